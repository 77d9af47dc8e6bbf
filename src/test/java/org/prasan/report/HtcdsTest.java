package org.prasan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.client.Clients;
import org.prasan.client.Detail;
import org.prasan.client.FlagChange;
import org.prasan.client.SafetyFlag;
import org.prasan.directory.LegalStatus;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The cases of an organization as a file of the standard: what is in it, and who may take it. */
@PrasanTest
class HtcdsTest {
  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired Clients files;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeEach
  void anOrganization() {
    scene = scenes.fresh();
  }

  @Test
  void aCaseWorkerTakesTheOwnCasesAndEachReadingIsWrittenDown() {
    clients.client(
        scene,
        Map.of(
            Detail.NAME_TH, "นางสาวเอื้องคำ ดอยสูง",
            Detail.BORN, "2010-05-04",
            Detail.PHONE, "081 234 5678",
            Detail.STORY, "เรื่องที่เล่าที่แม่สาย"));
    clients.client(scene, Map.of(Detail.NAME_TH, "=cmd()"));
    clients.client(scene.beside(), Map.of(Detail.NAME_TH, "คนขององค์กรอื่น"));
    var text = text(download(Role.CASE_WORKER));
    assertThat(text)
        .startsWith("\ufefforg_Name,prs_Salutation,prs_FirstName")
        .contains("Ms,เอื้องคำ,ดอยสูง,2010-05-04,Feminine,sit,", ",Active,")
        .contains("'=cmd()")
        .doesNotContain("แม่สาย", "คนขององค์กรอื่น");
    assertThat(text.lines()).hasSize(3);
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(Role.SECRETARY)).exchange())
        .bodyText()
        .contains("ดาวน์โหลดกรณีขององค์กร", "เปิดอ่านรายละเอียด");
  }

  @Test
  void aTelephoneLeavesOnlyWhereACallAtAnyTimeDoesNoHarm() {
    var told = Map.of(Detail.PHONE, "081 234 5678", Detail.CHANNEL, "PHONE");
    var safe = clients.client(scene, told);
    assertThat(text(download(Role.CASE_WORKER))).as("no calls").doesNotContain("66812345678");
    mayBeCalled(safe);
    assertThat(text(download(Role.CASE_WORKER))).containsOnlyOnce("+66812345678");
    for (var limit :
        List.of(
            Map.of(Detail.PHONE, "082 000 0001", Detail.CHANNEL, "MESSAGE"),
            Map.of(Detail.PHONE, "082 000 0002", Detail.CHANNEL, "PHONE", Detail.HOURS, "เช้า"),
            Map.of(Detail.PHONE, "082 000 0003", Detail.CHANNEL, "PHONE", Detail.SAFE_WORDS, "ครู"),
            Map.of(
                Detail.PHONE, "082 000 0004", Detail.CHANNEL, "PHONE", Detail.NO_MESSAGE, "YES")))
      mayBeCalled(clients.client(scene, limit));
    assertThat(text(download(Role.CASE_WORKER))).doesNotContain("6682000000");
  }

  private void mayBeCalled(ClientId client) {
    var change = new FlagChange(Set.of(), Set.of(SafetyFlag.NO_CALLS));
    scene.in(
        () -> {
          files.warn(scene.acting(Role.CASE_WORKER), client, change);
          return change;
        });
  }

  @Test
  void nobodyElseMayTakeThem() {
    for (var role : Role.values())
      if (role != Role.CASE_WORKER && role != Role.VISITOR)
        assertThat(download(role)).as(role.name()).hasStatus(403);
  }

  @Test
  void whoIsStatelessIsCalledSoAndWhoIsNotRegisteredIsNot() {
    assertThat(Htcds.citizenship(LegalStatus.REGISTERED_STATELESS)).isEqualTo("Stateless person");
    assertThat(Htcds.citizenship(LegalStatus.UNREGISTERED)).isEmpty();
    assertThat(Htcds.gender(null)).isEqualTo("NonSpecifiedUnknown");
  }

  @Test
  void aTelephoneLeavesWithTheCodeOfTheCountryInWhateverDigitsItWasTyped() {
    for (var typed : new String[] {"081 234 5678", "๐๘๑ ๒๓๔ ๕๖๗๘", "081-234-5678", "๐๘๑.๒๓๔.๕๖๗๘"})
      assertThat(Htcds.phone(typed)).isEqualTo("+66812345678");
    assertThat(Htcds.phone("+๖๖ ๘๑ ๒๓๔ ๕๖๗๘")).isEqualTo("+66812345678");
  }

  @Test
  void theNumberOfACardLeavesAsAProgramReadsItInWhateverDigitsItWasTyped() {
    assertThat(Htcds.digits("๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๓")).isEqualTo("1234567890123");
    assertThat(Htcds.digits("1-2345-67890-12-3")).isEqualTo("1234567890123");
    assertThat(Htcds.digits("AB123456")).isEqualTo("AB123456");
  }

  private MvcTestResult download(Role role) {
    return pages
        .post()
        .uri(scene.url("/numbers/own-cases"))
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
