package org.prasan.client;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.Scene;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.directory.Sex;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
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
  private final CloseClient close;
  private final EndKeeping keeping;
  private final CompareClients compare;
  private final ChangeRule rules;
  private final OrganizationRegistry registry;

  ClientScenes(
      OpenClient open,
      ListClients list,
      ClientFiles files,
      CloseClient close,
      EndKeeping keeping,
      CompareClients compare,
      ChangeRule rules,
      OrganizationRegistry registry) {
    this.open = open;
    this.list = list;
    this.files = files;
    this.close = close;
    this.keeping = keeping;
    this.compare = compare;
    this.rules = rules;
    this.registry = registry;
  }

  /** The registry knows the organization, and by which telephone it is reached. */
  void reachedBy(Scene scene, String phone) {
    var name = new LocalizedText("องค์กรที่โทรหาได้", null);
    var contacts = List.of(new NewOrganization.Contact(null, phone, null, null, null));
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                scene.organization(),
                new NewOrganization(
                    name,
                    null,
                    null,
                    OrganizationKind.FOUNDATION,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    contacts)));
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

  public void close(Scene scene, ClientId id) {
    scene.in(() -> close.close(scene.acting(Role.CASE_WORKER), id, CloseReason.GOALS_REACHED));
  }

  /** At the client's wish. */
  void erase(Scene scene, ClientId id) {
    scene.in(() -> close.erase(scene.acting(Role.CASE_WORKER), id, EraseReason.ASKED));
  }

  /** What the coalition decides today about keeping closed files. */
  public void kept(Scene scene, int months) {
    var admin = scene.acting(Role.ADMINISTRATOR);
    var outcome =
        scene.in(
            () -> rules.enterHistory(admin, List.of(decided(months, LocalDate.of(2020, 1, 1)))));
    if (outcome instanceof ChangeRule.Outcome.WouldRewriteThePast(var today))
      outcome = scene.in(() -> rules.change(admin, decided(months, today)));
    if (!(outcome instanceof ChangeRule.Outcome.Changed)) throw new AssertionError(outcome);
  }

  private static ChangeRule.Proposal decided(int months, LocalDate from) {
    return new ChangeRule.Proposal(
        RuleKey.CLIENT_FILES_KEPT, new RuleValue.Amount(months), from, "มติทดสอบ", "");
  }

  /** The job that looks for whoever is known elsewhere. */
  public void compare(Scene scene) {
    compare.compare(scene.coalition());
  }

  /** The job that ends keeping; answers how many were erased. */
  public int end(Scene scene) {
    return keeping.end(scene.coalition());
  }

  public boolean erased(Scene scene, ClientId id) {
    return file(scene, id).erased();
  }

  ClientFile file(Scene scene, ClientId id) {
    return scene.in(() -> list.one(scene.acting(Role.CASE_WORKER), id).orElseThrow());
  }

  ClientId numbered(Scene scene, String number) {
    return scene.in(() -> files.numbered(scene.acting(Role.CASE_WORKER), number).orElseThrow());
  }
}
