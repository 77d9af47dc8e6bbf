package org.prasan.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service as it goes into a file for one reader.
 *
 * @param service without what the reader may not see
 * @param levels how closely those parts are kept that the reader is given, so that another
 *     coalition keeps them alike; of a part that is hidden or was never told nothing is said
 * @param kept all of how closely it is kept, if that is the reader's own organization's to decide
 * @param rest as much of what an import brought beyond the directory as the reader may see
 */
record Exported(
    Service service,
    Map<FieldGroup, Level> levels,
    @Nullable Confidentiality kept,
    ObjectNode rest) {

  static Exported of(
      Acting acting, Reader reader, Service seen, Service whole, @Nullable ObjectNode rest) {
    var parts = Visibility.parts(reader, whole.confidentiality(), whole.guard());
    var told = seen;
    if (!reader.member()) told = withoutTheMembersOwn(told);
    return new Exported(
        told,
        levels(told, whole.confidentiality()),
        EditService.mayEditOwn(acting, whole) ? whole.confidentiality() : null,
        rest == null ? JsonNodeFactory.instance.objectNode() : Remainder.readable(rest, parts));
  }

  /** Who confirmed it and when it is looked through again is the members' own business. */
  private static Service withoutTheMembersOwn(Service service) {
    var assurance = service.assurance();
    return service.with(new Service.Assurance(assurance.on(), null, assurance.email(), null));
  }

  /** Under which programs know it. */
  ServiceId id() {
    return new ServiceId(Remainders.id(service.id(), rest));
  }

  private static Map<FieldGroup, Level> levels(Service given, Confidentiality kept) {
    var levels = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values())
      if (!given.equals(Redaction.without(given, part))) levels.put(part, kept.of(part));
    return levels;
  }

  ObjectNode confidentiality() {
    var it = new HsdsObject().with("level", HsdsWords.word(service.confidentiality().level()));
    for (var part : FieldGroup.values()) {
      var level = kept == null ? levels.get(part) : kept.of(part);
      if (level != null) it.with(HsdsWords.word(part), HsdsWords.word(level));
    }
    if (kept == null) return it.node();
    return it.words(
            "organizations",
            kept.organizations().stream().map(one -> one.value().toString()).toList())
        .words("seats", List.copyOf(kept.seats()))
        .node();
  }
}
