package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.IdTaken;
import org.springframework.beans.factory.annotation.Autowired;

/** What other modules are told of commitments. */
@PrasanTest
class CommitmentsTest {
  private static final LocalDate DUE = LocalDate.of(2027, 1, 15);

  @Autowired Scenes scenes;
  @Autowired Commitments commitments;
  @Autowired Promises promises;

  private Scene scene;
  private Scene other;

  @BeforeEach
  void aCoalitionOfTwo() {
    scene = scenes.fresh();
    other = scene.beside();
    promises.organization(scene, "มูลนิธิหนึ่ง");
    promises.organization(other, "มูลนิธิสอง");
  }

  @Test
  void whatNobodyHasAcceptedHasNoTaker() {
    var id = asked(null);
    assertThat(scene.in(() -> commitments.open(scene.id())))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.id()).isEqualTo(id);
              assertThat(told.state()).isEqualTo(State.PROPOSED);
              assertThat(told.report()).isNull();
              assertThat(told.path()).isEqualTo("/commitments/" + id);
            });
  }

  @Test
  void aPromiseOfOnesOwnIsAcceptedByPromising() {
    var person = scene.person(Role.STAFF);
    var promise =
        new Promise("พิมพ์คู่มือ", scene.organization(), person, DUE, null, scene.organization());
    scene.in(() -> commitments.make(scene.acting(Role.STAFF), promise));
    assertThat(scene.in(() -> commitments.open(scene.id())))
        .singleElement()
        .satisfies(told -> assertThat(told.state()).isEqualTo(State.ACCEPTED));
  }

  @Test
  void madeTwiceUnderOneIdItIsMadeOnce() {
    var id = CommitmentId.fresh();
    var promise = new Promise("จัดรถ", other.organization(), null, DUE, null, null);
    for (int i = 0; i < 2; i++)
      scene.in(() -> commitments.make(scene.acting(Role.SECRETARY), id, promise));
    assertThat(scene.in(() -> commitments.open(scene.id()))).hasSize(1);
  }

  @Test
  void underTheIdOfAnotherOneNothingIsMade() {
    var id = asked(null);
    for (var another :
        List.of(
            new Promise("จัดรถ", other.organization(), null, DUE, null, null),
            new Promise(
                "ส่งรายงานไตรมาส",
                other.organization(),
                null,
                DUE,
                new Source("meeting", UUID.randomUUID(), UUID.randomUUID()),
                null)))
      assertThatThrownBy(
              () -> scene.in(() -> commitments.make(scene.acting(Role.SECRETARY), id, another)))
          .isInstanceOf(IdTaken.class);
    assertThat(scene.in(() -> commitments.open(scene.id()))).hasSize(1);
  }

  @Test
  void onlyAnOrganizationOfTheCoalitionAndSomebodyOfItCanPromise() {
    var stranger = scenes.fresh();
    for (var wrong :
        List.of(
            new Promise("จัดรถ", stranger.organization(), null, DUE, null, null),
            new Promise("จัดรถ", OrganizationId.fresh(), null, DUE, null, null),
            new Promise(
                "จัดรถ", other.organization(), scene.person(Role.STAFF), DUE, null, null))) {
      var asking = scene.acting(Role.SECRETARY);
      assertThatThrownBy(() -> scene.in(() -> commitments.make(asking, wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(scene.in(() -> commitments.open(scene.id()))).isEmpty();
  }

  @Test
  void aMeetingFindsWhatWasPromisedThere() {
    var meeting = UUID.randomUUID();
    var id = asked(new Source("meeting", meeting, UUID.randomUUID()));
    asked(null);
    assertThat(scene.in(() -> commitments.from(scene.id(), List.of(meeting))))
        .extracting(Told::id)
        .containsExactly(id);
  }

  @Test
  void openOnesAreGroupedByOwner() {
    asked(null);
    assertThat(scene.in(() -> commitments.openByOwner(scene.id())))
        .containsOnlyKeys(other.organization());
  }

  @Test
  void anotherCoalitionKnowsNothingOfThem() {
    asked(null);
    var stranger = scenes.fresh();
    assertThat(stranger.in(() -> commitments.open(stranger.id()))).isEmpty();
    assertThat(stranger.in(() -> commitments.open(scene.id()))).isEmpty();
  }

  private CommitmentId asked(@Nullable Source source) {
    return scene.in(
        () ->
            commitments.make(
                scene.acting(Role.SECRETARY),
                new Promise("ส่งรายงานไตรมาส", other.organization(), null, DUE, source, null)));
  }
}
