package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableExport;
import org.prasan.exchange.TableFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers a request with a table to keep. */
@Component
public class Handout {
  private final TableExport export;

  Handout(TableExport export) {
    this.export = export;
  }

  public void write(Table table, TableFormat format, Locale locale, HttpServletResponse response)
      throws IOException {
    response.setContentType(format.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(format.fileName(table.title()), StandardCharsets.UTF_8)
            .build()
            .toString());
    export.write(table, format, locale, response.getOutputStream());
  }
}
