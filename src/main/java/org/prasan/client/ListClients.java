package org.prasan.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientFiles.Shown;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clients of one's organization by number and codes, newest first, without opening any. */
@Service
class ListClients {
  private static final int PAGE = 25;

  private final ClientFiles files;
  private final Warnings warnings;

  ListClients(ClientFiles files, Warnings warnings) {
    this.files = files;
    this.warnings = warnings;
  }

  /**
   * A part of the list.
   *
   * @param more the last of it, if there are more
   */
  record Page(List<ClientFile> files, int count, @Nullable ClientId more) {}

  @Transactional(readOnly = true)
  Page list(Acting acting, Shown shown, @Nullable ClientId after) {
    acting.require(Action.SEE_CLIENTS);
    var found = files.newest(acting, shown, after, PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    return new Page(
        page, files.count(acting, shown), found.size() > PAGE ? page.getLast().id() : null);
  }

  @Transactional(readOnly = true)
  Optional<ClientFile> one(Acting acting, ClientId id) {
    acting.require(Action.SEE_CLIENTS);
    return files.find(acting, id);
  }

  /** Which safety warnings came and went, and by whom; the newest first. */
  @Transactional(readOnly = true)
  List<Warnings.Moved> warnings(Acting acting, ClientId id) {
    acting.require(Action.SEE_CLIENTS);
    return warnings.of(acting, id);
  }
}
