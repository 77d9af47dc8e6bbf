package org.prasan.portability;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;

/**
 * What an export says of itself, at its end.
 *
 * @param format the word by which it is known
 * @param version of that format
 * @param schema the version of each module's tables
 * @param tables in the order in which they can be filled
 * @param sha256 of each part but the files, which are named by theirs
 * @param sealed what stays closed, and what opens it
 */
record Manifest(
    String format,
    int version,
    Instant madeAt,
    Map<String, String> schema,
    Whose coalition,
    List<Rows> tables,
    Rows accounts,
    Attached files,
    Closed sealed,
    Map<String, String> sha256) {
  static final String ENTRY = "manifest.json";
  static final String FORMAT = "prasan-coalition";
  static final int VERSION = 1;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]*");

  Manifest {
    Objects.requireNonNull(format);
    Objects.requireNonNull(madeAt);
    schema = new TreeMap<>(schema);
    Objects.requireNonNull(coalition);
    tables = List.copyOf(tables);
    Objects.requireNonNull(accounts);
    Objects.requireNonNull(files);
    Objects.requireNonNull(sealed);
    sha256 = new TreeMap<>(sha256);
  }

  /** The coalition. */
  record Whose(
      UUID id,
      String slug,
      String nameTh,
      @Nullable String nameEn,
      String shortNameTh,
      @Nullable String shortNameEn,
      boolean invented,
      boolean open) {
    /** The address becomes part of a file's name, and the nil id is the installation's own log. */
    Whose {
      if (id.equals(Coalition.NONE.id().value()) || !SLUG.matcher(slug).matches())
        throw new IllegalArgumentException("No coalition");
    }

    static Whose of(Coalition coalition) {
      return new Whose(
          coalition.id().value(),
          coalition.slug(),
          coalition.name().th(),
          coalition.name().en(),
          coalition.shortName().th(),
          coalition.shortName().en(),
          coalition.invented(),
          coalition.open());
    }

    Coalition coalition() {
      return new Coalition(
          new CoalitionId(id),
          slug,
          new LocalizedText(nameTh, nameEn),
          new LocalizedText(shortNameTh, shortNameEn),
          invented,
          open);
    }
  }

  /** A table with the number of its rows. */
  record Rows(String name, List<String> columns, long rows) {
    Rows {
      Objects.requireNonNull(name);
      columns = List.copyOf(columns);
    }
  }

  /** What people attached. */
  record Attached(long count, long bytes) {}

  /**
   * What is told about clients.
   *
   * @param columns that hold bytes; what is told about clients is among them
   * @param keys how many clients have a key
   * @param keyFile beside the export; it and the passphrase open them
   */
  record Closed(List<String> columns, long keys, @Nullable String keyFile) {
    Closed {
      columns = List.copyOf(columns);
    }
  }

  long rows() {
    return tables.stream().mapToLong(Rows::rows).sum();
  }
}
