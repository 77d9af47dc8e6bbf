package org.prasan.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is sealed for a client opens for those who have part in it, where it stands, and no more.
 */
@PrasanTest
@Tag("data")
class VaultTest {
  private static final String STORY = "เรื่องที่เล่าให้ฟังที่แม่สาย";
  private static final Place PLACE = new Place("client.file.story", UUID.randomUUID());

  @Autowired Scenes scenes;
  @Autowired Vault vault;
  @Autowired RotateKeysCommand rotate;
  @Autowired JdbcClient jdbc;

  private final DataKeyId id = DataKeyId.fresh();
  private Scene scene;
  private byte[] sealed;

  @BeforeEach
  void aClient() {
    scene = scenes.fresh();
    sealed = scene.in(() -> vault.make(scene.id(), scene.organization(), id).seal(PLACE, STORY));
  }

  @Test
  void itOpensForTheOrganizationThatSealedIt() {
    assertThat(openedBy(scene)).contains(STORY);
    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("แม่สาย");
  }

  @Test
  void itOpensForAnotherOrganizationOnlyWhileTheKeyIsShared() {
    var other = scene.beside();
    assertThat(openedBy(other)).isEmpty();
    scene.in(() -> done(() -> vault.share(scene.id(), id, other.organization())));
    assertThat(openedBy(other)).contains(STORY);
    assertThat(openedBy(scene.beside())).isEmpty();
    scene.in(() -> done(() -> vault.endSharing(scene.id(), id, other.organization())));
    assertThat(openedBy(other)).isEmpty();
  }

  @Test
  void nobodySharesTheKeyOfAnotherOrganizationWithItself() {
    var other = scene.beside();
    other.in(() -> done(() -> vault.share(other.id(), id, other.organization())));
    assertThat(openedBy(other)).isEmpty();
    other.in(() -> forged(other, other.organization()));
    assertThat(openedBy(other)).isEmpty();
    assertThatThrownBy(() -> other.in(() -> forged(other, scene.organization())))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(openedBy(other)).isEmpty();
    scene.in(() -> done(() -> vault.share(scene.id(), id, other.organization())));
    assertThat(openedBy(other)).as("a forged share is in nobody's way").contains(STORY);
  }

  /** What a hole in the application could write. */
  private int forged(Scene by, OrganizationId owner) {
    return jdbc.sql("insert into vault.key_share values (:coalition, :key, :owner, :with)")
        .param("coalition", by.id().value())
        .param("key", id.value())
        .param("owner", owner.value())
        .param("with", by.organization().value())
        .update();
  }

  @Test
  void movedToAnotherRowOrColumnOrChangedItDoesNotOpen() {
    var key = scene.in(() -> vault.key(scene.id(), id).orElseThrow());
    assertThatThrownBy(() -> key.open(new Place(PLACE.column(), UUID.randomUUID()), sealed))
        .isInstanceOf(Tampered.class);
    assertThatThrownBy(() -> key.open(new Place("client.file.name", PLACE.row()), sealed))
        .isInstanceOf(Tampered.class);
    var changed = Arrays.copyOf(sealed, sealed.length);
    changed[changed.length - 1] ^= 1;
    assertThatThrownBy(() -> key.open(PLACE, changed)).isInstanceOf(Tampered.class);
  }

  @Test
  void ofAnotherCoalitionThereIsNoKey() {
    var elsewhere = scenes.fresh();
    assertThat(elsewhere.in(() -> vault.key(elsewhere.id(), id))).isEmpty();
    assertThat(elsewhere.in(() -> vault.key(scene.id(), id))).isEmpty();
  }

  @Test
  void aDestroyedKeyOpensNothingForAnybody() {
    var other = scene.beside();
    scene.in(() -> done(() -> vault.share(scene.id(), id, other.organization())));
    assertThat(scene.in(() -> vault.destroy(scene.acting(Role.CASE_WORKER), id))).isTrue();
    assertThat(scene.in(() -> vault.destroy(scene.acting(Role.CASE_WORKER), id))).isFalse();
    assertThat(openedBy(scene)).isEmpty();
    assertThat(openedBy(other)).isEmpty();
    assertThat(
            scene.in(
                () ->
                    jdbc.sql("select wrapped is null from vault.data_key where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single()))
        .isTrue();
  }

  @Test
  void afterTheMasterKeyWasChangedTwiceEverythingOpensAndTheKeysAreWrappedAnew() {
    var before = wrapped();
    rotate.rotate();
    assertThat(wrapped()).isNotEqualTo(before);
    rotate.rotate();
    assertThat(openedBy(scene)).contains(STORY);
  }

  private byte[] wrapped() {
    return scene.in(
        () ->
            jdbc.sql("select wrapped from vault.data_key where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single());
  }

  private Optional<String> openedBy(Scene reader) {
    return reader.in(() -> vault.key(reader.id(), id).map(key -> key.open(PLACE, sealed)));
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }
}
