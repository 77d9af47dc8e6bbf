package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.Faults;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientScenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Each method of rights, keys, audit and consent that a request calls is made to throw in turn: the
 * request is refused, shows no word of a client, and writes nothing.
 */
@PrasanTest
class ThrownInEachCheckTest {
  /**
   * What notes refusals comes after the answer and refuses nothing. A connection that cannot be
   * told whose rows to show shows none, whatever else is asked of it ({@code Following.invoke}).
   */
  private static final Pattern GUARDS =
      Pattern.compile(
          "org[.]prasan[.](audit[.](?!Note|.*(Controller|Page|Wording)).*|vault[.].*"
              + "|tenancy[.](Acting|Permissions|Tenancy|RowSecurity)"
              + "|identity[.](SessionActing|Mandates|Reach|SecondFactorDemand|OwnPagesOnly|SessionLimits)"
              + "|web[.]Permit.*"
              + "|client[.](Clients|ListClients|ReadClient|EditClient|OwnClients|Blinds|EndKeeping)"
              + "|referral[.](Consent.*|RecordConsent|CloseConsents|Transitions|Steps|TakeStep"
              + "|Referral|ReferralGate|ReadReferral|Readings?|Keyring|SealedPapers|Looks|Seen|DestroyCopies)"
              + ")");

  private static final String TERMS = "?purpose=GIVE_THE_SERVICE&until=31/12/2569";

  /** What a request that only reads may leave: too much said about readings is no harm. */
  private static final Pattern READINGS = Pattern.compile("audit\\..*|referral\\.look");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ClientScenes clients;
  @Autowired MockMvcTester pages;

  /** Asked past the guards, which may be throwing. */
  private Connection past;

  @BeforeEach
  void open() throws SQLException {
    past = TestDatabase.asSuperuser();
  }

  @AfterEach
  void close() throws SQLException {
    past.close();
  }

  /** Something a person asks for; what the page would hold is looked up before. */
  private record Deed(boolean reads, Supplier<MockMvcTester.MockMvcRequestBuilder> request) {
    MockMvcTester.MockMvcRequestBuilder prepared() {
      return request.get();
    }
  }

  @Test
  void whereverAnythingThrowsTheRequestIsRefusedAndWritesNothing() throws SQLException {
    var tried = deeds(referrals.sides(scenes.fresh()));
    var sides = referrals.sides(scenes.fresh());
    var deeds = deeds(sides);
    var wrong = new ArrayList<String>();
    int thrown = 0;
    try (var rows = askForRows();
        var faults = new Faults(GUARDS)) {
      var before = rows(rows, sides.sender());
      long written = transactionsThatWrote();
      for (var name : deeds.keySet()) {
        var deed = Objects.requireNonNull(deeds.get(name));
        for (var method : called(faults, name, Objects.requireNonNull(tried.get(name)))) {
          var result = new AtomicReference<MvcTestResult>();
          var request = deed.prepared();
          faults.throwAt(method, () -> result.set(request.exchange()));
          thrown++;
          if (!refused(result.get())) wrong.add(name + ", " + method + ": answered");
          if (tells(result.get())) wrong.add(name + ", " + method + ": shown");
          long writtenNow = transactionsThatWrote();
          if (writtenNow == written) continue;
          written = writtenNow;
          var after = rows(rows, sides.sender());
          var changed = new TreeMap<>(after).entrySet();
          changed.removeAll(before.entrySet());
          before = after;
          if (deed.reads()) changed.removeIf(table -> READINGS.matcher(table.getKey()).matches());
          if (!changed.isEmpty()) wrong.add(name + ", " + method + ": written " + changed);
        }
      }
      for (var deed : deeds.entrySet())
        if (refused(deed.getValue().prepared().exchange())) wrong.add(deed.getKey() + " at last");
    }
    assertThat(wrong).isEmpty();
    assertThat(thrown).isGreaterThan(400);
  }

  private static Set<String> called(Faults faults, String name, Deed deed) {
    var result = new AtomicReference<MvcTestResult>();
    var request = deed.prepared();
    var called = faults.calledBy(() -> result.set(request.exchange()));
    assertThat(refused(result.get())).as(name).isFalse();
    return called;
  }

  /** In an order in which each can be done after those before it. */
  private Map<String, Deed> deeds(ReferralScenes.Sides sides) {
    var sender = sides.sender();
    var receiver = sides.receiver();
    var client = clients.client(sender, ReferralScenes.TOLD);
    var pending = referrals.pending(sides);
    var offered = referrals.offered(sides);
    var accepted = referrals.accepted(sides);
    var deeds = new LinkedHashMap<String, Deed>();
    deeds.put("read a client", reading(sender, "/clients/" + client));
    deeds.put("read details", reading(receiver, "/referrals/" + accepted + "/details"));
    deeds.put(
        "tell",
        writing(
            sender,
            "/clients/" + client + "/story",
            () ->
                Map.of(
                    "version",
                    value(sender, "select version from client.file", client.value()),
                    "story",
                    "ใหม่")));
    deeds.put(
        "note",
        writing(
            sender,
            "/clients/" + client + "/notes",
            () -> Map.of("id", UUID.randomUUID().toString(), "text", "เยี่ยมแล้ว")));
    var consent = "/referrals/" + pending + "/consent";
    var read = ConsentTexts.mark(reading(sender, consent + TERMS).prepared().exchange());
    deeds.put("consent", writing(sender, consent, () -> agreed(sender, pending, read)));
    deeds.put("accept", step(receiver, sender, offered, "accept"));
    deeds.put("withdraw consent", step(sender, sender, accepted, "withdraw-consent"));
    deeds.put(
        "erase",
        writing(
            sender,
            "/clients/" + client + "/erase",
            () ->
                Map.of(
                    "why",
                    "ASKED",
                    "number",
                    value(sender, "select number from client.file", client.value()))));
    return deeds;
  }

  private Map<String, String> agreed(Scene sender, ReferralId id, String read) {
    return Map.of(
        "id", UUID.randomUUID().toString(),
        "version", version(sender, id),
        "purpose", "GIVE_THE_SERVICE",
        "basis", "S26_5_LAW",
        "givenBy", "NOBODY",
        "how", "NONE",
        "language", "tha",
        "interpreter", "NOT_NEEDED",
        "until", "31/12/2569",
        "read", read);
  }

  private Deed step(Scene who, Scene sender, ReferralId id, String word) {
    return writing(
        who,
        "/referrals/" + id + "/steps/" + word,
        () -> Map.of("id", UUID.randomUUID().toString(), "version", version(sender, id)));
  }

  private String version(Scene scene, ReferralId id) {
    return value(scene, "select version from referral.referral", id.value());
  }

  private String value(Scene scene, String question, UUID id) {
    try (var asked = past.prepareStatement(question + " where coalition_id = ? and id = ?")) {
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

  private Deed reading(Scene who, String path) {
    return new Deed(true, () -> pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)));
  }

  private Deed writing(Scene who, String path, Supplier<Map<String, String>> fields) {
    return new Deed(
        false,
        () -> {
          var request = pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf());
          fields.get().forEach(request::param);
          return request;
        });
  }

  private static boolean refused(MvcTestResult result) {
    return result.getUnresolvedException() != null || result.getResponse().getStatus() >= 400;
  }

  private static boolean tells(MvcTestResult result) {
    if (result.getUnresolvedException() != null) return false;
    var body = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    return ReferralScenes.TOLD.values().stream()
        .anyMatch(word -> word.length() > 6 && body.contains(word));
  }

  /** Grows with each transaction that wrote anything, also one that was rolled back. */
  private long transactionsThatWrote() throws SQLException {
    try (var statement = past.createStatement();
        var row = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text")) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }

  /** Asks for a fingerprint of the rows of one coalition in every table, and of its outbox. */
  private PreparedStatement askForRows() throws SQLException {
    var each = new ArrayList<String>();
    for (var table : tables(past))
      each.add(
          "select '%s', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t where coalition_id = ?"
              .formatted(table, table));
    each.add(
        "select 'notification.outbox', count(*) || '' from notification.outbox where link like '%/'"
            + " || ? || '/%'");
    return past.prepareStatement(String.join(" union all ", each));
  }

  private static Map<String, String> rows(PreparedStatement asked, Scene scene)
      throws SQLException {
    int last = asked.getParameterMetaData().getParameterCount();
    for (int each = 1; each < last; each++) asked.setObject(each, scene.id().value());
    asked.setString(last, scene.coalition().slug());
    var found = new TreeMap<String, String>();
    try (var rows = asked.executeQuery()) {
      while (rows.next()) found.put(rows.getString(1), rows.getString(2));
    }
    return found;
  }

  private static final Set<String> TABLES = new LinkedHashSet<>();

  private static Set<String> tables(Connection connection) throws SQLException {
    if (!TABLES.isEmpty()) return TABLES;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select a.attrelid::regclass from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                where a.attname = 'coalition_id' and c.relkind = 'r'
                """)) {
      while (rows.next()) TABLES.add(rows.getString(1));
    }
    assertThat(TABLES).contains("audit.entry", "referral.referral", "client.file");
    return TABLES;
  }
}
