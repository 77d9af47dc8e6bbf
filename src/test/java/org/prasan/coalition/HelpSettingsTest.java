package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a coalition says on its help page. */
@PrasanTest
class HelpSettingsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired TwoEditors editors;
  @Autowired Help help;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aNumberAppearsOnTheHelpPage() {
    assertThat(
            post(
                "/help/contacts/new",
                Role.SECRETARY,
                "th",
                "ศูนย์ช่วยเหลือ",
                "number",
                "๐๕๓ 000 000",
                "position",
                "1",
                "languages",
                "th",
                "languages",
                "xx"))
        .hasStatus3xxRedirection();
    assertThat(get("/help", Role.VISITOR)).bodyText().contains("tel:053000000", "ศูนย์ช่วยเหลือ");
    assertThat(
            post(
                "/help/contacts/new",
                Role.SECRETARY,
                "th",
                "ก",
                "number",
                "javascript:alert(1)",
                "position",
                "1"))
        .hasStatus(422);
  }

  @Test
  void leavingGoesToThePageTheCoalitionChose() {
    assertThat(
            post(
                "/help/settings",
                Role.SECRETARY,
                "th",
                "ข้อมูล",
                "icon",
                "BOOK",
                "leaveTo",
                "javascript:alert(1)"))
        .hasStatus(422);
    assertThat(
            post(
                "/help/settings",
                Role.SECRETARY,
                "th",
                "ข้อมูล",
                "icon",
                "BOOK",
                "leaveTo",
                "https://weather.example/",
                "basis",
                Help.basis(HelpPage.Look.USUAL)))
        .hasStatus3xxRedirection();
    assertThat(get("/leave", Role.VISITOR))
        .hasStatus(303)
        .redirectedUrl()
        .isEqualTo("https://weather.example/");
    assertThat(get("/help", Role.VISITOR)).hasHeader("Cache-Control", "no-store");
  }

  @Test
  void aTabShowsTheTitleAndIconThatTheCoalitionChoseAndNothingOfThePage() {
    assertThat(get("/help", Role.VISITOR))
        .bodyText()
        .contains("<title>ข้อมูลทั่วไป</title>", "href=\"/neutral.svg\"");
    assertThat(
            post(
                "/help/settings",
                Role.SECRETARY,
                "th",
                "ตำราอาหาร",
                "icon",
                "ELSEWHERE",
                "leaveTo",
                "https://weather.example/"))
        .hasStatus(422)
        .bodyText()
        .contains("ตำราอาหาร");
    assertThat(
            post(
                "/help/settings",
                Role.SECRETARY,
                "th",
                "ตำราอาหาร",
                "icon",
                "BOOK",
                "leaveTo",
                "https://weather.example/",
                "senderTh",
                "ร้านหนังสือ",
                "basis",
                Help.basis(HelpPage.Look.USUAL)))
        .hasStatus3xxRedirection();
    for (var page : new String[] {"/help", "/help/places"})
      assertThat(get(page, Role.VISITOR))
          .bodyText()
          .contains("<title>ตำราอาหาร</title>", "href=\"/neutral-book.svg\"", scene.url("/leave"));
    assertThat(get("/help/settings", Role.SECRETARY)).bodyText().contains("ร้านหนังสือ");
    assertThat(pages.get().uri("/neutral-book.svg")).hasStatusOk();
  }

  @Test
  void theSecondOfTwoWhoChangeThePageOrANumberSeesBothVersions() {
    editors.bothSeeBoth(scene, Role.SECRETARY, "/help/settings", "th");
    var id = UUID.randomUUID().toString();
    post(
        "/help/contacts/new",
        Role.SECRETARY,
        "id",
        id,
        "th",
        "ศูนย์ช่วยเหลือ",
        "number",
        "053000000",
        "position",
        "1");
    editors.bothSeeBoth(scene, Role.SECRETARY, "/help/contacts/" + id, "th");
  }

  @Test
  void theAddressInTheHistoryEndsAsTheCoalitionChose() {
    assertThat(word("Weather!")).hasStatus(422).bodyText().contains("Weather!", "เช่น weather");
    assertThat(word("help-me")).hasStatus(422).bodyText().contains("คำนี้บอกว่าเป็นเรื่องอะไร");
    assertThat(word("Weather")).hasStatus3xxRedirection();
    assertThat(get("/help", Role.VISITOR)).redirectedUrl().isEqualTo(scene.url("/p/weather"));
    assertThat(get("/p/weather", Role.VISITOR)).hasStatusOk().bodyText().contains("tel:1300");
    assertThat(get("/help/places?need=shelter", Role.VISITOR))
        .redirectedUrl()
        .isEqualTo(scene.url("/p/weather/places?need=shelter"));
    assertThat(get("/p/weather/places", Role.VISITOR))
        .hasStatusOk()
        .bodyText()
        .contains("action=\"" + scene.url("/p/weather/places"))
        .doesNotContain(scene.url("/help"));
    for (var next : new String[] {"recipes", ""}) {
      assertThat(word(next)).hasStatus3xxRedirection();
      assertThat(get("/p/weather", Role.VISITOR)).hasStatusOk().bodyText().contains("tel:1300");
      assertThat(get("/p/weather/places", Role.VISITOR)).hasStatusOk();
    }
  }

  private MvcTestResult word(String word) {
    return post(
        "/help/settings",
        Role.SECRETARY,
        "th",
        "ข้อมูล",
        "icon",
        "NOTE",
        "leaveTo",
        "https://weather.example/",
        "word",
        word,
        "basis",
        Help.basis(scene.in(() -> help.look(scene.id()))));
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
