package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.Lines;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The database is away: Prasan says so in plain words, loses nothing, and goes on when it is back.
 * It goes away once for all of them, since each time it takes seconds until that is noticed.
 */
@PrasanTest
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseAwayTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired HealthEndpoint health;

  private Scene scene;

  @BeforeAll
  void aCoalition() {
    scene = scenes.fresh();
    scene.person(Role.SECRETARY);
  }

  @AfterAll
  void back() {
    Lines.repair();
    untilReadinessIs(Status.UP, Duration.ofSeconds(30));
  }

  @Test
  void itIsNotReadyWithinTenSecondsAndReadyAgainWithinThirty() {
    back();
    away();
    assertThat(statusOf("liveness")).isEqualTo(Status.UP);
    back();
    assertThat(get("/home", "th")).hasStatusOk();
  }

  @Test
  void aPageSaysSoInTheLanguageOfWhoeverAsksAndHowToGoOn() {
    away();
    assertThat(get("/organizations?q=a", "th"))
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .hasHeader("Retry-After", "15")
        .hasHeader("Cache-Control", "no-store")
        .bodyText()
        .contains("ขณะนี้ระบบยังเปิดที่เก็บข้อมูลไม่ได้", scene.url("/organizations?q=a"));
    assertThat(get("/organizations", "en"))
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains("The system cannot reach its stored data just now.");
  }

  @Test
  void whatWasTypedComesBackInThePageAndCanBeSentAgain() {
    away();
    var answer = send("nameTh", "สมาคม <กล้วยไม้>");
    assertThat(answer)
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains(
            "ยังไม่ได้บันทึก",
            "action=\"" + scene.url("/organizations/new") + "\"",
            "name=\"nameTh\" value=\"สมาคม &lt;กล้วยไม้&gt;\"",
            "name=\"_csrf\"");
  }

  @Test
  void whatAnotherSiteSentIsNotOfferedToBeSentAgain() {
    away();
    assertThat(
            pages
                .post()
                .uri(scene.url("/organizations/new"))
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("nameTh", "จากที่อื่น"))
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .doesNotContain("จากที่อื่น");
  }

  @Test
  void aPasswordIsNotPutIntoThePage() {
    away();
    assertThat(send("password", "three rivers meet slowly"))
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains("โปรดกดย้อนกลับ")
        .doesNotContain("three rivers", "name=\"password\"");
  }

  @Test
  void aFormNeverLeadsToAnotherHost() {
    away();
    assertThat(pages.post().uri("//elsewhere.example/x").param("a", "b").exchange())
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .doesNotContain("action=\"//");
  }

  @Test
  void aProgramIsToldToComeAgain() {
    away();
    assertThat(pages.get().uri("/api/v1/x/services").exchange())
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .hasHeader("Retry-After", "15")
        .bodyText()
        .contains("ระบบยังไม่พร้อม", "\"status\":503");
  }

  @Test
  void theStylesOfThePageAreThere() {
    away();
    assertThat(pages.get().uri("/favicon.svg").exchange()).hasStatusOk();
  }

  private void away() {
    Lines.cutAll();
    untilReadinessIs(Status.OUT_OF_SERVICE, Status.DOWN);
  }

  private void untilReadinessIs(Status... any) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> isAny(any));
  }

  private boolean isAny(Status... any) {
    return Set.of(any).contains(readiness());
  }

  private void untilReadinessIs(Status status, Duration within) {
    Awaitility.await().atMost(within).until(() -> readiness().equals(status));
  }

  private Status readiness() {
    return statusOf("readiness");
  }

  private Status statusOf(String group) {
    return Objects.requireNonNull(health.healthForPath(group)).getStatus();
  }

  private MvcTestResult get(String path, String language) {
    return pages
        .get()
        .uri(scene.url(path))
        .with(scene.as(Role.SECRETARY))
        .cookie(new Cookie("language", language))
        .characterEncoding(StandardCharsets.UTF_8)
        .exchange();
  }

  private MvcTestResult send(String name, String value) {
    return pages
        .post()
        .uri(scene.url("/organizations/new"))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .param(name, value)
        .exchange();
  }
}
