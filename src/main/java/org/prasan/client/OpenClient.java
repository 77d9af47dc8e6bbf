package org.prasan.client;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Vault;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker opens the file of a client for the organization. */
@Service
class OpenClient {
  private final ClientFiles files;
  private final Blinds blinds;
  private final Vault vault;
  private final ClientClock clock;
  private final Audit audit;

  OpenClient(ClientFiles files, Blinds blinds, Vault vault, ClientClock clock, Audit audit) {
    this.files = files;
    this.blinds = blinds;
    this.vault = vault;
    this.clock = clock;
    this.audit = audit;
  }

  /** Sent twice under the same id it is opened once. */
  @Transactional
  void open(Acting acting, ClientId id, Triage triage, Map<Detail, String> told) {
    open(acting, id, triage, told, clock.now());
  }

  @Transactional
  void open(Acting acting, ClientId id, Triage triage, Map<Detail, String> told, Instant opened) {
    acting.require(Action.EDIT_CLIENTS);
    if (acting.organization() == null) throw new NotPermitted(Action.EDIT_CLIENTS);
    int year = clock.today().getYear() + 543;
    files.lockNumbers(acting, year);
    if (files.find(acting, id).isPresent()) return;
    var number = "%02d-%04d".formatted(year % 100, files.nextNumber(acting, year));
    var owner = Objects.requireNonNull(acting.organization());
    var dataKey = DataKeyId.fresh();
    var key = vault.make(acting.coalitionId(), owner, dataKey);
    var file = new ClientFile(id, owner, dataKey, number, triage, Set.of(), opened, null, null, 0);
    if (!files.insert(acting, file)) throw new IdTaken();
    for (var group : DataGroup.values()) {
      var sealed = new EnumMap<Detail, byte[]>(Detail.class);
      var ofGroup = EditClient.of(group, told);
      if (ofGroup.isEmpty()) continue;
      ofGroup.forEach((detail, text) -> sealed.put(detail, key.seal(detail.in(id), text)));
      files.seal(acting, id, group, sealed);
      blinds.replace(acting, id, group, ofGroup);
    }
    audit.record(acting, "client.opened", "client", id, null, Map.of("title", number));
  }
}
