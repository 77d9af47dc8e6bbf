package org.prasan.roster;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of the roster: its seats, who serves them, its months, and who swaps with whom. */
@TestComponent
class RosterDeeds implements Deeds {
  private final Asking asking;
  private final RosterScenes roster;

  /** After the months that are published and drafted. */
  private int day = 66;

  RosterDeeds(Asking asking, RosterScenes roster) {
    this.asking = asking;
    this.roster = roster;
  }

  @Override
  public List<Asked> all(Scene scene) {
    var seat = roster.seat(scene, "ล่ามภาษาอาข่า", NeededHours.NIGHTS);
    var person = roster.person(scene, Role.STAFF, "เอื้อง", seat);
    var other = roster.person(scene, Role.CASE_WORKER, "บัว", seat);
    var month = YearMonth.from(roster.today()).plusMonths(1);
    var published = roster.published(scene, month);
    var all = new ArrayList<Asked>();
    all.addAll(
        asking.readings(
            scene,
            Role.STAFF,
            List.of(
                "/duty",
                "/roster?month=" + month,
                "/roster/load",
                "/roster/export/csv",
                "/roster/sheet.pdf",
                "/roster/card",
                "/roster/people",
                "/roster/seats/" + seat,
                "/roster/editions/" + published,
                "/roster/mine")));
    all.addAll(ofSeats(scene, seat, person));
    all.addAll(ofPeople(scene, seat, other));
    all.addAll(ofMonths(scene, month, person));
    all.addAll(ofWhoServes(scene, seat, person, other));
    all.addAll(ofTurns(scene));
    return all;
  }

  private List<Asked> ofTurns(Scene scene) {
    return List.of(
        new Asked("put people in turns", Asked.NOTHING, () -> inTurns(scene, UUID.randomUUID())),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> {
              var turns = UUID.randomUUID();
              var seat = roster.seat(scene, "เวรที่ผลัดกัน", NeededHours.NIGHTS);
              inTurns(scene, seat, turns).exchange();
              return "/roster/seats/" + seat + "/turns/" + turns + "/end";
            },
            ""));
  }

  private Supplier<Asked.Request> inTurns(Scene scene, UUID turns) {
    var seat = roster.seat(scene, "เวรที่จะผลัดกัน", NeededHours.NIGHTS);
    var asked = inTurns(scene, seat, turns);
    return () -> asked;
  }

  private Asked.Request inTurns(Scene scene, SeatId seat, UUID turns) {
    var person = roster.person(scene, null, "คำ", seat);
    return asking.form(
        scene,
        Role.SECRETARY,
        "/roster/seats/" + seat + "/turns",
        Asking.typed(
            "id=%s&rhythm=DAILY&handover=8.30&first=1/11/2580&order[0]=%s"
                .formatted(turns, person)));
  }

  private List<Asked> ofSeats(Scene scene, SeatId seat, DutyPersonId person) {
    return List.of(
        asking.sending(
            scene,
            Role.SECRETARY,
            "/roster/seats/new",
            "id=#&function=POLICE&nameTh=ร้อยเวร&agencyTh=สถานีตำรวจ&hours=ALL_DAY&dayFrom=8.30&dayTo=16.30"),
        asking.changing(
            scene, Role.SECRETARY, "/roster/seats/" + seat + "/edit", "nameTh", "ล่าม #"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () ->
                "/roster/seats/" + roster.seat(scene, "เวรที่จะปิด", NeededHours.NIGHTS) + "/close",
            ""),
        asking.sending(
            scene,
            Role.SECRETARY,
            "/roster/seats/" + seat + "/replace",
            "id=#&reason=STAND_IN&fromDay=1/11/2580&fromTime=16.30&untilDay=2/11/2580&untilTime=8.30&person="
                + person),
        asking.sending(scene, Role.SECRETARY, () -> replacement(scene) + "/withdraw", ""));
  }

  private String replacement(Scene scene) {
    var seat = roster.seat(scene, "เวรที่จะแทน", NeededHours.NIGHTS);
    var night = roster.today().plusDays(9);
    roster.onDuty(scene, seat, night, roster.person(scene, null, "คำ", seat));
    return Asking.found(
        asking.page(scene, Role.SECRETARY, "/roster/seats/" + seat),
        "(/roster/seats/" + seat + "/replacements/[^/]+)/withdraw");
  }

  private List<Asked> ofPeople(Scene scene, SeatId seat, DutyPersonId other) {
    return List.of(
        asking.changing(scene, Role.SECRETARY, "/roster/people/new", "nameTh", "บัว #"),
        asking.changing(
            scene,
            Role.SECRETARY,
            () -> "/roster/people/" + roster.person(scene, null, "คำ", seat),
            "nameTh",
            "บัว #"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/roster/people/" + roster.person(scene, null, "คำ", seat) + "/leave",
            ""),
        asking.sending(
            scene,
            Role.SECRETARY,
            "/roster/people/" + other + "/days",
            "id=#&kind=LEAVE&first=1/11/2580"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/roster/days/" + onLeave(scene, other) + "/take-back",
            "person=" + other));
  }

  private UUID onLeave(Scene scene, DutyPersonId person) {
    var id = UUID.randomUUID();
    asking
        .form(
            scene,
            Role.SECRETARY,
            "/roster/people/" + person + "/days",
            Asking.typed("kind=LEAVE&first=3/11/2580&id=" + id))
        .exchange();
    return id;
  }

  private List<Asked> ofMonths(Scene scene, YearMonth month, DutyPersonId person) {
    var draft = roster.drafted(scene, month.plusMonths(1));
    var shift = roster.assignments(scene, draft).getFirst();
    return List.of(
        asking.readings(scene, Role.SECRETARY, List.of("/roster/editions/" + draft)).getFirst(),
        asking.sending(
            scene,
            Role.SECRETARY,
            "/roster/editions/" + draft + "/shift",
            "shift=%s@%s&person=%s".formatted(shift.seat(), shift.start(), person)),
        new Asked(
            "have a month drafted",
            Asked.NOTHING,
            () -> {
              roster.solveWhatIsQueued(scene);
              var fields = Asking.typed("id=#&nightsPerWeek=3&month=" + month.plusMonths(1));
              return () -> asking.form(scene, Role.SECRETARY, "/roster/drafts/new", fields);
            }),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> {
              roster.solveWhatIsQueued(scene);
              return "/roster/editions/" + roster.drafted(scene, month.plusMonths(1)) + "/publish";
            },
            ""),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/roster/editions/" + roster.drafted(scene, month.plusMonths(1)) + "/discard",
            ""));
  }

  private List<Asked> ofWhoServes(
      Scene scene, SeatId seat, DutyPersonId person, DutyPersonId other) {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(3), person);
    var word = RosterScenes.word(night);
    var all = new ArrayList<Asked>();
    all.addAll(asking.readings(scene, Role.STAFF, List.of("/roster/mine/swap?shift=" + word)));
    all.add(
        asking.sending(scene, Role.STAFF, "/roster/mine/days", "id=#&kind=LEAVE&first=5/11/2580"));
    all.add(asking.sending(scene, Role.STAFF, "/roster/mine/calendar", "id=#"));
    all.add(
        new Asked(
            "offer a swap",
            Asked.NOTHING,
            () -> {
              var given = roster.onDuty(scene, seat, roster.today().plusDays(++day), person);
              var fields =
                  Asking.typed("id=#&shift=%s&to=%s".formatted(RosterScenes.word(given), other));
              return () -> asking.form(scene, Role.STAFF, "/roster/mine/swap", fields);
            }));
    all.add(
        asking.sending(
            scene,
            Role.CASE_WORKER,
            () -> "/roster/swaps/" + offered(scene, seat, person, other) + "/accept",
            ""));
    all.add(
        asking.sending(
            scene,
            Role.CASE_WORKER,
            () -> "/roster/swaps/" + offered(scene, seat, person, other) + "/decline",
            ""));
    all.add(
        asking.sending(
            scene,
            Role.STAFF,
            () -> "/roster/swaps/" + offered(scene, seat, person, other) + "/withdraw",
            ""));
    return all;
  }

  /** Each for another night, with nights to rest between. */
  private UUID offered(Scene scene, SeatId seat, DutyPersonId person, DutyPersonId other) {
    day += 3;
    var night = roster.onDuty(scene, seat, roster.today().plusDays(day), person);
    return roster.offered(scene, Role.STAFF, night, other);
  }
}
