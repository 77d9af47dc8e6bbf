package org.prasan.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The cases of one's own organization as a file in the words of IOM's standard. */
@Controller
class OwnCasesController {
  private final ExportHtcds export;

  OwnCasesController(ExportHtcds export) {
    this.export = export;
  }

  @GetMapping("/{coalition}/numbers/own-cases")
  @Permit(Action.EDIT_CLIENTS)
  String show(Acting acting, Model model) {
    model.addAttribute("base", "/" + acting.coalition().slug() + "/numbers");
    model.addAttribute("fields", String.join(", ", Htcds.FIELDS));
    return "report/own-cases";
  }

  /** By POST: it opens every file of the organization, and each opening is written down. */
  @PostMapping("/{coalition}/numbers/own-cases")
  @Permit(Action.EDIT_CLIENTS)
  void download(Acting acting, Locale locale, HttpServletResponse response) throws IOException {
    response.setContentType(TableFormat.CSV.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("htcds-2.0.csv").build().toString());
    export.write(acting, locale, response.getOutputStream());
  }
}
