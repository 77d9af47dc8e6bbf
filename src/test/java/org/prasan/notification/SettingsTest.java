package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What comes by e-mail is each person's own choice. */
@PrasanTest
class SettingsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Preferences preferences;

  @Test
  void whatCannotBeChosenIsRefusedAndNothingTypedIsLost() {
    var scene = scenes.fresh();
    for (var wrong :
        Map.of(
                "way-SAFETY", "DIGEST",
                "way-INVITATIONS", "OFF",
                "way-ROSTER", "PIGEON",
                "digest", "25",
                "quietFrom", "21",
                "quietTo", "6")
            .entrySet()) {
      var answer = choose(scene, Map.of(wrong.getKey(), wrong.getValue(), "way-NEWS", "OFF"));
      assertThat(answer).as(wrong.getKey()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      assertThat(answer).bodyText().contains("<option value=\"OFF\" selected=\"selected\"");
    }
    assertThat(choose(scene, Map.of("quietFrom", "21", "quietTo", "21")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyText()
        .contains("ต้องไม่ตรงกัน");
    assertThat(chosen(scene).ways()).isEmpty();
  }

  @Test
  void theChoiceIsKeptForThisPersonAlone() {
    var scene = scenes.fresh();
    assertThat(
            choose(
                scene,
                Map.of(
                    "mails",
                    "yes",
                    "digest",
                    "18",
                    "quietFrom",
                    "21",
                    "quietTo",
                    "6",
                    "way-ROSTER",
                    "DIGEST",
                    "way-NEWS",
                    "OFF")))
        .hasRedirectedUrl(scene.url("/notices/settings"));
    var chosen = chosen(scene);
    assertThat(chosen.habit())
        .isEqualTo(new Habit(true, LocalTime.of(21, 0), LocalTime.of(6, 0), 18));
    assertThat(chosen.way(Topic.ROSTER)).isEqualTo(Way.DIGEST);
    assertThat(chosen.way(Topic.NEWS)).isEqualTo(Way.OFF);
    assertThat(chosen.way(Topic.MEETINGS)).isEqualTo(Way.NOW);
    assertThat(scene.in(() -> preferences.of(scene.id(), scene.person(Role.DIRECTOR))).habit())
        .isEqualTo(Habit.USUAL);
    assertThat(pages.get().uri(scene.url("/notices/settings")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("<option value=\"18\" selected=\"selected\"");
  }

  @Test
  void quietHoursMayPassMidnight() {
    var habit = new Habit(true, LocalTime.of(21, 0), LocalTime.of(6, 0), 7);
    var day = ZonedDateTime.parse("2026-11-27T00:00:00+07:00");
    assertThat(habit.held(day.withHour(20).withMinute(59))).isZero();
    assertThat(habit.held(day.withHour(21))).isEqualTo(Duration.ofHours(9));
    assertThat(habit.held(day.withHour(5))).isEqualTo(Duration.ofHours(1));
    assertThat(habit.held(day.withHour(6))).isZero();
    var noon = new Habit(true, LocalTime.of(12, 0), LocalTime.of(13, 0), 7);
    assertThat(noon.held(day.withHour(12).withMinute(30))).isEqualTo(Duration.ofMinutes(30));
    assertThat(noon.held(day.withHour(13))).isZero();
  }

  private Preferences.Chosen chosen(Scene scene) {
    return scene.in(() -> preferences.of(scene.id(), scene.person(Role.STAFF)));
  }

  private MvcTestResult choose(Scene scene, Map<String, String> sent) {
    var request =
        pages.post().uri(scene.url("/notices/settings")).with(scene.as(Role.STAFF)).with(csrf());
    for (var field : sent.entrySet()) request = request.param(field.getKey(), field.getValue());
    return request.exchange();
  }
}
