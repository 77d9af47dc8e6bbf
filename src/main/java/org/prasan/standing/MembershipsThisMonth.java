package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.ThisMonth;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For the office: which organizations were admitted, and which have said that they leave. */
@Component
class MembershipsThisMonth implements ThisMonth {
  private static final LocalizedText UNKNOWN = LocalizedText.of("—");

  private final Facts facts;
  private final OrganizationNames organizations;
  private final Dates dates;

  MembershipsThisMonth(Facts facts, OrganizationNames organizations, Dates dates) {
    this.facts = facts;
    this.organizations = organizations;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Happening> between(Acting acting, LocalDate from, LocalDate to) {
    if (!acting.may(Action.RECORD_MEMBERSHIP)) return List.of();
    var told = new ArrayList<Fact>();
    for (var course : facts.courses(acting.coalitionId()).values())
      for (var fact : course.facts())
        if (isNews(fact) && !day(fact).isBefore(from) && !day(fact).isAfter(to)) told.add(fact);
    var names =
        organizations.named(
            acting.coalitionId(), told.stream().map(Fact::organization).distinct().toList());
    var locale = LocaleContextHolder.getLocale();
    return told.stream()
        .map(
            fact ->
                new Happening(
                    day(fact),
                    "standing.happened." + fact.kind(),
                    List.of(
                        names.getOrDefault(fact.organization(), UNKNOWN).in(locale),
                        ThaiDates.full(fact.on(), locale)),
                    fact.kind() == Fact.Kind.ADMITTED ? "rubber-stamp" : "door-exit",
                    MembershipPages.path(acting, fact.organization())))
        .toList();
  }

  private static boolean isNews(Fact fact) {
    return fact.kind() == Fact.Kind.ADMITTED || fact.kind() == Fact.Kind.RESIGNED;
  }

  /** A resignation is news on the day it is said, not on the day it takes effect. */
  private LocalDate day(Fact fact) {
    return fact.kind() == Fact.Kind.RESIGNED ? dates.day(fact.recordedAt()) : fact.on();
  }
}
