package org.prasan.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.FileId;
import org.prasan.files.FilePurpose;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** An organization shows the paper that proves its registration, or its logo. */
@Service
class AttachFile {
  static final FilePurpose LOGO = FilePurpose.picture("logo");

  private final Organizations organizations;
  private final Changes changes;
  private final Files files;
  private final Audit audit;

  AttachFile(Organizations organizations, Changes changes, Files files, Audit audit) {
    this.organizations = organizations;
    this.changes = changes;
    this.files = files;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Attached() implements Outcome {}

  /** There is no paper yet, and none was sent. */
  record NothingSent() implements Outcome {}

  record Refused(StoreOutcome.Refused reason) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * @param paper null if the paper stays and only its last day changes
   */
  @Transactional
  Outcome evidence(
      Acting acting, OrganizationId id, @Nullable Upload paper, @Nullable LocalDate expires) {
    var now = organizations.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    Changes.requireEdit(acting, id);
    if (paper == null) {
      var known = now.evidence();
      return known == null
          ? new NothingSent()
          : proved(acting, now, new Evidence(known.file(), known.name(), expires));
    }
    var known =
        now.evidence() == null ? List.<FileId>of() : List.of(new FileId(now.evidence().file()));
    return switch (files.store(acting, paper, Evidence.PURPOSE, known)) {
      case StoreOutcome.Refused refused -> refused(refused);
      case StoreOutcome.Stored(var file) ->
          proved(acting, now, new Evidence(file.id().value(), file.name(), expires));
    };
  }

  @Transactional
  Outcome withdrawEvidence(Acting acting, OrganizationId id) {
    var now = organizations.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    Changes.requireEdit(acting, id);
    return proved(acting, now, null);
  }

  @Transactional
  Outcome logo(Acting acting, OrganizationId id, @Nullable Upload picture) {
    var now = organizations.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    Changes.requireEdit(acting, id);
    if (picture == null) return new NothingSent();
    var known = now.logo() == null ? List.<FileId>of() : List.of(new FileId(now.logo()));
    return switch (files.store(acting, picture, LOGO, known)) {
      case StoreOutcome.Refused refused -> refused(refused);
      case StoreOutcome.Stored(var file) -> drawn(acting, now, file.id().value());
    };
  }

  @Transactional
  Outcome withdrawLogo(Acting acting, OrganizationId id) {
    var now = organizations.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    Changes.requireEdit(acting, id);
    return drawn(acting, now, null);
  }

  /** Papers that once proved something stay where they are: decisions were taken on them. */
  private Outcome proved(Acting acting, Organization now, @Nullable Evidence evidence) {
    if (java.util.Objects.equals(now.evidence(), evidence)) return new Attached();
    organizations.update(acting.coalitionId(), changes.stamped(acting, now.provedBy(evidence)));
    audit.record(
        acting,
        "organization.evidence-changed",
        "organization",
        now.id(),
        now.evidence(),
        evidence);
    return new Attached();
  }

  private Outcome drawn(Acting acting, Organization now, @Nullable UUID logo) {
    var before = now.logo();
    if (java.util.Objects.equals(before, logo)) return new Attached();
    organizations.update(acting.coalitionId(), changes.stamped(acting, now.withLogo(logo)));
    audit.record(acting, "organization.logo-changed", "organization", now.id(), null, null);
    if (before != null) files.remove(acting, new FileId(before));
    return new Attached();
  }

  private static Outcome refused(StoreOutcome.Refused reason) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return new Refused(reason);
  }
}
