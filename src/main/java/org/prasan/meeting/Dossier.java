package org.prasan.meeting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A meeting with all that belongs to it.
 *
 * @param withholds whether its agenda is left out, since it is only being prepared
 */
record Dossier(
    Meeting meeting,
    Series series,
    MeetingState state,
    Agenda agenda,
    List<Paper> papers,
    List<Outcome> outcomes,
    Map<DecisionId, Decision> decisions,
    List<Answer> answers,
    List<Attendance> attendance,
    Quorum quorum,
    MinutesState minutes,
    Set<Chairs.Seat> chairs,
    MeetingNames.Known names,
    LocalizedText title,
    boolean withholds) {

  /** For those who do not see what is only prepared. */
  Dossier withheld() {
    return new Dossier(
        meeting,
        series,
        state,
        Agenda.of(meeting, List.of()),
        List.of(),
        outcomes,
        decisions,
        answers,
        attendance,
        quorum,
        minutes,
        chairs,
        names,
        title,
        true);
  }

  /** This person may hold it, as far as its state allows. */
  public boolean heldBy(Acting acting) {
    return Chairs.holds(acting, meeting, chairs);
  }

  /** What somebody does at a meeting besides coming for an organization. */
  enum Function {
    CHAIR(-1),
    SECRETARY(1);

    private final int place;

    Function(int place) {
      this.place = place;
    }

    /** Before or after the others who came. */
    int place() {
      return place;
    }

    public String key() {
      return "minutes.paper." + name().toLowerCase(Locale.ROOT);
    }
  }

  public MeetingId id() {
    return meeting.id();
  }

  /** Whom the meeting names for it. */
  @Nullable PersonId named(Function function) {
    return switch (function) {
      case CHAIR -> meeting.plan().chair();
      case SECRETARY -> meeting.plan().secretary();
    };
  }

  /** What somebody on the list did there; who is both leads the list as its chair. */
  Optional<Function> function(Attendance one) {
    return Arrays.stream(Function.values())
        .filter(function -> is(one, named(function)))
        .findFirst();
  }

  /** By account, or by the name that was typed. */
  private boolean is(Attendance one, @Nullable PersonId person) {
    if (person == null) return false;
    if (one.person() != null) return person.equals(one.person());
    var name = names.people().get(person);
    return name != null && (one.name().equals(name.th()) || one.name().equals(name.en()));
  }

  /** What nobody is named for, so that nobody stands under the paper to sign it. */
  public List<Function> unnamed() {
    return Arrays.stream(Function.values()).filter(function -> named(function) == null).toList();
  }

  /** Chair or secretary who is not on the list, and so does not stand on the paper either. */
  public List<Function> missing() {
    return Arrays.stream(Function.values())
        .filter(function -> named(function) != null)
        .filter(function -> attendance.stream().noneMatch(one -> is(one, named(function))))
        .toList();
  }

  /** The name of whom the meeting names for it. */
  public String holder(Function function) {
    return names.person(named(function));
  }

  /** Who reads its agenda: what is only prepared, those who prepare it. */
  public String agendaSeenBy() {
    return state == MeetingState.DRAFT && !withholds ? "meeting.seen.draft" : "web.seen.coalition";
  }

  public List<Paper> papersOf(Item item) {
    return papers.stream().filter(paper -> paper.item().equals(item.id())).toList();
  }

  public List<Outcome> outcomesOf(Item item) {
    return outcomes.stream().filter(outcome -> outcome.item().equals(item.id())).toList();
  }

  /** Nothing came of them, and they do not go on at another meeting yet. */
  public List<Agenda.Line> untreated() {
    return agenda.lines().stream()
        .filter(line -> line.item().movedTo() == null && outcomesOf(line.item()).isEmpty())
        .toList();
  }

  public @Nullable Decision decision(Outcome outcome) {
    return outcome.decision() == null ? null : decisions.get(outcome.decision());
  }

  public Optional<Answer> answer(@Nullable OrganizationId organization) {
    return answers.stream().filter(one -> one.organization().equals(organization)).findFirst();
  }

  public long answered(Answer.Kind kind) {
    return answers.stream()
        .filter(one -> one.kind() == kind && quorum.entitled().contains(one.organization()))
        .count();
  }

  /** Those who count and have not said whether they come. */
  public long unanswered() {
    var said = answers.stream().map(Answer::organization).collect(Collectors.toSet());
    return quorum.entitled().stream().filter(one -> !said.contains(one)).count();
  }

  public List<Attendance> attending(OrganizationId organization) {
    return attendance.stream().filter(one -> organization.equals(one.organization())).toList();
  }

  /** That person is on the list. */
  public boolean there(@Nullable PersonId person) {
    return person != null && attendance.stream().anyMatch(one -> person.equals(one.person()));
  }

  public List<Attendance> guests() {
    return attendance.stream().filter(one -> one.kind() == Attendance.Kind.GUEST).toList();
  }

  /** Whoever is known by person is called so in every language; others as they were typed. */
  String named(Attendance one, Locale locale) {
    var person = one.person();
    var known = person == null ? null : names.people().get(person);
    return known == null ? one.name() : known.in(locale);
  }

  public String named(Attendance one) {
    return named(one, LocaleContextHolder.getLocale());
  }

  String presenter(Item item, Locale locale) {
    return names.typed(item.facts().presenter(), locale);
  }

  public String presenter(Item item) {
    return presenter(item, LocaleContextHolder.getLocale());
  }

  /** Whether there is a quorum: as it was counted when it closed, or as it is now. */
  public boolean quorate() {
    var counted = meeting.course().counted();
    return counted == null ? quorum.reached() : counted.reached();
  }

  /** Members have the minutes before them: what these tell stays as it is. */
  public boolean settled() {
    return minutes != MinutesState.DRAFT;
  }

  boolean invites(@Nullable OrganizationId organization) {
    return organization != null && quorum.entitled().contains(organization);
  }

  static Set<OrganizationId> arrived(List<Attendance> attendance) {
    return attendance.stream()
        .filter(one -> one.organization() != null && one.kind() != Attendance.Kind.GUEST)
        .map(one -> Objects.requireNonNull(one.organization()))
        .collect(Collectors.toSet());
  }
}
