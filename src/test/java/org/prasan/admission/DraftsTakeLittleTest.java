package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What strangers keep with a coalition stays within bounds and does not stay for ever. */
@PrasanTest
class DraftsTakeLittleTest {
  private static final long MEGABYTE = 1024 * 1024;

  @Autowired Applicants applicants;
  @Autowired ForgetDrafts drafts;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied draft;

  @BeforeEach
  void aDraft() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void theDraftsOfACoalitionShareTheirSpace() {
    sent(draft, 2048 * MEGABYTE - 10);
    var other = applicants.begun(scene, "สมาคมริมธาร");
    assertThat(desk.attach(other, Applicants.PAPER))
        .hasStatus(422)
        .bodyText()
        .contains("พื้นที่สำหรับใบสมัครที่ยังไม่ส่งเต็ม");
    var elsewhere = applicants.coalition().scene();
    var theirs = applicants.begun(elsewhere, "สมาคมริมธาร");
    assertThat(Desk.at(pages, elsewhere).attach(theirs, Applicants.PAPER)).hasStatus(302);
    handedIn(draft);
    assertThat(desk.attach(other, Applicants.PAPER)).hasStatus(302);
  }

  @Test
  void whatWasTakenAwayCountsUntilTheDraftIsGone() {
    for (int i = 0; i < 3; i++) {
      assertThat(desk.attach(draft, Applicants.PAPER)).hasStatus(302);
      var paper = newest();
      assertThat(desk.send(draft, "/papers/" + paper + "/remove", Map.of())).hasStatus(302);
    }
    assertThat(sent(draft)).isEqualTo(4L * Applicants.PAPER.length);
    sent(draft, 180 * MEGABYTE - 10);
    assertThat(desk.attach(draft, Applicants.PAPER)).hasStatus(422).bodyText().contains("180 MB");
  }

  @Test
  void whoSendsMuchInAShortTimeIsAskedToWait() {
    var large = paper(9_900_000);
    int taken = 0;
    for (int i = 0; i < 3; i++) {
      var other = applicants.begun(scene, "มูลนิธิที่ " + i);
      for (int j = 0; j < 6; j++)
        if (desk.attach(other, large).getResponse().getStatus() == 302) taken++;
    }
    assertThat(taken).isEqualTo(12);
    assertThat(desk.attach(draft, large)).hasStatus(422).bodyText().contains("รอสักครู่");
  }

  @Test
  void aDraftThatNobodyTouchesForNinetyDaysIsForgotten() {
    assertThat(desk.get(Role.VISITOR, "/apply/" + draft.link().value()))
        .bodyText()
        .contains("หากไม่มีการแก้ไขจนถึง");
    clock.forward(Duration.ofDays(60));
    assertThat(desk.send(draft, "/work", Map.of("mission", "ใหม่", "groups", "CHILDREN")))
        .hasStatus(302);
    clock.forward(Duration.ofDays(60));
    drafts.forget();
    assertThat(desk.get(Role.VISITOR, "/apply/" + draft.link().value())).hasStatusOk();
    clock.forward(Duration.ofDays(31));
    drafts.forget();
    assertThat(desk.get(Role.VISITOR, "/apply/" + draft.link().value())).hasStatus(404);
  }

  private static byte[] paper(int size) {
    var bytes = Arrays.copyOf(Applicants.PAPER, size);
    Arrays.fill(bytes, Applicants.PAPER.length, size, (byte) ' ');
    var end = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(end, 0, bytes, size - end.length, end.length);
    return bytes;
  }

  private void sent(Applicants.Applied applied, long bytes) {
    update("uploaded_bytes = " + bytes, applied);
  }

  private void handedIn(Applicants.Applied applied) {
    update("submitted_at = started_at", applied);
  }

  private void update(String what, Applicants.Applied applied) {
    scene.in(
        () ->
            jdbc.sql(
                    "update admission.application set "
                        + what
                        + " where coalition_id = :coalition and id = :id")
                .param("coalition", scene.id().value())
                .param("id", applied.id().value())
                .update());
  }

  private long sent(Applicants.Applied applied) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select uploaded_bytes from admission.application
                    where coalition_id = :coalition and id = :id
                    """)
                .param("coalition", scene.id().value())
                .param("id", applied.id().value())
                .query(Long.class)
                .single());
  }

  private UUID newest() {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select id from admission.paper where coalition_id = :coalition
                    order by added_at desc, id desc limit 1
                    """)
                .param("coalition", scene.id().value())
                .query(UUID.class)
                .single());
  }
}
