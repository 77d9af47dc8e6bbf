package org.prasan.portability;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.prasan.exchange.CsvRows;
import org.prasan.files.CarriedFiles;
import org.prasan.identity.CarriedAccounts;
import org.prasan.identity.CarriedAccounts.Carried;
import org.prasan.operation.CannotStart;
import org.prasan.operation.OwnersTransaction;
import org.prasan.tenancy.Coalition;
import org.prasan.vault.CarriedKeys;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what belongs to one coalition, of one moment, and nothing of any other. */
@Component
class WriteExport {
  static final String ACCOUNTS = "accounts";
  private static final List<String> ACCOUNT_COLUMNS =
      List.of("id", "email", "name_th", "name_en", "language", "created_at", "deactivated_at");

  private final CarriedAccounts accounts;
  private final CarriedFiles files;
  private final CarriedKeys keys;
  private final ReadMe readMe;
  private final JsonMapper json;
  private final Clock clock;

  WriteExport(
      CarriedAccounts accounts,
      CarriedFiles files,
      CarriedKeys keys,
      ReadMe readMe,
      JsonMapper json,
      Clock clock) {
    this.accounts = accounts;
    this.files = files;
    this.keys = keys;
    this.readMe = readMe;
    this.json = json;
    this.clock = clock;
  }

  /** Within a transaction of the owner of the tables. */
  Manifest of(Coalition coalition, String keyFile, Connection owner, OutputStream out)
      throws IOException, SQLException {
    var tables = CoalitionTables.inOrder(owner).stream().flatMap(List::stream).toList();
    try (var zip = new ExportZip(out)) {
      zip.part("README.txt", to -> to.write(bytes(readMe.of(coalition, tables))));
      var rows = new TableRows(owner, coalition.id());
      var told = new ArrayList<Manifest.Rows>();
      for (var table : tables) told.add(table(table, rows, zip));
      long keysLeft = keys.count(coalition.id());
      var manifest =
          new Manifest(
              Manifest.FORMAT,
              Manifest.VERSION,
              clock.instant().truncatedTo(ChronoUnit.SECONDS),
              OwnersTransaction.schema(owner),
              Manifest.Whose.of(coalition),
              told,
              accounts(coalition, zip),
              files(coalition, zip),
              new Manifest.Closed(bytesIn(tables), keysLeft, keysLeft == 0 ? null : keyFile),
              zip.sums());
      zip.unnoted(
          Manifest.ENTRY,
          to -> to.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest)));
      return manifest;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static Manifest.Rows table(CoalitionTable table, TableRows rows, ExportZip zip)
      throws IOException, SQLException {
    var count = new long[1];
    zip.part(table.json(), to -> count[0] = rows.json(table, to));
    zip.part(table.csv(), to -> rows.csv(table, to));
    return new Manifest.Rows(table.name(), table.columns(), count[0]);
  }

  private Manifest.Rows accounts(Coalition coalition, ExportZip zip)
      throws IOException, SQLException {
    var count = new long[1];
    zip.part(
        "json/" + ACCOUNTS + ".jsonl",
        to -> {
          var out = new BufferedOutputStream(to);
          accounts.each(
              coalition.id(),
              account -> {
                line(out, account);
                count[0]++;
              });
          out.flush();
        });
    zip.part(
        "csv/" + ACCOUNTS + ".csv",
        to -> {
          var csv = CsvRows.begin(to, ACCOUNT_COLUMNS);
          accounts.each(coalition.id(), account -> line(csv, account));
          csv.flush();
        });
    return new Manifest.Rows(ACCOUNTS, ACCOUNT_COLUMNS, count[0]);
  }

  private Manifest.Attached files(Coalition coalition, ExportZip zip)
      throws IOException, SQLException {
    var count = new long[2];
    var named = new ArrayList<String>();
    files.each(coalition.id(), named::add);
    for (var hash : named) {
      count[0]++;
      var found = zip.unnoted(fileEntry(hash), to -> count[1] += copy(coalition, hash, to));
      if (!found.equals(hash)) throw CannotStart.because("export-file", hash);
    }
    return new Manifest.Attached(count[0], count[1]);
  }

  private long copy(Coalition coalition, String hash, OutputStream to) throws IOException {
    try (var bytes = files.open(coalition.id(), hash)) {
      return bytes.transferTo(to);
    } catch (FileNotFoundException e) {
      throw CannotStart.because("export-file", hash);
    }
  }

  static String fileEntry(String hash) {
    return "files/" + hash.substring(0, 2) + "/" + hash;
  }

  private void line(OutputStream out, Carried account) {
    try {
      out.write(json.writeValueAsBytes(account));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(CsvRows csv, Carried account) {
    try {
      csv.add(
          List.of(
              account.id().toString(),
              account.email(),
              account.nameTh(),
              Objects.toString(account.nameEn(), ""),
              account.language(),
              account.createdAt().toString(),
              Objects.toString(account.deactivatedAt(), "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> bytesIn(List<CoalitionTable> tables) {
    return tables.stream()
        .flatMap(table -> table.bytes().stream().sorted().map(one -> table.name() + "." + one))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
