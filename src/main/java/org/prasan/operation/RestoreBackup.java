package org.prasan.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts an archive into an empty database and an empty folder. The schema is first brought to the
 * version of the archive, then filled in one transaction, then brought to the present version.
 */
final class RestoreBackup implements ReadBackup.Parts {
  private final Database.Place place;
  private final Connection owner;
  private final Path folder;
  private final MigrationScripts scripts;
  private final BackupPart part;
  private final Map<String, Tables.Table> tables = new HashMap<>();
  private final List<String> afterwards = new ArrayList<>();
  private @Nullable TableCopy copy;

  private RestoreBackup(
      Database.Place place,
      Connection owner,
      Path folder,
      MigrationScripts scripts,
      BackupPart part) {
    this.part = part;
    this.place = place;
    this.owner = owner;
    this.folder = folder;
    this.scripts = scripts;
  }

  /** Expects that the archive has been checked, and compares what is restored with it again. */
  static Inventory restore(
      SealedArchive archive, Database.Place place, Path folder, MigrationScripts scripts)
      throws SQLException, IOException {
    return restore(archive, place, folder, scripts, BackupPart.DATA);
  }

  static Inventory restore(
      SealedArchive archive,
      Database.Place place,
      Path folder,
      MigrationScripts scripts,
      BackupPart part)
      throws SQLException, IOException {
    try (var owner = place.asOwner().getConnection()) {
      var restore = new RestoreBackup(place, owner, folder, scripts, part);
      var told = new ReadBackup(archive).each(restore);
      restore.finish();
      restore.compare(told, archive);
      Migrations.bring(place, scripts);
      return told;
    } catch (SQLException | IOException | RuntimeException e) {
      Migrations.undo(place);
      throw e;
    }
  }

  @Override
  public void schema(SchemaVersions versions) throws SQLException {
    Migrations.bring(place, scripts, versions);
    owner.setAutoCommit(false);
    for (var table : part.tables(owner)) tables.put(table.entry(), table);
    if (tables.isEmpty()) return;
    takeConstraintsOff();
    takeWallsDown();
    execute(
        "truncate "
            + String.join(", ", tables.values().stream().map(Tables.Table::quoted).toList()));
    copy = new TableCopy(owner);
  }

  @Override
  public void table(String name, String columns, InputStream rows)
      throws SQLException, IOException {
    var table = tables.get(name);
    if (table == null || copy == null || !table.columnList().equals(columns)) {
      throw CannotStart.because("backup-schema", name);
    }
    copy.in(table, rows);
  }

  @Override
  public void file(String name, InputStream content) throws IOException {
    var target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) throw CannotStart.because("backup-schema", name);
    OwnerOnly.folder(Objects.requireNonNull(target.getParent()));
    try (var out = Files.newOutputStream(OwnerOnly.file(target))) {
      content.transferTo(out);
    }
  }

  private void finish() throws SQLException {
    for (var step : afterwards) execute(step);
    owner.commit();
  }

  /** Tables that refer to each other in a circle have no order in which they could be filled. */
  private void takeConstraintsOff() throws SQLException {
    var drops = new ArrayList<String>();
    try (var statement =
        owner.prepareStatement(
            """
            select c.conrelid::regclass::text, quote_ident(c.conname),
                   pg_get_constraintdef(c.oid)
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            where c.contype = 'f' and c.conparentid = 0 and n.nspname = any (?)\
            """)) {
      statement.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var alter = "alter table " + row.getString(1);
          drops.add(alter + " drop constraint " + row.getString(2));
          afterwards.add(alter + " add constraint " + row.getString(2) + " " + row.getString(3));
        }
      }
    }
    for (var drop : drops) execute(drop);
  }

  /** PostgreSQL copies no rows into a table whose row-level security also binds the owner. */
  private void takeWallsDown() throws SQLException {
    var forced = new ArrayList<String>();
    try (var statement =
        owner.prepareStatement(
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relforcerowsecurity and n.nspname = any (?)\
            """)) {
      statement.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) forced.add(row.getString(1));
      }
    }
    for (var table : forced) {
      execute("alter table " + table + " no force row level security");
      afterwards.add("alter table " + table + " force row level security");
    }
  }

  private void compare(Inventory told, SealedArchive archive) throws SQLException, IOException {
    var copied = new TableCopy(owner);
    for (var table : tables.values()) {
      var expected = told.tables().getOrDefault(table.entry(), new RowSum().toString());
      if (!copied.sum(table).toString().equals(expected)) {
        throw CannotStart.because("backup-differs", archive.file().toString(), table.entry());
      }
    }
    owner.rollback();
    owner.setAutoCommit(true);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
