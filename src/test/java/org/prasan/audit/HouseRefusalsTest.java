package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who sent the registry, the rules or the people what they could not take stands in the log. */
@PrasanTest
class HouseRefusalsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aRuleChangedByWhoMayNotIsNotedWithTheAct() {
    assertThat(post("/rules/quorum/change", Role.FOCAL_POINT, Map.of("number", "70")))
        .hasStatus(403);
    assertThat(log()).contains("ขอหรือส่งสิ่งที่ถูกปฏิเสธ", "ไม่มีบทบาทที่อนุญาต");
  }

  @Test
  void aRuleThatCannotBeReadIsNotedWithoutWhatWasTyped() {
    assertThat(post("/rules/quorum/change", Role.SECRETARY, Map.of("number", "เจ็ดสิบ")))
        .hasStatus(422);
    assertThat(log()).contains("ส่งการเปลี่ยนกติกาที่ระบบรับไว้ไม่ได้").doesNotContain("เจ็ดสิบ");
  }

  @Test
  void aProgramSentAsEvidenceIsNoted() {
    var program = "MZ\0\0this is a program".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var file = new MockMultipartFile("paper", "ใบสำคัญ.pdf", "application/pdf", program);
    var fresh = Map.of("id", FreshId.next().toString(), "nameTh", "มูลนิธิลอง", "kind", "NETWORK");
    var added = post("/organizations/new", Role.SECRETARY, fresh).getResponse();
    assertThat(upload(added.getRedirectedUrl() + "/evidence", file)).hasStatus(422);
    assertThat(log()).contains("ส่งข้อมูลหรือไฟล์ขององค์กรที่ระบบรับไว้ไม่ได้");
  }

  @Test
  void aTableThatIsNoneIsNoted() {
    var file = new MockMultipartFile("table", "table.xlsx", null, new byte[] {'P', 'K', 3, 4, 0});
    assertThat(upload(scene.url("/organizations/import"), file)).hasStatus(422);
    assertThat(log()).contains("ส่งข้อมูลหรือไฟล์ขององค์กรที่ระบบรับไว้ไม่ได้");
  }

  @Test
  void anInvitationThatSaysTooLittleIsNoted() {
    assertThat(post("/people/invitations", Role.DIRECTOR, Map.of("email", "nobody")))
        .hasStatus(422);
    assertThat(log()).contains("ส่งคำเชิญที่ระบบรับไว้ไม่ได้").doesNotContain("nobody");
  }

  private String log() {
    var page = pages.get().uri(scene.url("/audit")).with(scene.as(Role.SECRETARY)).exchange();
    assertThat(page).hasStatusOk();
    return body(page);
  }

  private static String body(MvcTestResult page) {
    try {
      return page.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MvcTestResult upload(String address, MockMultipartFile file) {
    return pages
        .post()
        .uri(address)
        .multipart()
        .file(file)
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult post(String path, Role role, Map<String, String> typed) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    typed.forEach(request::param);
    return request.exchange();
  }
}
