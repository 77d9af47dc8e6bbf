package org.prasan.exchange;

/** How much of an uploaded table we are ready to read. */
public record UploadLimits(int megabytes, int rows, int columns) {
  /** No spreadsheet program holds more letters in a cell. */
  private static final int LONGEST_CELL = 32_767;

  public static final UploadLimits STANDARD = new UploadLimits(10, 20_000, 200);

  int bytes() {
    return megabytes << 20;
  }

  int most(Limit limit) {
    return switch (limit) {
      case BYTES -> megabytes;
      case ROWS -> rows;
      case COLUMNS -> columns;
      case CELL -> LONGEST_CELL;
    };
  }

  /** What a table may have too much of. */
  public enum Limit {
    BYTES,
    ROWS,
    COLUMNS,
    CELL
  }
}
