package org.prasan.directory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.TableArchive;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Services by the terms of HSDS, each with what this reader may see of it. A file is written some
 * services at a time, each time in a transaction of its own: a slow line holds no connection, and
 * the memory does not grow with the file.
 */
@Component
class HsdsExport {
  static final String PROFILE = "urn:prasan:hsds-profile:1";
  private static final int AT_A_TIME = 200;

  private final Register register;
  private final ReadServices read;
  private final Readers readers;
  private final Surroundings.In surroundings;
  private final HsdsWriter writer;
  private final HsdsTaxonomy taxonomy;
  private final PersonNames names;
  private final Remainders remainders;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  HsdsExport(
      Register register,
      ReadServices read,
      Readers readers,
      Surroundings.In surroundings,
      HsdsWriter writer,
      HsdsTaxonomy taxonomy,
      PersonNames names,
      Remainders remainders,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.register = register;
    this.read = read;
    this.readers = readers;
    this.surroundings = surroundings;
    this.writer = writer;
    this.taxonomy = taxonomy;
    this.names = names;
    this.remainders = remainders;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * Some services, after the one named in the filter.
   *
   * @param next the last of them, if more follow
   */
  record Part(List<ObjectNode> services, @Nullable UUID next) {}

  /** By its own id, or else by that under which a file brought it. */
  Optional<ObjectNode> one(Acting acting, UUID id) {
    var ids = new ArrayList<>(List.of(new ServiceId(id)));
    ids.addAll(remainders.broughtAs(acting.coalitionId(), List.of(id)).keySet());
    return some(acting, ids).stream().findFirst();
  }

  /** Those among the ids that the reader may know of. */
  List<ObjectNode> some(Acting acting, List<ServiceId> ids) {
    return objects(acting, readers.of(acting), surroundings.of(acting.coalitionId()), ids);
  }

  private Part part(Acting acting, RegisterFilter filter, int most) {
    var reader = readers.of(acting);
    var around = surroundings.of(acting.coalitionId());
    var ids = register.byId(acting.coalitionId(), reader, filter, most + 1);
    var shown = ids.stream().limit(most).toList();
    return new Part(
        objects(acting, reader, around, shown), ids.size() > most ? shown.getLast().value() : null);
  }

  private List<ObjectNode> objects(
      Acting acting, Reader reader, Surroundings around, List<ServiceId> ids) {
    var objects = new ArrayList<ObjectNode>();
    var all = read.exported(acting, reader, ids);
    var assurers = assurers(acting, all);
    for (var exported : all) {
      var known = writer.of(exported.service().withId(exported.id()), around);
      var object = ExactNumber.told(Remainder.joined(known, exported.rest()));
      var by = exported.service().assurance().by();
      var assurer = by == null ? null : assurers.get(by);
      if (assurer != null) object.put(HsdsProperties.ASSURER, assurer.th());
      object.set("x_confidentiality", exported.confidentiality());
      objects.add(object);
    }
    return objects;
  }

  private Map<PersonId, LocalizedText> assurers(Acting acting, List<Exported> all) {
    var ids = new HashSet<PersonId>();
    for (var one : all) {
      var by = one.service().assurance().by();
      if (by != null) ids.add(by);
    }
    return ids.isEmpty() ? Map.of() : names.named(acting.coalitionId(), ids);
  }

  /** Hands over all services of the filter, one after the other. */
  void each(Acting acting, RegisterFilter filter, Consumer<ObjectNode> taker) {
    var next = filter.after();
    do {
      var from = filter.after(next);
      var part = transaction.execute(_ -> part(acting, from, AT_A_TIME));
      part.services().forEach(taker);
      next = part.next();
    } while (next != null);
  }

  void writeTables(Acting acting, RegisterFilter filter, OutputStream out) throws IOException {
    var archive = new TableArchive();
    var tables = new HsdsTables(archive);
    tables.vocabulary(taxonomy.taxonomy(), taxonomy.terms());
    each(acting, filter, service -> tables.add("service", service));
    archive.write(out);
  }

  void write(Acting acting, RegisterFilter filter, OutputStream out) throws IOException {
    try (var file = json.createGenerator(out)) {
      file.writeStartObject();
      file.writeStringProperty("version", HsdsWords.VERSION);
      file.writeStringProperty("profile", PROFILE);
      file.writeArrayPropertyStart("contents");
      each(acting, filter, service -> file.writePOJO(service));
      file.writeEndArray();
      file.writePOJOProperty("taxonomies", List.of(taxonomy.taxonomy()));
      file.writePOJOProperty("taxonomy_terms", taxonomy.terms());
      file.writeEndObject();
    }
  }
}
