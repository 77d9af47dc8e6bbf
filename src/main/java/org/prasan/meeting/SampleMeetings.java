package org.prasan.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.calendar.Recurrence;
import org.prasan.identity.Token;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings written down in a file, for the sample coalitions; days count from that of loading. */
@Component
public class SampleMeetings {
  private final SeriesRows series;
  private final MeetingRows meetings;
  private final SampleItems items;
  private final SampleMinutes minutes;
  private final AttendanceRows attendance;
  private final ProposalRows proposals;
  private final TemplateRows templates;
  private final Entitled entitled;
  private final PersonNames people;
  private final MeetingWords words;
  private final MeetingClock clock;
  private final Audit audit;

  SampleMeetings(
      SeriesRows series,
      MeetingRows meetings,
      SampleItems items,
      SampleMinutes minutes,
      AttendanceRows attendance,
      ProposalRows proposals,
      TemplateRows templates,
      Entitled entitled,
      PersonNames people,
      MeetingWords words,
      MeetingClock clock,
      Audit audit) {
    this.series = series;
    this.meetings = meetings;
    this.items = items;
    this.minutes = minutes;
    this.attendance = attendance;
    this.proposals = proposals;
    this.templates = templates;
    this.entitled = entitled;
    this.people = people;
    this.words = words;
    this.clock = clock;
    this.audit = audit;
  }

  /** What others loaded before, by the keys in their files. */
  public interface Keys {
    UUID id(String kind, String key);

    PersonId person(String key);
  }

  /**
   * The file.
   *
   * @param came who came to meetings that are over, one after another
   */
  public record Facts(List<SeriesFacts> series, @Nullable List<String> came) {}

  /** A series with its meetings. */
  public record SeriesFacts(
      String key,
      String kind,
      LocalizedText name,
      @Nullable String organ,
      int months,
      String startsAt,
      int minutes,
      String place,
      String chair,
      String secretary,
      List<MeetingFacts> meetings,
      @Nullable List<ProposalFacts> proposals) {}

  /**
   * A meeting.
   *
   * @param in so many days from the day of loading; less than none is past
   * @param state DRAFT, OPEN or CLOSED
   * @param present how many of those that count were there
   * @param here who was, by account, whether counted or not: whoever chaired, reported, proposed or
   *     seconded is among them
   * @param minutes null while none are written
   */
  public record MeetingFacts(
      String key,
      int in,
      String state,
      @Nullable Integer present,
      @Nullable List<HereFacts> here,
      List<ItemFacts> items,
      @Nullable MinutesFacts minutes) {}

  /** Somebody known to the coalition who was at a meeting, and for which organization. */
  public record HereFacts(String organization, String person) {}

  /**
   * What is written of a meeting. Days count from the day of loading, as those of meetings.
   *
   * @param circulated the day on which members got them, and the last one for corrections
   * @param adopted by which later meeting, if by any
   */
  public record MinutesFacts(
      int circulated,
      int until,
      Map<String, String> texts,
      @Nullable List<CorrectionFacts> corrections,
      @Nullable String adopted) {}

  /** What a member wants to have changed in the minutes; nobody has answered yet. */
  public record CorrectionFacts(
      String item, String wanted, String reason, String person, String organization, int in) {}

  /** An item with what came of it. */
  public record ItemFacts(
      String key,
      int heading,
      String title,
      @Nullable String detail,
      @Nullable Integer minutes,
      @Nullable String presenter,
      @Nullable List<OutcomeFacts> outcomes) {}

  /**
   * What came of an item: an information, a decision or a promise.
   *
   * @param proposer of a decision, and its seconder
   * @param key of a decision, so that a later one can name it
   * @param link what it does with the decision {@code earlier}
   * @param owner who promises; due in so many days
   */
  public record OutcomeFacts(
      @Nullable String information,
      @Nullable String decision,
      @Nullable String proposer,
      @Nullable String seconder,
      @Nullable String key,
      @Nullable String link,
      @Nullable String earlier,
      @Nullable String promise,
      @Nullable String owner,
      @Nullable Integer due) {}

  /** What a member would like to have talked about. */
  public record ProposalFacts(
      String title,
      String why,
      int minutes,
      String person,
      String organization,
      String state,
      @Nullable String reason) {}

  @Transactional
  public void load(Acting acting, Facts facts, Keys keys) {
    var known = new HashMap<String, Decision>();
    for (var one : facts.series()) load(acting, one, orEmpty(facts.came()), keys, known);
  }

  private void load(
      Acting acting, SeriesFacts facts, List<String> came, Keys keys, Map<String, Decision> known) {
    var id = new SeriesId(keys.id("meeting-series", facts.key()));
    var first = clock.today().plusDays(facts.meetings().getFirst().in());
    var its =
        new Series(
            id,
            MeetingKind.valueOf(facts.kind()),
            facts.name(),
            facts.organ() == null ? null : keys.id("organ", facts.organ()),
            null,
            new Series.Rhythm(
                facts.months() == 0 ? null : Recurrence.Frequency.MONTHLY,
                Math.max(1, facts.months()),
                null,
                first),
            new Series.Usual(
                LocalTime.parse(facts.startsAt()),
                facts.minutes(),
                facts.place(),
                "",
                keys.person(facts.chair()),
                keys.person(facts.secretary())),
            Series.WINDOW_HOURS,
            false,
            clock.by(acting),
            1);
    if (!series.insert(acting.coalitionId(), its)) return;
    audit.record(
        acting, "meeting-series.added", "meeting-series", id, null, Map.of("title", its.name()));
    for (var one : facts.meetings()) load(acting, its, one, came, keys, known);
    for (var one : facts.meetings())
      if (one.minutes() != null) minutes.load(acting, one.key(), one.minutes(), keys);
    for (var one : orEmpty(facts.proposals())) propose(acting, its, one, keys);
  }

  private void load(
      Acting acting,
      Series its,
      MeetingFacts facts,
      List<String> came,
      Keys keys,
      Map<String, Decision> known) {
    var coalition = acting.coalitionId();
    var id = new MeetingId(keys.id("meeting", facts.key()));
    var day = clock.today().plusDays(facts.in());
    int year = day.getYear() + PlanMeeting.ERA;
    var state = MeetingState.valueOf(facts.state());
    var usual = its.usual();
    var quorum = counted(coalition, its, day, facts);
    var meeting =
        new Meeting(
            id,
            its.id(),
            state == MeetingState.DRAFT
                ? null
                : new Ordinal(meetings.nextNumber(coalition, its.id(), year), year),
            day,
            new Meeting.Plan(
                day,
                usual.startsAt(),
                usual.minutes(),
                usual.place(),
                "",
                usual.chair(),
                usual.secretary()),
            templates.of(coalition, its.kind()).headings(),
            state,
            course(state, day, usual, quorum),
            Meeting.Desk.EMPTY,
            Token.fresh().value(),
            clock.by(acting),
            1);
    meetings.insert(coalition, meeting);
    audit.record(
        acting,
        "meeting.planned",
        "meeting",
        id,
        null,
        Map.of("title", words.title(its, meeting), "on", day));
    if (quorum != null) attend(acting, meeting, here(acting, its, facts, quorum, came, keys));
    int position = 0;
    for (var one : facts.items()) items.load(acting, its, meeting, one, ++position, keys, known);
  }

  private Meeting.@Nullable Counted counted(
      CoalitionId coalition, Series its, LocalDate day, MeetingFacts facts) {
    if (facts.present() == null) return null;
    var quorum = entitled.quorum(coalition, its, day, List.of());
    int present = Math.min(facts.present(), quorum.entitled().size());
    return new Meeting.Counted(quorum.entitled().size(), present, quorum.needed());
  }

  private Meeting.Course course(
      MeetingState state, LocalDate day, Series.Usual usual, Meeting.@Nullable Counted counted) {
    if (state == MeetingState.DRAFT) return Meeting.Course.NOTHING;
    var opened = clock.at(day.minusDays(30), LocalTime.of(10, 0));
    if (state == MeetingState.OPEN)
      return new Meeting.Course(clock.now(), clock.now(), null, null, null, null, null);
    var started = clock.at(day, usual.startsAt());
    var closed = started.plusSeconds(60L * usual.minutes());
    return new Meeting.Course(
        opened,
        opened,
        started,
        closed,
        closed.plusSeconds(3600L * Series.WINDOW_HOURS),
        counted,
        null);
  }

  /** Who came, by account or by name, and for which organization. */
  private record Here(
      OrganizationId organization, @Nullable PersonId person, String name, Attendance.Kind kind) {}

  /** Those the file names, and as many others as it says. */
  private List<Here> here(
      Acting acting,
      Series its,
      MeetingFacts facts,
      Meeting.Counted counted,
      List<String> came,
      Keys keys) {
    var count = entitled.on(acting.coalitionId(), its, clock.today().plusDays(facts.in()));
    var all = new ArrayList<Here>();
    for (var one : orEmpty(facts.here())) all.add(known(acting, one, count, keys));
    var others = new ArrayList<>(count);
    others.removeAll(all.stream().map(Here::organization).toList());
    long known = all.stream().filter(one -> one.kind() == Attendance.Kind.MEMBER).count();
    for (int at = 0; known + at < counted.present(); at++)
      all.add(new Here(others.get(at), null, came.get(at), Attendance.Kind.MEMBER));
    return all;
  }

  private Here known(Acting acting, HereFacts facts, Set<OrganizationId> count, Keys keys) {
    var person = keys.person(facts.person());
    var name = people.named(acting.coalitionId(), List.of(person)).get(person);
    var organization = new OrganizationId(keys.id("organization", facts.organization()));
    return new Here(
        organization,
        person,
        Objects.requireNonNull(name).in(MinutesDesk.KEPT_IN),
        count.contains(organization) ? Attendance.Kind.MEMBER : Attendance.Kind.GUEST);
  }

  private void attend(Acting acting, Meeting meeting, List<Here> here) {
    var at = clock.at(meeting.plan().day(), meeting.plan().startsAt());
    for (var one : here) {
      at = at.plusSeconds(20);
      attendance.add(
          acting,
          meeting.id(),
          new Attendance(
              FreshId.next(),
              one.organization(),
              one.person(),
              one.name(),
              "",
              one.kind(),
              "",
              Attendance.Way.LIST,
              at));
    }
  }

  private void propose(Acting acting, Series its, ProposalFacts facts, Keys keys) {
    var id = keys.id("meeting-proposal", facts.title());
    var by =
        new Change(
            clock.now(),
            keys.person(facts.person()),
            new OrganizationId(keys.id("organization", facts.organization())));
    var proposal =
        new Proposal(
            id,
            its.id(),
            null,
            new Proposal.Facts(
                Heading.Kind.CONSIDERATION, facts.title(), facts.why(), facts.minutes(), null, ""),
            Proposal.State.WAITING,
            "",
            null,
            by,
            null);
    proposals.insert(acting.coalitionId(), proposal);
    audit.record(
        acting,
        "meeting-proposal.made",
        "meeting-proposal",
        id,
        null,
        Map.of("title", facts.title()));
    var state = Proposal.State.valueOf(facts.state());
    if (state != Proposal.State.WAITING)
      proposals.update(
          acting.coalitionId(),
          proposal.decided(
              state, Objects.requireNonNullElse(facts.reason(), ""), null, clock.by(acting)));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
