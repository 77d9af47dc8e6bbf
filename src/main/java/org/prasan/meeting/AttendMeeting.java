package org.prasan.meeting;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.Token;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organizations say whether they come, and whoever is there is put on the list. */
@Service
class AttendMeeting {
  private final MeetingDossiers dossiers;
  private final MeetingRows meetings;
  private final AttendanceRows rows;
  private final MinutesDesk desk;
  private final MandateHolders holders;
  private final TellOfMeetings tell;
  private final MeetingClock clock;
  private final Audit audit;

  AttendMeeting(
      MeetingDossiers dossiers,
      MeetingRows meetings,
      AttendanceRows rows,
      MinutesDesk desk,
      MandateHolders holders,
      TellOfMeetings tell,
      MeetingClock clock,
      Audit audit) {
    this.dossiers = dossiers;
    this.meetings = meetings;
    this.rows = rows;
    this.desk = desk;
    this.holders = holders;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done() implements Outcome {}

  record NotNow(MeetingState state) implements Outcome {}

  /** Members have the minutes before them, so who was there stays as it is. */
  record Settled(MinutesState minutes) implements Outcome {}

  /** That person does not act for the organization now. */
  record ActsElsewhere() implements Outcome {}

  /** Who says so is at the door before the day of the meeting. */
  record TooEarly() implements Outcome {}

  /** The code of the door has been renewed since. */
  record OldDoor() implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * Somebody who came, as it was typed.
   *
   * @param person known to the coalition; null for a name that was typed
   * @param insteadOf for whom a substitute came
   */
  record Arrival(
      UUID id,
      @Nullable OrganizationId organization,
      @Nullable PersonId person,
      String name,
      String position,
      String insteadOf) {}

  /** One's own organization says whether it comes; a later answer takes the place of the first. */
  @Transactional
  Outcome answer(Acting acting, MeetingId id, Answer.Kind kind, String substitute, String note) {
    acting.require(Act.ANSWER.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    var own = acting.organization();
    if (dossier == null || own == null || !dossier.invites(own)) return new NotFound();
    if (!Act.ANSWER.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var before = dossier.answer(own).orElse(null);
    var answer = new Answer(own, kind, substitute, note, clock.now());
    if (before != null
        && before.kind() == kind
        && before.substitute().equals(substitute)
        && before.note().equals(note)) return new Done();
    rows.answer(acting, id, answer);
    var told = new LinkedHashMap<String, Object>();
    told.put("title", dossier.title());
    told.put("organization", own.value());
    told.put("answer", kind);
    told.put("substitute", substitute);
    told.put("note", note);
    audit.record(acting, "meeting.answered", "meeting", id, null, told);
    tell.answered(acting.coalition(), id, own);
    return new Done();
  }

  /**
   * Whoever is signed in says that he or she is there.
   *
   * @param door what stood in the scanned address; null where somebody pressed the button
   */
  @Transactional
  Outcome checkIn(Acting acting, MeetingId id, @Nullable String door, String insteadOf) {
    acting.require(Act.CHECK_IN.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    var person = acting.person();
    if (dossier == null || person == null) return new NotFound();
    if (!Act.CHECK_IN.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (door != null && !door.equals(dossier.meeting().door())) return new OldDoor();
    if (clock.today().isBefore(dossier.meeting().plan().day())) return new TooEarly();
    var own = acting.organization();
    boolean counts = dossier.invites(own);
    add(
        acting,
        dossier,
        new Attendance(
            FreshId.next(),
            own,
            person,
            acting.personName().in(MinutesDesk.KEPT_IN),
            "",
            !counts
                ? Attendance.Kind.GUEST
                : insteadOf.isEmpty() ? Attendance.Kind.MEMBER : Attendance.Kind.SUBSTITUTE,
            insteadOf,
            door == null ? Attendance.Way.SELF : Attendance.Way.DOOR,
            clock.now()));
    return new Done();
  }

  /**
   * The square at the door gets another code; whoever kept a picture of the old one stays out.
   *
   * @param seen the code that is to go; null for whichever it is
   */
  @Transactional
  Outcome renewDoor(Acting acting, MeetingId id, @Nullable String seen) {
    acting.require(Act.TAKE_ATTENDANCE.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    Act.TAKE_ATTENDANCE.require(acting, dossier);
    if (!Act.CHECK_IN.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (seen != null && !seen.equals(dossier.meeting().door())) return new Done();
    meetings.update(
        acting.coalitionId(),
        dossier.meeting().behind(Token.fresh().value()).stamped(clock.by(acting)));
    audit.record(
        acting, "meeting.door-renewed", "meeting", id, null, Map.of("title", dossier.title()));
    return new Done();
  }

  /** Whoever keeps the list puts somebody on it; sent twice under the same id it is once. */
  @Transactional
  Outcome arrive(Acting acting, MeetingId id, Arrival arrival) {
    acting.require(Act.TAKE_ATTENDANCE.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    Act.TAKE_ATTENDANCE.require(acting, dossier);
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var organization = arrival.organization();
    if (organization != null && !dossier.invites(organization)) return new NotFound();
    var person = arrival.person();
    var name = person == null ? arrival.name() : name(acting, organization, person);
    if (name == null) return new ActsElsewhere();
    var there =
        dossier.attendance().stream().filter(one -> one.id().equals(arrival.id())).findFirst();
    if (there.isPresent()) {
      if (!Objects.equals(there.get().organization(), organization)
          || !there.get().name().equals(name)) throw new IdTaken();
      return new Done();
    }
    add(
        acting,
        dossier,
        new Attendance(
            arrival.id(),
            organization,
            person,
            name,
            arrival.position(),
            organization == null
                ? Attendance.Kind.GUEST
                : arrival.insteadOf().isEmpty()
                    ? Attendance.Kind.MEMBER
                    : Attendance.Kind.SUBSTITUTE,
            arrival.insteadOf(),
            Attendance.Way.LIST,
            clock.now()));
    return new Done();
  }

  /** Put on the list by mistake. */
  @Transactional
  Outcome remove(Acting acting, MeetingId id, UUID attendance) {
    acting.require(Act.TAKE_ATTENDANCE.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    Act.TAKE_ATTENDANCE.require(acting, dossier);
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var there =
        dossier.attendance().stream().filter(one -> one.id().equals(attendance)).findFirst();
    if (there.isEmpty() || !rows.remove(acting.coalitionId(), id, attendance)) return new Done();
    audit.record(acting, "meeting.left-out", "meeting", id, told(dossier, there.get()), null);
    return new Done();
  }

  private @Nullable Outcome refusal(Acting acting, Dossier dossier) {
    if (dossier.settled()) {
      desk.tried(acting, dossier);
      return new Settled(dossier.minutes());
    }
    return Act.TAKE_ATTENDANCE.possibleIn(dossier.state()) ? null : new NotNow(dossier.state());
  }

  private void add(Acting acting, Dossier dossier, Attendance attendance) {
    if (rows.add(acting, dossier.id(), attendance))
      audit.record(
          acting, "meeting.attended", "meeting", dossier.id(), null, told(dossier, attendance));
    else if (!there(dossier, attendance.person())) throw new IdTaken();
  }

  /** Somebody is on the list once, however often that is said. */
  private static boolean there(Dossier dossier, @Nullable PersonId person) {
    return person != null
        && dossier.attendance().stream().anyMatch(one -> person.equals(one.person()));
  }

  /** Nothing unless that person acts for the organization now. */
  private @Nullable String name(
      Acting acting, @Nullable OrganizationId organization, PersonId person) {
    if (organization == null) return null;
    var roles = EnumSet.allOf(Role.class);
    return holders.of(acting.coalitionId(), organization, roles, clock.today()).stream()
        .filter(one -> one.person().equals(person))
        .findFirst()
        .map(one -> one.name().in(MinutesDesk.KEPT_IN))
        .orElse(null);
  }

  private static Map<String, @Nullable Object> told(Dossier dossier, Attendance attendance) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("title", dossier.title());
    told.put(
        "organization",
        attendance.organization() == null ? null : attendance.organization().value());
    told.put("name", attendance.name());
    told.put("attendance", attendance.kind());
    told.put("insteadOf", attendance.insteadOf());
    told.put("way", attendance.way());
    return told;
  }
}
