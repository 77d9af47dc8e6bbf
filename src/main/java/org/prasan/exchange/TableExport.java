package org.prasan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Hands out a table as the kind of file somebody asked for. */
@Component
public class TableExport {
  private final ThaiPdf pdf;
  private final MessageSource messages;
  private final Clock clock;
  private final ZoneId zone;

  TableExport(
      ThaiPdf pdf,
      MessageSource messages,
      Clock clock,
      @Value("${prasan.time-zone:Asia/Bangkok}") ZoneId zone) {
    this.pdf = pdf;
    this.messages = messages;
    this.clock = clock;
    this.zone = zone;
  }

  /** Writes the whole table; the stream stays open. */
  public void write(Table table, TableFormat format, Locale locale, OutputStream out)
      throws IOException {
    var texts = new CellText(locale, zone);
    switch (format) {
      case CSV -> CsvTable.write(table, texts, out);
      case XLSX -> XlsxTable.write(table, texts, out);
      case PDF -> pdf.render(page(table, texts), out);
    }
  }

  private String page(Table table, CellText texts) {
    return new PdfTable(table, texts, messages, clock.instant()).xhtml();
  }
}
