package org.prasan.client;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.PartialDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Vault;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker of the owner adds to a client's file, or puts it right. */
@Service
class EditClient {
  private final ClientFiles files;
  private final Blinds blinds;
  private final Notes notes;
  private final Warnings warnings;
  private final Vault vault;
  private final ClientClock clock;
  private final Audit audit;

  EditClient(
      ClientFiles files,
      Blinds blinds,
      Notes notes,
      Warnings warnings,
      Vault vault,
      ClientClock clock,
      Audit audit) {
    this.files = files;
    this.blinds = blinds;
    this.notes = notes;
    this.warnings = warnings;
    this.vault = vault;
    this.clock = clock;
    this.audit = audit;
  }

  /** What became of it. */
  enum Outcome {
    SAVED,
    NOT_FOUND,
    /** It changed since the page was opened. */
    CHANGED_MEANWHILE,
    /** It is closed. */
    CLOSED
  }

  @Transactional
  Outcome triage(Acting acting, ClientId id, int basis, Triage typed) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    var key = file == null ? null : key(acting, file);
    if (file == null || key == null) return Outcome.NOT_FOUND;
    var born = ReadClient.details(id, files.sealed(acting, id), key, Set.of(DataGroup.IDENTITY));
    var triage = band(typed, born);
    if (triage.equals(file.triage())) return Outcome.SAVED;
    if (!file.open()) return Outcome.CLOSED;
    if (file.version() != basis) return Outcome.CHANGED_MEANWHILE;
    change(acting, file, triage);
    return Outcome.SAVED;
  }

  /** What whoever meets the client must know; asked also where the client is referred. */
  @Transactional
  Outcome flags(Acting acting, ClientId id, FlagChange change) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return Outcome.NOT_FOUND;
    var flags = change.on(file.triage().flags());
    if (flags.equals(file.triage().flags())) return Outcome.SAVED;
    if (!file.open()) return Outcome.CLOSED;
    change(acting, file, file.triage().with(flags));
    return Outcome.SAVED;
  }

  /** Whoever takes a warning away answers for it within the organization, as whoever gives one. */
  private void change(Acting acting, ClientFile file, Triage triage) {
    files.update(acting, file.id(), triage);
    warnings.note(acting, file.id(), file.triage().flags(), triage.flags());
    record(acting, "client.triage-changed", file, Map.of());
  }

  /** Of whom a birth date is known, the band follows from it. */
  private Triage band(Triage triage, Map<Detail, String> told) {
    var born = told.get(Detail.BORN);
    return born == null ? triage : triage.of(AgeBand.of(PartialDate.of(born), clock.today()));
  }

  @Transactional
  Outcome tell(
      Acting acting,
      ClientId id,
      int basis,
      DataGroup group,
      Map<Detail, String> told,
      boolean withheld) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    var key = file == null ? null : key(acting, file);
    if (file == null || key == null) return Outcome.NOT_FOUND;
    var before = ReadClient.details(id, files.sealed(acting, id), key, Set.of(group));
    if (before.equals(told) && withheld == file.withheld().contains(group)) return Outcome.SAVED;
    if (!file.open()) return Outcome.CLOSED;
    if (file.version() != basis) return Outcome.CHANGED_MEANWHILE;
    seal(acting, file, key, group, told);
    withhold(acting, file, group, withheld);
    record(acting, "client.told", file, Map.of("groups", Set.of(group)));
    return Outcome.SAVED;
  }

  private void seal(
      Acting acting, ClientFile file, ClientKey key, DataGroup group, Map<Detail, String> told) {
    var sealed = new EnumMap<Detail, byte[]>(Detail.class);
    told.forEach((detail, text) -> sealed.put(detail, key.seal(detail.in(file.id()), text)));
    files.seal(acting, file.id(), group, sealed);
    blinds.replace(acting, file.id(), group, told);
    var triage = band(file.triage(), told);
    if (!triage.equals(file.triage())) files.update(acting, file.id(), triage);
  }

  private void withhold(Acting acting, ClientFile file, DataGroup group, boolean withheld) {
    if (withheld == file.withheld().contains(group)) return;
    var groups = EnumSet.noneOf(DataGroup.class);
    groups.addAll(file.withheld());
    if (withheld) groups.add(group);
    else groups.remove(group);
    files.withhold(acting, file.id(), groups);
  }

  /** Sent twice under the same id it is noted once. */
  @Transactional
  Outcome note(Acting acting, ClientId id, UUID note, String text) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    var key = file == null ? null : key(acting, file);
    if (file == null || key == null) return Outcome.NOT_FOUND;
    if (!file.open()) return Outcome.CLOSED;
    if (notes.write(acting, id, note, key, text)) record(acting, "client.noted", file, Map.of());
    else if (!notes.holds(acting, id, note, key, text)) throw new IdTaken();
    return Outcome.SAVED;
  }

  /** Sent twice under the same id it is kept once. */
  @Transactional
  Outcome answer(Acting acting, ClientId id, UUID answer, Answers answers) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    var key = file == null ? null : key(acting, file);
    if (file == null || key == null) return Outcome.NOT_FOUND;
    if (!file.open()) return Outcome.CLOSED;
    if (notes.answer(acting, id, answer, key, answers))
      record(acting, "client.screened", file, Map.of());
    else if (!notes.holds(acting, id, answer, key, answers)) throw new IdTaken();
    return Outcome.SAVED;
  }

  private @Nullable ClientKey key(Acting acting, ClientFile file) {
    return file.erased() ? null : vault.key(acting.coalitionId(), file.key()).orElse(null);
  }

  private void record(Acting acting, String deed, ClientFile file, Map<String, Object> more) {
    var after = new HashMap<String, Object>(more);
    after.put("title", file.number());
    audit.record(acting, deed, "client", file.id(), null, after);
  }

  static Map<Detail, String> of(DataGroup group, Map<Detail, String> told) {
    var ofGroup = new EnumMap<Detail, String>(Detail.class);
    for (var detail : Detail.of(group)) {
      var text = told.get(detail);
      if (text != null) ofGroup.put(detail, text);
    }
    return ofGroup;
  }
}
