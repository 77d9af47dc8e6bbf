package org.prasan.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A file of services is taken into the directory: all of it or nothing. */
@Component
class ImportServices {
  private static final String SECTION = "import";

  private final ServiceImports imports;
  private final ReadServiceImport readImport;
  private final Services services;
  private final Remainders remainders;
  private final OrganizationRegistry registry;
  private final Audit audit;
  private final Clock clock;

  ImportServices(
      ServiceImports imports,
      ReadServiceImport readImport,
      Services services,
      Remainders remainders,
      OrganizationRegistry registry,
      Audit audit,
      Clock clock) {
    this.imports = imports;
    this.readImport = readImport;
    this.services = services;
    this.remainders = remainders;
    this.registry = registry;
    this.audit = audit;
    this.clock = clock;
  }

  sealed interface Outcome {}

  /** Also the answer to whoever accepts the same file again. */
  record Accepted(int added, int changed) implements Outcome {}

  /** The directory has changed since the preview, or the file never fitted. */
  record NotReady() implements Outcome {}

  record NotFound() implements Outcome {}

  @Transactional
  Outcome accept(Acting acting, UUID id, boolean openShelters) {
    acting.require(Action.IMPORT_SERVICES);
    var waiting = imports.lock(acting, id).orElse(null);
    if (waiting == null) return new NotFound();
    if (waiting.committed() != null) return new Accepted(waiting.added(), waiting.changed());
    var reading = readImport.read(acting, waiting.content());
    if (!reading.ready() || hasChanged(acting, reading)) return new NotReady();
    reading.organizations().forEach((one, told) -> registry.add(acting, one, told));
    int added = 0;
    int changed = 0;
    for (var line : reading.lines()) {
      if (line.fate() == ImportReading.Fate.ADDED && add(acting, line, openShelters)) added++;
      else if (line.before() != null && change(acting, line, openShelters)) changed++;
    }
    imports.accepted(acting, id, added, changed);
    audit.record(
        acting,
        "services.imported",
        "import",
        id,
        null,
        Map.of("file", waiting.fileName(), "added", added, "changed", changed));
    return new Accepted(added, changed);
  }

  /** Somebody rewrote a service while the file was being read. */
  private boolean hasChanged(Acting acting, ImportReading reading) {
    for (var line : reading.lines()) {
      var before = line.before();
      if (before == null) continue;
      var now = services.lock(acting.coalitionId(), before.id()).orElse(null);
      if (now == null || now.version() != before.version()) return true;
    }
    return false;
  }

  private boolean add(Acting acting, ImportReading.Line line, boolean openShelters) {
    var service =
        line.accepted(openShelters)
            .with(new Service.Changed(now(), acting.person(), acting.organization()));
    services.insert(acting.coalitionId(), service);
    remainders.write(acting.coalitionId(), service.id(), line.rest());
    audit.record(
        acting,
        "service.added",
        "service",
        service.id(),
        null,
        Told.isClose(service, null)
            ? Map.of("organization", service.organization())
            : Map.of("name", service.name(), "organization", service.organization()));
    return true;
  }

  private boolean change(Acting acting, ImportReading.Line line, boolean openShelters) {
    var before = line.before();
    var wanted = line.accepted(openShelters);
    if (before == null
        || (line.fate() == ImportReading.Fate.SAME
            && wanted.confidentiality().equals(before.confidentiality()))) return false;
    var after = ChangeTimes.stamped(before, wanted, acting, now());
    services.update(acting.coalitionId(), before, after);
    remainders.write(acting.coalitionId(), after.id(), line.rest());
    audit.record(
        acting,
        "service.changed",
        "service",
        after.id(),
        Told.of(before, before, after, SECTION),
        Told.of(after, before, after, SECTION));
    if (!after.confidentiality().equals(before.confidentiality()))
      audit.record(
          acting,
          "service.kept-differently",
          "service",
          after.id(),
          Told.kept(before),
          Told.kept(after));
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
