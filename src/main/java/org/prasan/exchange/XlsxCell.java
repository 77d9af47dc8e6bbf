package org.prasan.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell of a workbook says, as somebody would have typed it; days in ISO. */
final class XlsxCell {
  private static final Pattern NOT_THE_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
  private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final MathContext AS_EXCEL_SHOWS_IT = new MathContext(15);
  private static final int LONGEST_NUMBER = 310;

  private XlsxCell() {}

  static String text(Cell cell) {
    if (cell.getType() != CellType.NUMBER) return Objects.requireNonNullElse(raw(cell), "");
    return isDate(cell.getDataFormatString()) ? date(cell.asDate()) : number(cell.asNumber());
  }

  /** Of a formula the last result, for we calculate nothing. */
  private static @Nullable String raw(Cell cell) {
    return cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
  }

  private static boolean isDate(@Nullable String format) {
    return format != null
        && DATE_LETTERS.matcher(NOT_THE_FORMAT.matcher(format).replaceAll("")).find();
  }

  private static String date(LocalDateTime moment) {
    if (moment.getYear() < 1900) return moment.toLocalTime().toString();
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : MINUTES.format(moment);
  }

  private static String number(BigDecimal number) {
    var rounded = number.round(AS_EXCEL_SHOWS_IT).stripTrailingZeros();
    // Written out, 1E999999999 would fill the memory.
    return Math.abs(rounded.scale()) > LONGEST_NUMBER
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
