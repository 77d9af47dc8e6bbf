package org.prasan.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services as somebody may see them. That a confidential part was read is written to the audit log
 * in the same transaction.
 */
@Service
@Transactional
class ReadServices {
  private final Services services;
  private final Readers readers;
  private final Remainders remainders;
  private final Audit audit;

  ReadServices(Services services, Readers readers, Remainders remainders, Audit audit) {
    this.services = services;
    this.remainders = remainders;
    this.readers = readers;
    this.audit = audit;
  }

  /** Empty if there is none, or none that this person may know of. */
  Optional<Redaction> one(Acting acting, ServiceId id) {
    var seen = known(acting, id);
    seen.filter(Redaction::isConfidential)
        .ifPresent(
            read ->
                audit.record(
                    acting,
                    "service.confidential-read",
                    "service",
                    id,
                    null,
                    Map.of("parts", List.copyOf(read.confidential()))));
    return seen;
  }

  /**
   * What it is called, and nothing else of it. Not written down: beside the referral on whose page
   * it stands, an entry would tell what that is about.
   */
  Optional<LocalizedText> name(Acting acting, ServiceId id) {
    return known(acting, id).map(one -> one.service().name());
  }

  /** Whether it may be known of, and that organization gives it now. */
  boolean given(Acting acting, ServiceId id, OrganizationId by) {
    return known(acting, id)
        .map(Redaction::service)
        .filter(service -> service.organization().equals(by))
        .filter(service -> service.basics().status() == org.prasan.directory.Service.Status.ACTIVE)
        .isPresent();
  }

  private Optional<Redaction> known(Acting acting, ServiceId id) {
    return services
        .find(acting.coalitionId(), id)
        .flatMap(whole -> Redaction.of(whole, readers.of(acting)));
  }

  /** Those among the ids that may be known of, in that order. */
  List<org.prasan.directory.Service> all(Acting acting, List<ServiceId> ids) {
    return all(acting, readers.of(acting), ids);
  }

  List<org.prasan.directory.Service> all(Acting acting, Reader reader, List<ServiceId> ids) {
    return shown(acting, reader, services.all(acting.coalitionId(), ids));
  }

  List<org.prasan.directory.Service> ofOrganization(Acting acting, OrganizationId organization) {
    return shown(
        acting, readers.of(acting), services.ofOrganization(acting.coalitionId(), organization));
  }

  /** The same with all that goes into a file by the terms of HSDS. */
  List<Exported> exported(Acting acting, Reader reader, List<ServiceId> ids) {
    var whole = services.all(acting.coalitionId(), ids);
    var rests = remainders.of(acting.coalitionId(), ids);
    var byId = new HashMap<ServiceId, org.prasan.directory.Service>();
    whole.forEach(service -> byId.put(service.id(), service));
    return shown(acting, reader, whole).stream()
        .map(
            seen ->
                Exported.of(
                    acting,
                    reader,
                    seen,
                    Objects.requireNonNull(byId.get(seen.id())),
                    rests.get(seen.id())))
        .toList();
  }

  /** The same for a caller who shows several lists at once, and then says what was read. */
  List<Redaction> seen(Acting acting, Reader reader, List<ServiceId> ids) {
    return redacted(reader, services.all(acting.coalitionId(), ids));
  }

  private List<org.prasan.directory.Service> shown(
      Acting acting, Reader reader, Collection<org.prasan.directory.Service> whole) {
    var seen = redacted(reader, whole);
    listed(acting, seen);
    return seen.stream().map(Redaction::service).toList();
  }

  private static List<Redaction> redacted(
      Reader reader, Collection<org.prasan.directory.Service> whole) {
    return whole.stream().flatMap(service -> Redaction.of(service, reader).stream()).toList();
  }

  /**
   * Writes down that somebody saw what fits a client: in the same words whatever that was, since
   * the file or the referral it was for stands beside it, and which services fit tells the need.
   */
  void fitting(Acting acting) {
    audit.record(
        acting, "service.fitting-listed", "service-list", acting.coalitionId(), null, null);
  }

  /** Writes down which of them are kept for few; one entry for all that stand on one page. */
  void listed(Acting acting, List<Redaction> seen) {
    var kept =
        seen.stream()
            .filter(Redaction::isConfidential)
            .map(one -> one.service().id().toString())
            .distinct()
            .toList();
    if (!kept.isEmpty())
      audit.record(
          acting,
          "service.confidential-listed",
          "service-list",
          acting.coalitionId(),
          null,
          Map.of("services", kept));
  }
}
