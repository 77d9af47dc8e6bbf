import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.prasan.Prasan;
import org.prasan.admission.SampleApplications;
import org.prasan.audit.Audit;
import org.prasan.coalition.EditCharter;
import org.prasan.coalition.FoundCoalition;
import org.prasan.coalition.PillarId;
import org.prasan.coalition.SetTerritory;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.membership.TargetGroup;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty data folder through the product's own doors: one coalition of 1,000 organizations
 * and a hundred of 200, most of them members for five years, with people, mandates, services,
 * applications and audit entries. The same seed gives the same names.
 */
final class GenerateCoalitions {
  private static final long SEED = 25681123;
  private static final int LARGE = 1000;
  private static final int COALITIONS = 100;
  private static final int SMALL = 200;
  private static final int LARGE_SERVICES = 2000;
  private static final int SMALL_SERVICES = 180;
  private static final int LARGE_APPLICATIONS = 100;
  private static final int SMALL_APPLICATIONS = 10;
  private static final int PEOPLE = 50;
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private final FoundCoalition found;
  private final EditCharter charter;
  private final SetTerritory territory;
  private final OrganizationRegistry registry;
  private final SampleMemberships memberships;
  private final Audit audit;
  private final GenerateServices services;
  private final SampleApplications applications;
  private final SealedWords sealing;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Random random = new Random(SEED);
  private final String hash =
      "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 19456, 2).encode(SignedIn.PASSWORD);
  private final List<UUID> people = new ArrayList<>();
  private final List<String> ownOrganizations = new ArrayList<>();

  private GenerateCoalitions(ApplicationContext product) {
    found = product.getBean(FoundCoalition.class);
    charter = product.getBean(EditCharter.class);
    territory = product.getBean(SetTerritory.class);
    registry = product.getBean(OrganizationRegistry.class);
    memberships = product.getBean(SampleMemberships.class);
    audit = product.getBean(Audit.class);
    services = new GenerateServices(product, SEED);
    applications = product.getBean(SampleApplications.class);
    sealing = product.getBean(SealedWords.class);
    jdbc = product.getBean(JdbcClient.class);
    transaction = product.getBean(TransactionTemplate.class);
  }

  /** The first argument is the file that is told which organization each of the fifty acts for. */
  public static void main(String[] arguments) throws IOException {
    var settings = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (var product = SpringApplication.run(Prasan.class, settings)) {
      var generated = new GenerateCoalitions(product);
      generated.everything();
      Files.write(Path.of(arguments[0]), generated.ownOrganizations);
    }
  }

  private void everything() {
    transaction.executeWithoutResult(_ -> addAccounts());
    coalition("large", "เครือข่ายใหญ่", "Large coalition", LARGE, people);
    for (int n = 0; n < COALITIONS; n++)
      coalition(
          "small-%03d".formatted(n),
          "เครือข่ายที่ " + (n + 1),
          "Coalition " + (n + 1),
          SMALL,
          List.of(people.get(n % PEOPLE)));
    jdbc.sql("analyze").update();
  }

  private void addAccounts() {
    for (int n = 0; n < PEOPLE; n++) {
      var id = FreshId.next();
      people.add(id);
      jdbc.sql(
              """
              insert into identity.account (id, email, name_th, name_en, password_hash, created_at)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(id, SignedIn.email(n), "ผู้ประสานงาน " + n, "Focal point " + n, hash, OffsetDateTime.now())
          .update();
      addSecondFactor(id);
    }
  }

  /** Who looks after a coalition has one; in sample mode the page for the code shows it. */
  private void addSecondFactor(UUID account) {
    jdbc.sql(
            """
            insert into identity.second_factor (account_id, secret, last_step, since)
            values (?, ?, 0, ?)
            """)
        .params(account, sealing.seal(new Secret(SignedIn.SECRET), account), OffsetDateTime.now())
        .update();
  }

  private void coalition(String slug, String th, String en, int size, List<UUID> acting) {
    var id = CoalitionId.fresh();
    var name = LocalizedText.of(th, en);
    var coalition = new Coalition(id, slug, name, name, true, true);
    found.foundEmpty(operator(), new FoundCoalition.Wish(id, slug, name, name, true, true));
    Tenancy.run(id, () -> transaction.executeWithoutResult(_ -> fill(coalition, size, acting)));
    System.out.println(slug);
  }

  private void fill(Coalition coalition, int size, List<UUID> acting) {
    var office = Acting.system(coalition, "bench");
    for (int p = 0; p < InventedOrganizations.PILLARS.size(); p++)
      charter.addPillar(office, PillarId.fresh(), "pillar_" + (p + 1), InventedOrganizations.PILLARS.get(p));
    territory.set(
        office,
        Set.copyOf(IntStream.rangeClosed(1, 18).mapToObj(InventedOrganizations::district).toList()));
    int n = 0;
    var added = new ArrayList<OrganizationId>();
    for (var organization : InventedOrganizations.some(size, random)) {
      var id = registry.add(office, organization);
      added.add(id);
      if (random.nextInt(3) > 0) memberships.member(office, id, 5, 1 + random.nextInt(300));
      if (n < acting.size() && acting == people) ownOrganizations.add(id.toString());
      addPerson(office, coalition.id(), id, n < acting.size() ? acting.get(n) : null, n);
      n++;
    }
    services.add(office, added, size == LARGE ? LARGE_SERVICES : SMALL_SERVICES);
    for (int a = 0; a < (size == LARGE ? LARGE_APPLICATIONS : SMALL_APPLICATIONS); a++)
      applications.load(office, application(a), _ -> office);
  }

  private static SampleApplications.Facts application(int n) {
    return new SampleApplications.Facts(
        LocalizedText.of("กลุ่มผู้สมัครที่ " + n, "Applicants " + n),
        OrganizationKind.PROJECT,
        null,
        null,
        "ดูแลเด็กและครอบครัวในชุมชนของเรา",
        List.of(TargetGroup.values()[n % TargetGroup.values().length]),
        List.of(InventedOrganizations.district(1 + n % 18)),
        List.of(),
        new SampleApplications.ContactFacts(
            "ผู้สมัคร", "applicant" + n + "@bench.example", "053 700 000"),
        "คณะกรรมการเห็นชอบ",
        List.of(new SampleApplications.Deed("SUBMIT", null, null, null, null)));
  }

  private void addPerson(
      Acting office, CoalitionId coalition, OrganizationId organization, UUID account, int n) {
    var id = account == null ? FreshId.next() : account;
    var email = account == null ? "contact" + n + "@bench.example" : SignedIn.email(people.indexOf(account));
    jdbc.sql(
            "insert into identity.person (coalition_id, id, name_th, name_en, email) values (?, ?,"
                + " ?, ?, ?)")
        .params(coalition.value(), id, "ผู้ประสานงาน " + n, "Focal point " + n, email)
        .update();
    addMandate(coalition, id, organization, "FOCAL_POINT", true);
    // Whoever asks for pages also looks after the coalition: renewals are shown to these alone.
    if (account != null) addMandate(coalition, id, organization, "ADMINISTRATOR", false);
    if (account != null)
      jdbc.sql("insert into identity.account_coalition (account_id, coalition_id) values (?, ?)")
          .params(id, coalition.value())
          .update();
    audit.record(office, "person.added", "person", id, null, Map.of("name", "ผู้ประสานงาน " + n));
  }

  private void addMandate(
      CoalitionId coalition, UUID person, OrganizationId organization, String role, boolean voter) {
    jdbc.sql(
            """
            insert into identity.mandate
              (coalition_id, id, person_id, organization_id, role, voter, valid_from, vouch)
            values (?, ?, ?, ?, ?, ?, ?, 'GIVEN')
            """)
        .params(
            coalition.value(), FreshId.next(), person, organization.value(), role, voter, LONG_AGO)
        .update();
  }

  private static Acting operator() {
    var nobody = LocalizedText.of("bench", null);
    return new Acting(
        Coalition.NONE, null, null, null, nobody, nobody, Set.of(Role.OPERATOR), "bench");
  }
}
