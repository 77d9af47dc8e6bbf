package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.prasan.exchange.TableExport;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out exactly the applications that the list shows, as a table. */
@Controller
class ApplicationExportController {
  private final ApplicationTable table;
  private final TableExport export;

  ApplicationExportController(ApplicationTable table, TableExport export) {
    this.table = table;
    this.export = export;
  }

  @GetMapping("/{coalition}/applications/export/{format:csv|xlsx}")
  @Permit(Action.SEE_APPLICATIONS)
  void export(
      Acting acting,
      @PathVariable String format,
      ApplicationFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    var rows = table.of(acting, filter, locale);
    response.setContentType(kind.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(kind.fileName(rows.title()), StandardCharsets.UTF_8)
            .build()
            .toString());
    export.write(rows, kind, locale, response.getOutputStream());
  }
}
