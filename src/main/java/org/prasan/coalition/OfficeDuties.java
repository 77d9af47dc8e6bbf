package org.prasan.coalition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.Waiting.Card;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offices that nobody exercises since the mandate of their holder ran out, or since whoever held
 * them left and nobody was named instead, and those whose term is over by the rule.
 */
@Component
class OfficeDuties {
  /** Days before the end of a term in which somebody has to think of the next. */
  private static final int AHEAD = 30;

  private static final LocalizedText UNKNOWN = LocalizedText.of("–");

  private final Offices offices;
  private final LapsedHolders lapsed;
  private final Rules rules;
  private final ObjectProvider<OrganizationNames> organizations;
  private final Dates dates;
  private final Clock clock;

  OfficeDuties(
      Offices offices,
      LapsedHolders lapsed,
      Rules rules,
      ObjectProvider<OrganizationNames> organizations,
      Dates dates,
      Clock clock) {
    this.offices = offices;
    this.lapsed = lapsed;
    this.rules = rules;
    this.organizations = organizations;
    this.dates = dates;
    this.clock = clock;
  }

  /** For whoever may assign offices. */
  @Transactional(readOnly = true)
  public List<Card> of(Acting acting) {
    var today = dates.day(clock.instant());
    var all = offices.terms(acting.coalitionId());
    var running = all.stream().filter(term -> term.runsOn(today)).toList();
    var cards = new ArrayList<Card>();
    cards.addAll(
        cards(acting, "coalition.duty.holder", lapsed.among(acting.coalitionId(), running, today)));
    cards.addAll(cards(acting, "coalition.duty.nobody", handedToNobody(all, running)));
    cards.addAll(over(acting, running, today));
    return cards;
  }

  /**
   * One for all whose time is over by the rule, and that still run: a new choice ends them
   * together.
   */
  private List<Card> over(Acting acting, List<Term> running, LocalDate today) {
    var last =
        running.stream()
            .filter(term -> term.to() == null)
            .flatMap(term -> lastDay(acting.coalitionId(), term).stream())
            .filter(day -> day.isBefore(today.plusDays(AHEAD)))
            .sorted()
            .toList();
    if (last.isEmpty()) return List.of();
    return List.of(
        new Card(
                "coalition.duty.over",
                List.of(last.size()),
                "hierarchy",
                "/" + acting.coalition().slug() + "/structure",
                last.getFirst(),
                35)
            .gathering(last.size()));
  }

  private Optional<LocalDate> lastDay(CoalitionId coalition, Term term) {
    var months = rules.amount(coalition, RuleKey.TERM_OF_OFFICE, term.from());
    return months.isEmpty() ? Optional.empty() : Optional.of(term.lastDay(months.getAsInt()));
  }

  /** Whoever means an office to go on without anybody assigns it so once more. */
  private static List<Term> handedToNobody(List<Term> all, List<Term> running) {
    return running.stream()
        .filter(term -> term.person() == null)
        .filter(term -> before(all, term).filter(earlier -> earlier.person() != null).isPresent())
        .toList();
  }

  /** The last earlier term of the same organization in that office. */
  private static Optional<Term> before(List<Term> all, Term term) {
    return all.stream()
        .filter(earlier -> earlier.office().equals(term.office()))
        .filter(earlier -> earlier.organization().equals(term.organization()))
        .filter(earlier -> earlier.from().isBefore(term.from()) && !earlier.neverRan())
        .reduce((earlier, later) -> later);
  }

  private List<Card> cards(Acting acting, String key, Collection<Term> terms) {
    if (terms.isEmpty()) return List.of();
    var locale = LocaleContextHolder.getLocale();
    var ids = terms.stream().map(Term::organization).collect(Collectors.toSet());
    var names = organizations.getObject().named(acting.coalitionId(), ids);
    return terms.stream()
        .map(
            term ->
                new Card(
                    key,
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
