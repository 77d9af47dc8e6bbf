package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.notification.Taps;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A meeting from the series to the decision in the register, through its pages. */
@PrasanTest
class HoldMeetingTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired ChangeMeeting change;
  @Autowired Taps taps;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithMembers() {
    scene = scenes.fresh();
    meetings.members(scene, 2);
  }

  @Test
  void aMeetingIsHeldFromTheSeriesToTheRegister() {
    var series = meetings.series(scene);
    var id = meetings.draft(scene, series, meetings.today());
    var base = "/meetings/" + id;
    assertThat(get(Role.STAFF, base)).contains("ร่าง").contains("เรื่องสืบเนื่อง");
    posted(base + "/items/paste", Map.of("heading", "5", "lines", "แผนงาน\n\nงบประมาณ\n"));
    posted(base + "/open", Map.of("invite", "true"));
    assertThat(get(Role.STAFF, base)).contains("ครั้งที่ 1/").contains("งบประมาณ");
    assertThat(get(Role.FOCAL_POINT, "/home")).contains(base + "/answer");
    post(Role.FOCAL_POINT, base + "/answer", Map.of("kind", "YES"));
    assertThat(get(Role.SECRETARY, base)).contains("จะมา 1 ไม่มา 0 ยังไม่ตอบ 2");
    posted(base + "/start", Map.of());
    post(Role.FOCAL_POINT, base + "/check-in", Map.of());
    assertThat(get(Role.SECRETARY, base + "/attendance")).contains("มาแล้ว");
    var item = meetings.firstItem(scene, id);
    var room = base + "/room/" + item;
    posted(
        room, Map.of("id", FreshId.next().toString(), "kind", "INFORMATION", "text", "รับทราบแผน"));
    posted(
        room,
        Map.of(
            "id",
            FreshId.next().toString(),
            "kind",
            "DECISION",
            "text",
            "เห็นชอบแผนงานคุ้มครองเด็ก",
            "way",
            "CONSENSUS"));
    posted(
        room,
        Map.of(
            "id",
            FreshId.next().toString(),
            "kind",
            "COMMITMENT",
            "text",
            "ส่งร่างแผนฉบับแก้ไข",
            "owner",
            scene.organization().toString(),
            "namesLater",
            "true",
            "due",
            "สิ้นเดือนหน้า",
            "step",
            "send"));
    for (var kind : Outcome.Kind.values())
      assertThat(get(Role.SECRETARY, base + "/room?item=" + item + "&add=" + kind))
          .contains("รับทราบแผน", "เห็นชอบแผนงานคุ้มครองเด็ก", "ส่งร่างแผนฉบับแก้ไข");
    assertThat(get(Role.SECRETARY, base + "/present")).contains("แผนงาน");
    assertThat(get(Role.SECRETARY, base + "/door")).contains("data:image/png");
    posted(base + "/close", Map.of("withoutQuorum", "true"));
    assertThat(get(Role.SECRETARY, "/home")).contains(base + "/room");
    assertThat(get(Role.STAFF, "/decisions")).contains("เห็นชอบแผนงานคุ้มครองเด็ก");
    assertThat(get(Role.STAFF, "/decisions?q=คุ้มครองเดก")).contains("เห็นชอบแผนงานคุ้มครองเด็ก");
    assertThat(get(Role.STAFF, "/decisions?q=ไม่มีคำนี้เลยสักหน่อย"))
        .doesNotContain("เห็นชอบแผนงาน");
    assertThat(get(Role.STAFF, "/decisions/export/csv")).contains("เห็นชอบแผนงานคุ้มครองเด็ก");
    assertThat(get(Role.STAFF, "/meetings")).contains(base);
    assertThat(get(Role.STAFF, "/meetings/series/" + series.id())).contains("เปิดรับวาระ");
    assertThat(get(Role.STAFF, "/meetings/templates")).contains("เรื่องสืบเนื่อง");
    assertThat(get(Role.SECRETARY, "/meetings/templates/QUARTERLY")).contains("lines[5].th");
  }

  @Test
  void nobodyOutsideTheCoalitionIsWrittenDownAsPromisingSomething() {
    var id = meetings.started(scene);
    var room = "/meetings/" + id + "/room/" + meetings.firstItem(scene, id);
    var stranger = scenes.fresh();
    meetings.members(stranger, 0);
    for (var owner : List.of(FreshId.next().toString(), stranger.organization().toString())) {
      var refused =
          pages
              .post()
              .uri(scene.url(room))
              .with(csrf())
              .with(scene.as(Role.SECRETARY))
              .param("id", FreshId.next().toString())
              .param("kind", "COMMITMENT")
              .param("text", "ส่งร่างแผนฉบับแก้ไข")
              .param("owner", owner)
              .param("due", "สิ้นเดือนหน้า")
              .exchange();
      assertThat(refused).as(owner).hasStatus(422);
      assertThat(text(refused)).contains("โปรดเลือกหนึ่งรายการ", "ส่งร่างแผนฉบับแก้ไข");
    }
    assertThat(meetings.dossier(scene, id).outcomes()).isEmpty();
  }

  @Test
  void oneTapAnswersOnlyForTheDayThatStoodInTheInvitation() {
    var id = meetings.draft(scene, meetings.series(scene), meetings.today().plusDays(30));
    meetings.item(scene, id, "เรื่องที่หนึ่ง");
    scene.person(Role.FOCAL_POINT);
    posted("/meetings/" + id + "/open", Map.of("invite", "true"));
    var old = taps.newest(scene, Role.FOCAL_POINT).orElseThrow();
    assertThat(pages.get().uri(old)).hasStatusOk();
    var now = meetings.dossier(scene, id).meeting();
    var plan = now.plan();
    var later =
        new Meeting.Plan(
            plan.day().plusDays(7),
            plan.startsAt(),
            plan.minutes(),
            plan.place(),
            plan.link(),
            plan.chair(),
            plan.secretary());
    scene.in(() -> change.edit(scene.acting(Role.SECRETARY), id, now.version(), later));
    assertThat(pages.get().uri(old)).hasStatus(410);
    var late = pages.post().uri(old).param("answer", "yes").with(csrf()).exchange();
    assertThat(late).hasStatus(410);
    assertThat(text(late)).contains("เรื่องนี้เปลี่ยนไปแล้ว", "เข้าสู่ระบบ");
    assertThat(meetings.dossier(scene, id).answer(scene.organization())).isEmpty();
    var fresh = taps.newest(scene, Role.FOCAL_POINT).orElseThrow();
    assertThat(fresh).isNotEqualTo(old);
    assertThat(pages.post().uri(fresh).param("answer", "yes").with(csrf()))
        .hasStatus3xxRedirection();
    assertThat(meetings.dossier(scene, id).answer(scene.organization())).isPresent();
  }

  private void posted(String path, Map<String, String> parameters) {
    post(Role.SECRETARY, path, parameters);
  }

  private void post(Role role, String path, Map<String, String> parameters) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role));
    for (var one : parameters.entrySet()) request = request.param(one.getKey(), one.getValue());
    assertThat(request.exchange()).as(path).hasStatus3xxRedirection();
  }

  private String get(Role role, String path) {
    var result = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
    assertThat(result).as(path).hasStatusOk();
    return text(result);
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
