package org.prasan.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.RecurrenceReading;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Services of every kind, with all that can be told of one or with hardly anything. */
final class RandomServices {
  private static final List<String> WORDS =
      List.of(
          "บ้านพัก",
          "ให้คำปรึกษา",
          "Night help",
          "=1+1",
          "'ห้าม",
          "ล่าม, ฟรี",
          "a\nb",
          "ศูนย์ “ก”");
  private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final Random random;
  private final Needs needs;

  RandomServices(Random random, Needs needs) {
    this.random = random;
    this.needs = needs;
  }

  Service next(OrganizationId owner, Level loosest) {
    var service =
        Drafts.of(new ServiceId(id()), owner, instant())
            .with(basics())
            .with(
                new Service.Eligibility(
                    maybe(() -> random.nextInt(20)),
                    maybe(() -> 20 + random.nextInt(100)),
                    some(Sex.values()),
                    some(LegalStatus.values()),
                    maybe(this::word),
                    languages(),
                    maybe(this::word),
                    some("5701", "5709", "5013")))
            .with(
                new Service.Access(
                    maybe(this::word),
                    maybe(this::word),
                    list(this::word),
                    random.nextBoolean(),
                    maybe(this::word),
                    maybe(this::word),
                    maybe(this::word)))
            .with(
                new Service.Reach(
                    list(this::phone),
                    list(
                        () ->
                            new Service.Contact(
                                word(), maybe(this::word), maybe(this::word), maybe(this::mail)))))
            .withPlace(maybe(this::place))
            .withOpenings(list(this::opening))
            .with(
                new Service.Assurance(
                    maybe(this::date), null, maybe(this::mail), maybe(this::date)));
    return service.with(capacity()).with(confidentiality(owner, loosest));
  }

  private Service.Basics basics() {
    return new Service.Basics(
        LocalizedText.of(word() + " " + random.nextInt(1000), maybe(this::word)),
        maybe(this::word),
        maybe(() -> LocalizedText.of(word(), maybe(this::word))),
        one(Service.Status.values()),
        some(needs.terms().stream().map(Needs.Term::code).limit(6).toArray(String[]::new)),
        maybe(() -> LocalizedText.of(word(), maybe(this::word))),
        maybe(() -> "https://example.org/" + random.nextInt(100)),
        maybe(this::mail));
  }

  private Service.Phone phone() {
    return new Service.Phone(
        "+66 000 11" + (1000 + random.nextInt(9000)),
        maybe(() -> random.nextBoolean() ? "12" : "007"),
        maybe(this::word),
        languages());
  }

  private Place place() {
    return new Place(
        id(),
        one(Place.Type.values()),
        maybe(() -> LocalizedText.of(word(), maybe(this::word))),
        maybe(this::word),
        maybe(this::word),
        maybe(() -> "5709"),
        maybe(() -> "57130"),
        maybe(() -> new Place.Point(random.nextInt(180) - 90 + 0.5, 99.125)),
        maybe(this::word),
        maybe(this::word),
        maybe(() -> "https://example.org/place"));
  }

  private Capacity capacity() {
    int most = random.nextInt(30);
    return new Capacity(
        maybe(() -> "เตียง"),
        maybe(() -> random.nextInt(most + 1)),
        maybe(() -> most),
        maybe(this::word),
        maybe(this::instant),
        null);
  }

  private Opening opening() {
    var parts = random.nextInt(4) == 0 ? null : parts();
    return new Opening(parts, parts == null ? word() : maybe(this::word));
  }

  private Recurrence.Parts parts() {
    while (true) {
      boolean monthly = random.nextBoolean();
      boolean timed = random.nextBoolean();
      var until = maybe(() -> LocalDate.of(2031, 1, 1).plusDays(random.nextInt(500)));
      var parts =
          new Recurrence.Parts(
              monthly ? Recurrence.Frequency.MONTHLY : Recurrence.Frequency.WEEKLY,
              1 + random.nextInt(3),
              one(DayOfWeek.values()),
              monthly ? some("2MO", "-1FR", "TU") : some(WEEK.toArray(String[]::new)),
              monthly ? some(1, 15, -1) : List.of(),
              maybe(this::date),
              until,
              until == null ? maybe(() -> 1 + random.nextInt(50)) : null,
              maybe(this::date),
              maybe(() -> LocalDate.of(2032, 2, 29)),
              timed ? LocalTime.of(random.nextInt(24), 30) : null,
              timed ? LocalTime.of(random.nextInt(24), 0) : null,
              random.nextBoolean());
      if (Recurrence.read(parts) instanceof RecurrenceReading.Read) return parts;
    }
  }

  private Confidentiality confidentiality(OrganizationId owner, Level loosest) {
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    var open = List.of(Level.PUBLIC, Level.MEMBERS, Level.SEATS);
    for (var part : FieldGroup.values())
      parts.put(part, open.get(random.nextInt(open.size())).stricter(loosest));
    return new Confidentiality(
        open.get(random.nextInt(open.size())).stricter(loosest),
        parts,
        random.nextBoolean() ? List.of(owner) : List.of(),
        some("police-night", "shelter-night"));
  }

  // ── what other products say beyond it ──

  /** Adds what the directory has no place for, as other products write it. */
  ObjectNode withMore(ObjectNode service) {
    var more = service.deepCopy();
    if (random.nextBoolean()) more.put("fees", word());
    if (random.nextBoolean()) more.set("x_other", object("deep", object("er", text(word()))));
    if (random.nextBoolean()) more.putArray("tags").add("a").add(7).add(true);
    if (random.nextBoolean()) list(more, "cost_options").put("amount", 20.5).put("currency", "THB");
    if (random.nextBoolean()) list(more, "funding").put("source", word());
    if (random.nextBoolean()) list(more, "metadata").put("field_name", "name");
    if (random.nextBoolean())
      list(more, "service_areas").put("extent", "anywhere").put("extent_type", "text");
    if (random.nextBoolean()) list(more, "attributes").put("value", word());
    if (random.nextBoolean()) list(more, "schedules").put("schedule_link", "https://example.org/s");
    if (random.nextBoolean())
      list(more, "service_at_locations")
          .set("location", object("id", text(id().toString())).put("location_type", "virtual"));
    for (var name : List.of("phones", "contacts", "schedules", "required_documents", "languages"))
      for (var element : Remainder.objects(more.get(name))) {
        if (random.nextBoolean()) element.put("id", id().toString());
        if (random.nextBoolean()) element.put("x_note", word());
        if (name.equals("contacts") && random.nextBoolean())
          list(element, "phones").put("number", "000 999 0000");
      }
    for (var at : Remainder.objects(more.get("service_at_locations")))
      if (at.get("location") instanceof ObjectNode location && random.nextBoolean()) {
        location.put("external_identifier", word());
        list(location, "phones").put("number", "000 888 0000");
        for (var address : Remainder.objects(location.get("addresses")))
          address.put("state_province", "เชียงราย").put("country", "LA");
      }
    return more;
  }

  private ObjectNode list(ObjectNode object, String name) {
    var list = object.get(name) == null ? object.putArray(name) : object.withArray(name);
    return list.addObject().put("id", id().toString());
  }

  private static ObjectNode object(String name, JsonNode value) {
    var object = JsonNodeFactory.instance.objectNode();
    object.set(name, value);
    return object;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  // ── pieces ──

  private UUID id() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String mail() {
    return "a" + random.nextInt(100) + "@example.org";
  }

  private LocalDate date() {
    return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2000));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1_000_000));
  }

  private List<String> languages() {
    return some("tha", "mya", "shn", "eng");
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  @SafeVarargs
  private <T> List<T> some(T... all) {
    var some = new ArrayList<T>();
    for (var each : all) if (random.nextInt(3) == 0) some.add(each);
    return some;
  }

  private <T> List<T> list(Supplier<T> each) {
    var list = new ArrayList<T>();
    for (int n = random.nextInt(4); n > 0; n--) list.add(each.get());
    return list;
  }
}
