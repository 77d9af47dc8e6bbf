package org.prasan.commitment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Brings commitments to where a test wants them, by the steps that people take. */
@TestComponent
class Promises {
  static final String WHAT = "ส่งรายงานไตรมาสให้เลขานุการ";

  private final Commitments commitments;
  private final CommitmentRows rows;
  private final TakeStep take;
  private final CommitmentClock clock;
  private final OrganizationRegistry registry;

  Promises(
      Commitments commitments,
      CommitmentRows rows,
      TakeStep take,
      CommitmentClock clock,
      OrganizationRegistry registry) {
    this.commitments = commitments;
    this.rows = rows;
    this.take = take;
    this.clock = clock;
    this.registry = registry;
  }

  LocalDate today() {
    return clock.today();
  }

  void organization(Scene scene, String name) {
    scene.in(
        () ->
            registry.add(
                Acting.system(scene.coalition(), "test"),
                scene.organization(),
                NewOrganization.named(
                    LocalizedText.of(name, "Org " + name), OrganizationKind.FOUNDATION)));
  }

  /** The coalition asks, by its secretary. */
  CommitmentId byCoalition(
      Scene office, OrganizationId owner, @Nullable PersonId person, int days) {
    return office.in(
        () ->
            commitments.make(
                office.acting(Role.SECRETARY),
                new Promise(WHAT, owner, person, today().plusDays(days), null, null)));
  }

  /** An organization asks another one. */
  CommitmentId between(Scene asker, Role who, Scene owner, @Nullable PersonId person) {
    return asker.in(
        () ->
            commitments.make(
                asker.acting(who),
                new Promise(
                    WHAT,
                    owner.organization(),
                    person,
                    today().plusDays(20),
                    null,
                    asker.organization())));
  }

  Commitment now(Scene scene, CommitmentId id) {
    return scene.in(() -> rows.find(scene.id(), id).orElseThrow());
  }

  Outcome take(Scene scene, Role role, CommitmentId id, Step step) {
    return take(scene, scene.acting(role), id, wanted(scene, id, step));
  }

  Outcome take(Scene scene, Acting acting, CommitmentId id, Wanted wanted) {
    return scene.in(() -> take.take(acting, id, wanted));
  }

  /** With everything that any step asks for. */
  Wanted wanted(Scene scene, CommitmentId id, Step step) {
    var now = now(scene, id);
    return switch (step) {
      case HAND_OVER -> Wanted.handed(now.version(), scene.organization(), null, "ช่วยรับต่อ");
      case ASK_DATE, MOVE_DATE -> Wanted.dated(step, now.version(), now.due().plusDays(30));
      default -> Wanted.said(step, now.version(), "เพราะเหตุนี้");
    };
  }

  /** By steps from the start; owner and office act from their scenes. */
  void bring(Scene owner, Scene office, CommitmentId id, State state) {
    for (var step : way(state)) {
      var from = step == Step.CONFIRM || step == Step.TAKE_BACK ? office : owner;
      var role = from == office ? Role.SECRETARY : Role.FOCAL_POINT;
      var outcome = take(from, role, id, step);
      if (!(outcome instanceof Outcome.Taken)) throw new AssertionError(step + ": " + outcome);
    }
  }

  private static List<Step> way(State state) {
    return switch (state) {
      case PROPOSED -> List.of();
      case DATE_ASKED -> List.of(Step.ASK_DATE);
      case ACCEPTED -> List.of(Step.ACCEPT);
      case DELAY_ASKED -> List.of(Step.ACCEPT, Step.ASK_DATE);
      case DONE -> List.of(Step.ACCEPT, Step.REPORT_DONE);
      case CONFIRMED -> List.of(Step.ACCEPT, Step.REPORT_DONE, Step.CONFIRM);
      case DECLINED -> List.of(Step.DECLINE);
      case TAKEN_BACK -> List.of(Step.TAKE_BACK);
    };
  }
}
