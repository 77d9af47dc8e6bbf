package org.prasan.directory;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a service that whoever brings in a file may not rewrite: they stay as they are. */
final class ClosedParts {
  private final @Nullable Service before;
  private final Set<FieldGroup> closed = EnumSet.noneOf(FieldGroup.class);
  private final boolean decides;

  /**
   * @param before none if the service is new, so that there is nothing to protect
   */
  ClosedParts(@Nullable Service before, Acting acting, EditService edit) {
    this.before = before;
    if (before != null)
      for (var part : FieldGroup.values())
        if (!edit.mayEdit(acting, before, part)) closed.add(part);
    decides = closed.isEmpty();
  }

  /** Only who may read all of it decides how closely it is kept. */
  boolean decides() {
    return decides;
  }

  Service kept(Service after) {
    var kept = after;
    if (before != null) for (var part : closed) kept = kept(kept, before, part);
    return kept;
  }

  private static Service kept(Service after, Service before, FieldGroup part) {
    return switch (part) {
      case DESCRIPTION ->
          after.with(basics(after, before.basics().description(), after.basics().email()));
      case ADDRESS -> after.withPlace(before.place());
      case PHONES ->
          after.with(new Service.Reach(before.reach().phones(), after.reach().contacts()));
      case CONTACTS ->
          after
              .with(basics(after, after.basics().description(), before.basics().email()))
              .with(new Service.Reach(after.reach().phones(), before.reach().contacts()))
              .with(
                  new Service.Assurance(
                      after.assurance().on(),
                      after.assurance().by(),
                      before.assurance().email(),
                      after.assurance().reviewBy()));
      case CAPACITY -> after.with(before.capacity());
    };
  }

  private static Service.Basics basics(
      Service service,
      org.prasan.language.@Nullable LocalizedText description,
      @Nullable String email) {
    var basics = service.basics();
    return new Service.Basics(
        basics.name(),
        basics.alternateName(),
        description,
        basics.status(),
        basics.needs(),
        basics.alert(),
        basics.url(),
        email);
  }

  /** What is kept beyond the directory: of the file what may be rewritten, else what was there. */
  ObjectNode rest(ObjectNode old, ObjectNode said, ObjectNode known, Set<JsonNode> taken) {
    var rest = old.deepCopy();
    var fresh = Remainder.of(said, known, taken);
    said.properties()
        .forEach(
            property -> {
              var name = property.getKey();
              if (HsdsProperties.OF_THE_DIRECTORY.contains(name) || isClosed(name)) return;
              rest.remove(name);
              if (fresh.has(name)) rest.set(name, fresh.get(name));
            });
    return rest;
  }

  private boolean isClosed(String property) {
    return Remainder.keptLike(property).stream().anyMatch(closed::contains);
  }

  void note(Findings findings) {
    for (var part : closed) findings.notice("directory.hsds.notice.closed." + part);
  }
}
