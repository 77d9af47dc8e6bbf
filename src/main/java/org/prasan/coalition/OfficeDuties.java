package org.prasan.coalition;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.Waiting.Card;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offices that nobody exercises since the mandate of their holder ran out. */
@Component
class OfficeDuties {
  private static final LocalizedText UNKNOWN = LocalizedText.of("–");

  private final Offices offices;
  private final LapsedHolders lapsed;
  private final ObjectProvider<OrganizationNames> organizations;
  private final Dates dates;
  private final Clock clock;

  OfficeDuties(
      Offices offices,
      LapsedHolders lapsed,
      ObjectProvider<OrganizationNames> organizations,
      Dates dates,
      Clock clock) {
    this.offices = offices;
    this.lapsed = lapsed;
    this.organizations = organizations;
    this.dates = dates;
    this.clock = clock;
  }

  /** For whoever may assign offices. */
  @Transactional(readOnly = true)
  public List<Card> of(Acting acting) {
    var today = dates.day(clock.instant());
    var running =
        offices.terms(acting.coalitionId()).stream().filter(term -> term.runsOn(today)).toList();
    return cards(acting, lapsed.among(acting.coalitionId(), running, today));
  }

  private List<Card> cards(Acting acting, Set<Term> terms) {
    if (terms.isEmpty()) return List.of();
    var locale = LocaleContextHolder.getLocale();
    var ids = terms.stream().map(Term::organization).collect(Collectors.toSet());
    var names = organizations.getObject().named(acting.coalitionId(), ids);
    return terms.stream()
        .map(
            term ->
                new Card(
                    "coalition.duty.holder",
                    List.of(
                        offices.office(acting.coalitionId(), term.office()).name().in(locale),
                        names.getOrDefault(term.organization(), UNKNOWN).in(locale)),
                    "hierarchy",
                    "/" + acting.coalition().slug() + "/structure/terms/" + term.id() + "/end",
                    null,
                    35))
        .toList();
  }
}
