package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.directory.ConfidentialityCells.OUTSIDE;
import static org.prasan.directory.ConfidentialityCells.mayKnow;
import static org.prasan.directory.ConfidentialityCells.mayRead;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.prasan.directory.ConfidentialityCells.Relation;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Every reader against every level of a service and of its parts on every page, list, count and
 * file, on the printed sheet, the public page, in forms, and in the audit log.
 */
@PrasanTest
@TestInstance(Lifecycle.PER_CLASS)
class ConfidentialityMatrixTest {
  private static final Pattern COUNT = Pattern.compile("(\\d+) บริการ");
  private static final Pattern MORE =
      Pattern.compile("<p class=\"more\"[^>]*><a [^>]*href=\"([^\"]*)\"");

  @Autowired Scenes scenes;
  @Autowired ConfidentialityCells all;
  @Autowired MockMvcTester pages;

  Scene scene;
  List<Cell> cells;

  /** Once for all: nothing here changes a service. */
  @BeforeAll
  void aServiceForEachCell() {
    scene = scenes.fresh();
    cells = all.of(scene);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theRegisterListsAndCountsExactlyWhatTheReaderMayKnow(Role role) {
    if (OUTSIDE.contains(role)) {
      assertThat(get("/services/register", role).getResponse().getStatus()).isIn(302, 403);
      return;
    }
    long known = cells.stream().filter(cell -> mayKnow(role, cell)).count();
    var text = text("/services/register", role);
    var count = COUNT.matcher(text);
    assertThat(count.find()).isTrue();
    assertThat(Long.parseLong(count.group(1))).isEqualTo(known);
    var all = wholeRegister(role);
    var wrong = new SoftAssertions();
    for (var cell : cells)
      wrong
          .assertThat(all.contains(cell.name()))
          .as("%s knows of %s", role, cell)
          .isEqualTo(mayKnow(role, cell));
    wrong.assertAll();
  }

  private String wholeRegister(Role role) {
    var all = new StringBuilder();
    var next = "/services/register";
    for (int page = 0; page < 10; page++) {
      var text = text(next, role);
      all.append(text);
      var more = MORE.matcher(text);
      if (!more.find()) return all.toString();
      next = more.group(1).replace("&amp;", "&").substring(scene.url("").length());
    }
    throw new AssertionError("The register does not end");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void thePageOfAServiceShowsExactlyThePartsTheReaderMayRead(Role role) {
    var wrong = new SoftAssertions();
    var missing = get("/services/" + ServiceId.fresh(), role);
    for (var cell : cells) {
      var page = get("/services/" + cell.id(), role);
      if (OUTSIDE.contains(role)) {
        wrong
            .assertThat(page.getResponse().getStatus())
            .as("%s %s", role, cell)
            .isEqualTo(missing.getResponse().getStatus());
        continue;
      }
      if (!mayKnow(role, cell)) {
        wrong.assertThat(page.getResponse().getStatus()).as("%s %s", role, cell).isEqualTo(404);
        wrong
            .assertThat(neutral(body(page), cell.id().toString()))
            .as("%s: %s looks like nothing", role, cell)
            .isEqualTo(neutral(body(missing), lastId(missing)));
        continue;
      }
      var text = body(page);
      for (var field : FieldGroup.values())
        wrong
            .assertThat(text.contains(cell.in(field)))
            .as("%s reads %s of %s", role, field, cell)
            .isEqualTo(mayRead(role, cell));
    }
    wrong.assertAll();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aFileHoldsExactlyWhatTheReaderMayRead(Role role) {
    var answer = get("/services/export/csv", role);
    if (OUTSIDE.contains(role)) {
      assertThat(answer.getResponse().getStatus()).isIn(302, 403);
      return;
    }
    var file = body(answer);
    var wrong = new SoftAssertions();
    for (var cell : cells) {
      wrong
          .assertThat(file.contains(cell.name()))
          .as("%s %s", role, cell)
          .isEqualTo(mayKnow(role, cell));
      for (var field : Set.of(FieldGroup.DESCRIPTION, FieldGroup.ADDRESS, FieldGroup.CONTACTS))
        wrong
            .assertThat(file.contains(cell.in(field)))
            .as("%s reads %s of %s in a file", role, field, cell)
            .isEqualTo(mayRead(role, cell));
    }
    wrong.assertAll();
  }

  @Test
  void thePublicPageShowsExactlyWhatIsPublic() {
    for (var role : List.of(Role.VISITOR, Role.CASE_WORKER, Role.SECRETARY)) {
      var all = new StringBuilder();
      for (int from = 0; from < 60; from += 20) all.append(text("/help/places?from=" + from, role));
      for (var cell : cells) {
        assertThat(all.toString().contains(cell.name()))
            .as("%s %s", role, cell)
            .isEqualTo(cell.whole() == Level.PUBLIC);
        assertThat(all.toString().contains(cell.in(FieldGroup.ADDRESS)))
            .as("%s address of %s", role, cell)
            .isEqualTo(cell.part() == Level.PUBLIC);
      }
    }
  }

  @Test
  void theSheetHoldsNothingThatIsKeptForFewWhoeverPrintsIt() {
    for (var role : List.of(Role.CASE_WORKER, Role.DIRECTOR, Role.SECRETARY)) {
      for (var cell : cells) {
        var sheet = text("/services/sheet?q=" + cell.name(), role);
        assertThat(sheet.contains("<h2 class=\"h3\">" + cell.name()))
            .as("%s %s", role, cell)
            .isEqualTo(cell.whole().compareTo(Level.MEMBERS) <= 0);
        assertThat(sheet.contains(cell.in(FieldGroup.ADDRESS)))
            .as("%s address of %s", role, cell)
            .isEqualTo(cell.part().compareTo(Level.MEMBERS) <= 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CASE_WORKER", "SECRETARY"})
  void whoeverMayNotReadAPartCannotWriteItEither(Role role) {
    for (var cell : cells) {
      boolean edits =
          role == Role.SECRETARY ? mayRead(role, cell) : cell.relation() == Relation.OWN;
      assertThat(get("/services/" + cell.id() + "/edit/place", role).getResponse().getStatus())
          .as("%s %s", role, cell)
          .isEqualTo(edits ? 200 : 404);
      assertThat(get("/services/" + cell.id() + "/confidentiality", role).getResponse().getStatus())
          .as("%s %s", role, cell)
          .isEqualTo(edits ? 200 : 404);
    }
  }

  @Test
  void whatIsNeverShownIsNotShownToWhoeverReplacesItEither() {
    for (var cell : cells) {
      if (cell.relation() != Relation.OWN) continue;
      var form = text("/services/" + cell.id() + "/edit/place", Role.FOCAL_POINT);
      assertThat(form.contains(cell.in(FieldGroup.ADDRESS)))
          .as("%s", cell)
          .isEqualTo(cell.part() != Level.NEVER);
    }
  }

  /** In a coalition where nobody else has read anything. */
  @Test
  void readingWhatIsKeptForFewIsOnRecordAndReadingTheRestIsNot() {
    var unread = scenes.fresh();
    for (var cell : all.of(unread)) {
      if (!mayKnow(Role.CASE_WORKER, cell)) continue;
      get(unread, "/services/" + cell.id(), Role.CASE_WORKER);
      var log = text(unread, "/audit?subject=service&subjectId=" + cell.id(), Role.SECRETARY);
      boolean close =
          cell.whole().compareTo(Level.SEATS) >= 0
              || (cell.part() == Level.SEATS && mayRead(Role.CASE_WORKER, cell));
      assertThat(withoutChoices(log).contains("เปิดอ่านบริการที่เปิดให้เฉพาะผู้ที่ระบุ"))
          .as("%s", cell)
          .isEqualTo(close);
    }
  }

  /** The audit log has readers who may not know the service. */
  @Test
  void theAuditLogNamesNothingThatIsKeptForFew() {
    var log = new StringBuilder();
    for (var cell : cells)
      if (cell.whole().compareTo(Level.SEATS) >= 0)
        log.append(text("/audit?subject=service&subjectId=" + cell.id(), Role.OFFICER));
    for (var cell : cells)
      if (cell.whole().compareTo(Level.SEATS) >= 0)
        assertThat(log.toString()).doesNotContain(cell.name(), cell.in(FieldGroup.ADDRESS));
  }

  private MvcTestResult get(String path, Role role) {
    return get(scene, path, role);
  }

  private MvcTestResult get(Scene where, String path, Role role) {
    return pages.get().uri(where.url(path)).with(where.as(role)).exchange();
  }

  private String text(String path, Role role) {
    return text(scene, path, role);
  }

  private String text(Scene where, String path, Role role) {
    var answer = get(where, path, role);
    assertThat(answer).as("%s as %s", path, role).hasStatusOk();
    return body(answer);
  }

  private static String body(MvcTestResult answer) {
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String neutral(String page, String id) {
    return page.replace(id, "ID").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "csrf");
  }

  /** The filter of the log offers every deed there is. */
  private static String withoutChoices(String page) {
    return page.replaceAll("(?s)<option.*?</option>", "");
  }

  private static String lastId(MvcTestResult answer) {
    var path = String.valueOf(answer.getRequest().getRequestURI());
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
