package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.i18n.LocaleContextHolder;

/** A meeting with all that belongs to it. */
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
    MeetingNames.Known names,
    LocalizedText title) {

  public MeetingId id() {
    return meeting.id();
  }

  public List<Paper> papersOf(Item item) {
    return papers.stream().filter(paper -> paper.item().equals(item.id())).toList();
  }

  public List<Outcome> outcomesOf(Item item) {
    return outcomes.stream().filter(outcome -> outcome.item().equals(item.id())).toList();
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
