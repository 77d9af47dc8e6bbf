package org.prasan.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
    all.addAll(ofPapers(scene, open));
    all.addAll(ofTheCourse(scene));
    all.addAll(inTheRoom(scene, started));
    all.addAll(ofMembers(scene, open));
    all.addAll(ofProposals(scene, open));
    return all;
  }

  private List<Asked> ofSeries(Scene scene, SeriesId series) {
    var first = ThaiDates.full(meetings.today().plusDays(30), THAI);
    var next = ThaiDates.full(meetings.today().plusDays(60), THAI);
    return List.of(
        sending(
            scene,
            "/meetings/series/new",
            "id=#&kind=COORDINATION&nameTh=ประชุมประสานงาน&rhythm=NONE&day=DATE&startsAt=09.00"
                + "&minutes=60&windowHours=72&firstOn="
                + first),
        asking.changing(
            scene, Role.SECRETARY, "/meetings/series/" + series + "/edit", "nameTh", "การประชุม #"),
        sending(scene, "/meetings/series/" + series + "/plan", "id=#&on=" + next));
  }

  private List<Asked> ofTheAgenda(Scene scene, MeetingId open) {
    var items = "/meetings/" + open + "/items/";
    var first = items + meetings.firstItem(scene, open);
    return List.of(
        asking.changing(scene, Role.SECRETARY, "/meetings/" + open + "/edit", "place", "ห้อง #"),
        sending(scene, items + "new", "id=#&heading=5&title=เรื่องใหม่"),
        asking.changing(scene, Role.SECRETARY, first + "/edit", "title", "เรื่อง #"),
        sending(scene, () -> items + item(scene, open) + "/move", "way=UP"),
        sending(scene, () -> items + item(scene, open) + "/place", "place=1"),
        sending(scene, () -> items + item(scene, open) + "/remove", ""),
        sending(
            scene,
            () -> "/meetings/" + meetings.open(scene) + "/items/paste",
            "heading=5&lines=แผนคุ้มครองเด็ก 10 นาที"));
  }

  private ItemId item(Scene scene, MeetingId open) {
    return meetings.item(scene, open, "เรื่องที่เลื่อนหรือถอน");
  }

  private List<Asked> ofPapers(Scene scene, MeetingId open) {
    var shelf = "/meetings/" + open + "/items/" + meetings.firstItem(scene, open) + "/papers";
    var adding = asking.file(scene, Role.SECRETARY, shelf, "paper", "");
    return List.of(
        new Asked("send a paper", Asked.NOTHING, () -> () -> adding),
        sending(
            scene,
            () -> {
              adding.exchange();
              var papers = meetings.dossier(scene, open).papers();
              return "/meetings/" + open + "/papers/" + papers.getLast().id() + "/remove";
            },
            ""));
  }

  private List<Asked> ofTheCourse(Scene scene) {
    var chair = scene.person(Role.DIRECTOR);
    return List.of(
        sending(
            scene,
            () -> "/meetings/" + meetings.in(scene, MeetingState.DRAFT) + "/open",
            "invite=true"),
        sending(scene, () -> "/meetings/" + meetings.open(scene) + "/invite", ""),
        sending(scene, () -> "/meetings/" + meetings.started(scene) + "/leaders", "chair=" + chair),
        sending(scene, () -> "/meetings/" + meetings.open(scene) + "/cancel", "why=น้ำท่วม"),
        sending(scene, () -> "/meetings/" + meetings.open(scene) + "/start", ""),
        sending(
            scene, () -> "/meetings/" + meetings.started(scene) + "/close", "withoutQuorum=true"));
  }

  private List<Asked> inTheRoom(Scene scene, MeetingId started) {
    var meeting = "/meetings/" + started;
    var room = meeting + "/room/" + meetings.firstItem(scene, started);
    return List.of(
        sending(scene, room, "id=#&kind=INFORMATION&text=รับทราบแผน"),
        sending(scene, room, "id=#&kind=DECISION&text=เห็นชอบแผน&way=CONSENSUS"),
        sending(
            scene,
            room,
            "id=#&kind=COMMITMENT&text=ส่งร่างแผน&namesLater=true&due=สิ้นเดือนหน้า&step=send&owner="
                + scene.organization()),
        asking.changing(
            scene,
            Role.SECRETARY,
            () -> meeting + "/outcomes/" + outcome(scene, started),
            "text",
            "ถ้อยคำ #"),
        sending(
            scene,
            () -> meeting + "/outcomes/" + outcome(scene, started) + "/take-back",
            "why=เขียนผิด"),
        sending(scene, meeting + "/attendance", "id=#&name=ชบา ใจดี&position=แขก"),
        sending(
            scene,
            () -> {
              meetings.arrives(scene, started, scene.organization());
              var there = meetings.dossier(scene, started).attending(scene.organization());
              return meeting + "/attendance/" + there.getLast().id() + "/remove";
            },
            ""),
        asking.sending(
            scene, Role.STAFF, () -> "/meetings/" + meetings.started(scene) + "/check-in", ""));
  }

  private UUID outcome(Scene scene, MeetingId started) {
    meetings.decide(scene, started, "เห็นชอบแผน", true);
    return meetings.dossier(scene, started).outcomes().getLast().id();
  }

  private List<Asked> ofMembers(Scene scene, MeetingId open) {
    return List.of(
        asking.sending(
            scene,
            Role.FOCAL_POINT,
            () -> "/meetings/" + meetings.open(scene) + "/answer",
            "kind=YES"),
        asking.sending(scene, Role.STAFF, "/proposals/new", proposal(open)),
        asking.sending(scene, Role.STAFF, "/calendar/address", "id=#"));
  }

  private static String proposal(MeetingId at) {
    return "id=#&heading=CONSIDERATION&title=เรื่องที่เสนอ&why=เพราะ&minutes=10&at=" + at;
  }

  private List<Asked> ofProposals(Scene scene, MeetingId open) {
    return List.of(
        asking.sending(
            scene, Role.STAFF, () -> "/proposals/" + proposed(scene, open) + "/withdraw", ""),
        sending(
            scene,
            () -> "/proposals/" + proposed(scene, open) + "/decide",
            "what=TAKE&meeting=" + open),
        sending(
            scene,
            () -> "/proposals/" + proposed(scene, open) + "/decide",
            "what=DECLINE&why=ทำแล้ว"));
  }

  private String proposed(Scene scene, MeetingId at) {
    var fields = Asking.typed(proposal(at));
    asking.form(scene, Role.STAFF, "/proposals/new", fields).exchange();
    return fields.getOrDefault("id", "");
  }

  private Asked sending(Scene scene, String path, String typed) {
    return asking.sending(scene, Role.SECRETARY, path, typed);
  }

  private Asked sending(Scene scene, Supplier<String> path, String typed) {
    return asking.sending(scene, Role.SECRETARY, path, typed);
  }
}
