package org.prasan.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares a file of services with the directory, and says what is wrong with it. */
@Component
class ReadServiceImport {
  private static final int LONGEST_SHOWN = 120;

  private final Services services;
  private final Remainders remainders;
  private final ServicePlaces places;
  private final EditService edit;
  private final Surroundings.In surroundings;
  private final OrganizationRegistry registry;
  private final HsdsReader reader;
  private final HsdsWriter writer;
  private final Clock clock;

  ReadServiceImport(
      Services services,
      Remainders remainders,
      ServicePlaces places,
      EditService edit,
      Surroundings.In surroundings,
      OrganizationRegistry registry,
      HsdsReader reader,
      HsdsWriter writer,
      Clock clock) {
    this.services = services;
    this.remainders = remainders;
    this.places = places;
    this.edit = edit;
    this.surroundings = surroundings;
    this.registry = registry;
    this.reader = reader;
    this.writer = writer;
    this.clock = clock;
  }

  ImportReading read(Acting acting, HsdsContent content) {
    return new Reading(acting, content).read();
  }

  /** One reading of one file. */
  private final class Reading {
    private final Acting acting;
    private final HsdsContent content;
    private final Surroundings around;
    private final Map<String, ObjectNode> told;
    private final Map<OrganizationId, NewOrganization> wanted = new LinkedHashMap<>();
    private final Map<String, OrganizationId> named = new HashMap<>();
    private final Map<UUID, Service> known;
    private final Map<ServiceId, ObjectNode> rests;
    private final Set<UUID> seen = new HashSet<>();
    private final Set<ServiceId> knownSeen = new HashSet<>();
    private final Set<UUID> closedPlaces;

    Reading(Acting acting, HsdsContent content) {
      this.acting = acting;
      this.content = content;
      around = surroundings.of(acting.coalitionId());
      told = content.organizationsById();
      known = known();
      rests =
          remainders.of(acting.coalitionId(), known.values().stream().map(Service::id).toList());
      closedPlaces = closedPlaces();
    }

    ImportReading read() {
      var lines = new ArrayList<ImportReading.Line>();
      for (var service : content.services()) lines.add(line(lines.size() + 1, service));
      return new ImportReading(lines, wanted);
    }

    /**
     * By the ids of the file, own or once brought. What this person may not know of is not there:
     * its id is as good as any other.
     */
    private Map<UUID, Service> known() {
      var ids = new HashSet<UUID>();
      for (var one : content.services()) {
        var id = new Given(one, "", new Findings()).id("id");
        if (id != null) ids.add(id);
      }
      var brought = remainders.broughtAs(acting.coalitionId(), ids);
      var all = new ArrayList<>(brought.keySet());
      ids.forEach(id -> all.add(new ServiceId(id)));
      var known = new HashMap<UUID, Service>();
      for (var service : services.all(acting.coalitionId(), all))
        if (edit.mayEdit(acting, service, null))
          known.put(brought.getOrDefault(service.id(), service.id().value()), service);
      return known;
    }

    private ImportReading.Line line(int number, ObjectNode said) {
      var findings = new Findings();
      var given = new Given(said, "", findings);
      var name = shortened(said.path("name").asString("–"));
      var id = id(given);
      var known = id == null ? null : this.known.get(id);
      var owner = id == null ? null : owner(given, known);
      if (id == null || owner == null) return refused(number, name, findings);
      boolean isNew = known == null;
      var before =
          known == null
              ? Drafts.of(ServiceId.fresh(), owner, clock.instant().truncatedTo(ChronoUnit.MICROS))
              : known;
      var closed = new ClosedParts(known, acting, edit);
      var read = reader.read(before, given);
      var kept = HsdsConfidentiality.read(given, before.confidentiality(), this::organizationOf);
      var decided =
          ImportConfidentiality.decide(before, isNew, read, kept, closed.decides(), given);
      var after = inOpenPlace(closed.kept(decided.service()), known);
      HsdsLinks.strip(given);
      HsdsProperties.note(said, findings);
      closed.note(findings);
      if (!findings.wrong().isEmpty()) return refused(number, name, findings);
      var old = rests.getOrDefault(before.id(), JsonNodeFactory.instance.objectNode());
      var told = isNew ? id : Remainders.id(before.id(), old);
      var rest =
          closed.rest(
              old, said, writer.of(after.withId(new ServiceId(told)), around), findings.taken());
      if (isNew) rest.put("id", id.toString());
      var fate =
          isNew
              ? ImportReading.Fate.ADDED
              : same(before, after, old, rest)
                  ? ImportReading.Fate.SAME
                  : ImportReading.Fate.CHANGED;
      return new ImportReading.Line(
          number, name, fate, known, after, decided.open(), rest, findings);
    }

    private static String shortened(String name) {
      return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
    }

    private ImportReading.Line refused(int number, String name, Findings findings) {
      return new ImportReading.Line(
          number,
          name,
          ImportReading.Fate.REFUSED,
          null,
          null,
          null,
          JsonNodeFactory.instance.objectNode(),
          findings);
    }

    private boolean same(Service before, Service after, ObjectNode old, ObjectNode rest) {
      return writer.of(before, around).equals(writer.of(after, around))
          && before.confidentiality().equals(after.confidentiality())
          && old.equals(rest);
    }

    /** None if it cannot be used. */
    private @Nullable UUID id(Given given) {
      var id = given.id("id");
      if (id == null) {
        if (given.absent("id")) given.wrong("id", "directory.hsds.wrong.missing");
        return null;
      }
      var known = this.known.get(id);
      boolean first = seen.add(id) && (known == null || knownSeen.add(known.id()));
      if (!first) given.wrong("id", "directory.hsds.wrong.twice");
      return first ? id : null;
    }

    private @Nullable OrganizationId owner(Given given, @Nullable Service before) {
      var within = given.object("organization");
      var word = given.text("organization_id", 60, null);
      if (word == null && within != null) word = within.text("id", 60, null);
      if (word == null && before != null) return before.organization();
      var found = word == null ? null : organizationOf(word);
      if (found == null) {
        given.wrong(
            "organization_id", "directory.hsds.wrong.organization", word == null ? "–" : word);
        return null;
      }
      if (before != null && !found.equals(before.organization())) {
        given.wrong("organization_id", "directory.hsds.wrong.owner");
        return null;
      }
      return found;
    }

    /** The organization of the coalition that the file means; one that it brings is added. */
    private @Nullable OrganizationId organizationOf(String word) {
      if (named.containsKey(word)) return named.get(word);
      var found = find(word);
      if (found != null) named.put(word, found);
      return found;
    }

    private @Nullable OrganizationId find(String word) {
      var findings = new Findings();
      var id =
          new Given(JsonNodeFactory.instance.objectNode().put("id", word), "", findings).id("id");
      if (id == null) return null;
      var organization = new OrganizationId(id);
      if (around.organization(organization).isPresent()) return organization;
      var one = told.get(word);
      if (one == null) return null;
      var given = new Given(one, "", findings);
      var name = given.text("name", Typed.LINE, null);
      if (name == null) return null;
      var namesake = registry.named(acting.coalitionId(), name);
      if (namesake.isPresent()) return namesake.get();
      for (var other : wanted.entrySet())
        if (other.getValue().name().th().equals(name)) return other.getKey();
      var kind = given.word("x_kind", OrganizationKind.values(), OrganizationKind.NETWORK);
      if (kind == null || !findings.wrong().isEmpty()) return null;
      wanted.put(
          organization,
          NewOrganization.named(
              LocalizedText.of(name, given.text("x_name_en", Typed.LINE, null)), kind));
      return organization;
    }

    /** Places of the file that services hold which this person may not place. */
    private Set<UUID> closedPlaces() {
      var named = new HashSet<UUID>();
      for (var service : content.services())
        for (var at : Remainder.objects(service.get("service_at_locations"))) {
          var location = at.get("location");
          var id =
              location instanceof ObjectNode object
                  ? new Given(object, "", new Findings()).id("id")
                  : null;
          if (id != null) named.add(id);
        }
      var closed = new HashSet<UUID>();
      places
          .servicesAt(acting.coalitionId(), named)
          .forEach(
              (place, held) -> {
                if (!mayPlace(held)) closed.add(place);
              });
      return closed;
    }

    private boolean mayPlace(List<ServiceId> held) {
      return services.all(acting.coalitionId(), held).stream()
          .allMatch(service -> edit.mayEdit(acting, service, FieldGroup.ADDRESS));
    }

    /** Whose place it is must not be found out, nor moved, by naming its id: it gets another. */
    private Service inOpenPlace(Service service, @Nullable Service before) {
      var place = service.place();
      boolean own =
          place == null
              || !closedPlaces.contains(place.id())
              || (before != null
                  && before.place() != null
                  && before.place().id().equals(place.id()));
      return own || place == null
          ? service
          : service.withPlace(place.withId(DerivedId.of(service.id(), "place", place.id())));
    }
  }
}
