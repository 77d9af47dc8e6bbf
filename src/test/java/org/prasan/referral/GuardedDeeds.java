package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Scene;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
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
  private static final byte[] PAPER = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);

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
    var all = new ArrayList<Asked>();
    all.addAll(readings(sides));
    all.addAll(ofPeople(sides));
    all.addAll(ofPrograms(sides));
    return all;
  }

  /** What case workers write. */
  private List<Asked> ofPeople(Sides sides) {
    var all = new ArrayList<Asked>();
    all.addAll(ofClients(sides.people()));
    all.addAll(ofReferrals(sides.people()));
    all.addAll(outside(sides.people()));
    return all;
  }

  private List<Asked> readings(Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var client = clients.client(sender, ReferralScenes.TOLD);
    var people = sides.people();
    var pending = referrals.pending(people);
    var accepted = referrals.accepted(people);
    var outside = agreedOutside(people);
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "/clients",
            "/clients/keeping",
            "/clients/" + client,
            "/clients/" + client + "/papers",
            "/referrals/" + pending,
            "/referrals/" + pending + "/consent",
            "/statements/" + people.client(),
            "/outside",
            "/outside/" + outside,
            "/outside/" + outside + "/sheet.pdf",
            "/numbers/pathways/export/csv")) all.add(reading(sender, path));
    all.add(reading("at the seat ", receiver, "/referrals/" + accepted));
    all.add(
        new Asked(
            "look for a client",
            Asked.READINGS,
            () ->
                () ->
                    asking.form(
                        sender, Role.CASE_WORKER, "/clients/find", Map.of("what", "เอื้องคำ"))));
    all.add(
        new Asked(
            "take all cases home",
            Asked.READINGS,
            () -> () -> asking.form(sender, Role.CASE_WORKER, "/numbers/own-cases", Map.of())));
    return all;
  }

  private List<Asked> ofClients(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var all = new ArrayList<Asked>();
    all.add(
        onClient(
            "tell",
            sender,
            "/story",
            id -> Map.of("version", version(sender, id), "story", "ใหม่")));
    all.add(
        onClient(
            "change the card",
            sender,
            "/triage",
            id ->
                Map.of(
                    "version",
                    version(sender, id),
                    "needs",
                    "shelter",
                    "sex",
                    "MALE",
                    "ageBand",
                    "FROM_15")));
    all.add(onClient("close", sender, "/close", _ -> Map.of("why", "GOALS_REACHED")));
    all.add(
        onClient(
            "erase",
            sender,
            "/erase",
            id ->
                Map.of(
                    "why",
                    "ASKED",
                    "number",
                    value(sender, "select number from client.file", id.value()))));
    all.add(
        new Asked(
            "keep a paper",
            Asked.NOTHING,
            () -> {
              var id = clients.client(sender, ReferralScenes.TOLD);
              return () -> paper(sender, "/clients/" + id + "/papers");
            }));
    all.add(
        new Asked(
            "give a client the page",
            Asked.NOTHING,
            () -> {
              var id = referrals.sides(sender).client();
              return () ->
                  asking.form(
                      sender,
                      Role.CASE_WORKER,
                      "/statements/" + id + "/link",
                      Map.of("language", "th", "id", UUID.randomUUID().toString()));
            }));
    return all;
  }

  private List<Asked> ofReferrals(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var all = new ArrayList<Asked>();
    all.add(
        writing(
            "write a referral",
            sender,
            () -> UUID.randomUUID(),
            _ -> "/referrals/new?client=" + sides.client(),
            id ->
                Map.of(
                    "id",
                    id.toString(),
                    "version",
                    "0",
                    "seat",
                    sides.seat().toString(),
                    "needs",
                    "shelter",
                    "urgency",
                    "URGENT",
                    "reason",
                    ReferralScenes.REASON)));
    all.add(
        consent(
            "consent",
            sender,
            () -> {
              var id = referrals.pending(sides);
              return agreed(sender, "/referrals/" + id, version(sender, id));
            }));
    all.add(step("withdraw consent", sender, sides, referrals::accepted, "withdraw-consent"));
    all.add(
        writing(
            "open in an emergency",
            receiver,
            () -> referrals.offered(sides),
            id -> "/referrals/" + id + "/emergency",
            id ->
                Map.of(
                    "id", UUID.randomUUID().toString(),
                    "reason", "DANGER_TO_LIFE",
                    "words", "มีคนตามมาถึงบ้าน",
                    "hours", "1",
                    "typed", referrals.find(sender, id).code())));
    all.add(
        new Asked(
            "read in an emergency",
            Asked.READINGS,
            () -> {
              var id = referrals.offered(sides);
              var opened = new HashMap<String, String>();
              opened.put("id", UUID.randomUUID().toString());
              opened.put("reason", "DANGER_TO_LIFE");
              opened.put("words", "มีคนตามมาถึงบ้าน");
              opened.put("hours", "1");
              opened.put("typed", referrals.find(sender, id).code());
              asking
                  .form(receiver, Role.CASE_WORKER, "/referrals/" + id + "/emergency", opened)
                  .exchange();
              return () -> page(receiver, "/referrals/" + id + "/emergency/details");
            }));
    all.add(
        writing(
            "note a milestone",
            sender,
            () -> referrals.offered(sides),
            id -> "/referrals/" + id + "/milestones",
            _ -> milestone()));
    all.add(
        writing(
            "open a file of one's own",
            receiver,
            () -> referrals.accepted(sides),
            id -> "/referrals/" + id + "/own-file",
            _ -> Map.of()));
    all.add(
        new Asked(
            "send a paper",
            Asked.NOTHING,
            () -> {
              var id = referrals.pending(sides);
              return () -> paper(sender, "/referrals/" + id + "/papers");
            }));
    return all;
  }

  private List<Asked> outside(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    return List.of(
        writing(
            "refer outside",
            sender,
            () -> UUID.randomUUID(),
            _ -> "/outside/new?client=" + sides.client(),
            GuardedDeeds::toTheHospital),
        consent(
            "consent outside",
            sender,
            () -> agreed(sender, "/outside/" + writtenOutside(sides), "0")),
        writing(
            "note the answer from outside",
            sender,
            () -> agreedOutside(sides),
            id -> "/outside/" + id + "/outcome",
            _ -> Map.of("outcome", "SERVED", "words", "รับตรวจแล้ว")),
        writing(
            "withdraw consent outside",
            sender,
            () -> agreedOutside(sides),
            id -> "/outside/" + id + "/withdraw",
            _ -> Map.of()));
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
            () -> UUID.randomUUID(),
            _ -> "/referrals",
            _ -> Programs.fresh(people, List.of("IDENTITY"), Programs.byLaw())));
    all.add(
        telling(
            "consent by program",
            sends,
            () -> referrals.pending(people).value(),
            id ->
                "/referrals/"
                    + id
                    + "/consent?version="
                    + version(people.sender(), new ReferralId(id)),
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
                    Integer.parseInt(version(people.sender(), new ReferralId(id))))));
    all.add(
        telling(
            "write by program",
            sends,
            () -> accepted.value(),
            id -> "/referrals/" + id + "/messages",
            _ -> Map.of("text", "เธอถึงพรุ่งนี้เช้า")));
    all.add(
        new Asked(
            "make a token",
            Asked.NOTHING,
            () -> {
              var id = UUID.randomUUID();
              return () ->
                  asking.form(
                      people.sender(),
                      Role.DIRECTOR,
                      "/tokens/new",
                      Map.of(
                          "id",
                          id.toString(),
                          "name",
                          "ระบบ",
                          "lastDay",
                          "31/12/2569",
                          "scopes",
                          "READ"));
            }));
    all.add(
        new Asked(
            "look at the tokens",
            Asked.READINGS,
            () -> () -> asking.page(people.sender(), Role.DIRECTOR, "/tokens")));
    all.add(
        new Asked(
            "revoke a token",
            Asked.NOTHING,
            () -> {
              var id = token(people.sender());
              return () ->
                  asking.form(
                      people.sender(), Role.DIRECTOR, "/tokens/" + id + "/revoke", Map.of());
            }));
    return all;
  }

  Asked reading(Scene who, String path) {
    return reading("", who, path);
  }

  Asked reading(String where, Scene who, String path) {
    return new Asked(where + "read " + path, Asked.READINGS, () -> () -> page(who, path));
  }

  private Asked.Request page(Scene who, String path) {
    return asking.page(who, Role.CASE_WORKER, path);
  }

  <T> Asked writing(
      String name,
      Scene who,
      Supplier<T> before,
      Function<T, String> path,
      Function<T, Map<String, String>> fields) {
    return new Asked(
        name,
        Asked.NOTHING,
        () -> {
          var it = before.get();
          return () -> asking.form(who, Role.CASE_WORKER, path.apply(it), fields.apply(it));
        });
  }

  private Asked consent(String name, Scene who, Supplier<Agreed> before) {
    return writing(name, who, before, Agreed::path, Agreed::fields);
  }

  private Asked onClient(
      String name, Scene who, String path, Function<ClientId, Map<String, String>> fields) {
    return writing(
        name,
        who,
        () -> clients.client(who, ReferralScenes.TOLD),
        id -> "/clients/" + id + path,
        fields);
  }

  private Asked step(
      String name,
      Scene who,
      ReferralScenes.Sides sides,
      Function<ReferralScenes.Sides, ReferralId> before,
      String word) {
    return writing(
        name,
        who,
        () -> before.apply(sides),
        id -> "/referrals/" + id + "/steps/" + word,
        id -> Map.of("id", UUID.randomUUID().toString(), "version", version(sides.sender(), id)));
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
    return pages
            .post()
            .uri(who.url(path))
            .multipart()
            .file(new MockMultipartFile("paper", "ใบ.pdf", "application/pdf", PAPER))
            .param("id", UUID.randomUUID().toString())
            .with(who.as(Role.CASE_WORKER))
            .with(csrf())
        ::exchange;
  }

  UUID writtenOutside(ReferralScenes.Sides sides) {
    var id = UUID.randomUUID();
    asking
        .form(
            sides.sender(),
            Role.CASE_WORKER,
            "/outside/new?client=" + sides.client(),
            toTheHospital(id))
        .exchange();
    return id;
  }

  UUID agreedOutside(ReferralScenes.Sides sides) {
    var id = writtenOutside(sides);
    var path = "/outside/" + id;
    var agreed = agreed(sides.sender(), path, "0");
    asking.form(sides.sender(), Role.CASE_WORKER, agreed.path(), agreed.fields()).exchange();
    return id;
  }

  /** By the mother, on a form that she signed. */
  UUID signedOutside(ReferralScenes.Sides sides) {
    var id = writtenOutside(sides);
    var agreed = agreed(sides.sender(), "/outside/" + id, "0");
    var fields = new HashMap<>(agreed.fields());
    fields.put("basis", "S26_EXPLICIT_CONSENT");
    fields.put("givenBy", "MOTHER");
    fields.put("guardian", "นางมะลิ ดอยสูง");
    fields.put("suspected", "NO");
    fields.put("how", "SIGNATURE");
    asking.form(sides.sender(), Role.CASE_WORKER, agreed.path(), fields).exchange();
    return id;
  }

  UUID token(Scene scene) {
    var id = UUID.randomUUID();
    programs.make(scene, Role.DIRECTOR, List.of("READ"), id);
    return id;
  }

  private static Map<String, String> toTheHospital(UUID id) {
    return Map.of(
        "id", id.toString(),
        "organization", "โรงพยาบาลริมน้ำ",
        "urgency", "URGENT",
        "needs", "shelter",
        "groups", "IDENTITY",
        "reason", "ขอตรวจร่างกาย");
  }

  static Map<String, String> milestone() {
    var now = LocalDateTime.now(ZoneId.of("Asia/Bangkok")).minusMinutes(5);
    return Map.of(
        "id",
        UUID.randomUUID().toString(),
        "what",
        "RECOVERY_STARTED",
        "day",
        now.getDayOfMonth() + "/" + now.getMonthValue() + "/" + (now.getYear() + 543),
        "time",
        "%02d.%02d".formatted(now.getHour(), now.getMinute()));
  }

  /** What is sent after the words on the page were read out. */
  record Agreed(String path, Map<String, String> fields) {}

  Agreed agreed(Scene sender, String to, String version) {
    var path = to + "/consent";
    var read = ConsentTexts.mark(page(sender, path + TERMS).exchange());
    return new Agreed(
        path,
        Map.ofEntries(
            Map.entry("id", UUID.randomUUID().toString()),
            Map.entry("version", version),
            Map.entry("purpose", "GIVE_THE_SERVICE"),
            Map.entry("basis", "S26_5_LAW"),
            Map.entry("givenBy", "NOBODY"),
            Map.entry("how", "NONE"),
            Map.entry("language", "tha"),
            Map.entry("interpreter", "NOT_NEEDED"),
            Map.entry("until", "31/12/2569"),
            Map.entry("read", read)));
  }

  static String version(Scene scene, ReferralId id) {
    return value(scene, "select version from referral.referral", id.value());
  }

  static String version(Scene scene, ClientId id) {
    return value(scene, "select version from client.file", id.value());
  }

  /** Asked past the guards, which may be throwing. */
  private static String value(Scene scene, String question, UUID id) {
    try (var past = TestDatabase.asSuperuser();
        var asked = past.prepareStatement(question + " where coalition_id = ? and id = ?")) {
      asked.setObject(1, scene.id().value());
      asked.setObject(2, id);
      try (var row = asked.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
