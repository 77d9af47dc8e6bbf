package org.prasan.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service as it goes into a file for one reader.
 *
 * @param service without what the reader may not see
 * @param kept how closely it is kept, if it is the reader's own organization's to decide; whoever
 *     edits for all is told the same of all services, so that the telling tells nothing
 * @param rest as much of what an import brought beyond the directory as the reader may see
 */
record Exported(Service service, @Nullable Confidentiality kept, ObjectNode rest) {

  static Exported of(
      Acting acting, Reader reader, Service seen, Service whole, @Nullable ObjectNode rest) {
    var parts = Visibility.parts(reader, whole.confidentiality(), whole.guard());
    var told = seen;
    if (!reader.member()) told = withoutTheMembersOwn(told);
    return new Exported(
        told,
        EditService.mayEditOwn(acting, whole) ? whole.confidentiality() : null,
        rest == null ? JsonNodeFactory.instance.objectNode() : Remainder.readable(rest, parts));
  }

  /** Who confirmed it and when it is looked through again is the members' own business. */
  private static Service withoutTheMembersOwn(Service service) {
    var assurance = service.assurance();
    return service.with(new Service.Assurance(assurance.on(), null, assurance.email(), null));
  }

  ObjectNode confidentiality() {
    var it = new HsdsObject().with("level", HsdsWords.word(service.confidentiality().level()));
    if (kept == null) return it.node();
    for (var part : FieldGroup.values())
      it.with(HsdsWords.word(part), HsdsWords.word(kept.of(part)));
    return it.words(
            "organizations",
            kept.organizations().stream().map(one -> one.value().toString()).toList())
        .words("seats", List.copyOf(kept.seats()))
        .node();
  }
}
