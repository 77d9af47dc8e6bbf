package org.prasan.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of meetings: their series, agenda and room, who comes, and what becomes of proposals. */
@TestComponent
class MeetingDeeds implements Deeds {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final Asking asking;
  private final MeetingScenes meetings;

  MeetingDeeds(Asking asking, MeetingScenes meetings) {
    this.asking = asking;
    this.meetings = meetings;
  }

  @Override
  public List<Asked> all(Scene scene) {
    meetings.members(scene, 1);
    var open = meetings.open(scene, meetings.today().plusDays(3));
    var started = meetings.started(scene);
    var all = new ArrayList<Asked>();
    all.addAll(
        asking.readings(
            scene,
            Role.STAFF,
            List.of(
                "/calendar",
                "/meetings",
                "/meetings/" + open,
                "/meetings/" + open + "/invitation.ics",
                "/meetings/" + started + "/attendance",
                "/meetings/" + started + "/room",
                "/meetings/" + started + "/minutes",
                "/meetings/templates",
                "/decisions",
                "/decisions/export/csv",
                "/proposals")));
    all.addAll(ofSeries(scene, meetings.dossier(scene, open).series().id()));
    all.addAll(ofTheAgenda(scene, open));
    all.addAll(ofTheCourse(scene));
    all.addAll(inTheRoom(scene, started));
    all.addAll(ofMembers(scene, open));
    return all;
  }

  private List<Asked> ofSeries(Scene scene, SeriesId series) {
    return List.of(
        asking.adding(
            scene,
            Role.SECRETARY,
            "/meetings/series/new",
            Map.of(
                "kind", "COORDINATION",
                "nameTh", "ประชุมประสานงาน",
                "rhythm", "NONE",
                "day", "DATE",
                "firstOn", ThaiDates.full(meetings.today().plusDays(30), THAI),
                "startsAt", "09.00",
                "minutes", "60",
                "windowHours", "72")),
        asking.changing(
            scene, Role.SECRETARY, "/meetings/series/" + series + "/edit", "nameTh", "การประชุม #"),
        asking.adding(
            scene,
            Role.SECRETARY,
            "/meetings/series/" + series + "/plan",
            Map.of("on", ThaiDates.full(meetings.today().plusDays(60), THAI))));
  }

  private List<Asked> ofTheAgenda(Scene scene, MeetingId open) {
    var items = "/meetings/" + open + "/items/";
    return List.of(
        asking.changing(scene, Role.SECRETARY, "/meetings/" + open + "/edit", "place", "ห้อง #"),
        asking.adding(
            scene, Role.SECRETARY, items + "new", Map.of("heading", "5", "title", "เรื่องใหม่")),
        asking.changing(
            scene,
            Role.SECRETARY,
            items + meetings.firstItem(scene, open) + "/edit",
            "title",
            "เรื่อง #"),
        sending(
            scene,
            Role.SECRETARY,
            () -> items + meetings.item(scene, open, "เรื่องที่ถอน") + "/remove"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + meetings.open(scene) + "/items/paste",
            Map.of("heading", "5", "lines", "แผนคุ้มครองเด็ก 10 นาที")));
  }

  private List<Asked> ofTheCourse(Scene scene) {
    return List.of(
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + meetings.in(scene, MeetingState.DRAFT) + "/open",
            Map.of("invite", "true")),
        sending(scene, Role.SECRETARY, () -> "/meetings/" + meetings.open(scene) + "/invite"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + meetings.started(scene) + "/leaders",
            Map.of("chair", scene.person(Role.DIRECTOR).toString())),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + meetings.open(scene) + "/cancel",
            Map.of("why", "น้ำท่วม")),
        sending(scene, Role.SECRETARY, () -> "/meetings/" + meetings.open(scene) + "/start"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + meetings.started(scene) + "/close",
            Map.of("withoutQuorum", "true")));
  }

  private List<Asked> inTheRoom(Scene scene, MeetingId started) {
    var room = "/meetings/" + started + "/room/" + meetings.firstItem(scene, started);
    return List.of(
        asking.adding(
            scene, Role.SECRETARY, room, Map.of("kind", "INFORMATION", "text", "รับทราบแผน")),
        asking.adding(
            scene,
            Role.SECRETARY,
            room,
            Map.of("kind", "DECISION", "text", "เห็นชอบแผน", "way", "CONSENSUS")),
        asking.adding(
            scene,
            Role.SECRETARY,
            room,
            Map.of(
                "kind", "COMMITMENT",
                "text", "ส่งร่างแผน",
                "owner", scene.organization().toString(),
                "namesLater", "true",
                "due", "สิ้นเดือนหน้า",
                "step", "send")),
        asking.adding(
            scene,
            Role.SECRETARY,
            "/meetings/" + started + "/attendance",
            Map.of("name", "ชบา ใจดี", "position", "แขก")),
        sending(scene, Role.STAFF, () -> "/meetings/" + meetings.started(scene) + "/check-in"));
  }

  private List<Asked> ofMembers(Scene scene, MeetingId open) {
    return List.of(
        asking.sending(
            scene,
            Role.FOCAL_POINT,
            () -> "/meetings/" + meetings.open(scene) + "/answer",
            Map.of("kind", "YES")),
        asking.adding(
            scene,
            Role.STAFF,
            "/proposals/new",
            Map.of(
                "at", open.toString(),
                "heading", "CONSIDERATION",
                "title", "เรื่องใหม่",
                "why", "เพราะ",
                "minutes", "10")),
        asking.adding(scene, Role.STAFF, "/calendar/address", Map.of()));
  }

  private Asked sending(Scene scene, Role role, Supplier<String> path) {
    return asking.sending(scene, role, path, Map.of());
  }
}
