package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out exactly what the registry shows, as a table. */
@Controller
class ExportController {
  private final OrganizationTable table;
  private final Handout handout;

  ExportController(OrganizationTable table, Handout handout) {
    this.table = table;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/organizations/export/{format:csv|xlsx|pdf}")
  @Permit(Action.EXPORT_REGISTRY)
  void export(
      Acting acting,
      @PathVariable String format,
      RegistryFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    var rows = table.of(acting, filter, kind, locale);
    handout.write(rows, kind, locale, response);
  }
}
