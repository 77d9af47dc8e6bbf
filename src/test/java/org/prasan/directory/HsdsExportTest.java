package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.directory.ConfidentialityCells.Cell;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Every reader against every level, in each kind of file and on the interface for programs: nobody
 * is handed more than the pages show.
 */
@PrasanTest
@TestInstance(Lifecycle.PER_CLASS)
class HsdsExportTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired ConfidentialityCells matrix;
  @Autowired HsdsScenes files;
  @Autowired Remainders remainders;
  @Autowired MockMvcTester pages;

  Scene scene;
  List<Cell> cells;

  /** Once for all: nothing here changes a service. */
  @BeforeAll
  void aServiceForEachCellWithMoreThanTheDirectoryKnows() {
    scene = scenes.fresh();
    cells = fill(scene);
  }

  private List<Cell> fill(Scene there) {
    var cells = matrix.of(there);
    files.registered(there, there.organization(), "มูลนิธิของเรา");
    for (var cell : cells) {
      var rest = JsonNodeFactory.instance.objectNode();
      rest.put("x_beyond", "beyond-" + cell.word());
      rest.putObject("phones").putArray("$more").addObject().put("note", "more-" + cell.word());
      var service = directory.find(there, cell.id());
      files.registered(there, service.organization(), "องค์กรของ " + service.organization());
      there.in(
          () -> {
            remainders.write(there.id(), cell.id(), rest);
            return true;
          });
    }
    return cells;
  }

  private static boolean decides(Role role, Cell cell) {
    return cell.relation() == ConfidentialityCells.Relation.OWN
        && ConfidentialityCells.TRUSTED.contains(role);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theJsonFileHoldsExactlyWhatTheReaderMayRead(Role role) {
    var answer = get(scene.url("/services/export/hsds/json"), role);
    if (refused(answer, role)) return;
    holdsExactly(role, HsdsScenes.text(answer));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theTablesHoldExactlyWhatTheReaderMayRead(Role role) throws IOException {
    var answer = get(scene.url("/services/export/hsds/zip"), role);
    if (refused(answer, role)) return;
    holdsExactly(role, unpacked(answer.getResponse().getContentAsByteArray()));
  }

  private static boolean refused(MvcTestResult answer, Role role) {
    if (!ConfidentialityCells.OUTSIDE.contains(role)) return false;
    assertThat(answer.getResponse().getStatus()).isIn(302, 403);
    assertThat(HsdsScenes.text(answer)).doesNotContain("บริการq");
    return true;
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void programsAreToldExactlyWhatTheReaderMayRead(Role role) {
    var all = new StringBuilder();
    var next = "/api/v1" + scene.url("/services?full=true&per_page=7");
    int known = 0;
    while (!next.isEmpty()) {
      var page = files.json(get(next, role));
      all.append(page.path("contents"));
      known = page.path("total_items").asInt();
      next = page.path("next").asString("");
    }
    holdsExactly(role, all.toString());
    assertThat(known)
        .isEqualTo(
            (int) cells.stream().filter(cell -> ConfidentialityCells.mayKnow(role, cell)).count());
  }

  private void holdsExactly(Role role, String file) {
    var wrong = new SoftAssertions();
    for (var cell : cells) {
      boolean read = ConfidentialityCells.mayRead(role, cell);
      wrong
          .assertThat(file.contains(cell.name()))
          .as("%s %s", role, cell)
          .isEqualTo(ConfidentialityCells.mayKnow(role, cell));
      for (var field : FieldGroup.values())
        wrong
            .assertThat(file.contains(cell.in(field)))
            .as("%s reads %s of %s", role, field, cell)
            .isEqualTo(read);
      for (var beyond : List.of("beyond-" + cell.word(), "more-" + cell.word()))
        wrong
            .assertThat(file.contains(beyond))
            .as("%s reads %s of %s", role, beyond, cell)
            .isEqualTo(read);
    }
    wrong.assertAll();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STAFF", "CASE_WORKER", "FOCAL_POINT", "OFFICER", "SECRETARY", "ADMINISTRATOR"})
  void howCloselyAPartIsKeptIsToldWithThePart(Role role) {
    var file = files.json(get(scene.url("/services/export/hsds/json"), role));
    var wrong = new SoftAssertions();
    for (var service : HsdsScenes.contents(file)) {
      var cell =
          cells.stream()
              .filter(one -> service.path("name").asString().equals(one.name()))
              .findFirst()
              .orElseThrow();
      var kept = service.path("x_confidentiality");
      wrong.assertThat(kept.path("level").asString("")).isEqualTo(HsdsWords.word(cell.whole()));
      boolean told = decides(role, cell) || ConfidentialityCells.mayRead(role, cell);
      for (var name : List.of("address", "phones"))
        wrong
            .assertThat(kept.has(name))
            .as("%s is told %s of %s", role, name, cell)
            .isEqualTo(told);
      if (!decides(role, cell)) wrong.assertThat(kept.has("organizations")).isFalse();
    }
    wrong.assertAll();
  }

  @Test
  void thatConfidentialPartsWereHandedOutStandsInTheAuditLog() {
    var untold = scenes.fresh();
    fill(untold);
    get(untold, "/services/export/hsds/json", Role.CASE_WORKER);
    assertThat(HsdsScenes.text(get(untold, "/audit", Role.ADMINISTRATOR)))
        .contains("เห็นบริการที่เปิดให้เฉพาะผู้ที่ระบุ");
  }

  // ── the profile ──

  @Test
  void whatTheProfileRequiresIsThereAndEveryReferenceResolves() {
    var file = files.json(get(scene.url("/services/export/hsds/json"), Role.CASE_WORKER));
    assertThat(file.path("version").asString("")).isEqualTo("3.0");
    var terms = new HashSet<String>();
    for (var term : Remainder.objects(file.get("taxonomy_terms"))) {
      required(term, "id", "code", "name", "description", "taxonomy_id");
      terms.add(term.path("id").asString(""));
    }
    for (var service : HsdsScenes.contents(file)) {
      required(service, "id", "name", "status", "organization_id", "organization");
      assertThat(service.path("organization").path("id")).isEqualTo(service.get("organization_id"));
      required(service.path("organization"), "id", "name", "description");
      assertThat(service.path("status").asString(""))
          .isIn("active", "inactive", "defunct", "temporarily closed");
      for (var phone : Remainder.objects(service.get("phones")))
        if (!phone.has("note")) required(phone, "id", "number");
      for (var attribute : Remainder.objects(service.get("attributes")))
        assertThat(terms).contains(attribute.path("taxonomy_term_id").asString(""));
      for (var at : Remainder.objects(service.get("service_at_locations"))) {
        required(at, "id", "location");
        required(at.path("location"), "id", "location_type");
        for (var address : Remainder.objects(at.path("location").get("addresses")))
          required(
              address,
              "id",
              "address_1",
              "city",
              "state_province",
              "postal_code",
              "country",
              "address_type");
      }
    }
  }

  private static void required(JsonNode object, String... names) {
    for (var name : names) assertThat(object.has(name)).as("%s in %s", name, object).isTrue();
    assertThat(object.path("id").asString("")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private MvcTestResult get(String address, Role role) {
    return pages.get().uri(address).with(scene.as(role)).exchange();
  }

  private MvcTestResult get(Scene where, String path, Role role) {
    return pages.get().uri(where.url(path)).with(where.as(role)).exchange();
  }

  private static String unpacked(byte[] archive) throws IOException {
    var all = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      while (zip.getNextEntry() != null)
        all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
    }
    return all.toString();
  }
}
