package org.prasan.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Territory;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says in the reader's words how an application stands, what happened to it and what is next. */
@Component
class ApplicationWords {
  private final MessageSource messages;
  private final OrganizationNames organizations;
  private final PersonNames people;
  private final Territory territory;
  private final Memberships memberships;
  private final Dates dates;
  private final Today today;

  ApplicationWords(
      MessageSource messages,
      OrganizationNames organizations,
      PersonNames people,
      Territory territory,
      Memberships memberships,
      Dates dates,
      Today today) {
    this.messages = messages;
    this.organizations = organizations;
    this.people = people;
    this.territory = territory;
    this.memberships = memberships;
    this.dates = dates;
    this.today = today;
  }

  /** Who must do what, by when; nobody if {@code who} is null. */
  record Next(@Nullable String who, String what, @Nullable String by) {}

  /** A sentence of the story, and what somebody wrote. */
  record Line(String icon, String text, String words, String when, boolean internal) {}

  /** Who a person or an organization of the coalition is. */
  record Names(
      Map<PersonId, LocalizedText> people, Map<OrganizationId, LocalizedText> organizations) {
    public String person(PersonId id, Locale locale) {
      var name = people.get(id);
      return name == null ? "–" : name.in(locale);
    }

    public String organization(OrganizationId id, Locale locale) {
      var name = organizations.get(id);
      return name == null ? "–" : name.in(locale);
    }
  }

  /** An admission long past says nothing of whether the organization is a member still. */
  Next next(
      Acting acting, Application application, long reviewed, boolean toApplicant, Locale locale) {
    return left(acting, application)
        .map(day -> text("admission.next.left", locale, ThaiDates.full(day, locale)))
        .map(told -> new Next(null, told, null))
        .orElseGet(() -> next(application, reviewed, toApplicant, locale));
  }

  private Optional<LocalDate> left(Acting acting, Application application) {
    var organization = application.organization();
    return application.state() == State.ACTIVE && organization != null
        ? memberships.leftOn(acting.coalitionId(), organization, today.day())
        : Optional.empty();
  }

  private Next next(Application application, long reviewed, boolean toApplicant, Locale locale) {
    var who = toApplicant ? "admission.next.you" : "admission.next.applicant";
    var you = toApplicant ? ".you" : "";
    var ballot = application.ballot();
    return switch (application.state()) {
      case DRAFT -> next(who, "admission.next.DRAFT" + you, null, locale);
      case SUBMITTED ->
          next("admission.next.checkers", "admission.next.SUBMITTED", application.due(), locale);
      case INCOMPLETE -> next(who, "admission.next.INCOMPLETE" + you, application.due(), locale);
      case DOCUMENTS_COMPLETE ->
          next(
              "admission.next.reviewers",
              "admission.next.DOCUMENTS_COMPLETE",
              application.due(),
              locale,
              reviewed,
              application.reviewersNeeded());
      case SCREENED -> {
        if (ballot == null)
          yield next(
              "admission.next.secretary", "admission.next.SCREENED", application.due(), locale);
        if (ballot.openOn(today.day()))
          yield next(
              "admission.next.members",
              "admission.next.ballot",
              ballot.closesOn(),
              locale,
              ballot.answered(),
              ballot.asked());
        yield next(
            "admission.next.secretary",
            "admission.next.unendorsed",
            ballot.closesOn().plusDays(Admissions.DECIDE_DAYS),
            locale,
            ballot.endorsed(),
            ballot.needed());
      }
      case ENDORSED ->
          next(
              "admission.next.secretary",
              "admission.next.ENDORSED",
              ballot == null ? null : ballot.closesOn().plusDays(Admissions.DECIDE_DAYS),
              locale);
      case ADMITTED ->
          next(
              toApplicant ? "admission.next.you" : "admission.next.organization",
              "admission.next.ADMITTED" + you,
              application.due(),
              locale);
      case SIGNED, ACTIVE, REFUSED, WITHDRAWN ->
          new Next(null, text("admission.next." + application.state(), locale), null);
    };
  }

  private Next next(
      String who, String what, @Nullable LocalDate by, Locale locale, Object... arguments) {
    return new Next(
        text(who, locale),
        text(what, locale, arguments),
        by == null ? null : ThaiDates.full(by, locale));
  }

  /** The applicant reads "the coalition" where members read who it was. */
  List<Line> story(
      Acting acting, List<Story.Entry> entries, boolean toApplicant, Names names, Locale locale) {
    var lines = new ArrayList<Line>();
    for (var entry : entries.reversed())
      lines.add(
          new Line(
              entry.kind().icon(),
              told(entry, who(acting, entry, toApplicant, names, locale), locale),
              entry.words(),
              dates.moment(entry.at()),
              entry.kind().internal()));
    return lines;
  }

  /** A name is set off by a space in Thai; "you" is not. */
  private String told(Story.Entry entry, String who, Locale locale) {
    var day = entry.day() == null ? "" : ThaiDates.full(entry.day(), locale);
    var told = text("admission.story." + entry.kind(), locale, who, entry.detail(), day);
    var apart = who + " ";
    return !locale.getLanguage().equals("en")
            && who.equals(text("admission.next.you", locale))
            && told.startsWith(apart)
        ? who + told.substring(apart.length())
        : told;
  }

  private String who(
      Acting acting, Story.Entry entry, boolean toApplicant, Names names, Locale locale) {
    if (entry.byApplicant())
      return text(toApplicant ? "admission.next.you" : "admission.next.applicant", locale);
    if (toApplicant) return acting.coalition().shortName().in(locale);
    if (entry.person() == null) return text("admission.who.product", locale);
    var person = names.person(entry.person(), locale);
    return entry.organization() == null
        ? person
        : text(
            "admission.who.for", locale, person, names.organization(entry.organization(), locale));
  }

  /** What everybody and every organization is called that the page about an application names. */
  @Transactional(readOnly = true)
  Names names(Acting acting, ReadApplication.ForMember page) {
    var persons = new HashSet<PersonId>();
    var bodies = new HashSet<OrganizationId>();
    for (var entry : page.story()) {
      if (entry.person() != null) persons.add(entry.person());
      if (entry.organization() != null) bodies.add(entry.organization());
    }
    for (var answer : page.answers()) {
      bodies.add(answer.organization());
      if (answer.by() != null) persons.add(answer.by());
    }
    page.conflicts().forEach(review -> persons.add(review.person()));
    if (page.compared() != null)
      page.compared().columns().forEach(column -> persons.add(column.review().person()));
    return new Names(
        people.named(acting.coalitionId(), persons),
        organizations.named(acting.coalitionId(), bodies));
  }

  /** The districts an applicant named, in the order in which people know them. */
  String districts(Acting acting, Told told, Locale locale) {
    return String.join(
        " · ",
        territory.districts(acting.coalitionId()).stream()
            .filter(district -> told.districts().contains(district.code()))
            .map(district -> district.name().in(locale))
            .toList());
  }

  String groups(Told told, Locale locale) {
    return String.join(
        " · ", told.groups().stream().map(group -> text(group.key(), locale)).toList());
  }

  String text(String key, Locale locale, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, locale));
  }

  /** The sentence of a refusal; days in it are said as people say them. */
  String refusal(Outcome.Refused refused, Locale locale) {
    return text(
        refused.key(),
        locale,
        refused.arguments().stream()
            .map(one -> one instanceof LocalDate day ? ThaiDates.full(day, locale) : one)
            .toArray());
  }

  /** Why a step cannot be taken in the state an application has come to. */
  String notNow(State state, Locale locale) {
    return text("admission.refused.not-now", locale, text(state.key(), locale));
  }
}
