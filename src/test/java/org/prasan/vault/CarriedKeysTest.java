package org.prasan.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.audit.Audit;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The keys of clients go to another installation, which has keys of its own to wrap them. */
@PrasanTest
class CarriedKeysTest {
  private static final Place PLACE = new Place("client.file.story", UUID.randomUUID());

  @Autowired Scenes scenes;
  @Autowired Vault vault;
  @Autowired CarriedKeys keys;
  @Autowired BlindIndexes indexes;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired JsonMapper json;
  @Autowired TransactionTemplate transaction;

  @TempDir Path elsewhere;
  private final DataKeyId stays = DataKeyId.fresh();
  private final DataKeyId erased = DataKeyId.fresh();
  private Scene scene;
  private byte[] sealed;
  private MasterKey otherMaster;
  private BlindIndexes otherIndexes;
  private CarriedKeys there;

  @BeforeEach
  void anotherInstallation() {
    scene = scenes.fresh();
    sealed =
        scene.in(() -> vault.make(scene.id(), scene.organization(), stays).seal(PLACE, "เรื่อง"));
    scene.in(() -> vault.make(scene.id(), scene.organization(), erased));
    scene.in(() -> vault.destroy(scene.acting(org.prasan.tenancy.Role.CASE_WORKER), erased));
    otherMaster = new KeyFile(elsewhere.resolve("vault-key"));
    otherIndexes = new BlindIndexes(elsewhere.resolve("vault-key.index"));
    there = new CarriedKeys(new DataKeys(jdbc, clock), otherMaster, otherIndexes, json);
  }

  @Test
  void whatWasSealedOpensThereAndWhoWasErasedStaysErased() throws Exception {
    var carried = written();
    goneHere();
    brought(scene.id(), carried);

    var vaultThere = new Vault(new DataKeys(jdbc, clock), otherMaster, audit);
    assertThat(
            scene.in(() -> vaultThere.key(scene.id(), stays).map(key -> key.open(PLACE, sealed))))
        .contains("เรื่อง");
    assertThat(scene.in(() -> vaultThere.key(scene.id(), erased))).isEmpty();
    assertThatThrownBy(() -> scene.in(() -> vault.key(scene.id(), stays)))
        .isInstanceOf(MasterKey.KeyUnknown.class);
  }

  @Test
  void whoIsSoughtIsFoundThereByTheSameFingerprint() throws Exception {
    var name = BlindField.NAME;
    var here = indexes.of(scene.id(), name, "มาลี");
    assertThat(otherIndexes.of(scene.id(), name, "มาลี")).isNotEqualTo(here);
    var carried = written();
    goneHere();
    brought(scene.id(), carried);
    assertThat(otherIndexes.of(scene.id(), name, "มาลี")).isEqualTo(here);
    var other = CoalitionId.fresh();
    assertThat(otherIndexes.of(other, name, "มาลี")).isNotEqualTo(indexes.of(other, name, "มาลี"));
  }

  @Test
  void theKeysOfAnotherCoalitionAreRefused() throws IOException {
    var carried = written();
    var other = scenes.fresh();
    assertThatThrownBy(() -> brought(other.id(), carried))
        .hasRootCauseInstanceOf(CarriedKeys.NotTheseKeys.class);
    assertThatThrownBy(() -> brought(scene.id(), "no keys".getBytes(StandardCharsets.UTF_8)))
        .hasStackTraceContaining("NotTheseKeys");
  }

  @Test
  void moreKeysThanAreBroughtAtOnceComeEachOnceAndAreOpenedThere() throws Exception {
    var many = Stream.generate(DataKeyId::fresh).limit(1001).toList();
    scene.in(() -> vault.make(scene.id(), scene.organization(), many));
    var carried = written();
    assertThat(new String(carried, StandardCharsets.UTF_8).lines()).hasSize(1 + 1001 + 2);
    goneHere();
    brought(scene.id(), carried);
    assertThat(scene.in(() -> there.count(scene.id()))).isEqualTo(1001 + 1);
    var vaultThere = new Vault(new DataKeys(jdbc, clock), otherMaster, audit);
    for (var id : List.of(stays, many.getFirst(), many.getLast()))
      assertThat(scene.in(() -> vaultThere.key(scene.id(), id))).isPresent();
    assertThat(scene.in(() -> vaultThere.destroyed(scene.id()))).containsExactly(erased);
  }

  @Test
  void fingerprintsOfACoalitionThatCouldNotComeInAreThoseOfTheInstallationAgain() throws Exception {
    var name = BlindField.NAME;
    var own = otherIndexes.of(scene.id(), name, "มาลี");
    var carried = written();
    goneHere();
    brought(scene.id(), carried);
    there.forget(scene.id());
    assertThat(otherIndexes.of(scene.id(), name, "มาลี")).isEqualTo(own);
  }

  private byte[] written() {
    var out = new ByteArrayOutputStream();
    inTurn(scene.id(), () -> keys.write(scene.id(), out));
    return out.toByteArray();
  }

  private void brought(CoalitionId coalition, byte[] carried) {
    inTurn(coalition, () -> there.bring(coalition, new ByteArrayInputStream(carried)));
  }

  private interface Work {
    void run() throws Exception;
  }

  private void inTurn(CoalitionId coalition, Work work) {
    Tenancy.asProduct(
        coalition,
        () ->
            transaction.execute(
                status -> {
                  try {
                    work.run();
                    return true;
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }));
  }

  private void goneHere() throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute("delete from vault.data_key where coalition_id = '" + scene.id() + "'");
    }
  }
}
