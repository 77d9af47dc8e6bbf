package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Every reader against every level of a service and of its parts, on every surface: pages, lists,
 * counts, searches by hidden words, suggestions, files, the printed sheet, the public page. What is
 * expected stands here in words of its own and not in those of {@link Visibility}.
 */
@PrasanTest
class ConfidentialityMatrixTest {
  private static final Set<Role> TRUSTED =
      EnumSet.of(Role.CASE_WORKER, Role.ALTERNATE, Role.FOCAL_POINT, Role.DIRECTOR);
  private static final Set<Role> OUTSIDE =
      EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.OPERATOR);
  private static final Pattern COUNT = Pattern.compile("(\\d+) บริการ");
  private static final Pattern MORE =
      Pattern.compile("rel=\"next\"[^>]*|href=\"([^\"]*after=[^\"]*)\"");

  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired MockMvcTester pages;
  @Autowired Register register;
  @Autowired ServiceSearch search;
  @Autowired Clock clock;

  /** How the reader's organization stands to the service. */
  enum Relation {
    OWN,
    NAMED,
    ON_DUTY,
    STRANGER
  }

  /** One service of the matrix, with a word of its own in each part. */
  record Cell(Relation relation, Level whole, Level part, String word, ServiceId id) {
    String name() {
      return "บริการ" + word;
    }

    String in(FieldGroup field) {
      return field.name().toLowerCase(java.util.Locale.ROOT) + word;
    }
  }

  Scene scene;
  List<Cell> cells;

  @BeforeEach
  void aServiceForEachCell() {
    scene = scenes.fresh();
    directory.onDuty(scene, "shelter-night");
    var stranger = OrganizationId.fresh();
    cells = new ArrayList<>();
    for (var relation : Relation.values())
      for (var whole : Level.values())
        for (var part : Level.values())
          if (part.compareTo(whole) >= 0) cells.add(cell(relation, whole, part, stranger));
  }

  private Cell cell(Relation relation, Level whole, Level part, OrganizationId stranger) {
    var word = "q" + letters(cells.size());
    var owner = relation == Relation.OWN ? scene.organization() : stranger;
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var field : FieldGroup.values()) parts.put(field, part);
    var kept =
        new Confidentiality(
            whole,
            parts,
            relation == Relation.NAMED ? List.of(scene.organization()) : List.of(),
            relation == Relation.ON_DUTY ? List.of("shelter-night") : List.of());
    var cell = new Cell(relation, whole, part, word, ServiceId.fresh());
    var id = directory.add(scene, owner, cell.name(), service -> told(service, cell).with(kept));
    return new Cell(relation, whole, part, word, id);
  }

  private Service told(Service service, Cell cell) {
    var described = DirectoryScenes.described(service, cell.in(FieldGroup.DESCRIPTION));
    var placed =
        DirectoryScenes.at(described, cell.in(FieldGroup.ADDRESS), DirectoryScenes.CHIANG_RAI);
    return placed
        .with(
            new Service.Reach(
                List.of(
                    new Service.Phone("000 111 0001", null, cell.in(FieldGroup.PHONES), List.of())),
                List.of(new Service.Contact(cell.in(FieldGroup.CONTACTS), null, null, null))))
        .with(
            new Capacity(
                cell.in(FieldGroup.CAPACITY), 3, 9, null, clock.instant(), null));
  }

  /** Words that no other word is like, so that a similar spelling finds nothing. */
  private static String letters(int number) {
    var letters = "bcdfghjklm";
    return ("" + letters.charAt(number / 10) + letters.charAt(number % 10)).repeat(3);
  }

  // ── what is expected ──

  private static boolean mayKnow(Role role, Cell cell) {
    return may(role, cell.relation(), cell.whole(), true);
  }

  private static boolean mayRead(Role role, Cell cell) {
    return mayKnow(role, cell) && may(role, cell.relation(), cell.part(), false);
  }

  private static boolean may(Role role, Relation relation, Level level, boolean whole) {
    boolean named = TRUSTED.contains(role) && relation != Relation.STRANGER;
    return switch (level) {
      case PUBLIC -> true;
      case MEMBERS -> !OUTSIDE.contains(role);
      case SEATS -> named;
      case NEVER -> whole && TRUSTED.contains(role) && relation == Relation.OWN;
    };
  }

  // ── the surfaces ──

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
      String after = null;
      while (more.find()) if (more.group(1) != null) after = more.group(1);
      if (after == null) return all.toString();
      next = after.replace("&amp;", "&").substring(scene.url("").length());
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

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STAFF", "CASE_WORKER", "FOCAL_POINT", "OFFICER", "SECRETARY", "ADMINISTRATOR"})
  void aSearchByAHiddenWordFindsNothingAndCountsNothing(Role role) {
    var reader = reader(role);
    var wrong = new SoftAssertions();
    for (var cell : cells) {
      for (var field : Set.of(FieldGroup.DESCRIPTION, FieldGroup.ADDRESS)) {
        var wish = Wish.ANYTHING.asking(cell.in(field));
        var found = scene.in(() -> search.fitting(scene.id(), reader, wish));
        wrong
            .assertThat(found.stream().anyMatch(one -> one.id().equals(cell.id())))
            .as("%s finds %s by %s", role, cell, field)
            .isEqualTo(mayRead(role, cell));
        int count =
            scene.in(
                () ->
                    register.count(
                        scene.id(), reader, RegisterFilter.ALL.withQuery(cell.in(field))));
        wrong
            .assertThat(count > 0)
            .as("%s counts %s by %s", role, cell, field)
            .isEqualTo(mayRead(role, cell));
      }
    }
    wrong.assertAll();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STAFF", "CASE_WORKER", "DIRECTOR", "OFFICER", "SECRETARY", "ADMINISTRATOR"})
  void neitherFreePlacesNorDistancesTellOfWhatIsHidden(Role role) {
    var reader = reader(role);
    var room = new Wish(null, null, null, null, null, null, null, false, true, 0);
    var withRoom = scene.in(() -> search.fitting(scene.id(), reader, room));
    var all = scene.in(() -> search.fitting(scene.id(), reader, Wish.ANYTHING));
    var wrong = new SoftAssertions();
    for (var cell : cells) {
      wrong
          .assertThat(withRoom.stream().anyMatch(one -> one.id().equals(cell.id())))
          .as("%s: room at %s", role, cell)
          .isEqualTo(mayRead(role, cell));
      all.stream()
          .filter(one -> one.id().equals(cell.id()))
          .forEach(
              one -> {
                wrong
                    .assertThat(one.point() != null)
                    .as("%s: distance to %s", role, cell)
                    .isEqualTo(mayRead(role, cell));
                wrong
                    .assertThat(one.capacity().available() != null)
                    .as("%s: places of %s", role, cell)
                    .isEqualTo(mayRead(role, cell));
              });
    }
    wrong.assertAll();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VISITOR", "STAFF", "CASE_WORKER", "SECRETARY"})
  void aSuggestionNamesNoHiddenService(Role role) {
    var reader = role == Role.VISITOR ? Reader.VISITOR : reader(role);
    for (var cell : cells) {
      var meant =
          scene.in(() -> register.insteadOf(scene.id(), reader, cell.name() + "x")).orElse("");
      if (!mayKnow(role, cell)) assertThat(meant).as("%s %s", role, cell).isNotEqualTo(cell.name());
      else assertThat(meant).isEqualTo(cell.name());
    }
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

  @Test
  void readingWhatIsKeptForFewIsOnRecordAndReadingTheRestIsNot() {
    for (var cell : cells) {
      if (!mayKnow(Role.CASE_WORKER, cell)) continue;
      get("/services/" + cell.id(), Role.CASE_WORKER);
      var log = text("/audit?subject=service&subjectId=" + cell.id(), Role.SECRETARY);
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

  /** The condition in SQL and the function in Java are one decision. */
  @Test
  void theQueryAndTheFunctionDecideAlike() {
    var organizations = new ArrayList<OrganizationId>();
    organizations.add(scene.organization());
    organizations.add(OrganizationId.fresh());
    var readers = new LinkedHashMap<String, Reader>();
    readers.put("visitor", Reader.VISITOR);
    readers.put("member", new Reader(true, null, Set.of()));
    readers.put("seat alone", new Reader(true, null, Set.of("shelter-night")));
    readers.put("other seat", new Reader(true, null, Set.of("police-day")));
    for (var organization : organizations)
      for (var seats : List.of(Set.<String>of(), Set.of("shelter-night")))
        readers.put(organization + " " + seats, new Reader(true, organization, seats));
    for (Map.Entry<String, Reader> reader : readers.entrySet()) {
      var listed = scene.in(() -> register.ids(scene.id(), reader.getValue(), RegisterFilter.ALL));
      for (var cell : cells) {
        var service = directory.find(scene, cell.id());
        boolean known =
            Visibility.ofService(
                reader.getValue(), service.confidentiality().level(), service.guard());
        assertThat(listed.contains(cell.id())).as("%s %s", reader.getKey(), cell).isEqualTo(known);
      }
    }
  }

  private Reader reader(Role role) {
    boolean trusted = TRUSTED.contains(role);
    return new Reader(
        true, trusted ? scene.organization() : null, trusted ? Set.of("shelter-night") : Set.of());
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private String text(String path, Role role) {
    var answer = get(path, role);
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
