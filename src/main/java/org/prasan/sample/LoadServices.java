package org.prasan.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.directory.Capacity;
import org.prasan.directory.Confidentiality;
import org.prasan.directory.EditService;
import org.prasan.directory.FieldGroup;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Level;
import org.prasan.directory.Opening;
import org.prasan.directory.Place;
import org.prasan.directory.Service;
import org.prasan.directory.ServiceId;
import org.prasan.directory.Sex;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the organizations of a sample coalition do for people: {@code services.yaml}. */
@Component
@Order(90)
class LoadServices implements SampleStep {
  private static final int REVIEWED_EACH = 180;

  private final EditService edit;
  private final Clock clock;

  LoadServices(EditService edit, Clock clock) {
    this.edit = edit;
    this.clock = clock;
  }

  /** The file. */
  record Facts(List<ServiceFacts> services) {}

  record ServiceFacts(
      String key,
      String organization,
      LocalizedText name,
      @Nullable LocalizedText description,
      List<String> needs,
      Level level,
      @Nullable Map<FieldGroup, Level> parts,
      @Nullable List<String> named,
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      @Nullable List<Sex> sexes,
      @Nullable List<LegalStatus> legalStatuses,
      @Nullable List<String> languages,
      @Nullable List<String> districts,
      @Nullable PlaceFacts place,
      @Nullable List<String> phones,
      @Nullable List<String> contacts,
      @Nullable List<HourFacts> hours,
      @Nullable List<String> documents,
      @Nullable String process,
      @Nullable Boolean free,
      @Nullable RoomFacts room,
      @Nullable Integer reviewInDays) {}

  record PlaceFacts(
      @Nullable LocalizedText name,
      @Nullable String address,
      @Nullable String subdistrict,
      @Nullable String district,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable String transportation,
      @Nullable String accessibility) {}

  record HourFacts(
      List<String> days,
      @Nullable String opens,
      @Nullable String closes,
      @Nullable Boolean closedOnHolidays) {}

  record RoomFacts(String unit, Integer available, @Nullable Integer maximum, long hoursAgo) {}

  @Override
  public String name() {
    return "services";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("services.yaml", Facts.class);
    facts.services().forEach(service -> edit.add(into.acting(), service(into, service)));
  }

  private Service service(SampleCoalition into, ServiceFacts facts) {
    var today = LocalDate.now(clock);
    int review = facts.reviewInDays() == null ? REVIEWED_EACH : facts.reviewInDays();
    return new Service(
        new ServiceId(into.id("service", facts.key())),
        organization(into, facts.organization()),
        new Service.Basics(
            facts.name(),
            null,
            facts.description(),
            Service.Status.ACTIVE,
            facts.needs(),
            null,
            null,
            null),
        new Service.Eligibility(
            facts.minimumAge(),
            facts.maximumAge(),
            or(facts.sexes()),
            or(facts.legalStatuses()),
            null,
            or(facts.languages()),
            null,
            or(facts.districts())),
        new Service.Access(
            facts.process(),
            null,
            or(facts.documents()),
            Boolean.TRUE.equals(facts.free()),
            null,
            null,
            null),
        place(into, facts),
        new Service.Reach(
            or(facts.phones()).stream().map(LoadServices::phone).toList(),
            or(facts.contacts()).stream().map(LoadServices::contact).toList()),
        or(facts.hours()).stream().map(LoadServices::opening).toList(),
        capacity(facts.room()),
        new Confidentiality(
            facts.level(),
            facts.parts() == null ? Map.of() : facts.parts(),
            or(facts.named()).stream().map(key -> organization(into, key)).toList(),
            List.of()),
        new Service.Assurance(
            today.minusDays(REVIEWED_EACH - Math.max(review, 0)),
            null,
            null,
            today.plusDays(review)),
        0,
        new Service.Changed(clock.instant().truncatedTo(ChronoUnit.MICROS), null, null));
  }

  private static OrganizationId organization(SampleCoalition into, String key) {
    return new OrganizationId(into.id("organization", key));
  }

  private static @Nullable Place place(SampleCoalition into, ServiceFacts facts) {
    var place = facts.place();
    if (place == null) return null;
    return new Place(
        into.id("location", facts.key()),
        Place.Type.PHYSICAL,
        place.name(),
        place.address(),
        place.subdistrict(),
        place.district(),
        null,
        place.latitude() == null || place.longitude() == null
            ? null
            : new Place.Point(place.latitude(), place.longitude()),
        place.transportation(),
        place.accessibility(),
        null);
  }

  /** The number is the first twelve signs: 000 111 0001. */
  private static Service.Phone phone(String text) {
    var about = text.substring(12).strip();
    return new Service.Phone(
        text.substring(0, 12), null, about.isEmpty() ? null : about, List.of());
  }

  private static Service.Contact contact(String text) {
    var parts = text.split(", ", 2);
    return new Service.Contact(parts[0], parts[1], null, null);
  }

  private static Opening opening(HourFacts hour) {
    boolean monthly = hour.days().getFirst().length() > 2;
    var weekly =
        Recurrence.Parts.weekly(
            hour.days(),
            hour.opens() == null ? null : LocalTime.parse(hour.opens()),
            hour.closes() == null ? null : LocalTime.parse(hour.closes()),
            Boolean.TRUE.equals(hour.closedOnHolidays()));
    return new Opening(monthly ? monthly(weekly) : weekly, null);
  }

  private static Recurrence.Parts monthly(Recurrence.Parts parts) {
    return new Recurrence.Parts(
        Recurrence.Frequency.MONTHLY,
        1,
        parts.weekStart(),
        parts.byDay(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        parts.opensAt(),
        parts.closesAt(),
        parts.closedOnHolidays());
  }

  private Capacity capacity(@Nullable RoomFacts room) {
    if (room == null) return Capacity.UNTOLD;
    var told =
        clock.instant().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofHours(room.hoursAgo()));
    return new Capacity(room.unit(), room.available(), room.maximum(), null, told, null);
  }

  private static <T> List<T> or(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
