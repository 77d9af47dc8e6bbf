package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The table of acts, as written down and as every page keeps it: role by state by act. */
@PrasanTest
class ActTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/agreement.md");
  private static final String BEGIN = "<!-- acts -->\n";
  private static final String END = "<!-- /acts -->";

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  @Test
  void thePaperShowsTheTable() throws IOException {
    var paper = Files.readString(PAPER);
    var before = paper.substring(0, paper.indexOf(BEGIN) + BEGIN.length());
    var wanted = before + table() + paper.substring(paper.indexOf(END));
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, wanted);
    else assertThat(paper).as("write it anew with %s=yes", WRITE).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anActIsDoneByExactlyTheRolesAndInExactlyTheStatesOfTheTable(Role role) {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var successor = agreements.inForce(scene, LocalDate.of(2026, 2, 1));
    // What is refused changes nothing, so that one agreement in each state serves for all of it.
    var untouched = new EnumMap<AgreementState, AgreementId>(AgreementState.class);
    for (var state : AgreementState.values()) untouched.put(state, agreements.in(scene, state));
    var wrong = new SoftAssertions();
    for (var state : AgreementState.values())
      for (var act : Act.values()) {
        var expected = expected(role, state, act);
        var id =
            expected.equals("done")
                ? agreements.in(scene, state)
                : Objects.requireNonNull(untouched.get(state));
        if (act == Act.PUT_IN_FORCE && expected.equals("done") && state == AgreementState.OPEN)
          agreements.sign(scene, id);
        var answer = answer(attempt(scene, role, act, id, successor));
        wrong.assertThat(answer).as("%s %s %s", role, state, act).isEqualTo(expected);
      }
    wrong.assertAll();
  }

  private static String expected(Role role, AgreementState state, Act act) {
    var roles =
        Arrays.stream(Role.values())
            .filter(one -> one == role || one == Role.VISITOR || isStaffToo(role, one))
            .toList();
    if (roles.stream().noneMatch(one -> Permissions.allows(one, act.action()))) return "refused";
    return act.possibleIn(state) || reached(act, state) ? "done" : "not now";
  }

  private static boolean isStaffToo(Role role, Role one) {
    return one == Role.STAFF && (role == Role.OFFICER || role == Role.SECRETARY);
  }

  /** Pressing twice, or signing what is signed, says what was done the first time. */
  private static boolean reached(Act act, AgreementState state) {
    return switch (act) {
      case OPEN_FOR_SIGNATURE, TAKE_BACK, PUT_IN_FORCE, END, SUPERSEDE ->
          Arrays.stream(AgreementState.values())
              .anyMatch(from -> act.from(from).equals(Optional.of(state)));
      case SIGN -> state == AgreementState.ENDED;
      case EDIT, CHANGE_PARTIES, WRITE_TEXT, RECORD_SIGNATURE, CHANGE_TERM -> false;
    };
  }

  private static String answer(MvcTestResult result) {
    var to = String.valueOf(result.getResponse().getRedirectedUrl());
    return switch (result.getResponse().getStatus()) {
      case 200 -> "done";
      case 302 -> to.startsWith("/sign-in") ? "refused" : "done";
      case 403 -> "refused";
      case 409 -> "not now";
      default -> "status " + result.getResponse().getStatus();
    };
  }

  private MvcTestResult attempt(
      Scene scene, Role role, Act act, AgreementId id, AgreementId successor) {
    var party = agreements.dossier(scene, id).parties().getLast().id();
    return switch (act) {
      case EDIT -> get(scene, role, id, "/edit");
      case CHANGE_PARTIES -> post(scene, role, id, "/parties", "outsideTh", "ผู้อื่น");
      case WRITE_TEXT -> post(scene, role, id, "/text", "basis", "1", "th", "ข้อความใหม่");
      case OPEN_FOR_SIGNATURE -> post(scene, role, id, "/open");
      case TAKE_BACK -> post(scene, role, id, "/take-back");
      case SIGN -> sign(scene, role, id);
      case RECORD_SIGNATURE -> get(scene, role, id, "/parties/" + party + "/signature");
      case PUT_IN_FORCE -> post(scene, role, id, "/in-force", "from", "1/1/2568");
      case CHANGE_TERM -> post(scene, role, id, "/term", "from", "1/1/2568");
      case END -> post(scene, role, id, "/end", "on", "1/2/2569", "why", "ครบกำหนด");
      case SUPERSEDE -> post(scene, role, id, "/replace", "by", successor.toString());
    };
  }

  private MvcTestResult sign(Scene scene, Role role, AgreementId id) {
    var text = agreements.dossier(scene, id).newest().orElseThrow();
    return post(
        scene,
        role,
        id,
        "/sign/confirm",
        "text",
        String.valueOf(text.number()),
        "fingerprint",
        text.fingerprint(),
        "name",
        "ชบา ใจดี",
        "position",
        "ผู้อำนวยการ");
  }

  private MvcTestResult get(Scene scene, Role role, AgreementId id, String path) {
    return pages.get().uri(AgreementScenes.page(scene, id, path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(
      Scene scene, Role role, AgreementId id, String path, String... parameters) {
    var request =
        pages.post().uri(AgreementScenes.page(scene, id, path)).with(csrf()).with(scene.as(role));
    for (int at = 0; at < parameters.length; at += 2)
      request = request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private static String table() {
    var text = new StringBuilder("| act | who |");
    for (var state : AgreementState.values()) text.append(' ').append(state).append(" |");
    text.append("\n|---|---|").append("---|".repeat(AgreementState.values().length)).append('\n');
    for (var act : Act.values()) {
      text.append("| ").append(act).append(" | ").append(act.action()).append(" |");
      for (var state : AgreementState.values())
        text.append(' ')
            .append(act.from(state).map(next -> cell(state, next)).orElse(""))
            .append(" |");
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(AgreementState state, AgreementState next) {
    return state == next ? "✓" : "→ " + next;
  }
}
