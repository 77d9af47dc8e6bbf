package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was refused is noted by itself, once while somebody repeats it, and without what was sent.
 */
@PrasanTest
class RefusalsTest {
  private static final String DEED = "seat.input-refused";

  @Autowired Scenes scenes;
  @Autowired Refusals refusals;
  @Autowired AuditEntries entries;
  @Autowired TransactionTemplate transactions;
  @Autowired TestClock clock;
  @Autowired ApplicationContext context;
  @Autowired MessageSource words;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @AfterEach
  void back() {
    clock.back();
  }

  @Test
  void itOutlivesTheWorkThatWasRolledBack() {
    transactions.executeWithoutResult(
        refused -> {
          note("web.wrong.empty");
          refused.setRollbackOnly();
        });
    assertThat(noted()).hasSize(1);
  }

  @Test
  void theSameMistakeOfTheSamePersonIsNotedOnceInAWhile() {
    note("web.wrong.empty");
    note("web.wrong.empty");
    assertThat(noted()).hasSize(1);
    note("web.wrong.choose");
    assertThat(noted()).hasSize(2);
    note("web.wrong.choose");
    clock.forward(Duration.ofMinutes(11));
    note("web.wrong.choose");
    assertThat(noted()).hasSize(3);
  }

  @Test
  void twoThingsInTurnAreNotedOnceEach() {
    var other = FreshId.next();
    note("web.wrong.empty");
    note("web.wrong.empty", other);
    note("web.wrong.empty");
    note("web.wrong.empty", other);
    assertThat(noted()).hasSize(2);
  }

  /** One may flood the log with one kind of entry no further, and it hides no other kind. */
  @Test
  void whoIsRefusedWithoutEndIsNotedUpToALimitAndThenThatThereWasMore() {
    for (int time = 0; time < Refusals.MOST_ENTRIES + 5; time++)
      note("web.wrong.empty", FreshId.next());
    assertThat(noted()).hasSize(Refusals.MOST_ENTRIES + 1);
    assertThat(noted().getFirst().after()).contains("audit.and-more");
    assertThat(noted().get(1).after()).contains("web.wrong.empty");
    clock.forward(Duration.ofMinutes(11));
    note("web.wrong.empty", FreshId.next());
    assertThat(noted()).hasSize(Refusals.MOST_ENTRIES + 2);
  }

  @Test
  void everyPageThatNotesItsRefusalsHasASentenceForThem() {
    var pages = context.getBeansWithAnnotation(RefusalsNoted.class).keySet();
    assertThat(pages).hasSizeGreaterThan(10);
    for (var page : pages) {
      var noted = Objects.requireNonNull(context.findAnnotationOnBean(page, RefusalsNoted.class));
      for (var key :
          List.of(
              "audit.deed." + noted.value() + ".input-refused", "audit.subject." + noted.value()))
        assertThat(Stream.of(Locale.of("th"), Locale.ENGLISH))
            .as(key)
            .allMatch(language -> words.getMessage(key, null, null, language) != null);
    }
  }

  private void note(String reason) {
    note(reason, scene.id());
  }

  private void note(String reason, Object subject) {
    Tenancy.in(
        scene.id(),
        () -> {
          refusals.note(scene.acting(Role.STAFF), "seat", subject, List.of(reason));
          return true;
        });
  }

  private List<AuditEntry> noted() {
    return scene.in(
        () ->
            entries.matching(
                scene.id(),
                new AuditFilter(null, null, DEED, null, null, null, null, null),
                null,
                2 * Refusals.MOST_ENTRIES));
  }
}
