package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prasan.agreement.Agreements;
import org.prasan.files.FileId;
import org.prasan.files.HandOutFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What an applicant reads by the private link: the papers sent, and the agreement to be signed. */
@Controller
class ApplicantReadsController {
  private final ApplicantPages pages;
  private final SignatureAwaited signature;
  private final Agreements agreements;
  private final HandOutFile handOut;

  ApplicantReadsController(
      ApplicantPages pages,
      SignatureAwaited signature,
      Agreements agreements,
      HandOutFile handOut) {
    this.pages = pages;
    this.signature = signature;
    this.agreements = agreements;
    this.handOut = handOut;
  }

  @GetMapping("/{coalition}/apply/{link}/papers/{paper}")
  @Permit(Action.APPLY)
  ResponseEntity<Resource> paper(
      Acting acting,
      @PathVariable String link,
      @PathVariable UUID paper,
      Locale locale,
      Model model) {
    return pages.open(acting, link, locale, model).stream()
        .flatMap(page -> page.papers().stream())
        .filter(one -> one.id().equals(paper))
        .findFirst()
        .flatMap(one -> handOut.toSave(acting, new FileId(one.file())))
        .orElseThrow(ApplicationPages::notFound);
  }

  @GetMapping("/{coalition}/apply/{link}/agreement")
  @Permit(Action.APPLY)
  String agreement(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var wording =
        signature
            .way(acting.coalitionId(), page.application())
            .flatMap(way -> Optional.ofNullable(way.agreement()))
            .flatMap(id -> agreements.wording(acting.coalitionId(), id))
            .orElseThrow(ApplicationPages::notFound);
    model.addAttribute("title", wording.title());
    model.addAttribute("thaiBlocks", wording.thai());
    model.addAttribute("englishBlocks", wording.english());
    return "admission/agreement";
  }
}
