package org.prasan.portability;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.CarriedFiles;
import org.prasan.identity.CarriedAccounts;
import org.prasan.identity.CarriedAccounts.Carried;
import org.prasan.language.LocalizedText;
import org.prasan.operation.CannotStart;
import org.prasan.operation.OwnersTransaction;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionAddress;
import org.prasan.tenancy.Coalitions;
import org.prasan.vault.CarriedKeys;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A coalition that was taken out elsewhere comes in whole, or nothing of it does. */
@Service
class ImportCoalition {
  private final OwnersTransaction owners;
  private final Coalitions coalitions;
  private final CarriedAccounts accounts;
  private final CarriedFiles files;
  private final CarriedKeys keys;
  private final Audit audit;
  private final JsonMapper json;

  ImportCoalition(
      OwnersTransaction owners,
      Coalitions coalitions,
      CarriedAccounts accounts,
      CarriedFiles files,
      CarriedKeys keys,
      Audit audit,
      JsonMapper json) {
    this.owners = owners;
    this.coalitions = coalitions;
    this.accounts = accounts;
    this.files = files;
    this.keys = keys;
    this.audit = audit;
    this.json = json;
  }

  /** Opens the file of keys. */
  interface KeyFile {
    InputStream open() throws IOException;
  }

  /**
   * What the operator is told.
   *
   * @param waysIn by which the first of its people sign in
   * @param joined who had an account here
   */
  record Brought(List<CarriedAccounts.WayIn> waysIn, List<LocalizedText> joined) {}

  /**
   * After the export was checked.
   *
   * @param keyFile null where its clients have none, or are to stay closed
   * @param joiningPeople who has an account here becomes one of its people as well
   */
  Brought bring(
      ReadExport export, Manifest told, @Nullable KeyFile keyFile, boolean joiningPeople) {
    var coalition = told.coalition().coalition();
    var begun = new boolean[1];
    try {
      var brought =
          owners.writing(
              owner -> {
                refuseUnlessItFits(coalition, told, owner);
                coalitions.add(coalition);
                begun[0] = true;
                return written(coalition, export, told, keyFile, joiningPeople, owner);
              });
      begun[0] = false;
      return brought;
    } finally {
      // What lies outside the database does not go with the transaction.
      if (begun[0]) forget(coalition);
    }
  }

  private void refuseUnlessItFits(Coalition coalition, Manifest told, Connection owner)
      throws SQLException {
    if (!CoalitionAddress.fits(coalition.slug()) || CoalitionAddress.isReserved(coalition.slug()))
      throw CannotStart.because("import-address", coalition.slug());
    if (coalitions.byId(coalition.id()).isPresent()
        || coalitions.bySlug(coalition.slug()).isPresent())
      throw CannotStart.because("import-there", coalition.slug());
    var here = OwnersTransaction.schema(owner);
    if (!here.equals(told.schema())) throw CannotStart.because("import-version");
  }

  private Brought written(
      Coalition coalition,
      ReadExport export,
      Manifest told,
      @Nullable KeyFile keyFile,
      boolean joiningPeople,
      Connection owner)
      throws SQLException {
    var rows = new LoadRows(owner);
    var arriving = new Arriving(coalition, rows);
    if (!export.each(arriving).equals(told)) throw export.refuse("import-damaged");
    compare(coalition, rows, told, owner);
    if (!accounts.areThoseOfItsPeople(coalition.id()))
      throw CannotStart.because("import-row", WriteExport.ACCOUNTS);
    var joined = accounts.names(arriving.here);
    if (!joined.isEmpty() && !joiningPeople)
      throw CannotStart.because(
          "import-people", String.valueOf(joined.size()), ImportCommand.listed(joined));
    if (keyFile != null) bringKeys(coalition, keyFile);
    audit.record(
        Acting.system(Coalition.NONE, ImportCommand.NAME),
        "coalition.imported",
        "coalition",
        coalition.id(),
        null,
        Map.of(
            "slug", coalition.slug(),
            "name", coalition.name(),
            "rows", told.rows(),
            "files", told.files().count(),
            "joined", joined.size(),
            "exportedAt", told.madeAt()));
    return new Brought(accounts.waysIn(coalition.id(), arriving.here), joined);
  }

  /** Before it, no table had a row of this coalition: what is there now came with it. */
  private void compare(Coalition coalition, LoadRows rows, Manifest told, Connection owner)
      throws SQLException {
    var tables = rows.tables();
    if (tables.size() != told.tables().size()) throw CannotStart.because("import-version");
    var there = new TableRows(owner, coalition.id());
    for (int n = 0; n < tables.size(); n++) {
      var table = tables.get(n);
      var expected = new Manifest.Rows(table.name(), table.columns(), rows.rows(table));
      if (!expected.equals(told.tables().get(n)))
        throw CannotStart.because("import-schema", table.name());
      if (there.count(table) != rows.rows(table))
        throw CannotStart.because("import-foreign-rows", table.name());
    }
    if (files.count(coalition.id()) != told.files().count())
      throw CannotStart.because("import-schema", "files");
  }

  private void bringKeys(Coalition coalition, KeyFile keyFile) {
    try (var in = keyFile.open()) {
      keys.bring(coalition.id(), in);
    } catch (CarriedKeys.NotTheseKeys | IOException e) {
      throw CannotStart.because("import-keys", coalition.slug());
    }
  }

  private void forget(Coalition coalition) {
    try {
      files.forget(coalition.id());
      keys.forget(coalition.id());
    } catch (IOException e) {
      throw CannotStart.because("import-io", String.valueOf(e.getMessage()));
    }
  }

  /** What is done with each part of an export. */
  private final class Arriving implements ReadExport.Parts {
    private final Coalition coalition;
    private final LoadRows rows;

    /** Whose accounts were here before. */
    private final Set<UUID> here = new HashSet<>();

    Arriving(Coalition coalition, LoadRows rows) {
      this.coalition = coalition;
      this.rows = rows;
    }

    @Override
    public void rows(String name, InputStream lines) throws IOException {
      if (name.equals(WriteExport.ACCOUNTS)) accounts(lines);
      else rows.take(name, lines);
    }

    private void accounts(InputStream lines) {
      try (var carried = json.readerFor(Carried.class).<Carried>readValues(lines)) {
        while (carried.hasNext()) {
          var account = carried.next();
          if (!accounts.bring(coalition.id(), account)) here.add(account.id());
        }
      } catch (JacksonException | DataIntegrityViolationException e) {
        throw CannotStart.because("import-row", WriteExport.ACCOUNTS);
      }
    }

    @Override
    public void file(String sha256, InputStream content) {
      try {
        files.keep(coalition.id(), sha256, content);
      } catch (IOException e) {
        throw CannotStart.because("import-io", String.valueOf(e.getMessage()));
      }
    }
  }
}
