package org.prasan.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.CheckedUpload;
import org.prasan.files.FilePurpose;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker keeps papers and recordings in a client's file, and opens them. */
@Service
class KeepClientPapers {
  static final FilePurpose PAPERS = FilePurpose.underSeal("client-paper");
  static final int MOST = 20;

  private final ClientFiles files;
  private final ClientPapers papers;
  private final Vault vault;
  private final Audit audit;

  KeepClientPapers(ClientFiles files, ClientPapers papers, Vault vault, Audit audit) {
    this.files = files;
    this.papers = papers;
    this.vault = vault;
    this.audit = audit;
  }

  /** What became of a paper. */
  sealed interface Kept {
    record Done() implements Kept {}

    record NotThere() implements Kept {}

    record Closed() implements Kept {}

    record TooMany() implements Kept {}

    record Wrong(StoreOutcome.Refused why) implements Kept {}
  }

  /** Empty if the file is not there, not one's own, or was erased. */
  @Transactional(readOnly = true)
  Optional<List<ClientPapers.Paper>> list(Acting acting, ClientId id) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.find(acting, id).orElse(null);
    var key = key(acting, file);
    return key == null ? Optional.empty() : Optional.of(papers.of(acting, id, key));
  }

  private @Nullable ClientKey key(Acting acting, @Nullable ClientFile file) {
    return file == null || file.erased()
        ? null
        : vault.key(acting.coalitionId(), file.key()).orElse(null);
  }

  /** Sent twice under the same id it is kept once. */
  @Transactional
  Kept add(Acting acting, ClientId id, UUID form, Upload upload) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    var key = key(acting, file);
    if (file == null || key == null) return new Kept.NotThere();
    if (!file.open()) return new Kept.Closed();
    var there = papers.of(acting, id, key);
    if (there.stream().anyMatch(one -> one.id().equals(form))) return new Kept.Done();
    if (there.size() >= MOST) return new Kept.TooMany();
    return switch (CheckedUpload.of(upload, PAPERS)) {
      case CheckedUpload.NotTaken(var why) -> new Kept.Wrong(why);
      case CheckedUpload.Sound paper -> {
        if (papers.add(acting, id, form, key, paper)) record(acting, "client.paper-added", file);
        yield new Kept.Done();
      }
    };
  }

  /** One that was opened. */
  static final class Open {
    private final ClientPapers.Paper paper;
    private final byte[] content;

    Open(ClientPapers.Paper paper, byte[] content) {
      this.paper = paper;
      this.content = content.clone();
    }

    ClientPapers.Paper paper() {
      return paper;
    }

    byte[] content() {
      return content.clone();
    }
  }

  /** That it was opened is written down. */
  @Transactional
  Optional<Open> open(Acting acting, ClientId id, UUID paper) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.find(acting, id).orElse(null);
    var key = key(acting, file);
    if (file == null || key == null) return Optional.empty();
    var found =
        papers.of(acting, id, key).stream().filter(one -> one.id().equals(paper)).findFirst();
    if (found.isEmpty()) return Optional.empty();
    record(acting, "client.paper-read", file);
    return papers.content(acting, id, paper, key).map(bytes -> new Open(found.get(), bytes));
  }

  /** False if the client is not there; a paper that is not has been removed. */
  @Transactional
  boolean remove(Acting acting, ClientId id, UUID paper) {
    acting.require(Action.EDIT_CLIENTS);
    var file = files.lock(acting, id).orElse(null);
    if (file == null || !file.open()) return false;
    if (papers.remove(acting, id, paper)) record(acting, "client.paper-removed", file);
    return true;
  }

  private void record(Acting acting, String deed, ClientFile file) {
    audit.record(acting, deed, "client", file.id(), null, Map.of("title", file.number()));
  }
}
