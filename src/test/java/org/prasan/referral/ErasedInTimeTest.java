package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.Planted;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.client.FlagChange;
import org.prasan.client.SafetyFlag;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.prasan.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * When the time for keeping a file is over, nothing planted in it opens any more: not in the file,
 * its papers, notes and referrals, and not where a backup from before has brought the rows back.
 */
@PrasanTest
@Tag("data")
class ErasedInTimeTest {
  private static final String NAME = "สร้อยทอง ปลูกในแฟ้ม";
  private static final Map<Detail, String> TOLD =
      Map.of(
          Detail.NAME_TH, NAME,
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "0917775500",
          Detail.STORY, "เรื่องที่ปลูกให้ครบเวลา");
  private static final String NOTE = "บันทึกที่ปลูกให้ครบเวลา";
  private static final String PAPER = "กระดาษที่ปลูกให้ครบเวลา";

  /** Everything in which words about a client stand, sealed or as fingerprints. */
  private static final List<String> TABLES =
      List.of(
          "client.file",
          "client.blind",
          "client.note",
          "client.paper",
          "client.warning",
          "referral.referral",
          "referral.address",
          "vault.key_share");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ClientScenes clients;
  @Autowired Clients files;
  @Autowired Vault vault;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;

  @AfterEach
  void thePresentAgain() {
    clock.back();
  }

  @Test
  void nothingOpensAfterTheLastDayAndNoOlderBackupBringsAnybodyBack() throws SQLException {
    var sides = referrals.sides(scenes.fresh(), TOLD);
    var sender = sides.sender();
    var file = "/clients/" + sides.client();
    note(sender, file);
    paper(sender, file);
    warn(sender, sides.client());
    var id = referrals.offered(sides, EnumSet.of(DataGroup.IDENTITY, DataGroup.STORY));
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    var words = new ArrayList<>(List.of(NOTE));
    TOLD.forEach(
        (detail, word) -> {
          if (detail != Detail.CHANNEL && detail != Detail.PHONE) words.add(word);
        });
    assertThat(everything(sides, id)).contains(words);
    assertThat(found(sender)).contains(sides.client().toString());
    var keys = referrals.find(sender, id).keys();

    clients.kept(sender, 12);
    clients.close(sender, sides.client());
    clock.forward(Duration.ofDays(340));
    clients.end(sender);
    clock.forward(Duration.ofDays(31));
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      for (var table : TABLES) keep(statement, table, sender);
      assertThat(clients.end(sender)).isEqualTo(1);
      gone(sides, id, words);
      assertThat(Planted.anywhere(words)).isEmpty();

      for (var table : TABLES.reversed()) delete(statement, table, sender);
      for (var table : TABLES) bringBack(statement, table);
      for (var word : words)
        assertThat(everything(sides, id)).as("rows alone").doesNotContain(word);
      assertThat(clients.end(sender)).as("erased once more").isEqualTo(1);
      gone(sides, id, words);
      assertThat(count(statement, sender)).as("fingerprints, papers and warnings").isZero();
      assertThat(clients.end(sender)).isZero();
    }
    for (var key : List.of(keys.talk(), keys.details()))
      for (var side : List.of(sender, sides.receiver()))
        assertThat(side.in(() -> vault.key(side.id(), key))).isEmpty();
  }

  private void warn(Scene sender, ClientId client) {
    var change = new FlagChange(Set.of(SafetyFlag.SELF_HARM), Set.of());
    sender.in(
        () -> {
          files.warn(sender.acting(Role.CASE_WORKER), client, change);
          return change;
        });
  }

  private void gone(ReferralScenes.Sides sides, ReferralId id, List<String> words) {
    assertThat(clients.erased(sides.sender(), sides.client())).isTrue();
    assertThat(everything(sides, id)).doesNotContain(words);
    assertThat(found(sides.sender())).doesNotContain(sides.client().toString());
    assertThat(page(sides.sender(), "/clients/" + sides.client() + "/papers"))
        .doesNotContain(PAPER);
  }

  private String everything(ReferralScenes.Sides sides, ReferralId id) {
    return page(sides.sender(), "/clients/" + sides.client())
        + page(sides.sender(), "/referrals/" + id)
        + page(sides.receiver(), "/referrals/" + id)
        + page(sides.receiver(), "/referrals/" + id + "/details")
        + page(sides.sender(), "/audit");
  }

  private String found(Scene scene) {
    return new String(
        pages
            .post()
            .uri(scene.url("/clients/find"))
            .with(scene.as(Role.CASE_WORKER))
            .with(csrf())
            .param("what", NAME)
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private void note(Scene scene, String file) {
    assertThat(
            pages
                .post()
                .uri(scene.url(file + "/notes"))
                .with(scene.as(Role.CASE_WORKER))
                .with(csrf())
                .param("id", UUID.randomUUID().toString())
                .param("text", NOTE))
        .hasStatus3xxRedirection();
  }

  private void paper(Scene scene, String file) {
    var content = ("%PDF-1.7\n" + PAPER + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    assertThat(
            pages
                .post()
                .uri(scene.url(file + "/papers"))
                .multipart()
                .file(new MockMultipartFile("paper", PAPER + ".pdf", "application/pdf", content))
                .param("id", UUID.randomUUID().toString())
                .with(scene.as(Role.CASE_WORKER))
                .with(csrf()))
        .hasStatus3xxRedirection();
  }

  private String page(Scene who, String path) {
    return new String(
        pages
            .get()
            .uri(who.url(path))
            .with(who.as(Role.CASE_WORKER))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private static void keep(Statement statement, String table, Scene scene) throws SQLException {
    statement.execute(
        "create temporary table %s as select * from %s where coalition_id = '%s'"
            .formatted(aside(table), table, scene.id()));
  }

  private static void delete(Statement statement, String table, Scene scene) throws SQLException {
    statement.execute("set session_replication_role = replica");
    statement.execute("delete from %s where coalition_id = '%s'".formatted(table, scene.id()));
  }

  private static void bringBack(Statement statement, String table) throws SQLException {
    statement.execute("insert into %s select * from %s".formatted(table, aside(table)));
  }

  private static String aside(String table) {
    return "aside_" + table.replace('.', '_');
  }

  private static int count(Statement statement, Scene scene) throws SQLException {
    try (var row =
        statement.executeQuery(
            "select (select count(*) from client.blind where coalition_id = '%1$s') + (select count(*) from client.note where coalition_id = '%1$s') + (select count(*) from client.paper where coalition_id = '%1$s') + (select count(*) from client.warning where coalition_id = '%1$s')"
                .formatted(scene.id()))) {
      row.next();
      return row.getInt(1);
    }
  }
}
