package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.directory.ConfidentialityCells.Cell;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.JsonNodeFactory;

/** The directory for programs: the lists of HSDS in pages, and refusals they can understand. */
@PrasanTest
class HsdsApiTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired ConfidentialityCells matrix;
  @Autowired HsdsScenes files;
  @Autowired Remainders remainders;
  @Autowired MockMvcTester pages;
  @Autowired Clock clock;

  Scene scene;
  List<Cell> cells;

  @BeforeEach
  void aServiceForEachCell() {
    scene = scenes.fresh();
    cells = matrix.of(scene);
    for (var cell : cells) {
      var owner = directory.find(scene, cell.id()).organization();
      files.registered(scene, owner, "องค์กรของ " + owner);
    }
  }

  @Test
  void pagesFollowOneAnotherUntilTheLast() {
    var first = files.json(get(api("/services?per_page=5"), Role.STAFF));
    assertThat(first.path("page_number").asInt()).isEqualTo(1);
    assertThat(first.path("size").asInt()).isEqualTo(5);
    assertThat(first.path("first_page").asBoolean()).isTrue();
    assertThat(first.path("last_page").asBoolean()).isFalse();
    var second = files.json(get(first.path("next").asString(), Role.STAFF));
    assertThat(second.path("page_number").asInt()).isEqualTo(2);
    assertThat(second.path("first_page").asBoolean()).isFalse();
    assertThat(second.path("contents").get(0)).isNotEqualTo(first.path("contents").get(0));
    var all = first.path("total_items").asInt();
    assertThat(first.path("total_pages").asInt()).isEqualTo(Math.ceilDiv(all, 5));
  }

  @Test
  void listsAreSlimUnlessAskedForInFull() {
    assertThat(HsdsScenes.text(get(api("/services"), Role.VISITOR)))
        .contains("บริการq")
        .doesNotContain("000 111 0001");
    assertThat(HsdsScenes.text(get(api("/services?full=true"), Role.VISITOR)))
        .contains("000 111 0001");
  }

  @Test
  void theListsOfHsdsAnswerInPages() {
    for (var list :
        List.of(
            "services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")) {
      var answer = get(api("/" + list), Role.VISITOR);
      assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("application/json");
      var page = files.json(answer);
      for (var name :
          List.of(
              "total_items",
              "total_pages",
              "page_number",
              "size",
              "first_page",
              "last_page",
              "empty",
              "contents")) assertThat(page.has(name)).as("%s of %s", name, list).isTrue();
      var id = page.path("contents").get(0).path("id").asString();
      assertThat(files.json(get(api("/" + list + "/" + id), Role.VISITOR)).path("id").asString(""))
          .isEqualTo(id);
    }
  }

  @Test
  void aListIsNarrowedByNeedOrganizationAndWords() {
    int all = total("/services", Role.CASE_WORKER);
    assertThat(
            total("/services?taxonomy_term_id=" + HsdsTaxonomy.id("legal.aid"), Role.CASE_WORKER))
        .isEqualTo(all);
    assertThat(total("/services?taxonomy_term_id=" + FreshId.next(), Role.CASE_WORKER)).isZero();
    assertThat(total("/services?organization_id=" + scene.organization(), Role.CASE_WORKER))
        .isEqualTo(
            (int)
                cells.stream()
                    .filter(c -> c.relation() == ConfidentialityCells.Relation.OWN)
                    .count());
  }

  @Test
  void theStartIsTheSameWithAndWithoutASlashAtItsEnd() {
    var start = get(api(""), Role.VISITOR);
    assertThat(get(api("/"), Role.VISITOR)).hasStatusOk();
    assertThat(HsdsScenes.text(get(api("/"), Role.VISITOR))).isEqualTo(HsdsScenes.text(start));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VISITOR", "STAFF", "CASE_WORKER", "SECRETARY"})
  void placesAreCountedAndNotTheirServices(Role role) {
    directory.own(scene, "ไม่มีที่", s -> s.with(Confidentiality.all(Level.PUBLIC)));
    var several =
        directory.own(
            scene,
            "สามแห่ง",
            s -> DirectoryScenes.at(s, "ก", null).with(Confidentiality.all(Level.PUBLIC)));
    var more = JsonNodeFactory.instance.objectNode();
    var others = more.putObject("service_at_locations").putArray("$more");
    for (int n = 0; n < 2; n++) others.addObject().put("id", FreshId.next().toString());
    scene.in(
        () -> {
          remainders.write(scene.id(), several, more);
          return true;
        });
    var seen = new HashSet<String>();
    var next = api("/service_at_locations?per_page=5");
    int pagesSeen = 0;
    var page = files.json(get(next, role));
    for (; !next.isEmpty(); pagesSeen++) {
      page = files.json(get(next, role));
      assertThat(page.path("empty").asBoolean()).isFalse();
      for (var one : HsdsScenes.contents(page)) seen.add(one.path("id").asString());
      next = page.path("next").asString("");
    }
    assertThat(seen).hasSize(page.path("total_items").asInt()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(page.path("total_pages").asInt()).isEqualTo(pagesSeen);
    for (var id : seen) {
      var one = files.json(get(api("/service_at_locations/" + id), role));
      assertThat(one.path("id").asString("")).isEqualTo(id);
      assertThat(one.path("service").path("id")).isEqualTo(one.path("service_id"));
    }
  }

  @Test
  void aPlaceThatIsHiddenIsNotThereForPrograms() {
    var hidden =
        directory.own(
            scene,
            "บ้าน",
            s ->
                DirectoryScenes.at(s, "ที่ลับ 9", null)
                    .with(
                        new Confidentiality(
                            Level.PUBLIC,
                            Map.of(FieldGroup.ADDRESS, Level.SEATS),
                            List.of(),
                            List.of())));
    var place = Objects.requireNonNull(directory.find(scene, hidden).place()).id();
    var id = HsdsPlaces.id(hidden.value(), place);
    assertThat(get(api("/service_at_locations/" + id), Role.CASE_WORKER)).hasStatusOk();
    for (var address : List.of(id, FreshId.next(), hidden))
      assertThat(get(api("/service_at_locations/" + address), Role.STAFF)).hasStatus(404);
  }

  @Test
  void whoAsksForIdsGetsAllOfThemWithTheMomentOfTheirLastChange() {
    var page = files.json(get(api("/services?minimal=true"), Role.CASE_WORKER));
    assertThat(page.path("contents").size())
        .isEqualTo(page.path("total_items").asInt())
        .isGreaterThan(25);
    for (var one : HsdsScenes.contents(page))
      assertThat(one.propertyNames()).containsExactly("id", "modified_date");
    assertThat(get(api("/service_at_locations?minimal=true"), Role.VISITOR)).hasStatus(400);
  }

  @Test
  void whatWasNotChangedSinceIsLeftOut() {
    var before = Instant.now(clock).minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    var later = Instant.now(clock).plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    int all = total("/services", Role.STAFF);
    assertThat(total("/services?modified_after=" + before, Role.STAFF)).isEqualTo(all);
    assertThat(total("/services?modified_after=" + later, Role.STAFF)).isZero();
    assertThat(total("/services?modified_after=2020-01-01", Role.STAFF)).isEqualTo(all);
    assertThat(total("/services?modified_after=2020-01-01T08:30:00", Role.STAFF)).isEqualTo(all);
    assertThat(total("/services?modified_after=2020-01-01T08:30:00+07:00", Role.STAFF))
        .isEqualTo(all);
    assertThat(total("/service_at_locations?modified_after=" + later, Role.STAFF)).isZero();
  }

  @Test
  void aVocabularyNarrowsToWhatHasATermOfIt() {
    int all = total("/services", Role.STAFF);
    assertThat(total("/services?taxonomy_id=" + HsdsTaxonomy.ID, Role.STAFF)).isEqualTo(all);
    assertThat(total("/services?taxonomy_id=" + FreshId.next(), Role.STAFF)).isZero();
    assertThat(total("/taxonomy_terms?taxonomy_id=" + HsdsTaxonomy.ID, Role.STAFF))
        .isEqualTo(total("/taxonomy_terms", Role.STAFF));
    assertThat(total("/taxonomy_terms?taxonomy_id=" + FreshId.next(), Role.STAFF)).isZero();
  }

  private int total(String path, Role role) {
    return files.json(get(api(path), role)).path("total_items").asInt();
  }

  @Test
  void whatIsHiddenOrElsewhereOrNowhereLooksTheSame() {
    var hidden =
        directory.add(
            scene,
            OrganizationId.fresh(),
            "ลับ",
            service -> service.with(Confidentiality.all(Level.SEATS)));
    var other = scenes.fresh();
    var elsewhere =
        directory.own(other, "ที่อื่น", service -> service.with(Confidentiality.all(Level.PUBLIC)));
    var nowhere = problem(FreshId.next().toString());
    assertThat(nowhere).contains("404").doesNotContain("<html");
    for (var id : List.of(hidden.toString(), elsewhere.toString()))
      assertThat(problem(id)).isEqualTo(nowhere);
    assertThat(get(api("/services/no-id"), Role.VISITOR))
        .hasStatus(404)
        .hasContentTypeCompatibleWith("application/problem+json");
    assertThat(get(api("/nothing/here"), Role.VISITOR))
        .hasStatus(404)
        .hasContentTypeCompatibleWith("application/problem+json");
  }

  private String problem(String id) {
    var answer = get(api("/services/" + id), Role.STAFF);
    assertThat(answer).hasStatus(404).hasContentTypeCompatibleWith("application/problem+json");
    return HsdsScenes.text(answer).replace(id, "ID");
  }

  @Test
  void aCoalitionThatIsNotThereIsAProblemAndNoPage() {
    assertThat(get("/api/v1/no-such-coalition/services", Role.VISITOR))
        .hasStatus(404)
        .hasContentTypeCompatibleWith("application/problem+json");
  }

  @Test
  void aQuestionThatCannotBeAnsweredIsRefused() {
    for (var query :
        List.of(
            "per_page=0",
            "per_page=many",
            "page=2",
            "after=x",
            "organization_id=1",
            "modified_after=yesterday",
            "taxonomy_id=needs",
            "format=ndjson",
            "proximity=5"))
      assertThat(get(api("/services?" + query), Role.VISITOR))
          .as(query)
          .hasStatus(400)
          .hasContentTypeCompatibleWith("application/problem+json");
  }

  private String api(String path) {
    return "/api/v1" + scene.url(path);
  }

  private MvcTestResult get(String address, Role role) {
    return pages.get().uri(address).with(scene.as(role)).exchange();
  }
}
