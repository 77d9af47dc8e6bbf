import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.prasan.Prasan;
import org.prasan.coalition.FoundCoalition;
import org.prasan.language.LocalizedText;
import org.prasan.operation.SealedWords;
import org.prasan.operation.Secret;
import org.prasan.referral.ReferralAsked;
import org.prasan.referral.ReferralGate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Place;
import org.prasan.vault.Vault;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty data folder with one coalition of 1,000 organizations, each with a seat, a client,
 * a case worker, a program's token and its share of the referrals. Those that somebody is going to
 * open are sealed by the product under keys of their own; the mass beside them is written by SQL
 * and has none.
 */
final class GenerateReferrals {
  private static final int HOUSES = 1000;
  private static final int SEALED = 2500;

  /** People of as many organizations sign in, and have as many referrals each to answer. */
  private static final int SIGN_IN = 50;

  private static final int TO_ANSWER = 20;
  private static final int AT_ONCE = 4;

  private final ReferralGate gate;
  private final Vault vault;
  private final FoundCoalition found;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SealedWords sealing;
  private final List<House> houses = new ArrayList<>();

  private record House(
      OrganizationId id, PersonId person, UUID seat, UUID client, UUID token, String bearer) {}

  private GenerateReferrals(ApplicationContext product) {
    gate = product.getBean(ReferralGate.class);
    vault = product.getBean(Vault.class);
    found = product.getBean(FoundCoalition.class);
    jdbc = product.getBean(JdbcClient.class);
    transaction = product.getBean(TransactionTemplate.class);
    sealing = product.getBean(SealedWords.class);
  }

  /** Arguments: the folder for what the load has to know, the data folder, and how many rows. */
  public static void main(String[] arguments) throws Exception {
    var results = Path.of(arguments[0]);
    var data = Path.of(arguments[1]);
    int rows = Integer.parseInt(arguments[2]);
    var settings = Arrays.copyOfRange(arguments, 3, arguments.length);
    try (var product = SpringApplication.run(Prasan.class, settings);
        var database = Superuser.of(data)) {
      new GenerateReferrals(product).everything(results, database, rows);
    }
  }

  private void everything(Path results, Connection database, int rows) throws Exception {
    var id = CoalitionId.fresh();
    var name = LocalizedText.of("เครือข่ายใหญ่", "Large coalition");
    var coalition = new Coalition(id, "large", name, name, true, true);
    var operator =
        new Acting(
            Coalition.NONE,
            PersonId.fresh(),
            null,
            null,
            name,
            name,
            EnumSet.of(Role.OPERATOR),
            "bench");
    found.foundEmpty(operator, new FoundCoalition.Wish(id, "large", name, name, true, true));
    for (int n = 0; n < HOUSES; n++) houses.add(house());
    copyHouses(database, id);
    for (var house : houses) seal(id, house);
    refer(coalition, results);
    mass(database, id, rows);
    write(results);
  }

  private static House house() throws Exception {
    var id = OrganizationId.fresh();
    var bytes = ByteBuffer.allocate(48);
    bytes
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits());
    var drawn = new byte[32];
    new java.security.SecureRandom().nextBytes(drawn);
    var bearer = "prs_" + Base64.getUrlEncoder().encodeToString(bytes.put(drawn).array());
    return new House(id, PersonId.fresh(), FreshId.next(), FreshId.next(), FreshId.next(), bearer);
  }

  private void copyHouses(Connection database, CoalitionId coalition) throws Exception {
    var c = coalition.value();
    var now = OffsetDateTime.now(ZoneOffset.UTC);
    var hash =
        "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(SignedIn.PASSWORD);
    copy(
        database,
        "identity.account (id, email, name_th, name_en, password_hash, created_at)",
        house -> row(house.person, email(house), "ผู้ประสานงาน", "Focal point", hash, now));
    copy(
        database,
        "identity.account_coalition (account_id, coalition_id)",
        house -> row(house.person, c));
    copy(
        database,
        "identity.person (coalition_id, id, name_th, name_en, email)",
        house -> row(c, house.person, "ผู้ประสานงาน", "Focal point", email(house)));
    copy(
        database,
        "identity.second_factor (account_id, secret, last_step, since)",
        houses.subList(0, SIGN_IN),
        house ->
            row(house.person, sealing.seal(new Secret(SignedIn.SECRET), house.person), 0, now));
    for (var role : List.of("DIRECTOR", "CASE_WORKER"))
      copy(
          database,
          "identity.mandate (coalition_id, id, person_id, organization_id, role, valid_from,"
              + " vouch)",
          house -> row(c, FreshId.next(), house.person, house.id, role, "2020-01-01", "GIVEN"));
    copy(
        database,
        "roster.seat (coalition_id, id, function, name_th, organization_id, hours, day_from,"
            + " day_to, required, opened_at, changed_at)",
        house ->
            row(
                c,
                house.seat,
                "SHELTER",
                "เวรรับเรื่อง",
                house.id,
                "ALL_DAY",
                "08:00",
                "16:00",
                "f",
                now.minusYears(1),
                now));
    copy(
        database,
        "roster.duty_person (coalition_id, id, person_id, name_th, changed_at)",
        house -> row(c, house.person, house.person, "ผู้ประสานงาน", now));
    copy(
        database,
        "roster.qualification (coalition_id, seat_id, duty_person_id)",
        house -> row(c, house.seat, house.person));
    copy(
        database,
        "gateway.token (coalition_id, id, organization_id, name, scopes, hash, made_by, made_at,"
            + " last_day)",
        house ->
            row(
                c,
                house.token,
                house.id,
                "bench",
                "{READ,WRITE,ACT,DETAILS}",
                "\\\\x" + hex(sha256(house.bearer)),
                house.person,
                now,
                LocalDate.now().plusMonths(6)));
  }

  private String email(House house) {
    return SignedIn.email(houses.indexOf(house));
  }

  /** A client with a name, a telephone and a story, sealed. */
  private void seal(CoalitionId coalition, House house) {
    in(
        coalition,
        house,
        () -> {
          var key = DataKeyId.fresh();
          var open = vault.make(coalition, house.id, key);
          jdbc.sql(
                  """
                  insert into client.file
                    (coalition_id, id, organization_id, key_id, number, needs, age_band, sex, languages,
                     name_th, phone, story, opened_at, changed_at)
                  values (?, ?, ?, ?, '69-0001', '{shelter,health}', 'FROM_15', 'FEMALE', '{ahk}',
                     ?, ?, ?, now(), now())
                  """)
              .params(
                  coalition.value(),
                  house.client,
                  house.id.value(),
                  key.value(),
                  open.seal(new Place("client.file.name_th", house.client), "เอื้องคำ ดอยสูง"),
                  open.seal(new Place("client.file.phone", house.client), "081 234 5678"),
                  open.seal(
                      new Place("client.file.story", house.client),
                      "เรื่องที่เล่าที่แม่สาย ".repeat(20)))
              .update();
          return true;
        });
  }

  /** Referrals somebody will accept and open: written, agreed to and offered by the product. */
  private void refer(Coalition coalition, Path results) throws Exception {
    write(
        results.resolve("offered.tsv"),
        SEALED,
        number -> {
          var sender = houses.get(number % HOUSES);
          int at = (number * 7 + 3) % HOUSES;
          var receiver = houses.get(at == number % HOUSES ? (at + 1) % HOUSES : at);
          return offered(coalition, sender, receiver) + "\t" + receiver.bearer;
        });
    write(
        results.resolve("offered-people.tsv"),
        SIGN_IN * TO_ANSWER,
        number -> {
          int at = number % SIGN_IN;
          var sender = houses.get(SIGN_IN + number % (HOUSES - SIGN_IN));
          var id = offered(coalition, sender, houses.get(at));
          return id + "\t" + at + "\t" + version(coalition.id(), sender, id);
        });
  }

  private static void write(Path file, int lines, IntFunction<String> line) throws Exception {
    var written = new String[lines];
    try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = new ArrayList<Future<?>>();
      for (int n = 0; n < lines; n++) {
        int number = n;
        all.add(people.submit(() -> written[number] = line.apply(number)));
      }
      for (var one : all) one.get();
    }
    Files.write(file, Arrays.asList(written));
  }

  private int version(CoalitionId coalition, House sender, UUID id) {
    return in(
        coalition,
        sender,
        () ->
            jdbc.sql("select version from referral.referral where id = ?")
                .param(id)
                .query(Integer.class)
                .single());
  }

  private UUID offered(Coalition coalition, House sender, House receiver) {
    var id = FreshId.next();
    var fresh =
        new ReferralAsked.Fresh(
            sender.client.toString(),
            receiver.seat.toString(),
            null,
            "URGENT",
            List.of("shelter"),
            List.of("IDENTITY", "CONTACT"),
            "ขอที่พักที่ปลอดภัยคืนนี้",
            agreed(),
            true);
    var program =
        new Acting(
            coalition,
            new PersonId(sender.token),
            sender.id,
            null,
            coalition.name(),
            coalition.name(),
            EnumSet.of(Role.CASE_WORKER),
            Set.of(),
            "bench",
            EnumSet.allOf(Action.class));
    var answer = in(coalition.id(), sender, () -> gate.write(program, id, fresh));
    if (!answer.equals(new ReferralGate.Answer.Done("OFFERED")))
      throw new IllegalStateException("Not offered: " + answer);
    return id;
  }

  private static ReferralAsked.Agreed agreed() {
    return new ReferralAsked.Agreed(
        "GIVE_THE_SERVICE",
        "S26_5_LAW",
        "tha",
        "NOT_NEEDED",
        "NOBODY",
        null,
        null,
        null,
        null,
        "NONE",
        null,
        null,
        LocalDate.now().plusMonths(3).toString());
  }

  /**
   * As a referral looks half-way: offered or accepted, with consent and three things that happened.
   */
  private void mass(Connection database, CoalitionId coalition, int rows) throws Exception {
    try (var statement = database.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute(
          "create temp table house (n int primary key, id uuid, seat uuid, client uuid, person"
              + " uuid)");
      var lines = new StringBuilder();
      for (int n = 0; n < HOUSES; n++) {
        var house = houses.get(n);
        lines
            .append(n)
            .append('\t')
            .append(house.id)
            .append('\t')
            .append(house.seat)
            .append('\t')
            .append(house.client)
            .append('\t')
            .append(house.token)
            .append('\n');
      }
      database
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy house from stdin", new StringReader(lines.toString()));
      statement.execute(
          """
          create temp table mass as
          select g as n, md5('referral ' || g)::uuid as id, s.id as sender, r.id as receiver,
            r.seat, s.client, s.person,
            now() - (g %% 400) * interval '1 day' - (g %% 86400) * interval '1 second' as at,
            (array['OFFERED','ACCEPTED','IN_SERVICE','LOOP_CLOSED','DECLINED'])[1 + g %% 5] as state,
            (array['shelter','protection.child','medical','shelter.emergency','protection'])[1 + (g / 7) %% 5] as need,
            '57' || lpad((1 + g %% 18)::text, 2, '0') as district
          from generate_series(1, %d) g
          join house s on s.n = g %% 1000 join house r on r.n = (g / 1000 * 13 + g * 7 + 3) %% 1000
          """
              .formatted(rows));
      for (var sql :
          List.of(
              """
              insert into referral.referral
                (coalition_id, id, code, sender_id, receiver_id, seat_id, client_id, talk_key,
                 details_key, state, offered, urgency, needs, district, age_band, sex, languages,
                 safety_flags, groups, reason, version, written_at, written_by, changed_at)
              select '%1$s', id, 'B' || lpad(to_hex(n), 7, '0'), sender, receiver, seat, client,
                md5('talk ' || n)::uuid, md5('details ' || n)::uuid, state, true, 'URGENT',
                array[need], district, 'FROM_15', 'FEMALE', '{ahk}', '{NO_CALLS}',
                '{CONTACT,IDENTITY}', decode(md5(n::text) || md5(id::text), 'hex'), 3, at, person, at
              from mass
              """,
              """
              insert into referral.address
                (coalition_id, referral_id, epoch, code, sender_id, receiver_id, seat_id, state,
                 offered_at, details, fingerprint)
              select '%1$s', id, 1, 'B' || lpad(to_hex(n), 7, '0'), sender, receiver, seat, state,
                at, decode(repeat(md5(id::text), 16), 'hex'), decode(md5(id::text) || md5(id::text), 'hex')
              from mass
              """,
              """
              insert into referral.consent
                (coalition_id, id, referral_id, epoch, sender_id, receiver_id, seat_id, groups,
                 purpose, basis, language, interpreter, explained_by, given_by, form, valid_until,
                 given_at)
              select '%1$s', md5('consent ' || n)::uuid, id, 1, sender, receiver, seat,
                '{CONTACT,IDENTITY}', 'GIVE_THE_SERVICE', 'S26_5_LAW', 'tha', 'NOT_NEEDED', person,
                'NOBODY', 'NONE', current_date + 90, at
              from mass
              """,
              """
              insert into referral.entry
                (coalition_id, id, referral_id, epoch, sender_id, receiver_id, what, state, party,
                 person_id, acted_for, happened_at)
              select '%1$s', md5(what || n)::uuid, id, 1, sender, receiver, what, now_in, 'SENDER',
                person, sender, at
              from mass, (values ('SAVE', 'DRAFT'), ('ASK_CONSENT', 'CONSENT_PENDING'),
                ('OFFER', 'OFFERED')) as step (what, now_in)
              """))
        statement.execute(sql.formatted(coalition.value()));
      statement.execute("vacuum analyze");
    }
  }

  /** A line for each organization: its token, seat, client, and referrals it sent. */
  private void write(Path results) throws Exception {
    var lines = new ArrayList<String>();
    for (int n = 0; n < HOUSES; n++) {
      var house = houses.get(n);
      var ids = new ArrayList<String>();
      for (int g = n == 0 ? HOUSES : n; ids.size() < 10; g += HOUSES)
        ids.add(UUID.fromString(dashed(md5("referral " + g))).toString());
      var other = houses.get((n + 1) % HOUSES);
      lines.add(
          String.join(
              "\t",
              house.bearer,
              house.seat.toString(),
              house.client.toString(),
              other.seat.toString(),
              String.join(",", ids)));
    }
    Files.write(results.resolve("houses.tsv"), lines);
  }

  private <R> R in(CoalitionId coalition, House house, java.util.function.Supplier<R> work) {
    return Tenancy.in(coalition, house.id, () -> transaction.execute(status -> work.get()));
  }

  private void copy(Connection database, String into, Function<House, String> row)
      throws Exception {
    copy(database, into, houses, row);
  }

  private static void copy(
      Connection database, String into, List<House> houses, Function<House, String> row)
      throws Exception {
    var lines = new StringBuilder();
    for (var house : houses) lines.append(row.apply(house)).append('\n');
    database
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + into + " from stdin", new StringReader(lines.toString()));
  }

  private static String row(Object... values) {
    return Arrays.stream(values).map(Object::toString).collect(Collectors.joining("\t"));
  }

  private static byte[] sha256(String text) {
    return digest("SHA-256", text);
  }

  private static String md5(String text) {
    return hex(digest("MD5", text));
  }

  private static byte[] digest(String how, String text) {
    try {
      return MessageDigest.getInstance(how).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String dashed(String hex) {
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
