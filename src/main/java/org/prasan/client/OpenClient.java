package org.prasan.client;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final ReadClient read;
  private final Blinds blinds;
  private final Vault vault;
  private final ClientClock clock;
  private final Audit audit;

  OpenClient(
      ClientFiles files,
      ReadClient read,
      Blinds blinds,
      Vault vault,
      ClientClock clock,
      Audit audit) {
    this.files = files;
    this.read = read;
    this.blinds = blinds;
    this.vault = vault;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Sent twice under the same id it is opened once.
   *
   * @return the file that was opened under it and does not say what is told now; empty if it does
   */
  @Transactional
  Optional<ClientFile> open(Acting acting, ClientId id, Triage triage, Map<Detail, String> told) {
    return open(acting, id, triage, told, clock.now());
  }

  @Transactional
  Optional<ClientFile> open(
      Acting acting, ClientId id, Triage triage, Map<Detail, String> told, Instant opened) {
    acting.require(Action.EDIT_CLIENTS);
    if (acting.organization() == null) throw new NotPermitted(Action.EDIT_CLIENTS);
    int year = clock.today().getYear() + 543;
    files.lockNumbers(acting, year);
    var known = files.find(acting, id);
    if (known.isPresent()) return known.filter(file -> !says(acting, file, triage, told));
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
    return Optional.empty();
  }

  /**
   * What was added to the file since, and is not asked when it is opened, makes no difference. To
   * compare is to read.
   */
  private boolean says(Acting acting, ClientFile file, Triage triage, Map<Detail, String> told) {
    if (file.erased()) return false;
    var groups = EnumSet.noneOf(DataGroup.class);
    told.keySet().forEach(detail -> groups.add(detail.group()));
    return file.triage().saysAtFirst(triage)
        && (groups.isEmpty()
            || read.read(acting, file.id(), groups).stream()
                .anyMatch(opened -> opened.details().entrySet().containsAll(told.entrySet())));
  }
}
