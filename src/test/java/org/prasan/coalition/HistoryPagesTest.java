package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Events of the history: dated as exactly as they are known. */
@PrasanTest
class HistoryPagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired History history;
  @Autowired TwoEditors editors;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @CsvSource({
    "สิงหาคม 2561,2018-08",
    "๒๕๖๑,2018",
    "18 กันยายน 2562,2019-09-18",
    "18/9/2562,2019-09-18",
    "2018,2018",
    "พ.ศ. 2561,2018"
  })
  void anEventIsDatedAsExactlyAsItIsKnownInEitherEra(String typed, String stored) {
    assertThat(
            post(
                "/history/new",
                Role.SECRETARY,
                "kind",
                "FOUNDING",
                "when",
                typed,
                "th",
                "เริ่มต้น"))
        .hasStatus3xxRedirection();
    assertThat(scene.in(() -> history.events(scene.id())))
        .singleElement()
        .extracting(event -> event.happened().toString())
        .isEqualTo(stored);
  }

  @Test
  void theSecondOfTwoWhoCorrectAnEventSeesBothVersions() {
    post("/history/new", Role.SECRETARY, "kind", "FOUNDING", "when", "2561", "th", "เริ่มต้น");
    var id = scene.in(() -> history.events(scene.id())).getFirst().id();
    editors.bothSeeBoth(scene, Role.SECRETARY, "/history/" + id, "th");
  }

  @Test
  void aYearThatMayBeOfEitherEraIsAsked() {
    assertThat(
            post(
                "/history/new",
                Role.SECRETARY,
                "kind",
                "FOUNDING",
                "when",
                "18/9/62",
                "th",
                "เริ่มต้น"))
        .hasStatus(422)
        .bodyText()
        .contains("ปีนี้อ่านได้หลายแบบ", "18/9/62", "เริ่มต้น");
  }

  @Test
  void anEventIsCorrectedOnlyByWhoeverReadTheLatestVersion() {
    var id = FreshId.next();
    scene.in(
        () -> {
          history.add(scene.acting(Role.SECRETARY), event(id, "เดิม"));
          return true;
        });
    assertThat(correct(id, "ใหม่")).hasStatus3xxRedirection();
    assertThat(correct(id, "ช้าไป")).hasStatus(422).bodyText().contains("ช้าไป");
    assertThat(get("/history", Role.VISITOR)).bodyText().contains("ใหม่").doesNotContain("เดิม");
  }

  private MvcTestResult correct(UUID id, String text) {
    return post(
        "/history/" + id,
        Role.SECRETARY,
        "kind",
        "OTHER",
        "when",
        "2560",
        "th",
        text,
        "version",
        "0");
  }

  private static Event event(UUID id, String text) {
    return new Event(
        id,
        org.prasan.language.ApproximateDate.of("2017"),
        EventKind.OTHER,
        LocalizedText.of(text),
        List.of(),
        0);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
