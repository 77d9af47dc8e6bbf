package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Minutes are kept in Thai, whatever language the secretary reads. */
@PrasanTest
class MinutesLanguageTest {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;

  @Test
  void daysInKeptMinutesAreThaiThoughTheSecretaryReadsEnglish() {
    var scene = scenes.fresh();
    meetings.organizations(scene);
    var first = meetings.going(scene, meetings.series(scene), meetings.today());
    var due = meetings.today().plusDays(40);
    promise(scene, first, due);
    meetings.close(scene, first);
    var next = meetings.next(scene, first);
    meetings.close(scene, next);
    var until = ThaiDates.full(meetings.today().plusDays(7), Locale.ENGLISH);
    send(scene, next, "/minutes/circulate?lang=en", "until", until);
    assertThat(meetings.minutes(scene, next).newest().orElseThrow().paper().toString())
        .contains("ภายใน " + ThaiDates.full(due, Locale.forLanguageTag("th")));
  }

  private void promise(Scene scene, MinutesScenes.Held held, LocalDate due) {
    send(
        scene,
        held,
        "/room/" + held.item(),
        "id",
        FreshId.next().toString(),
        "kind",
        "COMMITMENT",
        "text",
        "ส่งแผนคุ้มครองเด็ก",
        "owner",
        scene.organization().toString(),
        "namesLater",
        "true",
        "due",
        ThaiDates.full(due, Locale.forLanguageTag("th")));
  }

  private void send(Scene scene, MinutesScenes.Held held, String path, String... fields) {
    var request =
        pages
            .post()
            .uri(MinutesScenes.page(scene, held, path))
            .with(scene.as(Role.SECRETARY))
            .with(csrf());
    for (int at = 0; at < fields.length; at += 2) request.param(fields[at], fields[at + 1]);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }
}
