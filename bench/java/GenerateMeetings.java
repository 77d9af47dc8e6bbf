import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.prasan.Prasan;
import org.prasan.coalition.EditCharter;
import org.prasan.coalition.FoundCoalition;
import org.prasan.coalition.PillarId;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.operation.SealedWords;
import org.prasan.operation.Secret;
import org.prasan.standing.SampleMemberships;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty data folder with one coalition of 250 organizations and 1,000 people whose organs
 * meet again and again, decide and promise. Organizations and memberships are written by the
 * product, and the minutes of a few meetings are circulated by an invented secretary in a browser;
 * the mass beside them is written by SQL as the product would have left it, those minutes among it.
 */
final class GenerateMeetings {
  private static final long SEED = 25691127;
  private static final int HOUSES = 250;
  private static final int PEOPLE_OF_EACH = 4;
  private static final int PILLARS = InventedOrganizations.PILLARS.size();
  private static final int ORGANS = 10;
  private static final int SEATS = 15;
  private static final int SERIES = 50;

  /** The first of fifty who sign in as members, and the first of fifty of the office. */
  private static final int MEMBERS = 0;

  private static final int OFFICE = 50;
  private static final int SIGN_IN = 100;

  private static final int CIRCULATED = 20;
  private static final List<String> DEEDS =
      List.of(
          "จัดทำ|แผนงาน",
          "สำรวจ|ความต้องการ",
          "ส่ง|รายงานผล",
          "จัดอบรม|อาสาสมัคร",
          "ปรับปรุง|แนวปฏิบัติ",
          "ประสาน|หน่วยงานราชการ",
          "ติดตาม|ความคืบหน้า",
          "รวบรวม|ข้อมูล",
          "เชิญ|ผู้เชี่ยวชาญ",
          "ตรวจสอบ|งบประมาณ");

  private final FoundCoalition found;
  private final EditCharter charter;
  private final OrganizationRegistry registry;
  private final SampleMemberships memberships;
  private final SealedWords sealing;
  private final TransactionTemplate transaction;
  private final String url;
  private final Random random = new Random(SEED);
  private final CoalitionId id = CoalitionId.fresh();
  private final List<UUID> pillars = new ArrayList<>();
  private final List<OrganizationId> houses = new ArrayList<>();
  private final List<UUID> people = new ArrayList<>();

  private GenerateMeetings(ApplicationContext product) {
    found = product.getBean(FoundCoalition.class);
    charter = product.getBean(EditCharter.class);
    registry = product.getBean(OrganizationRegistry.class);
    memberships = product.getBean(SampleMemberships.class);
    sealing = product.getBean(SealedWords.class);
    transaction = product.getBean(TransactionTemplate.class);
    url = "http://localhost:" + product.getEnvironment().getProperty("local.server.port");
  }

  /** Arguments: the folder of results, the data folder, how many meetings and commitments. */
  public static void main(String[] arguments) throws Exception {
    var results = Path.of(arguments[0]);
    var data = Path.of(arguments[1]);
    int meetings = Integer.parseInt(arguments[2]);
    int commitments = Integer.parseInt(arguments[3]);
    var settings = Arrays.copyOfRange(arguments, 4, arguments.length);
    try (var product = SpringApplication.run(Prasan.class, settings);
        var database = Superuser.of(data)) {
      new GenerateMeetings(product).everything(results, database, meetings, commitments);
    }
  }

  private void everything(Path results, Connection database, int meetings, int commitments)
      throws Exception {
    var name = LocalizedText.of("เครือข่ายใหญ่", "Large coalition");
    var coalition = new Coalition(id, "large", name, name, true, true);
    var operator =
        new Acting(Coalition.NONE, null, null, null, name, name, Set.of(Role.OPERATOR), "bench");
    found.foundEmpty(operator, new FoundCoalition.Wish(id, "large", name, name, true, true));
    Tenancy.run(id, () -> transaction.executeWithoutResult(_ -> addHouses(coalition)));
    for (int n = 0; n < HOUSES * PEOPLE_OF_EACH; n++) people.add(FreshId.next());
    addPeople(database);
    try (var statement = database.createStatement()) {
      statement.execute("set synchronous_commit = off");
    }
    givePhrases(database);
    giveHouses(database);
    execute(database, "organs", ORGANS, SEATS);
    execute(database, "meetings", SERIES, meetings / SERIES);
    execute(database, "commitments", commitments);
    execute(database, "notices");
    say("minutes");
    circulate(database);
    execute(database, "minutes");
    say("vacuum");
    try (var statement = database.createStatement()) {
      statement.execute("vacuum analyze");
    }
    Files.write(results.resolve(Paths.FILE), paths(database));
  }

  private static void say(String what) {
    System.out.println(OffsetDateTime.now() + " " + what);
  }

  private void addHouses(Coalition coalition) {
    var office = Acting.system(coalition, "bench");
    for (int p = 0; p < PILLARS; p++) {
      var pillar = PillarId.fresh();
      charter.addPillar(office, pillar, "pillar_" + (p + 1), InventedOrganizations.PILLARS.get(p));
      pillars.add(pillar.value());
    }
    for (var organization : InventedOrganizations.some(HOUSES, random)) {
      var house = registry.add(office, organization);
      houses.add(house);
      memberships.member(office, house, 5, 40 + random.nextInt(300));
    }
  }

  // ── people ──

  private OrganizationId houseOf(int person) {
    return houses.get(person % HOUSES);
  }

  private void addPeople(Connection database) throws Exception {
    say("people");
    var hash =
        "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(SignedIn.PASSWORD);
    var now = OffsetDateTime.now(ZoneOffset.UTC);
    var all = IntStream.range(0, people.size()).boxed().toList();
    var signing = all.subList(0, SIGN_IN);
    copy(database, "identity.account (id, email, name_th, name_en, password_hash, created_at)", all,
        n -> row(people.get(n), SignedIn.email(n), "ผู้ประสานงาน " + n, "Focal point " + n, hash, now));
    copy(database, "identity.account_coalition (account_id, coalition_id)", all,
        n -> row(people.get(n), id));
    copy(database, "identity.second_factor (account_id, secret, last_step, since)", signing,
        n -> row(people.get(n), sealing.seal(new Secret(SignedIn.SECRET), people.get(n)), 0, now));
    copy(database, "identity.person (coalition_id, id, name_th, name_en, email)", all,
        n -> row(id, people.get(n), "ผู้ประสานงาน " + n, "Focal point " + n, SignedIn.email(n)));
    copy(database,
        "identity.mandate (coalition_id, id, person_id, organization_id, role, valid_from, vouch)", all,
        n -> mandate(n, n < SIGN_IN || n % 3 > 0 ? "FOCAL_POINT" : "STAFF"));
    copy(database,
        "identity.mandate (coalition_id, id, person_id, organization_id, role, valid_from, vouch)",
        signing.subList(OFFICE, SIGN_IN), n -> mandate(n, "ADMINISTRATOR"));
  }

  private String mandate(int person, String role) {
    return row(
        id, FreshId.next(), people.get(person), houseOf(person), role, "2020-01-01", "GIVEN");
  }

  // ── what the mass is made of ──

  /** Sentences with their words as the product finds them. */
  private static void givePhrases(Connection database) throws Exception {
    var lines = new ArrayList<String>();
    for (var deed : DEEDS)
      for (var theme : InventedOrganizations.THEMES)
        for (var place : InventedOrganizations.PLACES) {
          var what = deed.replace("|", "") + theme.th() + " อำเภอ" + place.th();
          var decided = "เห็นชอบให้" + what + " และรายงานในการประชุมครั้งถัดไป";
          lines.add(
              row(
                  lines.size(), what, array(Words.of(what).stream().distinct().toList()), decided,
                  escaped(Words.tsvector(decided)), Words.normalize(decided)));
        }
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          create temp table phrase (n int primary key, what text, words text[], decided text,
            tsv tsvector, plain text)
          """);
    }
    copy(database, "phrase", lines);
  }

  private void giveHouses(Connection database) throws Exception {
    try (var statement = database.createStatement()) {
      statement.execute(
          """
          create temp table const as select %s::uuid as coalition, %d as houses, %d as people,
            %d as phrases, array[%s]::uuid[] as pillars, current_date as today
          """
              .formatted(
                  quoted(id), HOUSES, HOUSES * PEOPLE_OF_EACH,
                  DEEDS.size() * InventedOrganizations.THEMES.size() * InventedOrganizations.PLACES.size(),
                  pillars.stream().map(GenerateMeetings::quoted).collect(Collectors.joining(","))));
      statement.execute("create temp table house (n int primary key, id uuid)");
      statement.execute(
          "create temp table who (n int primary key, id uuid, house int, house_id uuid, name text)");
    }
    copy(database, "house", IntStream.range(0, HOUSES).boxed().toList(), n -> row(n, houses.get(n)));
    copy(database, "who", IntStream.range(0, people.size()).boxed().toList(),
        n -> row(n, people.get(n), n % HOUSES, houseOf(n), "ผู้ประสานงาน " + n));
  }

  /** The statements of a file of bench/sql, with numbers filled in. */
  private static void execute(Connection database, String what, Object... numbers) throws Exception {
    var sql = Files.readString(Path.of("bench/sql/" + what + ".sql"));
    for (int n = 0; n < numbers.length; n++) sql = sql.replace("${" + n + "}", numbers[n].toString());
    try (var statement = database.createStatement()) {
      for (var one : sql.split(";\\s*(?:\n|$)")) {
        say(what + ": " + one.strip().lines().filter(line -> !line.startsWith("--")).findFirst().orElse(""));
        statement.execute(one);
      }
    }
  }

  /** The minutes of some meetings that are just over, by a secretary in a browser. */
  private void circulate(Connection database) throws Exception {
    var secretary = SignedIn.as(url, OFFICE);
    for (var meeting :
        texts(database, "select id from meet where k = last_held order by n limit " + CIRCULATED)) {
      var path = "/large/meetings/" + meeting + "/minutes/circulate";
      secretary.post(path, Form.filled(secretary.get(path), java.util.Map.of()));
    }
  }

  // ── what the load opens ──

  private List<String> paths(Connection database) throws Exception {
    var lines = new ArrayList<String>();
    add(lines, "home", MEMBERS, List.of("/home"));
    add(lines, "my commitments", MEMBERS, List.of("/commitments"));
    add(lines, "my organization's", MEMBERS, List.of("/commitments?view=ORGANIZATION"));
    add(lines, "all open commitments", MEMBERS, List.of("/commitments?view=ALL"));
    add(lines, "commitments, two words", MEMBERS, asked("/commitments?view=ALL&show=ALL&q=", "อบรม แม่สาย",
        "แผนงาน เด็ก", "สำรวจ พาน", "งบประมาณ สตรี", "ข้อมูล เทิง"));
    add(lines, "a commitment", MEMBERS, texts(database,
        "select '/commitments/' || id from promise where g % 997 = 0 limit 100"));
    add(lines, "record of kept promises", MEMBERS, List.of("/commitments/record"));
    add(lines, "register of decisions", MEMBERS, List.of("/decisions"));
    add(lines, "decisions, one word", MEMBERS, asked("/decisions?q=", "อาสาสมัคร", "แม่สาย", "สตรี", "งบประมาณ",
        "ไร้สัญชาติ"));
    add(lines, "decisions, two words", MEMBERS, asked("/decisions?q=", "อบรม เชียงของ", "แผนงาน เด็ก", "สำรวจ พาน"));
    add(lines, "decisions, misspelt", MEMBERS, asked("/decisions?q=", "ผู้เชี่ยวชาน", "งบประมาน", "ไร้สันชาติ"));
    add(lines, "meetings", MEMBERS, List.of("/meetings"));
    var kept =
        texts(database, "select id from meet where k < last_held order by n % 97, n limit 100");
    add(lines, "a meeting", MEMBERS, kept.stream().map(meeting -> "/meetings/" + meeting).toList());
    add(lines, "minutes", MEMBERS, kept.stream().map(meeting -> "/meetings/" + meeting + "/minutes").toList());
    add(lines, "minutes as PDF", MEMBERS,
        kept.stream().map(meeting -> "/meetings/" + meeting + "/paper/pdf").toList());
    add(lines, "home of the office", OFFICE, List.of("/home"));
    add(lines, "what the coalition asked for", OFFICE, List.of("/commitments?view=ASKED"));
    add(lines, "what nobody has taken", OFFICE, List.of("/commitments?view=ORPHANS"));
    add(lines, "draft of minutes", OFFICE, texts(database,
        "select '/meetings/' || id || '/minutes' from meet where k = last_held order by n desc limit 25"));
    return lines;
  }

  private static List<String> asked(String path, String... words) {
    return Arrays.stream(words).map(SignedIn::encoded).map(path::concat).toList();
  }

  private static void add(List<String> lines, String page, int firstPerson, List<String> paths) {
    for (var path : paths) lines.add(row(page, firstPerson, "/large" + path));
  }

  private static List<String> texts(Connection database, String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }

  // ── copying ──

  private interface Line {
    String of(int number);
  }

  private static void copy(Connection database, String into, List<Integer> numbers, Line line)
      throws Exception {
    copy(database, into, numbers.stream().map(line::of).toList());
  }

  private static void copy(Connection database, String into, List<String> lines) throws Exception {
    database
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy " + into + " from stdin", new StringReader(String.join("\n", lines) + "\n"));
  }

  private static String row(Object... values) {
    return Arrays.stream(values).map(Object::toString).collect(Collectors.joining("\t"));
  }

  private static String array(List<String> words) {
    return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\");
  }

  private static String quoted(Object value) {
    return "'" + value + "'";
  }
}
