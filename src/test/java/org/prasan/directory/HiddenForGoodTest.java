package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A hidden service shows itself by no side door, and what was told before it was hidden is gone.
 */
@PrasanTest
class HiddenForGoodTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  @Test
  void theRegisterCannotBeOpenedBehindAHiddenName() {
    directory.own(scene, "ก่อน", service -> service);
    directory.own(scene, "หลัง", service -> service);
    var hidden =
        directory.add(
            scene,
            OrganizationId.fresh(),
            "บ้านลับ",
            service -> service.with(Confidentiality.all(Level.NEVER)));
    assertThat(get("/services/register?after=" + hidden, Role.SECRETARY))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("หลัง");
  }

  @Test
  void theLogNeverKnewWhatIsClosedLater() {
    var added =
        post(
            "/services/new",
            Role.FOCAL_POINT,
            "th",
            "บ้านที่ปิดทีหลัง",
            "needs",
            "legal.aid",
            "step",
            "send",
            "level",
            "MEMBERS");
    var url = String.valueOf(added.getResponse().getRedirectedUrl());
    var path = url.substring(url.indexOf("/services/"));
    assertThat(
            post(path + "/edit/description", Role.FOCAL_POINT, "version", "0", "th", "เล่าไว้ก่อน"))
        .hasStatus3xxRedirection();
    assertThat(get("/audit?subject=service", Role.SECRETARY))
        .bodyText()
        .doesNotContain("บ้านที่ปิดทีหลัง", "เล่าไว้ก่อน");
  }

  @Test
  void aServiceIsBornAsCloseAsSomebodyChose() {
    var added =
        post(
            "/services/new",
            Role.FOCAL_POINT,
            "th",
            "บ้าน",
            "needs",
            "legal.aid",
            "step",
            "send",
            "level",
            "NEVER");
    var url = String.valueOf(added.getResponse().getRedirectedUrl());
    var path = url.substring(url.indexOf("/services/"));
    assertThat(get(path, Role.STAFF)).hasStatus(404);
    assertThat(get(path, Role.FOCAL_POINT)).hasStatusOk();
  }

  @Test
  void freePlacesThatAreNeverShownStandOnNoBoard() {
    var never =
        new Confidentiality(
            Level.MEMBERS, Map.of(FieldGroup.CAPACITY, Level.NEVER), List.of(), List.of());
    var id =
        directory.own(
            scene,
            "บ้าน",
            service -> service.with(new Capacity("เตียงลับ", 3, 9, null, null, null)).with(never));
    assertThat(get("/services/capacity", Role.FOCAL_POINT)).bodyText().doesNotContain("เตียงลับ");
    assertThat(post("/services/" + id + "/capacity/more", Role.FOCAL_POINT)).hasStatus(404);
  }

  @Test
  void toTellEverybodyOfAShelterTakesTwoAnswersEvenIfItsAddressStaysClosed() {
    var id =
        directory.own(scene, "บ้านพัก", service -> DirectoryScenes.needing(service, "shelter"));
    var path = "/services/" + id + "/confidentiality";
    assertThat(post(path, Role.DIRECTOR, "version", "0", "level", "PUBLIC", "address", "SEATS"))
        .hasStatus(422);
    assertThat(
            post(
                path,
                Role.DIRECTOR,
                "version",
                "0",
                "level",
                "PUBLIC",
                "address",
                "SEATS",
                "asked",
                "2",
                "sure",
                "true"))
        .hasStatus3xxRedirection();
  }

  @Test
  void aFileOfAMillionNothingsIsRefusedInWords() {
    var nothings = "[" + String.join(",", Collections.nCopies(1_000_000, "{}")) + "]";
    assertThat(
            pages
                .post()
                .uri(scene.url("/services/import"))
                .multipart()
                .file(
                    new MockMultipartFile(
                        "file", "all.json", null, nothings.getBytes(StandardCharsets.US_ASCII)))
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(422)
        .bodyText()
        .contains("5,000");
  }

  @Test
  void anAddressWithASignThatNobodyTypesIsRefused() {
    assertThat(get("/services?near=%00", Role.STAFF)).hasStatus(400);
    assertThat(get("/help/places?near=%00", Role.VISITOR)).hasStatus(400);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(URI.create(scene.url(path))).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role));
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
