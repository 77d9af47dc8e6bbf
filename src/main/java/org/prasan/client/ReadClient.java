package org.prasan.client;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker of the owner opens what was told; who read what stands in the audit log. */
@Service
class ReadClient {
  private final ClientFiles files;
  private final Notes notes;
  private final Vault vault;
  private final Audit audit;

  ReadClient(ClientFiles files, Notes notes, Vault vault, Audit audit) {
    this.files = files;
    this.notes = notes;
    this.vault = vault;
    this.audit = audit;
  }

  /** Empty if it is not there, not one's own, or was erased. */
  @Transactional
  Optional<Opened> read(Acting acting, ClientId id, Set<DataGroup> groups) {
    var opened = unrecorded(acting, id, groups);
    opened.ifPresent(one -> record(acting, one.file(), groups));
    return opened;
  }

  /** For a caller who writes down elsewhere that it was read. */
  @Transactional
  Optional<Opened> unrecorded(Acting acting, ClientId id, Set<DataGroup> groups) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.find(acting, id).orElse(null);
    if (file == null || file.erased()) return Optional.empty();
    return vault
        .key(acting.coalitionId(), file.key())
        .map(key -> opened(acting, file, key, groups));
  }

  private void record(Acting acting, ClientFile file, Set<DataGroup> groups) {
    audit.record(
        acting,
        "client.read",
        "client",
        file.id(),
        null,
        Map.of("title", file.number(), "groups", EnumSet.copyOf(groups)));
  }

  private Opened opened(Acting acting, ClientFile file, ClientKey key, Set<DataGroup> groups) {
    var sealed = files.sealed(acting, file.id());
    boolean legal = groups.contains(DataGroup.LEGAL);
    return new Opened(
        file,
        details(file.id(), sealed, key, groups),
        groups.contains(DataGroup.NOTES) ? notes.notes(acting, file.id(), key) : List.of(),
        legal ? notes.screenings(acting, file.id(), key) : List.of());
  }

  static Map<Detail, String> details(
      ClientId id, Map<Detail, byte[]> sealed, ClientKey key, Set<DataGroup> groups) {
    var details = new EnumMap<Detail, String>(Detail.class);
    sealed.forEach(
        (detail, bytes) -> {
          if (groups.contains(detail.group())) details.put(detail, key.open(detail.in(id), bytes));
        });
    return details;
  }
}
