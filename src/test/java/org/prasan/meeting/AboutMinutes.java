package org.prasan.meeting;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of the pages about minutes begin with and do. */
@PrasanTest
abstract class AboutMinutes {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;
  @Autowired MinutesRows rows;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  Scene scene;
  OrganizationId other;

  @BeforeEach
  final void aCoalitionWithTwoOrganizations() {
    scene = scenes.fresh();
    other = meetings.organizations(scene);
  }

  @AfterEach
  final void theClockGoesBack() {
    clock.back();
  }

  final MinutesScenes.Held full() {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.came(scene, held, "นางชบา ใจดี", "");
    meetings.informed(scene, held, "ทดลองใช้แล้วสามอำเภอ");
    meetings.decided(scene, held, "ให้ใช้แบบฟอร์มกลาง");
    meetings.close(scene, held);
    return held;
  }

  static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  final MvcTestResult text(MinutesScenes.Held held, int basis, String text) {
    return post(
        held,
        "/minutes/items/" + held.item(),
        Role.SECRETARY,
        "basis",
        Integer.toString(basis),
        "text",
        text);
  }

  final MvcTestResult get(MinutesScenes.Held held, String path, Role role) {
    return pages.get().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).exchange();
  }

  final MvcTestResult post(MinutesScenes.Held held, String path, Role role, String... parameters) {
    var request =
        pages.post().uri(MinutesScenes.page(scene, held, path)).with(scene.as(role)).with(csrf());
    for (int at = 0; at < parameters.length; at += 2)
      request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  final MvcTestResult circulate(MinutesScenes.Held held, int days) {
    return post(
        held,
        "/minutes/circulate",
        Role.SECRETARY,
        "until",
        ThaiDates.full(meetings.today().plusDays(days), Locale.forLanguageTag("th")));
  }

  final MvcTestResult correction(MinutesScenes.Held held, String wanted, String reason) {
    return post(
        held,
        "/minutes/corrections/new",
        Role.DIRECTOR,
        "id",
        FreshId.next().toString(),
        "item",
        held.item().toString(),
        "wanted",
        wanted,
        "reason",
        reason);
  }

  final MvcTestResult correction(MinutesScenes.Held held, UUID id) {
    return post(
        held,
        "/minutes/corrections/new",
        Role.DIRECTOR,
        "id",
        id.toString(),
        "item",
        held.item().toString(),
        "wanted",
        "ข้อความอื่น",
        "reason",
        "เพราะ");
  }

  final MvcTestResult answer(
      MinutesScenes.Held held, UUID id, String taken, String text, String answer) {
    return post(
        held,
        "/minutes/corrections/" + id + "/answer",
        Role.SECRETARY,
        "taken",
        taken,
        "text",
        text,
        "answer",
        answer);
  }

  final MvcTestResult adopt(MinutesScenes.Held held, MinutesScenes.Held at) {
    return post(
        held, "/minutes/adopt", Role.SECRETARY, "at", at.meeting().toString(), "early", "true");
  }

  final MvcTestResult amend(MinutesScenes.Held held, String path, DecisionId decision) {
    return amend(held, path, decision, FreshId.next());
  }

  final MvcTestResult amend(MinutesScenes.Held held, String path, DecisionId decision, UUID id) {
    return post(
        held,
        path,
        Role.SECRETARY,
        "id",
        id.toString(),
        "decision",
        decision.toString(),
        "text",
        "ถ้อยคำที่ถูกต้อง",
        "reason",
        "พิมพ์ผิด");
  }
}
