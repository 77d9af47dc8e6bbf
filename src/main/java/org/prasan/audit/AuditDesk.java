package org.prasan.audit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.web.LookedFor;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the log of a coalition and that of the installation have in common on the page. */
@Component
class AuditDesk {
  private static final DateTimeFormatter IN_FILE_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  private final ReadAudit readAudit;
  private final VerifyAudit verifyAudit;
  private final ExportAudit exportAudit;
  private final AuditPage page;
  private final Clock clock;

  AuditDesk(
      ReadAudit readAudit,
      VerifyAudit verifyAudit,
      ExportAudit exportAudit,
      AuditPage page,
      Clock clock) {
    this.readAudit = readAudit;
    this.verifyAudit = verifyAudit;
    this.exportAudit = exportAudit;
    this.page = page;
    this.clock = clock;
  }

  String list(Acting acting, AuditSearch asked, HttpSession session, Model model) {
    var found = asked.found();
    var search = asked.asking(found == null ? null : LookedFor.in(session).words(found), found);
    var filter = search.filter();
    var part = readAudit.read(acting, filter, search.below());
    model.addAttribute("lines", part.lines());
    model.addAttribute("search", search);
    model.addAttribute("problems", search.problems());
    model.addAttribute("chosen", filter.chosen());
    model.addAttribute("people", page.people(acting));
    model.addAttribute("organizations", page.organizations(acting));
    model.addAttribute("deeds", page.deeds(acting));
    model.addAttribute("about", page.subject(acting, filter));
    model.addAttribute("path", path(acting));
    model.addAttribute("mayExport", acting.may(ExportAudit.permission(acting)));
    if (part.next() != null)
      model.addAttribute("further", search.address(path(acting), part.next()));
    return "audit/list";
  }

  /** Keeps the words in the session: names are looked for, and have no place in an address. */
  String find(Acting acting, AuditSearch search, HttpSession session) {
    var words = search.q();
    var found =
        words == null || words.isBlank() ? null : LookedFor.in(session).keep(session, words);
    return "redirect:" + search.asking(words, found).address(path(acting), null);
  }

  String verify(Acting acting, Model model) {
    model.addAttribute("verdict", verifyAudit.verify(acting));
    model.addAttribute("path", path(acting));
    return "audit/verified";
  }

  void export(Acting acting, HttpServletResponse response) throws IOException {
    acting.require(ExportAudit.permission(acting));
    var name =
        "audit-%s-%s.jsonl".formatted(slug(acting), IN_FILE_NAME.format(LocalDateTime.now(clock)));
    response.setContentType("application/jsonl");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    exportAudit.export(acting, response.getOutputStream());
  }

  private static String path(Acting acting) {
    return "/" + slug(acting) + "/audit";
  }

  private static String slug(Acting acting) {
    return acting.coalition().equals(Coalition.NONE) ? "installation" : acting.coalition().slug();
  }
}
