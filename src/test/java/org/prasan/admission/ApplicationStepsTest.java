package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Every role tries every step in every state, through the front door. SIGNED is left out: a
 * membership begins in the transaction that signs, so that nobody ever meets an application in it.
 */
@PrasanTest
class ApplicationStepsTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;

  /** How a step is tried: what is sent where. */
  record Try(String path, Map<String, String> fields) {}

  private static final Map<Step, Try> BY_MEMBERS = new EnumMap<>(Step.class);
  private static final Map<Step, Try> BY_LINK = new EnumMap<>(Step.class);

  static {
    BY_MEMBERS.put(Step.WRITE, new Try("/messages", Map.of("words", "สวัสดี")));
    BY_MEMBERS.put(Step.NOTE, new Try("/notes", Map.of("note", "ระวังเรื่องนี้")));
    BY_MEMBERS.put(Step.OPEN_LATE, new Try("/late", Map.of("reason", "น้ำท่วม")));
    BY_MEMBERS.put(Step.RENEW_LINK, new Try("/link", Map.of()));
    BY_MEMBERS.put(Step.ASK, new Try("/ask", Map.of("reason", "ขาดรายงาน")));
    BY_MEMBERS.put(Step.COMPLETE, new Try("/complete", Map.of()));
    BY_MEMBERS.put(Step.REVIEW, new Try("/declaration", Map.of("conflict", "false")));
    BY_MEMBERS.put(Step.OPEN_ENDORSEMENT, new Try("/open-endorsement", Map.of()));
    BY_MEMBERS.put(Step.ANSWER, new Try("/endorsement", Map.of("answer", "ENDORSE")));
    BY_MEMBERS.put(
        Step.ADMIT,
        new Try(
            "/decision",
            Map.of(
                "verdict", "ADMIT", "reference", "1/2570", "on", "TODAY", "override", "เร่งด่วน")));
    BY_MEMBERS.put(
        Step.REFUSE,
        new Try(
            "/decision",
            Map.of("verdict", "REFUSE", "reference", "1/2570", "on", "TODAY", "reason", "ไม่ตรง")));
    BY_LINK.put(Step.TELL, new Try("/contact", Map.of("email", Applicants.EMAIL, "name", "ใหม่")));
    BY_LINK.put(Step.ATTACH, new Try("/papers", Map.of("requirement", Applicants.REGISTRATION)));
    BY_LINK.put(Step.SUBMIT, new Try("/check", Map.of("consent", "true")));
    BY_LINK.put(Step.WITHDRAW, new Try("/withdraw", Map.of()));
    BY_LINK.put(Step.WRITE, new Try("/messages", Map.of("words", "สวัสดี")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGNED")
  void aStepIsTakenByExactlyThoseWhomTheTableNames(State state) {
    var wrong = new SoftAssertions();
    var coalition = applicants.coalition();
    var scene = coalition.scene();
    if (state != State.ACTIVE) applicants.askToSign(scene);
    var tried = applicants.in(coalition, state);
    assertThat(applicants.now(scene, tried.id()).state()).isEqualTo(state);
    for (var role : Role.values())
      for (var step : BY_MEMBERS.keySet()) {
        var expected = Course.after(state, step, parties(role));
        if (expected.isPresent()) tried = applicants.in(coalition, state);
        var id = tried.id();
        var done = sent(scene, "/applications/" + id, BY_MEMBERS.get(step), scene.as(role), step);
        wrong
            .assertThat(done)
            .as("%s in %s as %s", step, state, role)
            .isEqualTo(expected.isPresent());
        wrong
            .assertThat(applicants.now(scene, id).state())
            .as("state after %s in %s as %s", step, state, role)
            .isEqualTo(expected.orElse(state));
        if (expected.isPresent()) tried = applicants.in(coalition, state);
      }
    wrong.assertAll();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGNED")
  void theApplicantTakesExactlyTheStepsTheTableNames(State state) {
    var wrong = new SoftAssertions();
    var coalition = applicants.coalition();
    if (state != State.ACTIVE) applicants.askToSign(coalition.scene());
    for (var step : BY_LINK.keySet()) {
      var tried = applicants.in(coalition, state);
      var expected = Course.after(state, step, Set.of(Party.APPLICANT));
      var done =
          sent(
              coalition.scene(),
              "/apply/" + tried.link().value(),
              BY_LINK.get(step),
              request -> request,
              step);
      var again = step == Step.SUBMIT && state == State.SUBMITTED;
      var gone = step == Step.WITHDRAW && state == State.WITHDRAWN;
      wrong
          .assertThat(done)
          .as("%s in %s", step, state)
          .isEqualTo(expected.isPresent() || again || gone);
      wrong
          .assertThat(applicants.now(coalition.scene(), tried.id()).state())
          .as("state after %s in %s", step, state)
          .isEqualTo(expected.orElse(state));
    }
    wrong.assertAll();
  }

  /** The roles of a scene's people; its director and focal point are asked to endorse. */
  private static Set<Party> parties(Role role) {
    return switch (role) {
      case OFFICER -> EnumSet.of(Party.REVIEWER);
      case SECRETARY -> EnumSet.of(Party.REVIEWER, Party.HANDLER);
      case ADMINISTRATOR -> EnumSet.of(Party.HANDLER);
      case DIRECTOR, FOCAL_POINT -> EnumSet.of(Party.ENDORSER);
      default -> EnumSet.noneOf(Party.class);
    };
  }

  private boolean sent(
      Scene scene, String base, @Nullable Try attempt, RequestPostProcessor who, Step step) {
    if (attempt == null) throw new AssertionError("No way to try " + step);
    var request = pages.post().uri(scene.url(base + attempt.path())).with(csrf()).with(who);
    var today = Applicants.today();
    if (step == Step.ATTACH) {
      var paper = new MockMultipartFile("paper", "a.pdf", "application/pdf", Applicants.PAPER);
      var multipart =
          pages
              .post()
              .uri(scene.url(base + attempt.path()))
              .multipart()
              .file(paper)
              .param("requirement", Applicants.REGISTRATION)
              .with(csrf())
              .with(who);
      return multipart.exchange().getResponse().getStatus() == 302;
    }
    attempt.fields().forEach((name, given) -> request.param(name, given.replace("TODAY", today)));
    var response = request.exchange().getResponse();
    var to = String.valueOf(response.getRedirectedUrl());
    return response.getStatus() == 302 && !to.contains("/sign-in");
  }

  /** All steps that somebody takes are tried; the others follow by themselves. */
  @org.junit.jupiter.api.Test
  void noStepIsForgotten() {
    var byThemselves = List.of(Step.SCREEN, Step.CLOSE, Step.SIGN, Step.START);
    for (var step : Step.values())
      assertThat(
              BY_MEMBERS.containsKey(step)
                  || BY_LINK.containsKey(step)
                  || byThemselves.contains(step))
          .as(step.name())
          .isTrue();
  }
}
