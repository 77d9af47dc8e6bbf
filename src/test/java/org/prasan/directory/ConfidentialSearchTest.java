package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.directory.ConfidentialityCells.SEAT;
import static org.prasan.directory.ConfidentialityCells.TRUSTED;
import static org.prasan.directory.ConfidentialityCells.mayKnow;
import static org.prasan.directory.ConfidentialityCells.mayRead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.directory.ConfidentialityCells.Cell;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a reader may not read finds nothing, counts nothing, ranks nothing and is suggested to
 * nobody; and the condition in SQL decides as the function does.
 */
@PrasanTest
@Tag("data")
class ConfidentialSearchTest {
  @Autowired Scenes scenes;
  @Autowired ConfidentialityCells all;
  @Autowired DirectoryScenes directory;
  @Autowired Register register;
  @Autowired ServiceSearch search;
  @Autowired Needs needs;

  Scene scene;
  List<Cell> cells;

  @BeforeEach
  void aServiceForEachCell() {
    scene = scenes.fresh();
    cells = all.of(scene);
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
        var found =
            scene.in(() -> search.fitting(scene.id(), reader, wish, TypedWord.of(wish, needs)));
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
    var withRoom = scene.in(() -> search.fitting(scene.id(), reader, room, List.of()));
    var all = scene.in(() -> search.fitting(scene.id(), reader, Wish.ANYTHING, List.of()));
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

  /** The condition in SQL and the function in Java are one decision. */
  @Test
  void theQueryAndTheFunctionDecideAlike() {
    var organizations = new ArrayList<OrganizationId>();
    organizations.add(scene.organization());
    organizations.add(OrganizationId.fresh());
    var readers = new LinkedHashMap<String, Reader>();
    readers.put("visitor", Reader.VISITOR);
    readers.put("member", new Reader(true, null, Set.of()));
    readers.put("seat alone", new Reader(true, null, Set.of(SEAT)));
    readers.put("other seat", new Reader(true, null, Set.of("police-day")));
    for (var organization : organizations)
      for (var seats : List.of(Set.<String>of(), Set.of(SEAT)))
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
        true, trusted ? scene.organization() : null, trusted ? Set.of(SEAT) : Set.of());
  }
}
