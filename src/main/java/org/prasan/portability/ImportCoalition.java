package org.prasan.portability;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.CarriedFiles;
import org.prasan.identity.CarriedAccounts;
import org.prasan.identity.CarriedAccounts.Carried;
import org.prasan.operation.CannotStart;
import org.prasan.operation.OwnersTransaction;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.vault.CarriedKeys;
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
   * After the export was checked.
   *
   * @param keyFile null where its clients have none, or are to stay closed
   * @return by which the first of its people sign in
   */
  List<CarriedAccounts.WayIn> bring(ReadExport export, Manifest told, @Nullable KeyFile keyFile) {
    var coalition = told.coalition().coalition();
    var begun = new boolean[1];
    try {
      var waysIn =
          owners.writing(
              owner -> {
                refuseUnlessItFits(coalition, told, owner);
                coalitions.add(coalition);
                begun[0] = true;
                return written(coalition, export, told, keyFile, owner);
              });
      begun[0] = false;
      return waysIn;
    } finally {
      // What lies outside the database does not go with the transaction.
      if (begun[0]) forget(coalition);
    }
  }

  private void refuseUnlessItFits(Coalition coalition, Manifest told, Connection owner)
      throws SQLException {
    if (coalitions.byId(coalition.id()).isPresent()
        || coalitions.bySlug(coalition.slug()).isPresent())
      throw CannotStart.because("import-there", coalition.slug());
    var here = OwnersTransaction.schema(owner);
    if (!here.equals(told.schema())) throw CannotStart.because("import-version");
  }

  private List<CarriedAccounts.WayIn> written(
      Coalition coalition,
      ReadExport export,
      Manifest told,
      @Nullable KeyFile keyFile,
      Connection owner)
      throws SQLException {
    var rows = new LoadRows(owner);
    if (!export.each(new Arriving(coalition, rows)).equals(told))
      throw export.refuse("import-damaged");
    compare(coalition, rows, told, owner);
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
            "exportedAt", told.madeAt()));
    return accounts.waysIn(coalition.id());
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
          if (!accounts.bring(coalition.id(), carried.next()))
            throw CannotStart.because("import-row", WriteExport.ACCOUNTS);
        }
      } catch (JacksonException e) {
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
