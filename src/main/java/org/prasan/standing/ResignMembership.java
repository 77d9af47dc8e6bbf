package org.prasan.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.Rules;
import org.prasan.identity.ReturnMandates;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.standing.Holdings.Holding;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An organization leaves the coalition and gives back what it holds. It may apply again later. */
@Service
class ResignMembership {
  private final Facts facts;
  private final Rules rules;
  private final List<Holdings> holdings;
  private final ReturnMandates mandates;
  private final KeepRegistry registry;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  ResignMembership(
      Facts facts,
      Rules rules,
      List<Holdings> holdings,
      ReturnMandates mandates,
      KeepRegistry registry,
      Audit audit,
      ApplicationEventPublisher events) {
    this.facts = facts;
    this.rules = rules;
    this.holdings = holdings;
    this.mandates = mandates;
    this.registry = registry;
    this.audit = audit;
    this.events = events;
  }

  /** What became of it. */
  sealed interface Outcome {
    /**
     * It leaves.
     *
     * @param from the first day on which it is no member
     */
    record Resigned(LocalDate from) implements Outcome {}

    record NotNow() implements Outcome {}

    /** Nobody would look after the coalition any more. */
    record LastAdministrator() implements Outcome {}

    record NotFound() implements Outcome {}
  }

  LocalDate today() {
    return facts.today();
  }

  /** The first day without the membership if the organization said so today. */
  @Transactional(readOnly = true)
  LocalDate effective(CoalitionId coalition) {
    var today = facts.today();
    return today.plusDays(rules.amount(coalition, RuleKey.NOTICE_DAYS, today).orElse(0));
  }

  @Transactional(readOnly = true)
  List<Holding> held(CoalitionId coalition, OrganizationId organization, Locale locale) {
    return holdings.stream()
        .flatMap(module -> module.of(coalition, organization, locale).stream())
        .filter(holding -> holding.count() > 0)
        .toList();
  }

  /**
   * @param by {@link Move#RESIGN} by the organization itself, or {@link Move#RECORD_RESIGNATION}
   */
  @Transactional
  Outcome resign(Acting acting, OrganizationId organization, Move by, String reason) {
    by.require(acting, organization);
    var coalition = acting.coalitionId();
    facts.lock(coalition, organization);
    var course = facts.course(coalition, organization);
    var standing = course.on(facts.today()).orElse(null);
    if (standing == null) return new Outcome.NotFound();
    if (!by.fits(standing) || course.resignsLater(facts.today()).isPresent())
      return new Outcome.NotNow();
    if (mandates.leaveNoAdministrator(coalition, organization))
      return new Outcome.LastAdministrator();
    var from = effective(coalition);
    facts.add(acting, Told.of(organization, Kind.RESIGNED, from).decided("", reason));
    audit.record(
        acting,
        "membership.resigned",
        "organization",
        organization,
        null,
        Map.of("on", from, "reason", reason));
    registry.keep(coalition, organization);
    events.publishEvent(new OrganizationResigned(coalition, organization, from, acting));
    return new Outcome.Resigned(from);
  }
}
