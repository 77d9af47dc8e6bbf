package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out exactly what the register shows this reader, as a table. */
@Controller
class ExportServicesController {
  private final ServiceTable table;
  private final Handout handout;

  ExportServicesController(ServiceTable table, Handout handout) {
    this.table = table;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/services/export/{format:csv|xlsx|pdf}")
  @Permit(Action.SEE_SERVICES)
  void export(
      Acting acting,
      @PathVariable String format,
      RegisterFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table.of(acting, filter, kind, locale), kind, locale, response);
  }
}
