package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The table of meetings, as written down and as every page keeps it: role by state by act. */
@PrasanTest
class MeetingStatesTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/meeting-states.md");

  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired MeetingRows rows;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;

  @AfterEach
  void present() {
    clock.back();
  }

  @Test
  void thePaperShowsTheTable() throws IOException {
    var wanted = paper();
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, wanted);
    else
      assertThat(Files.readString(PAPER)).as("write it anew with %s=yes", WRITE).isEqualTo(wanted);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anActIsDoneByExactlyTheRolesAndInExactlyTheStatesOfTheTable(Role role) {
    var scene = scenes.fresh();
    meetings.members(scene, 1);
    // What is refused changes nothing, so that one meeting in each state serves for all of it.
    var untouched = new EnumMap<MeetingState, MeetingId>(MeetingState.class);
    for (var state : MeetingState.values()) untouched.put(state, in(scene, state));
    var wrong = new SoftAssertions();
    for (var state : MeetingState.values())
      for (var act : Act.values()) {
        var expected = expected(role, state, act);
        var id =
            expected.equals("done") && act.from(state).filter(next -> next != state).isPresent()
                ? in(scene, state)
                : Objects.requireNonNull(untouched.get(state));
        var answer = answer(attempt(scene, role, act, id));
        wrong.assertThat(answer).as("%s %s %s", role, state, act).isEqualTo(expected);
      }
    wrong.assertAll();
  }

  /** A meeting whose window has passed is one that closed long ago. */
  private MeetingId in(Scene scene, MeetingState state) {
    var id = meetings.in(scene, state);
    if (state == MeetingState.CLOSED)
      scene.in(
          () -> {
            var meeting = rows.find(scene.id(), id).orElseThrow();
            var course = meeting.course();
            rows.update(
                scene.id(),
                meeting.with(
                    new Meeting.Course(
                        course.invited(),
                        course.opened(),
                        course.started(),
                        course.closed(),
                        course.closed(),
                        course.counted(),
                        null)));
            return true;
          });
    return id;
  }

  private static String expected(Role role, MeetingState state, Act act) {
    var roles =
        Arrays.stream(Role.values())
            .filter(one -> one == role || one == Role.VISITOR || isStaffToo(role, one))
            .toList();
    // The page of both is one: while it goes on whoever holds it types, afterwards the office.
    if (act == Act.RECORD || act == Act.COMPLETE) {
      if (!may(roles, Act.RECORD)) return "refused";
      boolean open =
          state == MeetingState.WINDOW ? may(roles, Act.COMPLETE) : Act.RECORD.possibleIn(state);
      return open ? "done" : "not now";
    }
    if (!may(roles, act)) return "refused";
    return act.possibleIn(state) || reached(act, state) ? "done" : "not now";
  }

  private static boolean may(List<Role> roles, Act act) {
    return roles.stream().anyMatch(one -> Permissions.allows(one, act.action()));
  }

  private static boolean isStaffToo(Role role, Role one) {
    return one == Role.STAFF && (role == Role.OFFICER || role == Role.SECRETARY);
  }

  /** Pressing twice says what was done the first time. */
  private static boolean reached(Act act, MeetingState state) {
    return switch (act) {
      case OPEN_IT -> state == MeetingState.OPEN;
      case CANCEL -> state == MeetingState.CANCELLED;
      case START -> state == MeetingState.IN_PROGRESS;
      case CLOSE -> state == MeetingState.WINDOW;
      default -> false;
    };
  }

  private static String answer(MvcTestResult result) {
    var to = String.valueOf(result.getResponse().getRedirectedUrl());
    return switch (result.getResponse().getStatus()) {
      case 200 -> "done";
      case 302 -> to.startsWith("/sign-in") ? "refused" : "done";
      case 403 -> "refused";
      case 409, 422 -> "not now";
      default -> "status " + result.getResponse().getStatus();
    };
  }

  private MvcTestResult attempt(Scene scene, Role role, Act act, MeetingId id) {
    var base = "/meetings/" + id;
    var lines = meetings.dossier(scene, id).agenda().lines();
    var item = lines.isEmpty() ? ItemId.fresh() : lines.getFirst().item().id();
    return switch (act) {
      case EDIT -> get(scene, role, base + "/edit");
      case EDIT_AGENDA ->
          post(scene, role, base + "/items/new", "id", fresh(), "heading", "5", "title", "เรื่อง");
      case CARRY_ON -> post(scene, role, base + "/items/" + item + "/carry-on");
      case NAME -> post(scene, role, base + "/leaders");
      case OPEN_IT -> post(scene, role, base + "/open");
      case INVITE -> post(scene, role, base + "/invite");
      case CANCEL -> post(scene, role, base + "/cancel", "why", "น้ำท่วม");
      case PROPOSE ->
          post(
              scene,
              role,
              "/proposals/new",
              "id",
              fresh(),
              "at",
              id.toString(),
              "heading",
              "OTHER",
              "title",
              "เรื่อง",
              "why",
              "เพราะ",
              "minutes",
              "10");
      case ANSWER -> post(scene, role, base + "/answer", "kind", "YES");
      case CHECK_IN -> post(scene, role, base + "/check-in");
      case TAKE_ATTENDANCE ->
          post(scene, role, base + "/attendance", "id", fresh(), "name", "แขก ทดสอบ");
      case START -> post(scene, role, base + "/start", "early", "true");
      case STEER -> steer(scene, role, base, item);
      case RECORD, COMPLETE -> record(scene, role, base, item);
      case CLOSE -> post(scene, role, base + "/close", "withoutQuorum", "true");
    };
  }

  private MvcTestResult steer(Scene scene, Role role, String base, ItemId item) {
    return post(scene, role, base + "/room/" + item + "/steer");
  }

  private MvcTestResult record(Scene scene, Role role, String base, ItemId item) {
    return post(
        scene, role, base + "/room/" + item, "id", fresh(), "kind", "INFORMATION", "text", "ทราบ");
  }

  private static String fresh() {
    return FreshId.next().toString();
  }

  private MvcTestResult get(Scene scene, Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(Scene scene, Role role, String path, String... parameters) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role));
    for (int at = 0; at < parameters.length; at += 2)
      request = request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private static String paper() {
    var text =
        new StringBuilder(
            """
            # States of a meeting
            Which act is possible in which state, and which action of the [table of permissions](permissions.md) it needs. Drawn from the code by `MeetingStatesTest`; write it anew with `%s=yes`.

            | act | who |\
            """
                .formatted(WRITE));
    for (var state : MeetingState.values()) text.append(' ').append(state).append(" |");
    text.append("\n|---|---|").append("---|".repeat(MeetingState.values().length)).append('\n');
    for (var act : Act.values()) {
      text.append("| ").append(act).append(" | ").append(act.action()).append(" |");
      for (var state : MeetingState.values())
        text.append(' ')
            .append(act.from(state).map(next -> next == state ? "✓" : "→ " + next).orElse(""))
            .append(" |");
      text.append('\n');
    }
    return text.toString();
  }
}
