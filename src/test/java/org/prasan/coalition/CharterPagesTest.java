package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The charter and its pillars: what becomes of bad input and of two who write. */
@PrasanTest
class CharterPagesTest {
  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Coalitions coalitions;
  @Autowired Charter charter;
  @Autowired EditCharter edit;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void theSecondOfTwoWhoEditTheCharterSeesBothVersions() {
    post(
        "/charter/edit",
        Role.SECRETARY,
        "nameTh",
        "ชื่อเดิม",
        "shortNameTh",
        scene.coalition().slug(),
        "version",
        "0");
    editors.bothSeeBoth(scene, Role.SECRETARY, "/charter/edit", "nameTh");
    editors.bothSeeBoth(scene, Role.SECRETARY, "/charter/edit", "missionTh");
    for (var part : new String[] {"pillars", "objectives"}) {
      var id = FreshId.next().toString();
      post("/charter/" + part + "/new", Role.SECRETARY, "id", id, "code", "a", "th", "เดิม");
      editors.bothSeeBoth(scene, Role.SECRETARY, "/charter/" + part + "/" + id, "th");
    }
  }

  @Test
  void aNameOf300ThaiLettersIsKeptAndOneMoreIsRefusedWithoutLosingIt() {
    var longest = "กำ".repeat(150);
    assertThat(charterForm(longest, "0")).hasStatus3xxRedirection();
    assertThat(coalitions.byId(scene.id()).orElseThrow().name().th()).isEqualTo(longest);
    assertThat(charterForm(longest + "ก", "1"))
        .hasStatus(422)
        .bodyText()
        .contains("300", longest + "ก");
  }

  @Test
  void whoeverReadAnOlderCharterDoesNotOverwriteTheNewerOne() {
    assertThat(charterForm("ชื่อแรก", "0")).hasStatus3xxRedirection();
    assertThat(
            post(
                "/charter/edit",
                Role.SECRETARY,
                "nameTh",
                "ชื่อสอง",
                "shortNameTh",
                scene.coalition().slug(),
                "missionTh",
                "อีกแบบ",
                "version",
                "0"))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้บันทึกหน้านี้ไปก่อน", "อีกแบบ", "ทำงานร่วมกัน");
    assertThat(coalitions.byId(scene.id()).orElseThrow().name().th()).isEqualTo("ชื่อแรก");
  }

  @Test
  void aNameThatVisitorsReadElsewhereIsRefusedAndOnesOwnIsNot() {
    var other = scenes.fresh();
    assertThat(charterForm("แม่น้ำ", "0")).hasStatus3xxRedirection();
    assertThat(charterForm("แม่น้ำ", "1")).hasStatus3xxRedirection();
    var here = scene;
    scene = other;
    assertThat(charterForm("แม่น้ำ", "0"))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#nameTh\"", "ชื่อนี้มีเครือข่ายอื่นใช้แล้ว");
    assertThat(coalitions.byId(here.id()).orElseThrow().name().th()).isEqualTo("แม่น้ำ");
  }

  private MvcTestResult charterForm(String name, String version) {
    return post(
        "/charter/edit",
        Role.SECRETARY,
        "nameTh",
        name,
        "shortNameTh",
        scene.coalition().slug(),
        "missionTh",
        "ทำงานร่วมกัน",
        "open",
        "true",
        "version",
        version);
  }

  @Test
  void pressingTwiceAddsOnePillar() {
    var id = FreshId.next().toString();
    for (int i = 0; i < 2; i++)
      assertThat(
              post(
                  "/charter/pillars/new",
                  Role.SECRETARY,
                  "id",
                  id,
                  "code",
                  "education",
                  "th",
                  "การศึกษา"))
          .hasStatus3xxRedirection();
    assertThat(scene.in(() -> charter.pillars(scene.id()))).hasSize(1);
  }

  @Test
  void aCodeThatIsTakenIsExplainedBesideTheField() {
    assertThat(post("/charter/pillars/new", Role.SECRETARY, "code", "same", "th", "หนึ่ง"))
        .hasStatus3xxRedirection();
    assertThat(post("/charter/pillars/new", Role.SECRETARY, "code", "same", "th", "สอง"))
        .hasStatus(422)
        .bodyText()
        .contains("มีรหัสนี้แล้ว", "สอง");
  }

  @Test
  void aRetiredPillarCanNoLongerBeChosen() {
    var id = PillarId.fresh();
    scene.in(
        () -> {
          edit.addPillar(scene.acting(Role.SECRETARY), id, "old", LocalizedText.of("เสาเก่า"));
          return true;
        });
    assertThat(post("/charter/pillars/" + id + "/retire", Role.SECRETARY))
        .hasStatus3xxRedirection();
    assertThat(scene.in(() -> charter.pillars(scene.id()))).isEmpty();
    assertThat(scene.in(() -> charter.pillarsEver(scene.id()))).hasSize(1);
  }

  @Test
  void markupInANameIsShownAsLettersAlsoInTheDrawing() {
    scene.in(
        () -> {
          edit.addPillar(
              scene.acting(Role.SECRETARY),
              PillarId.fresh(),
              "x",
              LocalizedText.of("<script>x</script>&"));
          return true;
        });
    assertThat(get("/structure.svg", Role.VISITOR))
        .bodyText()
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
    assertThat(get("/structure", Role.VISITOR)).bodyText().doesNotContain("<script>x");
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
