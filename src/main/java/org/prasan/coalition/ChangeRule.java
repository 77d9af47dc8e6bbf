package org.prasan.coalition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition gives a rule another value from some day on; what was in force before stays. */
@Service
public class ChangeRule {
  private final JdbcClient jdbc;
  private final Rules rules;
  private final RuleText text;
  private final Audit audit;
  private final Dates dates;
  private final Clock clock;
  private final InTurn inTurn;

  ChangeRule(
      JdbcClient jdbc,
      Rules rules,
      RuleText text,
      Audit audit,
      Dates dates,
      Clock clock,
      InTurn inTurn) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.text = text;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
    this.inTurn = inTurn;
  }

  /** What somebody wants a rule to say, from when, and on whose decision. */
  public record Proposal(
      RuleKey key, RuleValue value, LocalDate from, String decidedBy, String reason) {}

  public sealed interface Outcome {
    /** It is recorded. */
    record Changed(RuleChange change) implements Outcome {}

    /** The rule says so already on that day; nothing was recorded a second time. */
    record SaysSoAlready() implements Outcome {}

    /** It would change what was in force before today. */
    record WouldRewriteThePast(LocalDate earliest) implements Outcome {}

    /** A rule of this kind cannot have this value. */
    record DoesNotFit() implements Outcome {}
  }

  @Transactional
  public Outcome change(Acting acting, Proposal proposal) {
    acting.require(Action.CHANGE_RULE);
    var key = proposal.key();
    if (!proposal.value().fits(key.type())) return new Outcome.DoesNotFit();
    inTurn.take(acting.coalitionId());
    var history = rules.history(acting.coalitionId(), key);
    var today = dates.day(clock.instant());
    var before = history.on(proposal.from());
    if (before.isPresent() && before.get().value().equals(proposal.value()))
      return new Outcome.SaysSoAlready();
    if (!history.keepsThePast(proposal.from(), today))
      return new Outcome.WouldRewriteThePast(today);
    return new Outcome.Changed(
        record(acting, proposal, before.map(RuleChange::value).orElse(null)));
  }

  /**
   * Enters what a coalition decided before it came here: several values, each from its own day.
   * Refused as soon as anything is recorded about the rule.
   */
  @Transactional
  public Outcome enterHistory(Acting acting, List<Proposal> inOrder) {
    acting.require(Action.CHANGE_RULE);
    var key = inOrder.getFirst().key();
    inTurn.take(acting.coalitionId());
    if (!rules.history(acting.coalitionId(), key).isEmpty())
      return new Outcome.WouldRewriteThePast(dates.day(clock.instant()));
    if (!inOrder.stream().allMatch(entry -> entry.key() == key && entry.value().fits(key.type())))
      return new Outcome.DoesNotFit();
    RuleChange last = null;
    for (var entry : inOrder) last = record(acting, entry, last == null ? null : last.value());
    return last == null ? new Outcome.SaysSoAlready() : new Outcome.Changed(last);
  }

  private RuleChange record(Acting acting, Proposal proposal, @Nullable RuleValue before) {
    var change =
        new RuleChange(
            FreshId.next(),
            proposal.key(),
            proposal.value(),
            proposal.from(),
            proposal.decidedBy().strip(),
            proposal.reason().strip(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            acting.person());
    insert(acting.coalitionId(), change);
    audit.record(
        acting,
        "rule.changed",
        "rule",
        change.key().slug(),
        before == null ? null : Map.of("value", text.of(before)),
        Map.of(
            "value", text.of(change.value()),
            "inForceFrom", change.inForceFrom().toString(),
            "decidedBy", change.decidedBy(),
            "reason", change.reason()));
    return change;
  }

  private void insert(CoalitionId coalition, RuleChange change) {
    PersonId person = change.recordedBy();
    jdbc.sql(
            """
            insert into coalition.rule_change (coalition_id, id, key, value, in_force_from,
              decided_by, reason, recorded_at, recorded_by)
            values (:coalition, :id, :key, :value, :from, :decidedBy, :reason, :at, :person)
            """)
        .param("coalition", coalition.value())
        .param("id", change.id())
        .param("key", change.key().name())
        .param("value", text.of(change.value()))
        .param("from", change.inForceFrom())
        .param("decidedBy", change.decidedBy())
        .param("reason", change.reason())
        .param("at", change.recordedAt().atOffset(ZoneOffset.UTC))
        .param("person", person == null ? null : person.value())
        .update();
  }
}
