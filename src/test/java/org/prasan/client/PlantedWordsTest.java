package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.Planted;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Words planted in a client's file are nowhere in the database and in no log, whoever looks. */
@PrasanTest
@Tag("data")
@ExtendWith(OutputCaptureExtension.class)
class PlantedWordsTest {
  private static final String NAME = "มะลิซ้อน ดอนปลูกคำ";
  private static final String NAME_EN = "Malison Donplukkham";
  private static final String NICKNAME = "น้องปลูกคำหนึ่ง";
  private static final String BORN = "2009-02-17";
  private static final String ID_NUMBER = "5701999888777";
  private static final String PHONE = "0917775553";
  private static final String HOURS = "บ่ายสามที่ตลาดปลูกคำสอง";
  private static final String SAFE_WORDS = "ต้นโมกบานที่ปลูกคำสาม";
  private static final String STORY = "เรื่องปลูกคำสี่ที่ริมน้ำรวก";
  private static final String HEALTH = "แผลปลูกคำห้าที่แขนซ้าย";
  private static final String LEGAL = "คดีปลูกคำหกที่ศาลจังหวัด";
  private static final String NOTE = "บันทึกปลูกคำเจ็ดหลังเยี่ยมบ้าน";
  private static final List<String> PLANTED =
      List.of(
          NAME,
          NAME_EN,
          NICKNAME,
          BORN,
          ID_NUMBER,
          PHONE,
          HOURS,
          SAFE_WORDS,
          STORY,
          HEALTH,
          LEGAL,
          NOTE);

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired MockMvcTester pages;

  private final String id = UUID.randomUUID().toString();
  private Scene scene;

  private String before = "";

  @BeforeEach
  void aClientWhoToldEverything() throws SQLException {
    before = OnDisk.position();
    scene = scenes.fresh();
    saved(
        post(
            "/clients/new",
            Map.of("id", id, "needs", "shelter", "sex", "FEMALE", "born", "17/2/2552")));
    tell(
        "contact",
        Map.of("channel", "PHONE", "hours", HOURS, "safeWords", SAFE_WORDS, "phone", PHONE));
    tell(
        "identity",
        Map.of(
            "nameTh",
            NAME,
            "nameEn",
            NAME_EN,
            "nickname",
            NICKNAME,
            "born",
            "17 ก.พ. 2552",
            "idNumber",
            ID_NUMBER));
    tell("story", Map.of("story", STORY));
    tell("health", Map.of("health", HEALTH));
    tell("legal", Map.of("legal", LEGAL));
    saved(
        post(
            "/clients/" + id + "/notes", Map.of("id", UUID.randomUUID().toString(), "text", NOTE)));
    saved(
        post(
            "/clients/" + id + "/screening/answers",
            Map.of(
                "version",
                "2026.1",
                "category",
                "TRAFFICKING",
                "answer",
                UUID.randomUUID().toString(),
                "q.act.recruited",
                "YES")));
  }

  @Test
  void noTableAndNoLogHoldsAnyOfThem(CapturedOutput output) throws SQLException {
    for (var word : List.of(NAME, NICKNAME, PHONE, ID_NUMBER, STORY))
      post("/clients/find", Map.of("what", word));
    assertThat(post("/clients/" + id + "/contact", Map.of("version", "0", "phone", PHONE)))
        .hasStatus(422);
    assertThat(read())
        .contains(NAME, NAME_EN, NICKNAME, HOURS, SAFE_WORDS, STORY, HEALTH, LEGAL, NOTE);
    assertThat(Planted.anywhere(PLANTED)).isEmpty();
    for (var word : PLANTED) assertThat(output.getAll()).doesNotContain(word);
  }

  /** Or finding nothing would prove nothing: what stands in clear is found by the same search. */
  @Test
  void whatStandsInClearIsFound() throws SQLException {
    var number = clients.file(scene, ClientId.of(id)).number();
    try (var connection = TestDatabase.asSuperuser()) {
      assertThat(Planted.in(connection, "client.file", List.of(number))).isNotEmpty();
      try (var statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(
            "update client.file set story = '\\x"
                + Planted.hex(STORY)
                + "' where id = '"
                + id
                + "'");
        assertThat(Planted.in(connection, "client.file", PLANTED)).isNotEmpty();
        connection.rollback();
      }
    }
  }

  /** Neither the log from which the server recovers, nor the files of its tables and indexes. */
  @Test
  void noFileOfTheDatabaseHoldsAnyOfThem() throws SQLException {
    var slug = scene.coalition().slug();
    assertThat(OnDisk.in("write-ahead log", OnDisk.log(before), List.of(slug))).isNotEmpty();
    assertThat(OnDisk.in("write-ahead log", OnDisk.log(before), PLANTED)).isEmpty();
    assertThat(OnDisk.inTables(List.of("notification", "tenancy"), List.of(slug))).isNotEmpty();
    assertThat(OnDisk.inTables(List.of("client", "audit", "vault", "notification"), PLANTED))
        .isEmpty();
  }

  @Test
  void whatWasErasedOpensNoMoreEvenIfTheOldRowsAreBack() throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "create temporary table old_file as select * from client.file where id = '" + id + "'");
      statement.execute(
          "create temporary table old_note as select * from client.note where file_id = '"
              + id
              + "'");
      assertThat(post("/clients/" + id + "/erase", Map.of("why", "ASKED", "number", "69-9999")))
          .hasStatus(422)
          .bodyText()
          .contains("69-9999");
      saved(post("/clients/" + id + "/erase", Map.of("why", "ASKED", "number", number())));
      assertThat(read()).contains(number(), "ลบข้อมูลถาวรเมื่อ").doesNotContain(PLANTED);
      assertThat(post("/clients/find", Map.of("what", NAME)))
          .bodyText()
          .doesNotContain("/clients/" + id);
      restore(statement);
      assertThat(read()).contains(number()).doesNotContain(PLANTED);
      assertThat(
              pages
                  .get()
                  .uri(scene.url("/clients/" + id + "/story"))
                  .with(scene.as(Role.CASE_WORKER)))
          .hasStatus(404);
    }
  }

  private static void restore(Statement statement) throws SQLException {
    var columns =
        "(needs, district, age_band, sex, languages, name_th, name_en, nickname, born, id_number,"
            + " phone, channel, hours, safe_words, no_message, story, health, legal, erased_at,"
            + " erased_why)";
    statement.execute(
        "update client.file f set %s = (select %s from old_file o where o.id = f.id) where id in (select id from old_file)"
            .formatted(columns, columns.substring(1, columns.length() - 1)));
    statement.execute("insert into client.note select * from old_note");
  }

  private String number() {
    return clients.file(scene, ClientId.of(id)).number();
  }

  private String read() {
    return new String(
        pages
            .get()
            .uri(scene.url("/clients/" + id))
            .with(scene.as(Role.CASE_WORKER))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private void tell(String group, Map<String, String> fields) {
    var typed = new HashMap<>(fields);
    typed.put("version", Integer.toString(clients.file(scene, ClientId.of(id)).version()));
    saved(post("/clients/" + id + "/" + group, typed));
  }

  private static void saved(MvcTestResult result) {
    assertThat(result).hasStatus3xxRedirection();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(Role.CASE_WORKER)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
