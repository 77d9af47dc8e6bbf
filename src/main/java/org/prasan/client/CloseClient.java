package org.prasan.client;

import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The work with a client ends, goes on after all, or everything told is erased for good. */
@Service
class CloseClient {
  private final ClientFiles files;
  private final Blinds blinds;
  private final Notes notes;
  private final Warnings warnings;
  private final ClientPapers papers;
  private final Keepings keepings;
  private final Vault vault;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  CloseClient(
      ClientFiles files,
      Blinds blinds,
      Notes notes,
      Warnings warnings,
      ClientPapers papers,
      Keepings keepings,
      Vault vault,
      Audit audit,
      ApplicationEventPublisher events) {
    this.files = files;
    this.blinds = blinds;
    this.notes = notes;
    this.warnings = warnings;
    this.papers = papers;
    this.keepings = keepings;
    this.vault = vault;
    this.audit = audit;
    this.events = events;
  }

  /** False if there is no such file. */
  @Transactional
  boolean close(Acting acting, ClientId id, CloseReason why) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return false;
    if (!file.open()) return true;
    files.close(acting, id, why);
    audit.record(
        acting, "client.closed", "client", id, null, Map.of("title", file.number(), "why", why));
    return true;
  }

  @Transactional
  boolean reopen(Acting acting, ClientId id) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null || file.erased()) return false;
    if (file.open()) return true;
    files.reopen(acting, id);
    keepings.forget(acting, id);
    audit.record(acting, "client.reopened", "client", id, null, Map.of("title", file.number()));
    return true;
  }

  /** What became of erasing. */
  enum Erased {
    DONE,
    NOT_FOUND,
    /** Somebody holds the file; whoever ends that says so first. */
    HELD
  }

  @Transactional
  Erased erase(Acting acting, ClientId id, EraseReason why) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null) return Erased.NOT_FOUND;
    if (file.erased()) return Erased.DONE;
    if (keepings.of(acting, id).held() != null) return Erased.HELD;
    erase(acting, file, why);
    return Erased.DONE;
  }

  /**
   * Nothing opens afterwards, in an older backup neither; that there was somebody stays.
   *
   * @param acting a case worker, or the product on behalf of the owner
   * @param file locked
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void erase(Acting acting, ClientFile file, EraseReason why) {
    var id = file.id();
    vault.destroy(acting, file.key());
    blinds.erase(acting, id);
    notes.erase(acting, id);
    warnings.erase(acting, id);
    papers.erase(acting, id);
    keepings.forget(acting, id);
    files.erase(acting, id, why);
    audit.record(
        acting, "client.erased", "client", id, null, Map.of("title", file.number(), "why", why));
    events.publishEvent(new ClientErased(acting, id, why.everywhere()));
  }
}
