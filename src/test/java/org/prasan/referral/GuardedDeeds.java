package org.prasan.referral;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Scene;
import org.prasan.WrittenDeeds;
import org.prasan.client.ClientScenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people, clients and programs ask for that rights, keys, audit and consent stand before: of
 * what calls the same methods, one.
 */
@TestComponent
class GuardedDeeds {
  private static final String TERMS = "?purpose=GIVE_THE_SERVICE&until=31/12/2569";

  private static final String CONSENT =
      "id=#&purpose=GIVE_THE_SERVICE&basis=S26_5_LAW&givenBy=NOBODY&how=NONE"
          + "&language=tha&interpreter=NOT_NEEDED&until=31/12/2569";

  private static final String EMERGENCY =
      "id=#&reason=DANGER_TO_LIFE&words=มีคนตามมาถึงบ้าน&hours=1&typed={code}";
  private static final String OUTSIDE =
      "organization=โรงพยาบาลริมน้ำ&urgency=URGENT&needs=shelter&groups=IDENTITY&reason=ขอตรวจร่างกาย";

  private static final String MAKE = "/tokens/new";

  /** It is shown once, after it was made; one that could not be shown is known to nobody. */
  private static final Pattern MADE = Pattern.compile("audit\\..*|gateway\\.token");

  private static final String OF_TOKENS =
      """
      director sends /tokens/new id=#&name=ระบบ&lastDay=31/12/2569&scopes=READ
      director reads /tokens
      director sends /tokens/{token}/revoke
      """;

  private static final String BY_PEOPLE =
      """
      worker reads /clients
      worker reads /clients/keeping
      worker reads /clients/{client}
      worker reads /clients/{client}/papers
      worker reads /referrals/{pending}
      worker reads /referrals/{pending}/consent
      worker reads /statements/{told}
      worker reads /outside
      worker reads /outside/{agreed}
      worker reads /outside/{agreed}/sheet.pdf
      worker reads /numbers/pathways/export/csv
      seat reads /referrals/{accepted}
      worker asks /clients/find what=เอื้องคำ
      worker asks /numbers/own-cases
      worker sends /clients/{client}/story version={version}&story=ใหม่
      worker sends /clients/{client}/triage version={version}&needs=shelter&sex=MALE&ageBand=FROM_15
      worker sends /clients/{client}/close why=GOALS_REACHED
      worker sends /clients/{client}/erase why=ASKED&number={number}
      worker sends /statements/{other}/link language=th&id=#
      worker sends /referrals/new?client={told} id=#&besides=true&version=0&seat={seat}&needs=shelter&urgency=URGENT&reason=ขอที่พัก
      worker sends /referrals/{pending}/consent {consent}
      worker sends /referrals/{accepted}/steps/withdraw-consent id=#&version={version}
      seat sends /referrals/{offered}/emergency {emergency}
      seat reads /referrals/{opened}/emergency/details
      worker sends /referrals/{offered}/milestones {milestone}
      seat sends /referrals/{accepted}/own-file
      worker sends /outside/new?client={told} id=#&{outside}
      worker sends /outside/{written}/consent {consent}
      worker sends /outside/{agreed}/outcome outcome=SERVED&words=รับตรวจแล้ว
      worker sends /outside/{agreed}/withdraw
      """;

  private final ReferralScenes referrals;
  private final ClientScenes clients;
  private final Programs programs;
  private final Asking asking;
  private final MockMvcTester pages;
  private final JsonMapper json;

  GuardedDeeds(
      ReferralScenes referrals,
      ClientScenes clients,
      Programs programs,
      Asking asking,
      MockMvcTester pages,
      JsonMapper json) {
    this.referrals = referrals;
    this.clients = clients;
    this.programs = programs;
    this.asking = asking;
    this.pages = pages;
    this.json = json;
  }

  /** Two organizations with a client, and a program of each. */
  record Sides(ReferralScenes.Sides people, Programs.Program sends, Programs.Program receives) {
    Scene sender() {
      return people.sender();
    }

    Scene receiver() {
      return people.receiver();
    }
  }

  Sides sides(Scene sender) {
    var people = referrals.sides(sender);
    return new Sides(people, programs.of(people.sender()), programs.of(people.receiver()));
  }

  List<Asked> all(Sides sides) {
    var sender = sides.sender();
    var pending = referrals.pending(sides.people());
    var all = new ArrayList<>(written(sides.people()).read(BY_PEOPLE));
    all.add(
        new Asked(
            "keep a paper",
            Asked.NOTHING,
            () -> {
              var shelf = "/clients/" + clients.client(sender, ReferralScenes.TOLD) + "/papers";
              return () -> paper(sender, shelf);
            }));
    all.add(
        new Asked(
            "send a paper",
            Asked.NOTHING,
            () -> () -> paper(sender, "/referrals/" + pending + "/papers")));
    all.addAll(ofPrograms(sides));
    return all;
  }

  /** Who does it, and what leads to where it is done. */
  WrittenDeeds written(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return new WrittenDeeds(asking)
        .by("worker", sender, Role.CASE_WORKER)
        .by("seat", sides.receiver(), Role.CASE_WORKER)
        .by("director", sender, Role.DIRECTOR)
        .to("told", sides::client)
        .to("seat", sides::seat)
        .to("client", () -> clients.client(sender, ReferralScenes.TOLD))
        .to("other", () -> referrals.sides(sender).client())
        .to("draft", () -> referrals.draft(sides))
        .to("pending", () -> referrals.pending(sides))
        .to("offered", () -> referrals.offered(sides))
        .to("accepted", () -> referrals.accepted(sides))
        .to("opened", () -> opened(sides))
        .to("written", () -> writtenOutside(sides))
        .to("agreed", () -> agreedOutside(sides))
        .to("token", () -> token(sender))
        .saying("version", path -> version(sender, path))
        .saying("number", path -> value(sender, "select number from client.file", path))
        .saying("consent", path -> agreed(sender, path))
        .saying("outside", OUTSIDE)
        .saying("emergency", EMERGENCY)
        .saying("code", path -> value(sender, "select code from referral.referral", path))
        .saying("milestone", _ -> milestone());
  }

  private List<Asked> ofPrograms(Sides sides) {
    var sends = sides.sends();
    var receives = sides.receives();
    var people = sides.people();
    var accepted = referrals.accepted(people);
    var all = new ArrayList<Asked>();
    for (var path : List.of("/sent", "/seats", "/search?q=ที่พัก", "/referrals/" + accepted))
      all.add(asking(sends, path));
    for (var path :
        List.of(
            "/inbox",
            "/referrals/" + accepted + "/details",
            "/referrals/" + accepted + "/messages")) all.add(asking(receives, path));
    all.add(
        telling(
            "refer by program",
            sends,
            UUID::randomUUID,
            _ -> "/referrals",
            _ -> {
              var fresh = Programs.fresh(people, List.of("IDENTITY"), Programs.byLaw());
              fresh.put("besides", true);
              return fresh;
            }));
    all.add(
        telling(
            "consent by program",
            sends,
            () -> referrals.pending(people).value(),
            id ->
                "/referrals/" + id + "/consent?version=" + version(people.sender(), id.toString()),
            _ -> Programs.byLaw()));
    all.add(
        telling(
            "accept by program",
            receives,
            () -> referrals.offered(people).value(),
            id -> "/referrals/" + id + "/steps",
            id ->
                Map.of(
                    "step",
                    "ACCEPT",
                    "version",
                    Integer.parseInt(version(people.sender(), id.toString())))));
    all.add(
        telling(
            "write by program",
            sends,
            accepted::value,
            id -> "/referrals/" + id + "/messages",
            _ -> Map.of("text", "เธอถึงพรุ่งนี้เช้า")));
    for (var asked : written(people).read(OF_TOKENS))
      all.add(asked.name().endsWith(MAKE) ? asked.leaving(MADE) : asked);
    return all;
  }

  private Asked asking(Programs.Program program, String path) {
    return new Asked(
        "ask for " + path,
        Asked.READINGS,
        () -> () -> door(program, HttpMethod.GET, path)::exchange);
  }

  private Asked telling(
      String name,
      Programs.Program program,
      Supplier<UUID> before,
      Function<UUID, String> path,
      Function<UUID, Map<String, Object>> body) {
    return new Asked(
        name,
        Asked.NOTHING,
        () -> {
          var id = before.get();
          var key = path.apply(id).equals("/referrals") ? id : UUID.randomUUID();
          return () ->
              door(program, HttpMethod.POST, path.apply(id))
                      .contentType(MediaType.APPLICATION_JSON)
                      .content(json.writeValueAsString(body.apply(id)))
                      .header("Idempotency-Key", key.toString())
                      .header("Step-Id", key.toString())
                  ::exchange;
        });
  }

  private MockMvcRequestBuilder door(Programs.Program program, HttpMethod method, String path) {
    return pages
        .method(method)
        .uri(Programs.at(program.scene(), path))
        .header("Authorization", "Bearer " + program.token());
  }

  Asked.Request paper(Scene who, String path) {
    return asking.file(who, Role.CASE_WORKER, path, "paper", "id=#");
  }

  void send(Scene who, String path, String typed) {
    asking.form(who, Role.CASE_WORKER, path, Asking.typed(typed)).exchange();
  }

  ReferralId opened(ReferralScenes.Sides sides) {
    var id = referrals.offered(sides);
    var code = referrals.find(sides.sender(), id).code();
    send(sides.receiver(), "/referrals/" + id + "/emergency", EMERGENCY.replace("{code}", code));
    return id;
  }

  UUID writtenOutside(ReferralScenes.Sides sides) {
    var id = UUID.randomUUID();
    send(sides.sender(), "/outside/new?client=" + sides.client(), OUTSIDE + "&id=" + id);
    return id;
  }

  UUID agreedOutside(ReferralScenes.Sides sides) {
    var id = writtenOutside(sides);
    var page = "/outside/" + id + "/consent";
    send(sides.sender(), page, agreed(sides.sender(), page));
    return id;
  }

  /** By the mother, on a form that she signed. */
  UUID signedOutside(ReferralScenes.Sides sides) {
    var id = writtenOutside(sides);
    var page = "/outside/" + id + "/consent";
    var signed =
        "&basis=S26_EXPLICIT_CONSENT&givenBy=MOTHER&guardian=นางมะลิ"
            + " ดอยสูง&suspected=NO&how=SIGNATURE";
    send(sides.sender(), page, agreed(sides.sender(), page) + signed);
    return id;
  }

  UUID token(Scene scene) {
    var id = UUID.randomUUID();
    programs.make(scene, Role.DIRECTOR, List.of("READ"), id);
    return id;
  }

  private static String milestone() {
    var now = LocalDateTime.now(ZoneId.of("Asia/Bangkok")).minusMinutes(5);
    return "id=#&what=RECOVERY_STARTED&day=%d/%d/%d&time=%02d.%02d"
        .formatted(
            now.getDayOfMonth(),
            now.getMonthValue(),
            now.getYear() + 543,
            now.getHour(),
            now.getMinute());
  }

  /** What is sent after the words on the page were read out. */
  String agreed(Scene sender, String page) {
    var read = asking.page(sender, Role.CASE_WORKER, page + TERMS).exchange();
    return CONSENT + "&version=" + version(sender, page) + "&read=" + ConsentTexts.mark(read);
  }

  /** Of the client or referral that the address names; what goes outside has none at first. */
  static String version(Scene scene, String path) {
    return value(
        scene,
        "select version from (select coalition_id, id, version from client.file"
            + " union all select coalition_id, id, version from referral.referral) known",
        path);
  }

  /** Asked past the guards, which may be throwing; of what the address names. */
  private static String value(Scene scene, String question, String path) {
    var id = UUID.fromString(path.replaceAll("^.*?([0-9a-f-]{36}).*", "$1"));
    try (var past = TestDatabase.asSuperuser();
        var asked = past.prepareStatement(question + " where coalition_id = ? and id = ?")) {
      asked.setObject(1, scene.id().value());
      asked.setObject(2, id);
      try (var row = asked.executeQuery()) {
        return row.next() ? row.getString(1) : "0";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
