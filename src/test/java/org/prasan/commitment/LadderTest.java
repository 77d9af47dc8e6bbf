package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who is reminded in a simulated year, by two copies of the application at the same moment. */
@PrasanTest
@ResourceLock("clock")
class LadderTest {
  @Autowired Scenes scenes;
  @Autowired Promises promises;
  @Autowired ClimbLadder ladder;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private Scene office;
  private Scene owner;

  @BeforeEach
  void twoOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
    for (var role : List.of(Role.STAFF, Role.FOCAL_POINT, Role.DIRECTOR)) owner.person(role);
    office.person(Role.SECRETARY);
  }

  @AfterEach
  void thePresentReturns() {
    clock.back();
  }

  @Test
  void aYearWithTwoCopiesClimbsEachRungExactlyOnce() throws Exception {
    var late = promises.byCoalition(office, owner.organization(), owner.person(Role.STAFF), 30);
    promises.take(owner, Role.FOCAL_POINT, late, Step.ACCEPT);
    var kept = promises.byCoalition(office, owner.organization(), null, 30);
    promises.take(owner, Role.FOCAL_POINT, kept, Step.ACCEPT);
    var over = promises.byCoalition(office, owner.organization(), null, 30);
    promises.bring(owner, office, over, State.CONFIRMED);
    var orphan = promises.byCoalition(office, owner.organization(), null, 60);
    int climbed = 0;
    for (int day = 0; day < 365; day++) {
      clock.forward(Duration.ofDays(1));
      climbed += day % 30 == 0 ? bothCopies() : copy();
      if (day == 28) promises.take(owner, Role.FOCAL_POINT, kept, Step.REPORT_DONE);
    }
    assertThat(rungs(late)).containsExactly("soon 1", "today 1", "late 1", "later 1", "stuck 1");
    assertThat(rungs(kept)).containsExactly("soon 1");
    assertThat(rungs(over)).isEmpty();
    // What nobody accepted is told to all who answer for the organization.
    assertThat(rungs(orphan)).containsExactly("soon 2", "today 2", "late 1", "later 1", "stuck 1");
    assertThat(climbed).isEqualTo(11);
    assertThat(notices(owner, Role.STAFF))
        .contains("วันนี้ครบกำหนด")
        .doesNotContain("หนึ่งสัปดาห์");
    assertThat(notices(owner, Role.DIRECTOR)).contains("เลยกำหนดมาหนึ่งสัปดาห์");
    assertThat(notices(office, Role.SECRETARY)).contains("เลยกำหนดมาสองสัปดาห์");
  }

  @Test
  void anotherDayBeginsTheLadderAnew() throws Exception {
    var id = promises.byCoalition(office, owner.organization(), null, 2);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    assertThat(copy()).isEqualTo(1);
    assertThat(copy()).isZero();
    promises.take(office, Role.SECRETARY, id, Step.MOVE_DATE);
    clock.forward(Duration.ofDays(29));
    assertThat(copy()).isEqualTo(1);
    assertThat(rungs(id)).containsExactly("soon 1", "soon 1");
  }

  /** A copy that slept for long does not send all it missed. */
  @Test
  void whatWasMissedForLongIsNotMadeUpFor() throws Exception {
    var id = promises.byCoalition(office, owner.organization(), null, 5);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    clock.forward(Duration.ofDays(13));
    copy();
    assertThat(rungs(id)).containsExactly("later 1");
  }

  private int bothCopies() throws Exception {
    var together = new CyclicBarrier(2);
    Callable<Integer> one =
        () -> {
          together.await();
          return copy();
        };
    try (var copies = Executors.newFixedThreadPool(2)) {
      int climbed = 0;
      for (var done : copies.invokeAll(List.of(one, one))) climbed += done.get();
      return climbed;
    }
  }

  private int copy() {
    return Tenancy.in(office.id(), () -> ladder.climb(office.coalition()));
  }

  private List<String> rungs(CommitmentId id) {
    return office.in(
        () ->
            jdbc.sql(
                    """
                    select rung || ' ' || people from commitment.call
                    where coalition_id = :coalition and commitment_id = :id
                    order by called_at
                    """)
                .param("coalition", office.id().value())
                .param("id", id.value())
                .query(String.class)
                .list());
  }

  private String notices(Scene who, Role role) throws Exception {
    return pages
        .get()
        .uri(who.url("/notices"))
        .with(who.as(role))
        .exchange()
        .getResponse()
        .getContentAsString();
  }
}
