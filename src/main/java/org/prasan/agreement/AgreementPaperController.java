package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.prasan.exchange.ThaiDocx;
import org.prasan.exchange.ThaiPdf;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Hands out an agreement to print or to sign on paper, and the very bytes that are signed. */
@Controller
class AgreementPaperController {
  private final Dossiers dossiers;
  private final ITemplateEngine templates;
  private final ThaiPdf pdf;
  private final MessageSource messages;

  AgreementPaperController(
      Dossiers dossiers, ITemplateEngine templates, ThaiPdf pdf, MessageSource messages) {
    this.dossiers = dossiers;
    this.templates = templates;
    this.pdf = pdf;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/agreements/{id}/paper/{number}/{format:pdf|docx|txt}")
  @Permit(Action.SEE_AGREEMENTS)
  void paper(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable int number,
      @PathVariable String format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var dossier = dossiers.find(acting.coalitionId(), id).orElseThrow(AgreementPages::notFound);
    var text = dossier.text(number).orElseThrow(AgreementPages::notFound);
    var paper = AgreementPaper.of(dossier, text, messages, locale);
    response.setContentType(contentType(format));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(paper.fileName(number, format), StandardCharsets.UTF_8)
            .build()
            .toString());
    switch (format) {
      case "pdf" -> pdf.render(xhtml(paper, locale), response.getOutputStream());
      case "docx" -> docx(paper).write(response.getOutputStream());
      default -> response.getOutputStream().write(text.signedBytes());
    }
  }

  private static String contentType(String format) {
    return switch (format) {
      case "pdf" -> "application/pdf";
      case "docx" -> ThaiDocx.CONTENT_TYPE;
      default -> "text/plain;charset=utf-8";
    };
  }

  private String xhtml(AgreementPaper paper, Locale locale) {
    return templates.process("agreement/paper", new Context(locale, Map.of("paper", paper)));
  }

  private static ThaiDocx docx(AgreementPaper paper) {
    var document = new ThaiDocx(paper.footer());
    for (var part : paper.parts()) {
      document.title(part.title());
      for (var block : part.blocks())
        switch (block.form()) {
          case HEADING -> document.heading(block.text());
          case PARAGRAPH -> document.paragraph(block.lines());
          case POINTS -> block.lines().forEach(document::point);
        }
    }
    document.heading(paper.signaturesTitle());
    for (var place : paper.signatures()) {
      document.together(place.line(), place.signer(), place.position(), place.party(), place.day());
      if (place.note() != null) document.small(place.note());
    }
    document.small(paper.fingerprint());
    return document;
  }
}
