package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Sessions as the requests of one browser share them. */
@PrasanTest
@Tag("data")
class SessionStoreTest {
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;

  @Test
  void aButtonPressedTwiceAtTheSameMomentIsNoFailure() {
    assertThat(notedByTwoRequestsAtOnce(sessions)).isEqualTo("second");
  }

  /** Both read the session before either of them writes what the next page shall say. */
  private static <S extends Session> String notedByTwoRequestsAtOnce(
      FindByIndexNameSessionRepository<S> sessions) {
    var begun = sessions.createSession();
    sessions.save(begun);
    var first = read(sessions, begun.getId());
    var second = read(sessions, begun.getId());
    first.setAttribute("flash", "first");
    second.setAttribute("flash", "second");
    sessions.save(first);
    sessions.save(second);
    return read(sessions, begun.getId()).getRequiredAttribute("flash");
  }

  private static <S extends Session> S read(
      FindByIndexNameSessionRepository<S> sessions, String id) {
    return Objects.requireNonNull(sessions.findById(id));
  }
}
