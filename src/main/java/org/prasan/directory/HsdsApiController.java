package org.prasan.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PublicFace;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The directory for programs, by the addresses of HSDS 3.0: to everybody what everybody may know,
 * to who is signed in what that person may know.
 */
@Controller
@Transactional
class HsdsApiController {
  private static final String OPENAPI =
      "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json";

  private final HsdsExport export;
  private final HsdsLists lists;
  private final HsdsWriter writer;
  private final HsdsTaxonomy taxonomy;
  private final Register register;
  private final Readers readers;
  private final Surroundings.In surroundings;

  HsdsApiController(
      HsdsExport export,
      HsdsLists lists,
      HsdsWriter writer,
      HsdsTaxonomy taxonomy,
      Register register,
      Readers readers,
      Surroundings.In surroundings) {
    this.export = export;
    this.lists = lists;
    this.writer = writer;
    this.taxonomy = taxonomy;
    this.register = register;
    this.readers = readers;
    this.surroundings = surroundings;
  }

  @GetMapping({"/api/v1/{coalition}", "/api/v1/{coalition}/"})
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> start(Acting acting) {
    PublicFace.require(acting);
    return answer(
        new HsdsObject()
            .with("version", HsdsWords.VERSION)
            .with("profile", HsdsExport.PROFILE)
            .with("openapi_url", OPENAPI)
            .node());
  }

  @GetMapping("/api/v1/{coalition}/services")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> services(Acting acting, @RequestParam Map<String, String> asked) {
    PublicFace.require(acting);
    var question = HsdsQuestion.ofServices(asked, taxonomy);
    var part = lists.services(acting.coalitionId(), readers.of(acting), question);
    return page(acting, "services", question, contents(acting, question, part), part);
  }

  private List<ObjectNode> contents(Acting acting, HsdsQuestion question, HsdsLists.Part part) {
    if (question.minimal()) return part.shown().stream().map(HsdsApiController::minimal).toList();
    var services = export.some(acting, part.ids());
    return question.full() ? services : services.stream().map(HsdsApiController::slim).toList();
  }

  /** The words of the interface of HSDS, whose tables say "last_modified". */
  private static ObjectNode minimal(HsdsLists.Listed service) {
    return HsdsObject.of(service.known()).with("modified_date", service.modified()).node();
  }

  @GetMapping("/api/v1/{coalition}/services/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> service(Acting acting, @PathVariable UUID id) {
    PublicFace.require(acting);
    return answer(export.one(acting, id).orElseThrow(ServiceController::notThere));
  }

  @GetMapping("/api/v1/{coalition}/service_at_locations")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> places(Acting acting, @RequestParam Map<String, String> asked) {
    PublicFace.require(acting);
    var question = HsdsQuestion.ofPlaces(asked, taxonomy);
    var part = lists.places(acting.coalitionId(), readers.of(acting), question);
    var contents =
        export.some(acting, part.ids()).stream()
            .flatMap(one -> at(one, question.full()).stream())
            .toList();
    return page(acting, "service_at_locations", question, contents, part);
  }

  @GetMapping("/api/v1/{coalition}/service_at_locations/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> place(Acting acting, @PathVariable UUID id) {
    PublicFace.require(acting);
    var service =
        lists
            .ofPlace(acting.coalitionId(), readers.of(acting), id)
            .flatMap(owner -> export.one(acting, owner.value()))
            .orElseThrow(ServiceController::notThere);
    return answer(byId(at(service, true), id));
  }

  /** The places of a service, which stand in it, as things of their own. */
  private static List<ObjectNode> at(ObjectNode service, boolean full) {
    var around = service.deepCopy();
    around.remove("service_at_locations");
    var places = new ArrayList<ObjectNode>();
    for (var one : Remainder.objects(service.get("service_at_locations"))) {
      var place = one.deepCopy();
      place.set("service_id", service.get("id"));
      place.set("location_id", one.path("location").path("id"));
      if (full) place.set("service", around.deepCopy());
      places.add(place);
    }
    return places;
  }

  @GetMapping("/api/v1/{coalition}/organizations")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> organizations(Acting acting, @RequestParam Map<String, String> asked) {
    PublicFace.require(acting);
    return list(acting, "organizations", HsdsQuestion.ofAll(asked), organizations(acting));
  }

  @GetMapping("/api/v1/{coalition}/organizations/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> organization(Acting acting, @PathVariable OrganizationId id) {
    PublicFace.require(acting);
    return answer(byId(organizations(acting), id.value()));
  }

  /** Those of whose services the reader may know. */
  private List<ObjectNode> organizations(Acting acting) {
    var around = surroundings.of(acting.coalitionId());
    var organizations = new ArrayList<ObjectNode>();
    for (var id : register.owners(acting.coalitionId(), readers.of(acting))) {
      var organization = writer.organization(id, around);
      if (organization != null) organizations.add(organization);
    }
    return organizations;
  }

  @GetMapping("/api/v1/{coalition}/taxonomies")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> taxonomies(Acting acting, @RequestParam Map<String, String> asked) {
    PublicFace.require(acting);
    return list(acting, "taxonomies", HsdsQuestion.ofAll(asked), List.of(taxonomy.taxonomy()));
  }

  @GetMapping("/api/v1/{coalition}/taxonomies/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> taxonomy(Acting acting, @PathVariable UUID id) {
    PublicFace.require(acting);
    return answer(byId(List.of(taxonomy.taxonomy()), id));
  }

  @GetMapping("/api/v1/{coalition}/taxonomy_terms")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> terms(Acting acting, @RequestParam Map<String, String> asked) {
    PublicFace.require(acting);
    var question = HsdsQuestion.ofAll(asked, "taxonomy_id");
    var vocabulary = HsdsQuestion.id(asked, "taxonomy_id");
    boolean ours = vocabulary == null || vocabulary.equals(HsdsTaxonomy.ID);
    return list(acting, "taxonomy_terms", question, ours ? taxonomy.terms() : List.of());
  }

  @GetMapping("/api/v1/{coalition}/taxonomy_terms/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> term(Acting acting, @PathVariable UUID id) {
    PublicFace.require(acting);
    return answer(taxonomy.term(id).orElseThrow(ServiceController::notThere));
  }

  /** Whatever else somebody looks for here. */
  @GetMapping("/api/v1/{coalition}/**")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<JsonNode> nothing() {
    throw ServiceController.notThere();
  }

  private static ObjectNode byId(List<ObjectNode> all, UUID id) {
    return all.stream()
        .filter(one -> one.path("id").asString("").equals(id.toString()))
        .findFirst()
        .orElseThrow(ServiceController::notThere);
  }

  /** Without the lists, as HSDS wants it where many are shown. */
  private static ObjectNode slim(ObjectNode service) {
    var slim = service.deepCopy();
    slim.removeIf(JsonNode::isArray);
    return slim;
  }

  private static ResponseEntity<JsonNode> page(
      Acting acting,
      String name,
      HsdsQuestion question,
      List<ObjectNode> contents,
      HsdsLists.Part part) {
    return page(
        acting,
        name,
        question,
        contents,
        part.items(),
        part.services(),
        part.before(),
        part.next());
  }

  private static ResponseEntity<JsonNode> list(
      Acting acting, String name, HsdsQuestion question, List<ObjectNode> all) {
    var after = question.filter().after() == null ? "" : question.filter().after().toString();
    var sorted =
        all.stream()
            .sorted(Comparator.comparing((ObjectNode one) -> one.path("id").asString("")))
            .toList();
    var rest =
        sorted.stream().filter(one -> one.path("id").asString("").compareTo(after) > 0).toList();
    var shown = rest.stream().limit(question.size()).toList();
    return page(
        acting,
        name,
        question,
        shown,
        all.size(),
        all.size(),
        all.size() - rest.size(),
        rest.size() > shown.size() ? UUID.fromString(shown.getLast().path("id").asString()) : null);
  }

  private static ResponseEntity<JsonNode> page(
      Acting acting,
      String name,
      HsdsQuestion question,
      List<ObjectNode> contents,
      int total,
      int inPages,
      int before,
      @Nullable UUID next) {
    int size = question.size();
    var page =
        new HsdsObject()
            .with("total_items", total)
            .with("total_pages", Math.ceilDiv(inPages, size))
            .with("page_number", before / size + 1)
            .with("size", contents.size())
            .with("first_page", before == 0)
            .with("last_page", next == null)
            .with("empty", contents.isEmpty());
    if (next != null) page.with("next", address(acting, name, question, next));
    var node = page.node();
    node.putArray("contents").addAll(contents);
    return answer(node);
  }

  private static String address(Acting acting, String name, HsdsQuestion question, UUID next) {
    var address =
        UriComponentsBuilder.fromPath("/api/v1/{coalition}/{name}").queryParam("after", next);
    question.asked().forEach((key, value) -> address.queryParam(key, "{" + key + "}"));
    var values = new HashMap<String, Object>(question.asked());
    values.put("coalition", acting.coalition().slug());
    values.put("name", name);
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static ResponseEntity<JsonNode> answer(JsonNode body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }
}
