package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out what the register shows this reader by the terms of HSDS: JSON, or its tables. */
@Controller
class ExportHsdsController {
  private final HsdsExport export;
  private final ServiceWords words;

  ExportHsdsController(HsdsExport export, ServiceWords words) {
    this.export = export;
    this.words = words;
  }

  @GetMapping("/{coalition}/services/export/hsds/{format:json|zip}")
  @Permit(Action.SEE_SERVICES)
  void export(
      Acting acting,
      @PathVariable String format,
      RegisterFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    boolean tables = format.equals("zip");
    response.setContentType(tables ? "application/zip" : MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    var title = words.say("directory.hsds.file", acting.coalition().shortName().in(locale));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(title + "." + format, StandardCharsets.UTF_8)
            .build()
            .toString());
    if (tables) export.writeTables(acting, filter, response.getOutputStream());
    else export.write(acting, filter, response.getOutputStream());
  }
}
