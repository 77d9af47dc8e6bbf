package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reminders over a simulated year, sent by two copies of the application at the same moment. */
@PrasanTest
class RemindersTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RemindOfRenewal remind;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private LocalDate today;

  @BeforeEach
  void aCoalitionThatReminds() {
    scene = scenes.fresh();
    today = scene.in(facts::today);
    members.usualRules(scene);
    members.rule(scene, RuleKey.REMIND_BEFORE, new RuleValue.Days(List.of(60, 30, 7)));
    members.rule(scene, RuleKey.REMIND_AFTER, new RuleValue.Days(List.of(1, 30)));
  }

  @Test
  void aYearWithTwoCopiesSendsEachReminderExactlyOnce() throws Exception {
    members.organization(scene, scene.organization(), "มูลนิธิของเรา");
    members.ending(scene, scene.organization(), 100);
    var renewing = members.organization(scene, "มูลนิธิต่ออายุทันเวลา");
    members.ending(scene, renewing, 100);
    scene.person(Role.DIRECTOR);
    scene.person(Role.FOCAL_POINT);
    scene.person(Role.STAFF);
    var end = end(scene.organization());
    renewedOn(renewing, end.minusDays(40));

    int sent = 0;
    for (var day = today; day.isBefore(today.plusDays(365)); day = day.plusDays(1))
      sent += bothCopies(day);

    assertThat(occasions(scene.organization(), end)).containsExactly("-60", "-30", "-7", "1", "30");
    // It renewed 40 days before the end: of that term only the first reminder was due.
    assertThat(occasions(renewing, end(renewing))).containsExactly("-60");
    assertThat(sent).isEqualTo(reminders());
    assertThat(mails()).isEqualTo(5 * 2);
    assertThat(linksIssued()).isEqualTo(5 * 2);
  }

  /** What one of them did and the other did not. */
  private int bothCopies(LocalDate day)
      throws InterruptedException, ExecutionException, BrokenBarrierException {
    var together = new CyclicBarrier(2);
    try (var copies = Executors.newFixedThreadPool(2)) {
      var one = copies.submit(() -> copy(together, day));
      var other = copies.submit(() -> copy(together, day));
      return one.get() + other.get();
    }
  }

  private int copy(CyclicBarrier together, LocalDate day) throws Exception {
    together.await();
    return Tenancy.in(scene.id(), () -> remind.sendDue(scene.coalition(), day));
  }

  @Test
  void anOccasionMissedForWeeksIsNotMadeUpFor() {
    members.organization(scene, scene.organization(), "มูลนิธิของเรา");
    members.ending(scene, scene.organization(), 20);
    assertThat(send(today)).isZero();
    assertThat(send(today.plusDays(13))).isOne();
  }

  @Test
  void aDayOfStandstillDelaysAReminderAndLosesNone() {
    members.organization(scene, scene.organization(), "มูลนิธิของเรา");
    members.ending(scene, scene.organization(), 30);
    assertThat(send(today.plusDays(2))).isOne();
    assertThat(send(today.plusDays(3))).isZero();
  }

  @Test
  void whereNoRuleAsksForRemindersNoneGoOut() {
    var quiet = scenes.fresh();
    members.usualRules(quiet);
    members.organization(quiet, quiet.organization(), "มูลนิธิของเรา");
    members.ending(quiet, quiet.organization(), 30);
    assertThat(Tenancy.in(quiet.id(), () -> remind.sendDue(quiet.coalition(), today))).isZero();
  }

  @Test
  void aReminderByHandGoesOutOnceADay() {
    members.ours(scene, Standing.RENEWAL_DUE);
    scene.person(Role.DIRECTOR);
    var secretary = scene.acting(Role.SECRETARY);
    var ours = List.of(scene.organization());
    assertThat(Tenancy.in(scene.id(), () -> remind.remind(secretary, ours))).isOne();
    assertThat(Tenancy.in(scene.id(), () -> remind.remind(secretary, ours))).isZero();
    assertThat(mails()).isOne();
  }

  private int send(LocalDate day) {
    return Tenancy.in(scene.id(), () -> remind.sendDue(scene.coalition(), day));
  }

  private void renewedOn(OrganizationId organization, LocalDate day) {
    scene.in(
        () ->
            facts.add(
                Members.office(scene),
                Told.of(organization, Fact.Kind.RENEWED, day)
                    .renewing(end(organization), Fact.How.RECORDED)));
  }

  private LocalDate end(OrganizationId organization) {
    return scene.in(
        () ->
            java.util.Objects.requireNonNull(
                facts.course(scene.id(), organization).term(today).orElseThrow().end()));
  }

  private List<String> occasions(OrganizationId organization, LocalDate term) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select occasion from standing.reminder
                    where coalition_id = :coalition and organization_id = :organization
                      and term = :term
                    order by occasion::int
                    """)
                .param("coalition", scene.id().value())
                .param("organization", organization.value())
                .param("term", term)
                .query(String.class)
                .list());
  }

  private int reminders() {
    return count("select count(*) from standing.reminder where coalition_id = :coalition");
  }

  private int linksIssued() {
    return count("select count(*) from standing.renewal_link where coalition_id = :coalition");
  }

  private int count(String sql) {
    return scene.in(
        () -> jdbc.sql(sql).param("coalition", scene.id().value()).query(Integer.class).single());
  }

  /** Messages carry nothing but a link, which names the coalition of this test. */
  private int mails() {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from notification.outbox
                    where kind = 'renewal' and link like '%/' || :slug || '/renewal/%'
                    """)
                .param("slug", scene.coalition().slug())
                .query(Integer.class)
                .single());
  }
}
