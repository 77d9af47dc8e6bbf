package org.prasan.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientFiles.Shown;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All clients of the acting organization, for whoever hands them on as a table. */
@Service
public class OwnClients {
  private static final int AT_ONCE = 200;

  private final ClientFiles files;

  OwnClients(ClientFiles files) {
    this.files = files;
  }

  /**
   * A client as far as it stands in clear.
   *
   * @param closedWhy the key of the reason; null while the work goes on
   */
  public record Own(
      ClientId id,
      String number,
      Triage triage,
      Instant opened,
      @Nullable String closedWhy,
      boolean handedOver) {}

  /** The newest first, those of whom the work has ended last, without those who were erased. */
  @Transactional(readOnly = true)
  public List<ClientId> ids(Acting acting) {
    acting.require(Action.EDIT_CLIENTS);
    var ids = new ArrayList<ClientId>();
    for (var shown : List.of(Shown.OPEN, Shown.CLOSED)) {
      @Nullable ClientId after = null;
      List<ClientFile> page;
      do {
        page = files.newest(acting, shown, after, AT_ONCE);
        for (var file : page) ids.add(file.id());
        if (!page.isEmpty()) after = page.getLast().id();
      } while (page.size() == AT_ONCE);
    }
    return List.copyOf(ids);
  }

  /** In the order of their ids; who was erased meanwhile is left out. */
  @Transactional(readOnly = true)
  public List<Own> all(Acting acting, List<ClientId> ids) {
    acting.require(Action.EDIT_CLIENTS);
    return files.all(acting, ids).stream()
        .filter(file -> !file.erased())
        .map(OwnClients::own)
        .toList();
  }

  private static Own own(ClientFile file) {
    var closing = file.closing();
    return new Own(
        file.id(),
        file.number(),
        file.triage(),
        file.opened(),
        closing == null ? null : closing.why().key(),
        closing != null && closing.why() == CloseReason.HANDED_OVER);
  }
}
