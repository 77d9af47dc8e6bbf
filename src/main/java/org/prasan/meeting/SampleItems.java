package org.prasan.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/** What the meetings of the sample coalitions talk about, and what comes of it. */
@Component
class SampleItems {
  private final ItemRows items;
  private final OutcomeRows outcomes;
  private final DecisionRows decisions;
  private final Commitments commitments;
  private final MeetingClock clock;
  private final Audit audit;

  SampleItems(
      ItemRows items,
      OutcomeRows outcomes,
      DecisionRows decisions,
      Commitments commitments,
      MeetingClock clock,
      Audit audit) {
    this.items = items;
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.commitments = commitments;
    this.clock = clock;
    this.audit = audit;
  }

  void load(
      Acting acting,
      Series its,
      Meeting meeting,
      SampleMeetings.ItemFacts facts,
      int position,
      SampleMeetings.Keys keys,
      Map<String, Decision> known) {
    var item =
        new Item(
            new ItemId(keys.id("meeting-item", facts.key())),
            meeting.id(),
            facts.heading(),
            position,
            new Item.Facts(
                facts.title(),
                Objects.requireNonNullElse(facts.detail(), ""),
                Objects.requireNonNullElse(facts.minutes(), 0),
                null,
                Objects.requireNonNullElse(facts.presenter(), "")),
            null,
            null,
            clock.by(acting),
            1);
    items.insert(acting.coalitionId(), item);
    int number = 0;
    for (var one :
        Objects.requireNonNullElse(facts.outcomes(), List.<SampleMeetings.OutcomeFacts>of())) {
      var id = keys.id("meeting-outcome", facts.key() + " " + ++number);
      if (one.information() != null) inform(acting, item, id, one.information());
      else if (one.decision() != null) decide(acting, its, meeting, item, id, one, keys, known);
      else if (one.promise() != null) promise(acting, item, id, one, keys);
    }
  }

  private void inform(Acting acting, Item item, UUID id, String text) {
    add(acting, item, id, Outcome.Kind.INFORMATION, text, null, null);
  }

  private void add(
      Acting acting,
      Item item,
      UUID id,
      Outcome.Kind kind,
      String text,
      @Nullable DecisionId decision,
      @Nullable UUID commitment) {
    outcomes.insert(
        acting.coalitionId(),
        new Outcome(
            id,
            item.meeting(),
            item.id(),
            0,
            kind,
            text,
            decision,
            commitment,
            clock.by(acting),
            1));
  }

  private void decide(
      Acting acting,
      Series its,
      Meeting meeting,
      Item item,
      UUID id,
      SampleMeetings.OutcomeFacts facts,
      SampleMeetings.Keys keys,
      Map<String, Decision> known) {
    var coalition = acting.coalitionId();
    int year = meeting.plan().day().getYear() + PlanMeeting.ERA;
    var counted = meeting.course().counted();
    var decision =
        new Decision(
            new DecisionId(id),
            new Ordinal(decisions.takeNumber(coalition, year), year),
            meeting.id(),
            item.id(),
            meeting.plan().day(),
            new Decision.Facts(
                Objects.requireNonNull(facts.decision()),
                organization(facts.proposer(), keys),
                organization(facts.seconder(), keys),
                Decision.Way.CONSENSUS,
                new ArrayList<>()),
            counted == null || counted.reached()
                ? Decision.Standing.VALID
                : Decision.Standing.AWAITING,
            "",
            its.organ(),
            null,
            clock.by(acting),
            1);
    decisions.insert(coalition, decision);
    add(acting, item, id, Outcome.Kind.DECISION, "", decision.id(), null);
    audit.record(
        acting,
        "decision.made",
        "decision",
        decision.id(),
        null,
        Map.of("title", decision.number().toString(), "text", decision.facts().text()));
    if (facts.key() != null) known.put(facts.key(), decision);
    var earlier = facts.earlier() == null ? null : known.get(facts.earlier());
    if (earlier != null && facts.link() != null)
      decisions.link(
          acting,
          decision.id(),
          earlier.id(),
          Decision.Link.valueOf(facts.link()),
          clock.by(acting));
  }

  private static @Nullable OrganizationId organization(
      @Nullable String key, SampleMeetings.Keys keys) {
    return key == null ? null : new OrganizationId(keys.id("organization", key));
  }

  private void promise(
      Acting acting,
      Item item,
      UUID id,
      SampleMeetings.OutcomeFacts facts,
      SampleMeetings.Keys keys) {
    add(acting, item, id, Outcome.Kind.COMMITMENT, "", null, id);
    commitments.make(
        acting,
        new CommitmentId(id),
        new Promise(
            Objects.requireNonNull(facts.promise()),
            new OrganizationId(keys.id("organization", Objects.requireNonNull(facts.owner()))),
            null,
            clock.today().plusDays(Objects.requireNonNullElse(facts.due(), 30)),
            new Source(MeetingSources.KIND, item.meeting().value(), item.id().value()),
            null));
  }
}
