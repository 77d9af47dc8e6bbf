package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of the server is wrong by an hour and is set back while people work. */
@PrasanTest
class WrongClockTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired Scenes scenes;
  @Autowired Audit audit;
  @Autowired VerifyChain chain;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void right() {
    clock.back();
  }

  @Test
  void entriesStandInTheOrderOfDeedsWhateverTheClockSaid() {
    var scene = scenes.fresh();
    for (var change : List.of(Duration.ZERO, HOUR, HOUR.multipliedBy(-2), HOUR, Duration.ZERO)) {
      clock.forward(change);
      note(scene);
    }
    assertThat(numbersBy(scene, "number")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(numbersBy(scene, "at, number")).startsWith(3L).endsWith(2L);
    assertThat(scene.in(() -> chain.verify(scene.id()))).isInstanceOf(Verdict.Unbroken.class);
  }

  private void note(Scene scene) {
    scene.in(
        () -> {
          audit.record(
              scene.acting(Role.STAFF), "organization.added", "organization", "x", null, null);
          return true;
        });
  }

  private List<Long> numbersBy(Scene scene, String order) {
    return scene.in(
        () ->
            jdbc.sql("select number from audit.entry where coalition_id = ? order by " + order)
                .param(scene.id().value())
                .query(Long.class)
                .list());
  }
}
