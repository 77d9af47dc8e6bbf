package org.prasan.client;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.Scene;
import org.prasan.directory.Sex;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Opens files of clients as case workers do. */
@TestComponent
public class ClientScenes {
  static final Triage TRIAGE =
      new Triage(
          List.of("shelter"),
          null,
          AgeBand.FROM_15,
          Sex.FEMALE,
          List.of("ahk"),
          null,
          Set.of(SafetyFlag.NO_CALLS));

  private final OpenClient open;
  private final ListClients list;
  private final ClientFiles files;

  ClientScenes(OpenClient open, ListClients list, ClientFiles files) {
    this.open = open;
    this.list = list;
    this.files = files;
  }

  public ClientId client(Scene scene, Map<Detail, String> told) {
    var id = ClientId.fresh();
    scene.in(
        () -> {
          open.open(scene.acting(Role.CASE_WORKER), id, TRIAGE, new EnumMap<>(told));
          return true;
        });
    return id;
  }

  public ClientId client(Scene scene) {
    return client(scene, Map.of(Detail.NAME_TH, "เอื้องคำ ดอยสูง"));
  }

  ClientFile file(Scene scene, ClientId id) {
    return scene.in(() -> list.one(scene.acting(Role.CASE_WORKER), id).orElseThrow());
  }

  ClientId numbered(Scene scene, String number) {
    return scene.in(() -> files.numbered(scene.acting(Role.CASE_WORKER), number).orElseThrow());
  }
}
