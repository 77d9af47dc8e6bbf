package org.prasan.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonNames;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;

/**
 * Minutes of the sample coalitions, written, circulated, corrected and adopted by the same deeds as
 * in life, at the time they were done.
 */
@Component
class SampleMinutes {
  private static final LocalTime MORNING = LocalTime.of(10, 0);

  private final WriteMinutes write;
  private final CirculateMinutes circulate;
  private final CorrectMinutes correct;
  private final AdoptMinutes adopt;
  private final MeetingRows meetings;
  private final OrganizationNames organizations;
  private final PersonNames people;
  private final MeetingClock clock;

  SampleMinutes(
      WriteMinutes write,
      CirculateMinutes circulate,
      CorrectMinutes correct,
      AdoptMinutes adopt,
      MeetingRows meetings,
      OrganizationNames organizations,
      PersonNames people,
      MeetingClock clock) {
    this.write = write;
    this.circulate = circulate;
    this.correct = correct;
    this.adopt = adopt;
    this.meetings = meetings;
    this.organizations = organizations;
    this.people = people;
    this.clock = clock;
  }

  void load(
      Acting acting, String key, SampleMeetings.MinutesFacts facts, SampleMeetings.Keys keys) {
    var id = new MeetingId(keys.id("meeting", key));
    var sent = morning(facts.circulated());
    facts
        .texts()
        .forEach(
            (item, text) -> at(sent, () -> write.write(acting, id, item(item, keys), 0, text)));
    var until = clock.today().plusDays(facts.until());
    at(sent, () -> circulate.circulate(acting, id, until));
    for (var one :
        Objects.requireNonNullElse(
            facts.corrections(), List.<SampleMeetings.CorrectionFacts>of())) {
      var proposed =
          new CorrectMinutes.Proposed(
              keys.id("meeting-correction", key + " " + one.item()),
              item(one.item(), keys),
              one.wanted(),
              one.reason());
      at(morning(one.in()), () -> correct.propose(member(acting, one, keys), id, proposed));
    }
    if (facts.adopted() == null) return;
    var later = new MeetingId(keys.id("meeting", facts.adopted()));
    var sitting = meetings.find(acting.coalitionId(), later).orElseThrow().course().started();
    at(
        Objects.requireNonNull(sitting).plusSeconds(900),
        () -> adopt.adopt(acting, id, later, false));
  }

  private static ItemId item(String key, SampleMeetings.Keys keys) {
    return new ItemId(keys.id("meeting-item", key));
  }

  private Instant morning(int in) {
    return clock.at(clock.today().plusDays(in), MORNING);
  }

  private Acting member(
      Acting acting, SampleMeetings.CorrectionFacts facts, SampleMeetings.Keys keys) {
    var person = keys.person(facts.person());
    var organization = new OrganizationId(keys.id("organization", facts.organization()));
    var coalition = acting.coalitionId();
    return new Acting(
        acting.coalition(),
        person,
        organization,
        null,
        Objects.requireNonNull(people.named(coalition, List.of(person)).get(person)),
        Objects.requireNonNull(
            organizations.named(coalition, List.of(organization)).get(organization)),
        EnumSet.of(Role.FOCAL_POINT),
        acting.origin());
  }

  private static void at(Instant moment, Supplier<MinutesOutcome> deed) {
    var outcome = MeetingClock.then(moment, deed);
    if (!(outcome instanceof MinutesOutcome.Done))
      throw new IllegalStateException("The sample does what cannot be done: " + outcome);
  }
}
