package org.prasan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.prasan.exchange.UploadLimits.Limit;

/** What could be made of a file that somebody brought in as a table. Its name is not believed. */
public sealed interface UploadedTable {

  static UploadedTable read(InputStream in) throws IOException {
    return read(in, UploadLimits.STANDARD);
  }

  static UploadedTable read(InputStream in, UploadLimits limits) throws IOException {
    var bytes = in.readNBytes(limits.bytes() + 1);
    return bytes.length > limits.bytes()
        ? new TooLarge(Limit.BYTES, limits.megabytes())
        : UploadedBytes.read(bytes, limits);
  }

  /** All rows that say anything, the headings first. */
  record Legible(List<Row> rows, Charset charset) implements UploadedTable {
    public Legible {
      rows = List.copyOf(rows);
    }

    /** The sender should look whether the Thai text is right: the code page was only guessed. */
    public boolean isGuessed() {
      return !charset.name().startsWith("UTF-");
    }

    /** Thai that some program read with the wrong code page before it was saved. */
    public boolean isGarbled() {
      return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(GarbledThai::isIn);
    }

    public List<String> headings() {
      return rows.isEmpty() ? List.of() : rows.getFirst().cells();
    }

    public List<Row> body() {
      return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }
  }

  /** One row, with the number of its line in the file, for messages. */
  record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Without blanks around it; empty if the row is shorter. */
    public String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /** A file that is not read; the message says what the sender can do. */
  sealed interface Refused extends UploadedTable {
    String messageKey();

    default List<Object> messageArguments() {
      return List.of();
    }
  }

  /** Neither UTF-8 nor Thai Windows. */
  record WrongCodePage() implements Refused {
    @Override
    public String messageKey() {
      return "exchange.upload.wrongCodePage";
    }
  }

  record TooLarge(Limit limit, int most) implements Refused {
    @Override
    public String messageKey() {
      return "exchange.upload.tooLarge." + limit;
    }

    @Override
    public List<Object> messageArguments() {
      return List.of(most);
    }
  }

  record NotATable(Reason reason) implements Refused {
    @Override
    public String messageKey() {
      return "exchange.upload.notATable." + reason;
    }

    public enum Reason {
      EMPTY,
      OTHER_KIND,
      OLD_OR_LOCKED_WORKBOOK,
      BROKEN
    }
  }

  /** A small file that would become huge, or hides something in itself. */
  record ArchiveBomb() implements Refused {
    @Override
    public String messageKey() {
      return "exchange.upload.archiveBomb";
    }
  }
}
