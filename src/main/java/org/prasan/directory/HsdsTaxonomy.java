package org.prasan.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The needs as a taxonomy of HSDS; a service has them as attributes. */
@Component
class HsdsTaxonomy {
  static final UUID ID = DerivedId.of("taxonomy", "needs");
  private static final String NEED = "need";

  private final Needs needs;
  private final Map<String, String> codes = new HashMap<>();

  HsdsTaxonomy(Needs needs) {
    this.needs = needs;
    needs.terms().forEach(term -> codes.put(id(term.code()).toString(), term.code()));
  }

  static UUID id(String code) {
    return DerivedId.of("need", code);
  }

  ObjectNode taxonomy() {
    return HsdsObject.of(ID)
        .with("name", needs.name())
        .required("description", needs.name())
        .with("version", needs.version())
        .node();
  }

  List<ObjectNode> terms() {
    return needs.terms().stream().map(this::term).toList();
  }

  Optional<ObjectNode> term(UUID id) {
    return Optional.ofNullable(codes.get(id.toString())).flatMap(needs::term).map(this::term);
  }

  Optional<String> code(UUID id) {
    return Optional.ofNullable(codes.get(id.toString()));
  }

  private ObjectNode term(Needs.Term term) {
    var parent = term.parent();
    return HsdsObject.of(id(term.code()))
        .with("code", term.code())
        .with("name", term.name().th())
        .with("x_name_en", term.name().en())
        .required("description", term.name().th())
        .with("parent_id", parent == null ? null : id(parent))
        .with("taxonomy", needs.name())
        .with("language", "tha")
        .with("taxonomy_id", ID)
        .with("x_since", term.since())
        .with("x_retired", term.retired())
        .node();
  }

  List<ObjectNode> attributes(UUID service, List<String> codes) {
    return codes.stream()
        .map(
            code ->
                HsdsObject.of(DerivedId.of(service, "attribute", code))
                    .with("taxonomy_term_id", id(code))
                    .with("link_type", NEED)
                    .with("link_entity", "service")
                    .with("taxonomy_term", needs.term(code).map(this::term).orElse(null))
                    .node())
        .toList();
  }

  /** The need that an attribute names, if it is one of ours. */
  Optional<String> need(ObjectNode attribute) {
    var term = attribute.get("taxonomy_term");
    var known = known(attribute.get("taxonomy_term_id"));
    if (known == null && term != null) known = known(term.get("id"));
    if (known != null || term == null || !isOurs(term)) return Optional.ofNullable(known);
    var code = term.get("code");
    return code == null ? Optional.empty() : needs.term(code.asString("")).map(Needs.Term::code);
  }

  private @Nullable String known(@Nullable JsonNode id) {
    return id == null ? null : codes.get(id.asString(""));
  }

  private boolean isOurs(JsonNode term) {
    var name = term.get("taxonomy");
    var id = term.get("taxonomy_id");
    return (name != null && name.asString("").equals(needs.name()))
        || (id != null && id.asString("").equals(ID.toString()));
  }
}
