package org.prasan.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.Arguments;
import org.prasan.operation.CannotStart;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is sealed for a client opens for those who have part in it, where it stands, and no more.
 */
@PrasanTest
@Tag("data")
@ExtendWith(OutputCaptureExtension.class)
class VaultTest {
  private static final String STORY = "เรื่องที่เล่าให้ฟังที่แม่สาย";
  private static final Place PLACE = new Place("client.file.story", UUID.randomUUID());

  @Autowired Scenes scenes;
  @Autowired Vault vault;
  @Autowired RotateKeysCommand rotate;
  @Autowired MasterKey master;
  @Autowired MasterKeyCheck check;
  @Autowired DataKeys keys;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

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
    assertThat(deeds()).containsOnlyOnce("client-key.destroyed|127.0.0.1|");
  }

  @Test
  void nothingToldIsNothingKept() {
    var key = scene.in(() -> vault.key(scene.id(), id).orElseThrow());
    assertThat(key.sealIfTold(PLACE, null)).isNull();
    assertThat(key.sealIfTold(PLACE, " ")).isNull();
    assertThat(key.openIfTold(PLACE, null)).isNull();
    assertThat(key.openIfTold(PLACE, key.sealIfTold(PLACE, STORY))).isEqualTo(STORY);
  }

  @Test
  void afterTheMasterKeyWasChangedTwiceEverythingOpensAndTheKeysAreWrappedAnew(
      CapturedOutput output) {
    var before = wrapped();
    assertThat(rotate.rotate()).isPositive();
    var after = wrapped();
    assertThat(after).isNotEqualTo(before);
    assertThat(unwrapped(before)).as("who is sealing just now").isEqualTo(unwrapped(after));
    assertThat(rotate.run(new Arguments(List.of()))).isZero();
    assertThat(output).contains("ห่อกุญแจของผู้รับบริการใหม่", "were wrapped anew");
    assertThat(openedBy(scene)).contains(STORY);
    assertThatThrownBy(() -> unwrapped(before)).isInstanceOf(MasterKey.KeyUnknown.class);
    assertThat(deeds()).hasSize(2).containsOnly("client-keys.rotated|rotate-keys|{\"keys\":1}");
    check.afterSingletonsInstantiated();
  }

  @Test
  void whereNoKeyWasWrappedAnewTheLogSaysNothing() {
    scene = scenes.fresh();
    rotate.rotate();
    assertThat(deeds()).isEmpty();
  }

  @Test
  void aKeyThatWasWrappedAnewOrDestroyedSinceItWasReadIsLeftAsItIs() {
    var read = new DataKeys.Wrapped(id, wrapped());
    rotate.rotate();
    var now = wrapped();
    assertThat(scene.in(() -> keys.rewrap(scene.id(), read, read.key))).isFalse();
    assertThat(wrapped()).isEqualTo(now);
    var known = new DataKeys.Wrapped(id, now);
    assertThat(scene.in(() -> keys.rewrap(scene.id(), known, read.key))).isTrue();
  }

  @Test
  void withAnotherMasterKeyThanBeforeNothingStartsAndItsFileIsNamed(@TempDir Path folder) {
    var file = folder.resolve("another-key");
    var other = new MasterKeyCheck(new KeyFile(file), jdbc, transaction);
    assertThatThrownBy(other::afterSingletonsInstantiated)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString());
    check.afterSingletonsInstantiated();
  }

  private byte[] unwrapped(byte[] wrapped) {
    return master.unwrap(wrapped, Vault.bound(scene.id(), id));
  }

  /** Which deeds are in the log, with who does what by itself and how much of it. */
  private List<String> deeds() {
    return scene.in(
        () ->
            jdbc.sql(
                    "select concat(deed, '|', origin, '|', after) from audit.entry order by number")
                .query(String.class)
                .list());
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
