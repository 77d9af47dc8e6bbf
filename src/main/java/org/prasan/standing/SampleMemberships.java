package org.prasan.standing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.standing.Fact.How;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Memberships of sample coalitions. Those of the invented one count from today, so that it shows
 * every standing whenever it is looked at; of a real one only what is publicly known is told.
 */
@Component
public class SampleMemberships {
  private static final int LATE_EVERY = 5;

  private final Facts facts;
  private final KeepRegistry registry;
  private final NumbersKnown numbers;
  private final RemindOfRenewal remind;

  SampleMemberships(
      Facts facts, KeepRegistry registry, NumbersKnown numbers, RemindOfRenewal remind) {
    this.facts = facts;
    this.registry = registry;
    this.numbers = numbers;
    this.remind = remind;
  }

  /** It is known to have been a member then, and no more is. */
  @Transactional
  public void known(Acting acting, OrganizationId organization, ApproximateDate about) {
    var latest = about.latest();
    var on = Objects.requireNonNull(latest == null ? about.earliest() : latest);
    facts.add(acting, Told.of(organization, Kind.STARTED, on).known(about));
    registry.keep(acting.coalitionId(), organization);
  }

  /**
   * A member for so many years whose last term ends so many days from today; negative if it is over
   * and nobody has renewed.
   */
  @Transactional
  public void member(Acting acting, OrganizationId organization, int years, int ends) {
    var last = facts.today().plusDays(ends);
    var start = last.plusDays(1).minusYears(years);
    if (facts.course(acting.coalitionId(), organization).on(start).isPresent())
      facts.add(
          acting,
          Told.of(organization, Kind.RENEWED, start)
              .decided("หนังสือยืนยันการเป็นสมาชิก", "")
              .renewing(null, How.RECORDED));
    else {
      facts.add(
          acting,
          Told.of(organization, Kind.ADMITTED, start.minusDays(14))
              .decided("มติที่ประชุมใหญ่ของเครือข่ายฝึกหัด", ""));
      facts.add(acting, Told.of(organization, Kind.STARTED, start));
    }
    for (int year = 1; year < years; year++) renew(acting, organization, year + ends);
    registry.keep(acting.coalitionId(), organization);
  }

  /** Now and then one is late, within its days of grace. */
  private void renew(Acting acting, OrganizationId organization, int turn) {
    var term =
        facts.course(acting.coalitionId(), organization).term(LocalDate.MAX).orElseThrow().end();
    if (term == null) return;
    var on = Math.floorMod(turn, LATE_EVERY) == 0 ? term.plusDays(12) : term.minusDays(9);
    facts.add(acting, Told.of(organization, Kind.RENEWED, on).renewing(term, How.SIGNED_IN));
  }

  /** By an invented decision, so many days ago. */
  @Transactional
  public void suspended(Acting acting, OrganizationId organization, int daysAgo) {
    facts.add(
        acting,
        Told.of(organization, Kind.SUSPENDED, facts.today().minusDays(daysAgo))
            .decided("มติคณะกรรมการอำนวยการ ครั้งพิเศษ", "รอผลตรวจสอบเรื่องนโยบายคุ้มครองเด็ก"));
    registry.keep(acting.coalitionId(), organization);
  }

  @Transactional
  public void resigned(Acting acting, OrganizationId organization, int daysAgo) {
    facts.add(
        acting,
        Told.of(organization, Kind.RESIGNED, facts.today().minusDays(daysAgo))
            .decided("", "ย้ายงานไปต่างจังหวัด"));
    registry.keep(acting.coalitionId(), organization);
  }

  /** Who is to be reminded today is: the job of the hour looked before there were any members. */
  @Transactional
  public void remind(Coalition coalition) {
    remind.sendDue(coalition, facts.today());
  }

  /**
   * So many, known only as a number.
   *
   * @param kind SIGNED, ADMITTED, RENEWED or MEMBERS
   */
  @Transactional
  public void number(
      Acting acting, UUID id, String kind, String about, int number, LocalizedText source) {
    numbers.add(
        acting,
        new NumbersKnown.Known(
            id, NumbersKnown.Kind.valueOf(kind), ApproximateDate.of(about), number, source));
  }
}
