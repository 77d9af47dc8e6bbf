package org.prasan.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleChange;
import org.prasan.coalition.RuleHistory;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.ApproximateDate;
import org.prasan.standing.Fact.How;
import org.prasan.standing.Fact.Kind;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;

/** Builds the history of one membership and the rules it ran under, each entry recorded in turn. */
final class Histories {
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  private final OrganizationId organization = OrganizationId.fresh();
  private final List<Fact> facts = new ArrayList<>();
  private final List<RuleChange> changes = new ArrayList<>();

  Course course() {
    return Course.of(facts, rules());
  }

  Optional<Standing> on(String day) {
    return course().on(LocalDate.parse(day));
  }

  @Nullable LocalDate end(String day) {
    return course().term(LocalDate.parse(day)).orElseThrow().end();
  }

  Histories started(LocalDate on) {
    return add(Kind.STARTED, on, ApproximateDate.of(on), null, null, null, null);
  }

  Histories startedAbout(String about) {
    var when = ApproximateDate.of(about);
    var on = when.latest() == null ? when.earliest() : when.latest();
    return add(Kind.STARTED, java.util.Objects.requireNonNull(on), when, null, null, null, null);
  }

  Histories renewed(String on, @Nullable String term) {
    var day = LocalDate.parse(on);
    return add(
        Kind.RENEWED,
        day,
        ApproximateDate.of(day),
        null,
        term == null ? null : LocalDate.parse(term),
        How.SIGNED_IN,
        null);
  }

  Histories suspended(String from, @Nullable String until) {
    var day = LocalDate.parse(from);
    return add(
        Kind.SUSPENDED,
        day,
        ApproximateDate.of(day),
        until == null ? null : LocalDate.parse(until),
        null,
        null,
        null);
  }

  Histories fact(Kind kind, String on) {
    var day = LocalDate.parse(on);
    return add(kind, day, ApproximateDate.of(day), null, null, null, null);
  }

  Histories annulLast() {
    var wrong = facts.getLast();
    return add(Kind.ANNULLED, wrong.on(), wrong.about(), null, null, null, wrong.id());
  }

  Histories add(
      Kind kind,
      LocalDate on,
      ApproximateDate about,
      @Nullable LocalDate until,
      @Nullable LocalDate term,
      @Nullable How how,
      @Nullable UUID corrects) {
    facts.add(
        new Fact(
            FreshId.next(),
            organization,
            kind,
            on,
            about,
            until,
            term,
            how,
            "",
            "",
            corrects,
            FIRST.plusSeconds(facts.size()),
            null));
    return this;
  }

  List<Fact> facts() {
    return facts;
  }

  Histories term(String from, int months) {
    return rule(RuleKey.TERM_OF_MEMBERSHIP, from, new RuleValue.Amount(months));
  }

  Histories month(String from, int month) {
    return rule(RuleKey.RENEWAL_MONTH, from, new RuleValue.InMonth(Month.of(month)));
  }

  Histories grace(String from, int days) {
    return rule(RuleKey.GRACE_DAYS, from, new RuleValue.Amount(days));
  }

  Histories opens(String from, int days) {
    return rule(RuleKey.RENEWAL_OPENS_DAYS, from, new RuleValue.Amount(days));
  }

  Histories rule(RuleKey key, String from, RuleValue value) {
    changes.add(
        new RuleChange(
            FreshId.next(),
            key,
            value,
            LocalDate.parse(from),
            "มติ",
            "",
            FIRST.plusSeconds(changes.size()),
            null));
    return this;
  }

  MembershipRules rules() {
    return new MembershipRules(
        history(RuleKey.TERM_OF_MEMBERSHIP),
        history(RuleKey.RENEWAL_MONTH),
        history(RuleKey.GRACE_DAYS),
        history(RuleKey.RENEWAL_OPENS_DAYS));
  }

  private RuleHistory history(RuleKey key) {
    return new RuleHistory(key, changes.stream().filter(change -> change.key() == key).toList());
  }
}
