package org.prasan.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The keys of clients that lie where a backup puts its own. They are replaced by newer ones of the
 * same installation alone: those of another one would be lost, and its clients with them.
 */
final class FormerKeys {
  /** Written beside the data: by it an own file is known after the passphrase was changed. */
  static final String LAST = "last-client-keys";

  private final Path file;
  private final Path note;
  private final SealedArchive archive;

  FormerKeys(Path file, Path data, Secret passphrase) {
    this.file = file;
    this.note = data.resolve(LAST);
    this.archive = new SealedArchive(file, passphrase);
  }

  /** A client who is erased leaves a row, so an own file has no key whose row is not here. */
  void refuseUnlessOwn(Database.Place place) throws IOException, SQLException {
    if (!Files.exists(file) || isNoted()) return;
    var lost = opening();
    lost.removeAll(here(place));
    if (!lost.isEmpty())
      throw CannotStart.because("keys-of-another", file.toString(), String.valueOf(lost.size()));
  }

  void note() throws IOException {
    Files.writeString(note, sum());
  }

  private boolean isNoted() throws IOException {
    return Files.exists(note) && Files.readString(note).strip().equals(sum());
  }

  private String sum() throws IOException {
    return HexFormat.of().formatHex(RowSum.sha256().digest(Files.readAllBytes(file)));
  }

  /** Those in the file that open something. */
  private Set<String> opening() throws SQLException {
    var found = new HashSet<String>();
    try {
      new ReadBackup(archive).each(new Opening(found));
    } catch (CannotStart e) {
      throw CannotStart.because("keys-unknown", file.toString());
    }
    return found;
  }

  private static Set<String> here(Database.Place place) throws SQLException {
    var ids = new HashSet<String>();
    try (var owner = place.asOwner().getConnection();
        var statement = owner.createStatement();
        var row = statement.executeQuery("select id::text from %s".formatted(Tables.CLIENT_KEYS))) {
      while (row.next()) ids.add(row.getString(1));
    }
    return ids;
  }

  /** Takes the ids of keys out of the rows. */
  private record Opening(Set<String> found) implements ReadBackup.Parts {
    private static final String NONE = "\\N";

    @Override
    public void schema(SchemaVersions versions) {}

    @Override
    public void table(String name, String columns, InputStream rows) throws IOException {
      var names = Arrays.asList(columns.replace("\"", "").split(", "));
      int id = names.indexOf("id");
      int wrapped = names.indexOf("wrapped");
      var lines = new BufferedReader(new InputStreamReader(rows, StandardCharsets.UTF_8));
      for (String line; (line = lines.readLine()) != null; ) {
        var row = line.split("\t", -1);
        if (!row[wrapped].equals(NONE)) found.add(row[id]);
      }
    }

    @Override
    public void file(String name, InputStream content) {}
  }
}
