package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of a coalition: who may change what, and who sees what. */
@PrasanTest
class CoalitionPagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Coalitions coalitions;
  @Autowired EditCharter edit;
  @Autowired History history;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/charter/edit",
        "/charter/pillars/new",
        "/charter/objectives/new",
        "/structure/terms/new",
        "/structure/offices/new",
        "/history/new",
        "/territory/districts",
        "/territory/boundaries",
        "/rules/quorum/change",
        "/help/settings",
        "/help/contacts/new"
      })
  void onlyTheOfficeOpensForms(String path) {
    for (var role : List.of(Role.SECRETARY, Role.ADMINISTRATOR))
      assertThat(get(path, role)).as(role + path).hasStatusOk();
    for (var role :
        List.of(Role.STAFF, Role.CASE_WORKER, Role.FOCAL_POINT, Role.DIRECTOR, Role.OFFICER))
      assertThat(get(path, role)).as(role + path).hasStatus(403);
    assertThat(get(path, Role.VISITOR)).hasStatus3xxRedirection();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/charter/edit", "/history/new", "/rules/quorum/change", "/structure/terms/new"})
  void nobodyElsePostsThem(String path) {
    assertThat(post(path, Role.DIRECTOR)).hasStatus(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/charter", "/structure", "/history", "/territory", "/members", "/agreements"})
  void visitorsReadAnEmptyCoalitionToo(String path) {
    assertThat(get(path, Role.VISITOR)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/charter",
        "/structure",
        "/structure.svg",
        "/history",
        "/territory",
        "/members",
        "/agreements",
        "/help"
      })
  void aCoalitionThatDoesNotShowItselfIsNotThereForVisitors(String path) {
    var open = scene.coalition();
    scene.in(
        () -> {
          coalitions.change(
              new Coalition(open.id(), open.slug(), open.name(), open.shortName(), true, false));
          return true;
        });
    assertThat(get(path, Role.VISITOR)).hasStatus(404);
    assertThat(get(path, Role.STAFF)).hasStatusOk();
  }

  @Test
  void whatBelongsToAnotherCoalitionIsNotThere() {
    var other = scenes.fresh();
    var pillar = PillarId.fresh();
    var event = FreshId.next();
    other.in(
        () -> {
          edit.addPillar(other.acting(Role.SECRETARY), pillar, "hidden", LocalizedText.of("เสา"));
          history.add(other.acting(Role.SECRETARY), event(event, "ลับ"));
          return true;
        });
    for (var path :
        List.of(
            "/charter/pillars/" + pillar,
            "/charter/pillars/" + pillar + "/retire",
            "/history/" + event,
            "/structure/terms/" + event + "/end",
            "/help/contacts/" + event)) {
      assertThat(get(path, Role.SECRETARY)).as(path).hasStatus(404);
      assertThat(post(path, Role.SECRETARY, "th", "ก")).as(path).hasStatus(404);
    }
    var remove = "/history/" + event + "/remove";
    assertThat(get(remove, Role.SECRETARY)).hasStatus(404);
    assertThat(post(remove, Role.SECRETARY)).hasStatus3xxRedirection();
    assertThat(other.in(() -> history.event(other.id(), event))).isPresent();
  }

  private static Event event(UUID id, String text) {
    return new Event(
        id,
        org.prasan.language.ApproximateDate.of("2017"),
        EventKind.OTHER,
        LocalizedText.of(text),
        List.of(),
        0);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
