package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Home shows what breaks first; the rest stands on a page that opens on a bad line. */
@PrasanTest
class WaitingPageTest {
  private static final int MOST_BYTES = 20_000;

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Heap heap;
  @Autowired TestClock clock;

  /** What waits in the coalitions of these tests, and nowhere else. */
  @TestComponent
  static class Heap implements Waiting {
    final Map<CoalitionId, List<Card>> waiting = new ConcurrentHashMap<>();

    @Override
    public List<Card> waitingFor(Acting acting) {
      return waiting.getOrDefault(acting.coalitionId(), List.of());
    }
  }

  @Test
  void homeShowsSevenAndSaysHowManyMore() {
    var scene = scenes.fresh();
    heap(scene, 7);
    assertThat(get(scene, "/home")).bodyText().doesNotContain("/waiting");
    heap(scene, 12);
    assertThat(get(scene, "/home"))
        .bodyText()
        .contains("เรื่องที่เร่งที่สุดอยู่บนสุด", "อีก 5 รายการ", scene.url("/waiting"))
        .contains("เรื่องที่ 7<")
        .doesNotContain("เรื่องที่ 8<");
  }

  @Test
  void allOfItStandsOnOnePageByWhenItBreaks() {
    var scene = scenes.fresh();
    heap(scene, 12);
    assertThat(get(scene, "/waiting"))
        .bodyText()
        .containsSubsequence(
            "เลยกำหนดแล้ว",
            "เรื่องที่ 1<",
            "ภายใน 7 วัน",
            "เรื่องที่ 2<",
            "หลังจากนั้น",
            "เรื่องที่ 12<");
  }

  @Test
  void nothingWaitingIsAThankYou() {
    assertThat(get(scenes.fresh(), "/waiting")).bodyText().contains("ขอบคุณ");
  }

  @Test
  void withItsStylesItWeighsLessThan20Kilobytes() throws Exception {
    var scene = scenes.fresh();
    heap(scene, 40);
    var page = body(get(scene, "/waiting"));
    assertThat(page).doesNotContain("<script", "woff2", "prasan.css", "inside.css");
    assertThat(page.split("rel=\"stylesheet\"", -1)).hasSize(2);
    var styles = Files.size(Path.of("src/main/resources/static/css/light.css"));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length + styles).isLessThan(MOST_BYTES);
  }

  private void heap(Scene scene, int many) {
    var today = LocalDate.now(clock);
    var cards = new ArrayList<Waiting.Card>();
    for (int i = many; i > 0; i--)
      cards.add(
          new Waiting.Card(
              "webtest.waiting",
              List.of(i),
              "check",
              scene.url("/things/" + i),
              today.plusDays(i - 2),
              1));
    heap.waiting.put(scene.id(), cards);
  }

  private MvcTestResult get(Scene scene, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.STAFF)).exchange();
  }

  private static String body(MvcTestResult result) throws UnsupportedEncodingException {
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }
}
