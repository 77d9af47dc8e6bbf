package org.prasan.directory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prasan.audit.Audit;
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
    var seen =
        services
            .find(acting.coalitionId(), id)
            .flatMap(whole -> Redaction.of(whole, readers.of(acting)));
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

  /** Those among the ids that may be known of, in that order. */
  List<org.prasan.directory.Service> all(Acting acting, List<ServiceId> ids) {
    return all(acting, readers.of(acting), ids);
  }

  List<org.prasan.directory.Service> all(Acting acting, Reader reader, List<ServiceId> ids) {
    return seen(acting, reader, services.all(acting.coalitionId(), ids));
  }

  List<org.prasan.directory.Service> ofOrganization(Acting acting, OrganizationId organization) {
    return seen(
        acting, readers.of(acting), services.ofOrganization(acting.coalitionId(), organization));
  }

  /** The same with all that goes into a file by the terms of HSDS. */
  List<Exported> exported(Acting acting, Reader reader, List<ServiceId> ids) {
    var whole = services.all(acting.coalitionId(), ids);
    var rests = remainders.of(acting.coalitionId(), ids);
    var byId = new HashMap<ServiceId, org.prasan.directory.Service>();
    whole.forEach(service -> byId.put(service.id(), service));
    return seen(acting, reader, whole).stream()
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

  private List<org.prasan.directory.Service> seen(
      Acting acting, Reader reader, List<org.prasan.directory.Service> whole) {
    var seen = whole.stream().flatMap(service -> Redaction.of(service, reader).stream()).toList();
    var read = new LinkedHashMap<String, Object>();
    for (var one : seen)
      if (one.isConfidential())
        read.put(one.service().id().toString(), List.copyOf(one.confidential()));
    if (!read.isEmpty())
      audit.record(
          acting,
          "service.confidential-listed",
          "service-list",
          acting.coalitionId(),
          null,
          Map.of("services", List.copyOf(read.keySet())));
    return seen.stream().map(Redaction::service).toList();
  }
}
