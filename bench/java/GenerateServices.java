import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.prasan.calendar.Recurrence;
import org.prasan.directory.Capacity;
import org.prasan.directory.Confidentiality;
import org.prasan.directory.EditService;
import org.prasan.directory.FieldGroup;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Level;
import org.prasan.directory.Needs;
import org.prasan.directory.Opening;
import org.prasan.directory.Place;
import org.prasan.directory.Service;
import org.prasan.directory.ServiceId;
import org.prasan.directory.Sex;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.ApplicationContext;

/**
 * The services of the generated coalitions, through the product's own door: 2,000 in the large one
 * and 180 in each of the hundred others, of every level, with hours, places and free places.
 */
final class GenerateServices {
  private static final List<String> LANGUAGES =
      List.of("tha", "nod", "eng", "mya", "shn", "ahk", "lhu", "lis", "hmn", "ksw");
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR");
  private static final List<String> ALL_DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final EditService edit;
  private final List<Needs.Term> needs;
  private final Clock clock;
  private final Random random;

  GenerateServices(ApplicationContext product, long seed) {
    edit = product.getBean(EditService.class);
    needs = product.getBean(Needs.class).offered();
    clock = product.getBean(Clock.class);
    random = new Random(seed);
  }

  void add(Acting office, List<OrganizationId> organizations, int many) {
    for (int n = 0; n < many; n++)
      edit.add(office, service(organizations.get(n % organizations.size()), organizations, n));
  }

  private Service service(OrganizationId owner, List<OrganizationId> organizations, int n) {
    var need = needs.get(random.nextInt(needs.size()));
    return new Service(
        ServiceId.fresh(),
        owner,
        new Service.Basics(
            LocalizedText.of(need.name().th() + " ที่ " + n, need.name().en() + " " + n),
            null,
            LocalizedText.of(
                "ให้ความช่วยเหลือเรื่อง"
                    + need.name().th()
                    + "แก่ผู้ที่ต้องการในพื้นที่ โดยไม่เลือกปฏิบัติ"),
            Service.Status.ACTIVE,
            List.of(need.code()),
            null,
            null,
            null),
        new Service.Eligibility(
            random.nextInt(4) == 0 ? 15 : null,
            random.nextInt(6) == 0 ? 60 : null,
            random.nextInt(5) == 0 ? List.of(Sex.FEMALE) : List.of(),
            random.nextInt(6) == 0
                ? List.of(LegalStatus.UNREGISTERED, LegalStatus.REGISTERED_STATELESS)
                : List.of(),
            null,
            some(LANGUAGES, 3),
            null,
            random.nextInt(3) == 0 ? List.of() : some(districts(), 4)),
        new Service.Access(
            null, null, List.of("บัตรประจำตัว ถ้ามี"), random.nextBoolean(), null, null, null),
        place(),
        new Service.Reach(
            List.of(new Service.Phone("000 000 %04d".formatted(n % 10_000), null, null, List.of())),
            List.of()),
        List.of(opening()),
        random.nextInt(3) == 0 ? Capacity.UNTOLD : capacity(),
        kept(organizations),
        Service.Assurance.NONE,
        0,
        new Service.Changed(clock.instant().truncatedTo(ChronoUnit.MICROS), null, null));
  }

  private static List<String> districts() {
    return IntStream.rangeClosed(1, 18).mapToObj("57%02d"::formatted).toList();
  }

  private List<String> some(List<String> all, int most) {
    return random
        .ints(1 + random.nextInt(most), 0, all.size())
        .distinct()
        .mapToObj(all::get)
        .toList();
  }

  private Place place() {
    return new Place(
        FreshId.next(),
        Place.Type.PHYSICAL,
        null,
        random.nextInt(400) + " ถนนสมมติ",
        null,
        "57%02d".formatted(1 + random.nextInt(18)),
        null,
        new Place.Point(19.2 + random.nextDouble() * 1.2, 99.4 + random.nextDouble()),
        null,
        null,
        null);
  }

  private Opening opening() {
    boolean always = random.nextInt(4) == 0;
    return new Opening(
        always
            ? Recurrence.Parts.weekly(ALL_DAYS, null, null, false)
            : Recurrence.Parts.weekly(
                WEEKDAYS, LocalTime.of(8 + random.nextInt(2), 30), LocalTime.of(16, 30), true),
        null);
  }

  private Capacity capacity() {
    int maximum = 2 + random.nextInt(30);
    return new Capacity(
        "ที่",
        random.nextInt(maximum + 1),
        maximum,
        null,
        clock.instant().truncatedTo(ChronoUnit.MICROS).minus(random.nextInt(120), ChronoUnit.HOURS),
        null);
  }

  /** Half for everybody, most of the rest for members, one in ten for named organizations. */
  private Confidentiality kept(List<OrganizationId> organizations) {
    int dice = random.nextInt(10);
    var level = dice < 5 ? Level.PUBLIC : dice < 9 ? Level.MEMBERS : Level.SEATS;
    return new Confidentiality(
        level,
        random.nextInt(4) == 0 ? Map.of(FieldGroup.ADDRESS, Level.SEATS) : Map.of(),
        List.of(organizations.get(random.nextInt(organizations.size()))),
        List.of());
  }
}
