package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** "Back" to a page that showed everything once more never asks whether to send a form again. */
@PrasanTest
class OnceMoreTest {
  private static final String CHECK = "ตรวจทานก่อนเปลี่ยนกติกา";
  private static final String TYPED = "สมัชชากล้วยไม้";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  private Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void thePageHasAnAddressThatCanBeOpenedAgainAndChangesNothing() {
    var sent = send("check");
    assertThat(sent).hasStatus(302);
    for (int i = 0; i < 2; i++)
      assertThat(open(sent)).hasStatusOk().bodyText().contains(CHECK, TYPED);
    assertThat(pages.get().uri(scene.url("/rules")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .doesNotContain("ร้อยละ 61");
  }

  @Test
  void onceItIsDoneTheAddressLeadsToTheForm() {
    var sent = send("check");
    assertThat(send("record", sent.getResponse().getCookies())).hasStatus(302);
    assertThat(open(sent)).hasStatusOk().bodyText().doesNotContain(CHECK);
  }

  @Test
  void inAnotherSessionTheAddressShowsNothingOfWhatWasTyped() {
    var sent = send("check");
    assertThat(pages.get().uri(address(sent)).with(scene.as(Role.ADMINISTRATOR)))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(CHECK, TYPED);
  }

  @Test
  void goingBackToTheFormIsAnAddressToo() {
    var sent = send("edit");
    assertThat(sent).hasStatus(302);
    assertThat(open(sent)).hasStatusOk().bodyText().contains(TYPED).doesNotContain(CHECK);
  }

  private MvcTestResult send(String step, Cookie... cookies) {
    var request =
        pages
            .post()
            .uri(scene.url("/rules/quorum/change"))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .param("step", step)
            .param("number", "61")
            .param("from", "1 มกราคม 2569")
            .param("decidedBy", TYPED);
    if (cookies.length > 0) request.cookie(cookies);
    return request.exchange();
  }

  private MvcTestResult open(MvcTestResult sent) {
    return pages
        .get()
        .uri(address(sent))
        .cookie(sent.getResponse().getCookies())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private static String address(MvcTestResult sent) {
    return Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
  }
}
