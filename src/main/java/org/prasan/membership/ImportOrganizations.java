package org.prasan.membership;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A table of organizations is taken into the registry: all of it or nothing. */
@Service
class ImportOrganizations {
  private final Imports imports;
  private final ReadImport readImport;
  private final Organizations organizations;
  private final Audit audit;
  private final MessageSource messages;

  ImportOrganizations(
      Imports imports,
      ReadImport readImport,
      Organizations organizations,
      Audit audit,
      MessageSource messages) {
    this.imports = imports;
    this.readImport = readImport;
    this.organizations = organizations;
    this.audit = audit;
    this.messages = messages;
  }

  sealed interface Outcome {}

  /** Also the answer to whoever accepts the same table again. */
  record Accepted(int added, int changed) implements Outcome {}

  /** The registry has changed since the preview, or never fitted. */
  record NotReady() implements Outcome {}

  record NotFound() implements Outcome {}

  @Transactional
  Outcome accept(Acting acting, UUID id, Locale locale) {
    acting.require(Action.IMPORT_ORGANIZATIONS);
    var waiting = imports.lock(acting, id).orElse(null);
    if (waiting == null) return new NotFound();
    if (waiting.committed() != null) return new Accepted(waiting.added(), waiting.changed());
    var content = waiting.content();
    var sheet = ImportSheet.of(content.headings(), content.rows(), messages);
    var reading = readImport.read(acting, sheet, locale);
    if (!reading.ready()) return new NotReady();
    reading.added().forEach(row -> add(acting, row));
    reading.changed().forEach(row -> change(acting, row));
    var accepted = new Accepted(reading.added().size(), reading.changed().size());
    imports.accepted(acting, id, accepted.added(), accepted.changed());
    audit.record(
        acting,
        "organizations.imported",
        "import",
        id,
        null,
        Map.of(
            "file", waiting.fileName(), "added", accepted.added(), "changed", accepted.changed()));
    return accepted;
  }

  private void add(Acting acting, ImportReading.Added row) {
    organizations.insert(acting.coalitionId(), row.after());
    audit.record(acting, "organization.added", "organization", row.after().id(), null, row.after());
  }

  private void change(Acting acting, ImportReading.Changed row) {
    organizations.update(acting.coalitionId(), row.after());
    audit.record(
        acting,
        "organization.changed",
        "organization",
        row.after().id(),
        row.before(),
        row.after());
  }
}
