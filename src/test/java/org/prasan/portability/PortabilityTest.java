package org.prasan.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.audit.Audit;
import org.prasan.notification.Addressees;
import org.prasan.operation.Arguments;
import org.prasan.operation.CannotStart;
import org.prasan.operation.CheapSeals;
import org.prasan.operation.Command;
import org.prasan.operation.OwnersTransaction;
import org.prasan.operation.Settings;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.GlobalTables;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.vault.CarriedKeys;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A coalition is taken out whole and comes in elsewhere without a difference, or not at all. */
@PrasanTest
@Tag("data")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PortabilityTest {
  private static final String PASSPHRASE = "five words nobody would guess";
  private static final String HOLIDAYS = "json/calendar.holiday_change.jsonl";

  /** Comes after every other. */
  private static final String HOME = "ffffffff-ffff-4fff-bfff-ffffffffffff";

  private static final String PEOPLE = "json/identity.person.jsonl";

  @Autowired Scenes scenes;
  @Autowired Vault vault;
  @Autowired Settings settings;
  @Autowired Coalitions coalitions;
  @Autowired OwnersTransaction owners;
  @Autowired WriteExport write;
  @Autowired ImportCoalition imports;
  @Autowired CarriedKeys keys;
  @Autowired Addressees addressees;
  @Autowired Audit audit;
  @Autowired TransactionTemplate transaction;
  @Autowired JsonMapper json;
  @Autowired MessageSource messages;
  @Autowired List<Command> commands;

  @TempDir static Path temp;
  private Scene scene;
  private Path open;
  private Path sealed;
  private Unpacked unpacked;
  private ExportCommand export;
  private ImportCommand bring;

  /** As if it were another machine: whatever there was of it is gone, and its people with it. */
  @BeforeAll
  void takenOut() throws IOException, SQLException {
    var seals = CheapSeals.with(settings, PASSPHRASE);
    export =
        new ExportCommand(
            coalitions,
            new ExportCoalition(owners, write, keys, seals, audit, transaction, json),
            seals,
            messages);
    bring = new ImportCommand(imports, seals, json, messages);
    scene = scenes.fresh();
    fill();
    open = taken("open.zip", "plain");
    sealed = taken("sealed.export");
    unpacked = Unpacked.of(open);
    assertThat(entries(scene.id().toString(), "coalition.exported")).isEqualTo(2);
    wipe();
  }

  @Test
  void whatCameInIsTakenOutAgainTheSameToTheByte() throws IOException, SQLException {
    Files.createDirectories(temp.resolve("later"));
    var installation = Coalition.NONE.id().toString();
    long before = entries(installation, "coalition.imported");
    try {
      assertThat(brought(open)).isZero();
      assertThat(Unpacked.of(taken("later/again.zip", "plain")).compared())
          .isEqualTo(unpacked.compared());
      assertThat(verified()).as("its log is unbroken").isZero();
      assertThat(entries(installation, "coalition.imported")).isEqualTo(before + 1);
      assertRefused(open, "is here already");
      assertThat(links(scene.person(Role.ADMINISTRATOR))).isOne();
      assertThat(temp.resolve("later/" + keyFile())).exists();
      asSuperuser(
          "update vault.data_key set wrapped = null, destroyed_at = now() where coalition_id = '%s'"
              .formatted(scene.id()));
      assertThat(Unpacked.of(taken("later/still.zip", "plain")).compared().get(PEOPLE))
          .isEqualTo(unpacked.compared().get(PEOPLE));
      assertThat(temp.resolve("later/" + keyFile()))
          .as("an older one would bring back who was erased")
          .doesNotExist();
    } finally {
      wipe();
    }
  }

  @Test
  void everyTableThatBelongsToCoalitionsIsInItAndSaysWhatItIs() throws SQLException {
    var told = unpacked.text("README.txt");
    var tables = new TreeSet<>(allTables());
    tables.removeAll(GlobalTables.REASONS.keySet());
    assertThat(tables.remove(CoalitionTables.KEYS)).isTrue();
    assertThat(tables)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            table -> {
              assertThat(unpacked.parts()).containsKeys("json/" + table + ".jsonl");
              assertThat(unpacked.parts()).containsKeys("csv/" + table + ".csv");
              assertThat(told).contains(table + "\n");
            });
  }

  @Test
  void nothingByWhichSomebodySignsInIsInIt() {
    assertThat(unpacked.text("json/accounts.jsonl"))
        .contains("\"email\"")
        .doesNotContain("argon2", "password", "operator", "proved");
    assertThat(unpacked.parts().keySet()).noneMatch(part -> part.contains(CoalitionTables.KEYS));
  }

  @Test
  void spreadsheetsReadItsTextsAndRunNoneOfThem() {
    assertThat(unpacked.text("csv/identity.person.csv"))
        .startsWith("\ufeffcoalition_id,id,")
        .contains("'=HYPERLINK");
    assertThat(unpacked.text("csv/gateway.token.csv")).contains("32 bytes").doesNotContain("\\x");
  }

  @Test
  void whoeverFindsASealedOneReadsNothing() throws IOException {
    assertThat(Files.readString(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain("manifest", "identity.person");
    for (var file : List.of(sealed, open, temp.resolve(keyFile())))
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    var whole = Files.readAllBytes(open);
    for (var length : List.of(0, 100, whole.length / 2, whole.length - 200))
      assertRefused(Files.write(temp.resolve("torn.zip"), Arrays.copyOf(whole, length)), "");
    var closed = Files.readAllBytes(sealed);
    closed[closed.length / 2] ^= 1;
    assertRefused(Files.write(temp.resolve("flipped.export"), closed), "is damaged");
    var changed = new LinkedHashMap<>(unpacked.parts());
    changed.put(PEOPLE, new byte[0]);
    assertRefused(new Unpacked(changed).packed(temp.resolve("changed.zip")), "is damaged");
  }

  @Test
  void rowsOfAnotherCoalitionAreRefused() throws IOException {
    var other = unpacked.text(PEOPLE).replaceFirst(scene.id().toString(), otherId());
    assertRefused(
        unpacked.with(PEOPLE, other).packed(temp.resolve("foreign.zip")),
        "A row of identity.mandate",
        "rows of another coalition");
    assertRefused(
        unpacked
            .with(HOLIDAYS, unpacked.text(HOLIDAYS).replaceFirst(scene.id().toString(), otherId()))
            .packed(temp.resolve("foreign.zip")),
        "rows of another coalition");
  }

  @Test
  void oneWhosePeopleAreNotThoseOfItsAccountsIsRefused() throws IOException {
    var accounts = "json/accounts.jsonl";
    var lines = unpacked.text(accounts);
    var first = lines.substring(0, lines.indexOf('\n') + 1);
    for (var others :
        List.of(
            lines.substring(first.length()),
            lines + first.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + otherId() + "\"")))
      assertRefused(
          unpacked.with(accounts, others).packed(temp.resolve("others.zip")), "A row of accounts");
  }

  @Test
  void oneUnderAnAddressThatNoCoalitionCanHaveIsRefused() throws IOException {
    for (var address : List.of("account", "x", "ends-with-")) {
      Files.createFile(temp.resolve(address + "-client-keys.prasan"));
      assertRefused(
          withManifest(told -> told.replace(scene.coalition().slug(), address))
              .packed(temp.resolve("address.zip")),
          "No coalition can have the web address " + address);
    }
  }

  @Test
  void oneThatClimbsOutOfItsFolderIsRefused() throws IOException {
    for (var name :
        List.of("../../climbed", "/climbed", "files/../../../climbed", "json/../x.jsonl"))
      assertRefused(
          unpacked.beginningWith(name, new byte[] {1}).packed(temp.resolve("climbing.zip")),
          "parts that no export has");
  }

  @Test
  @Tag("slow")
  void oneThatUnpacksToAGiantIsRefused() throws IOException {
    assertRefused(
        new Unpacked(Map.of("README.txt", new byte[20 << 20])).packed(temp.resolve("swollen.zip")),
        "unpacks to far more");
  }

  @Test
  void oneOfOtherTablesIsRefused() throws IOException {
    assertRefused(
        withManifest(told -> told.replaceFirst("\"identity\" : \"\\d+\"", "\"identity\" : \"1\""))
            .packed(temp.resolve("older.zip")),
        "another version");
  }

  @Test
  @Tag("slow")
  void withoutTheKeysOfItsClientsItComesInOnlyOnExplicitWish() throws IOException, SQLException {
    var alone = Files.createDirectories(temp.resolve("alone")).resolve("sealed.export");
    Files.copy(sealed, alone);
    assertRefused(alone, "keys of clients");
    try {
      assertThat(bring.run(new Arguments(List.of(alone.toString(), "without-keys")))).isZero();
    } finally {
      wipe();
    }
  }

  @Test
  void whoHasAnAccountHereIsNamedFirstAndThenKeepsItWithItsLinksAndItsHome(CapturedOutput output)
      throws SQLException, IOException {
    var known = scene.person(Role.ADMINISTRATOR);
    asSuperuser(
        """
        insert into identity.account (id, email, name_th, created_at)
        values ('%1$s', 'own-%1$s@example.org', E'ชื่อ\u001b[2Jเดิม', now());
        insert into identity.account_coalition values ('%1$s', '%2$s');
        insert into identity.link (token_hash, purpose, place, subject, expires_at)
        values ('%1$s', 'RESET', '%3$s', '%1$s', now() + interval '1 hour')
        """
            .formatted(known, HOME, Coalition.NONE.id()));
    try {
      assertRefused(open, "an account here (1) are people of this coalition, too: ชื่อ[2Jเดิม");
      assertThat(brought(open, "join-people")).isZero();
      assertThat(
              number(
                  """
                  select count(*) from identity.account a join identity.link l on l.subject = a.id
                  where a.id = '%1$s' and a.name_th like 'ชื่อ%%' and a.email like 'own-%%'
                    and a.password_hash is null and l.token_hash = '%1$s'
                  """
                      .formatted(known)))
          .isOne();
      assertThat(links(known)).isOne();
      assertThat(links(scene.person(Role.DIRECTOR))).isOne();
      assertThat(output.getOut())
          .contains("an account here (1) are people")
          .contains("กรรม[31mการ")
          .doesNotContain("\u001b");
      assertThat(addressees.coalitionsOf(known)).containsExactly(CoalitionId.of(HOME), scene.id());
    } finally {
      wipe();
      asSuperuser(
          "delete from identity.account_coalition where coalition_id = '%s'".formatted(HOME));
    }
  }

  private Unpacked withManifest(UnaryOperator<String> change) {
    var changed = new LinkedHashMap<>(unpacked.parts());
    var told = change.apply(unpacked.text(Manifest.ENTRY));
    changed.put(Manifest.ENTRY, told.getBytes(StandardCharsets.UTF_8));
    return new Unpacked(changed);
  }

  private static long links(PersonId person) throws SQLException {
    return number(
        "select count(*) from identity.link where purpose = 'RESET' and not mailed"
            + " and subject = '%s'".formatted(person));
  }

  private String keyFile() {
    return scene.coalition().slug() + "-client-keys.prasan";
  }

  private static String otherId() {
    return "0190c0de-0000-7000-8000-000000000001";
  }

  private Path taken(String name, String... more) {
    var file = temp.resolve(name);
    var words = new ArrayList<>(List.of(scene.coalition().slug(), file.toString()));
    words.addAll(List.of(more));
    assertThat(export.run(new Arguments(words))).isZero();
    return file;
  }

  private int brought(Path file, String... more) {
    var words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(more));
    return bring.run(new Arguments(words));
  }

  private int verified() {
    return commands.stream()
        .filter(command -> command.name().equals("verify-audit"))
        .findFirst()
        .orElseThrow()
        .run(new Arguments(List.of(scene.coalition().slug())));
  }

  /** In words for the operator, with nothing written. */
  private void assertRefused(Path file, String... because) {
    var there = coalitions.byId(scene.id()).isPresent();
    assertThatThrownBy(() -> brought(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Nothing was changed")
        .satisfies(
            refusal ->
                assertThat(List.of(because))
                    .anySatisfy(words -> assertThat(refusal).hasMessageContaining(words)));
    assertThat(coalitions.byId(scene.id()).isPresent()).isEqualTo(there);
    if (!there) assertThat(settings.data().resolve("files/" + scene.id())).doesNotExist();
  }

  /** People, a client’s key, a file, and a name that a spreadsheet would run. */
  private void fill() throws SQLException, IOException {
    scene.person(Role.CASE_WORKER);
    scene.person(Role.ADMINISTRATOR);
    var director = scene.person(Role.DIRECTOR);
    scene.in(() -> vault.make(scene.id(), scene.organization(), DataKeyId.fresh()));
    var bytes = "สำเนาทะเบียน".getBytes(StandardCharsets.UTF_8);
    var hash = HexFormat.of().formatHex(ExportZip.sha256().digest(bytes));
    var folder = settings.data().resolve("files/" + scene.id() + "/" + hash.substring(0, 2));
    Files.write(Files.createDirectories(folder).resolve(hash), bytes);
    asSuperuser(
        """
        insert into files.file (coalition_id, id, purpose, name, kind, size, sha256, at, drawn_by_us)
        values ('%1$s', '%2$s', 'TEST', 'ทะเบียน.pdf', 'PDF', 36, '%3$s', now(), false);
        insert into calendar.holiday_change (coalition_id, day, added, name_th, changed_at)
        values ('%1$s', '2026-12-01', true, E'วันหยุด\\t"\\n\\\\', now());
        insert into gateway.token
          (coalition_id, id, organization_id, name, scopes, hash, made_by, made_at, last_day)
        values ('%1$s', '%2$s', '%2$s', 'ก', '{"a,b",null}', decode('%3$s', 'hex'), '%2$s', now(),
          '2027-01-01');
        update identity.person set name_en = '=HYPERLINK("x")' where coalition_id = '%1$s';
        update identity.account set name_th = E'กรรม\u001b[31mการ' where id = '%4$s'
        """
            .formatted(scene.id(), otherId(), hash, director));
  }

  private void wipe() throws SQLException, IOException {
    var statements = new StringBuilder("set session_replication_role = replica;");
    var accounts = "select account_id from identity.account_coalition where coalition_id = '%s'";
    for (var part : List.of("second_factor", "recovery_code", "passkey"))
      statements.append(
          "delete from identity.%s where account_id in (%s);"
              .formatted(part, accounts.formatted(scene.id())));
    statements.append(
        "delete from identity.link where subject in (%s);"
            .formatted(accounts.formatted(scene.id())));
    statements.append(
        "delete from identity.account where id in (%s);".formatted(accounts.formatted(scene.id())));
    for (var table : allTables()) {
      if (!GlobalTables.REASONS.containsKey(table))
        statements.append("delete from %s where coalition_id = '%s';".formatted(table, scene.id()));
    }
    statements
        .append("delete from identity.account_coalition where coalition_id = '%s';")
        .append("delete from tenancy.coalition where id = '%s'");
    asSuperuser(statements.toString().replace("%s", scene.id().toString()));
    FileSystemUtils.deleteRecursively(settings.data().resolve("files/" + scene.id()));
  }

  private static List<String> allTables() throws SQLException {
    var tables = new ArrayList<String>();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select schemaname || '.' || tablename from pg_tables
                where schemaname !~ '^pg_' and tablename <> 'schema_history'
                  and schemaname not in ('information_schema', 'public', 'prasan_meta')
                """)) {
      while (row.next()) tables.add(row.getString(1));
    }
    return tables;
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long entries(String coalition, String deed) throws SQLException {
    return number(
        "select count(*) from audit.entry where coalition_id = '%s' and deed = '%s'"
            .formatted(coalition, deed));
  }

  private static long number(String sql) throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
