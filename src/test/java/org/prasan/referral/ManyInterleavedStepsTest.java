package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two people look at the same referral and each takes a step, in four hundred orders from a fixed
 * seed, a part of them truly at once: a step from an old page is never taken, and each step that
 * was taken stands in the course once.
 */
@PrasanTest
@Tag("data")
class ManyInterleavedStepsTest {
  private static final int TIMES = 400;
  private static final int OF_ONE_REFERRAL = 20;
  private static final List<Step> STEPS =
      List.of(Step.WAITLIST, Step.REPORT_NO_CONTACT, Step.START_SERVICE, Step.REPORT_OUTCOME);

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired TakeStep take;
  @Autowired Course course;

  private Scene receiver;
  private ReferralId id;

  @BeforeEach
  void anAcceptedReferral() {
    var sides = referrals.sides(scenes.fresh());
    receiver = sides.receiver();
    id = referrals.accepted(sides);
  }

  private record Taken(Step step, Outcome outcome, boolean fresh) {
    boolean done() {
      return outcome instanceof Outcome.Done;
    }
  }

  @Test
  void aStepFromAnOldPageIsNeverTakenInWhateverOrderTwoPeopleAct() throws Exception {
    var random = new Random(15);
    int refused = 0;
    int done = 0;
    for (int time = 0; time < TIMES; time++) {
      if (time % OF_ONE_REFERRAL == 0) anAcceptedReferral();
      int before = entries();
      var steps = List.of(some(random), some(random));
      boolean atOnce = random.nextInt(5) == 0;
      var taken = atOnce ? atOnce(steps) : inSomeOrder(steps, random);
      int now = (int) taken.stream().filter(Taken::done).count();
      assertThat(entries() - before).as("time " + time).isEqualTo(now);
      if (atOnce) assertThat(now).as("of two at once").isLessThanOrEqualTo(1);
      else
        for (var one : taken)
          if (!one.fresh()) assertThat(one.done()).as(time + " " + one).isFalse();
      done += now;
      refused += 2 - now;
    }
    assertThat(done).isGreaterThan(TIMES / 4);
    assertThat(refused).isGreaterThan(TIMES / 4);
  }

  private static Step some(Random random) {
    return STEPS.get(random.nextInt(STEPS.size()));
  }

  private int entries() {
    return receiver.in(() -> course.of(receiver.id(), id)).size();
  }

  private int version() {
    return referrals.version(receiver, id);
  }

  private Taken take(Step step, int version, boolean fresh) {
    @Nullable String reason = step == Step.REPORT_OUTCOME ? "SERVED" : null;
    var wanted = new Steps.Wanted(FreshId.next(), version, step, reason, "", null);
    return new Taken(
        step, receiver.in(() -> take.take(receiver.acting(Role.CASE_WORKER), id, wanted)), fresh);
  }

  private List<Taken> atOnce(List<Step> steps) throws Exception {
    int version = version();
    return AtOnce.all(
        () -> take(steps.get(0), version, true), () -> take(steps.get(1), version, true));
  }

  private List<Taken> inSomeOrder(List<Step> steps, Random random) {
    var basis = new Integer[2];
    var acted = new boolean[2];
    var taken = new ArrayList<Taken>();
    while (taken.size() < 2) {
      int who = random.nextInt(2);
      if (basis[who] == null) basis[who] = version();
      else if (!acted[who]) {
        acted[who] = true;
        taken.add(take(steps.get(who), basis[who], basis[who] == version()));
      }
    }
    return taken;
  }
}
