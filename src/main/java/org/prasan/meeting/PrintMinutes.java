package org.prasan.meeting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.prasan.exchange.ThaiDocx;
import org.prasan.exchange.ThaiPdf;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes an agenda or minutes in the official form, to print or to go on writing in Word. */
@Component
class PrintMinutes {
  private final ITemplateEngine templates;
  private final ThaiPdf pdf;
  private final MessageSource messages;

  PrintMinutes(ITemplateEngine templates, ThaiPdf pdf, MessageSource messages) {
    this.templates = templates;
    this.pdf = pdf;
    this.messages = messages;
  }

  void pdf(MinutesPaper paper, Locale locale, OutputStream out) throws IOException {
    var model =
        Map.<String, Object>of(
            "title", PaperBlocks.title(paper, messages, locale),
            "blocks", PaperBlocks.of(paper, messages, locale));
    pdf.renderNumbered(
        templates.process("meeting/minutes-paper", new Context(locale, model)),
        page -> PaperBlocks.page(page, locale),
        out);
  }

  void docx(MinutesPaper paper, Locale locale, OutputStream out) throws IOException {
    var word = ThaiDocx.numbered(locale.getLanguage().equals("th"));
    for (var block : PaperBlocks.of(paper, messages, locale)) add(block, word);
    word.write(out);
  }

  private static void add(PaperBlock block, ThaiDocx word) {
    switch (block.form()) {
      case TITLE -> word.titleLine(block.text());
      case HEADING -> word.heading(block.text());
      case POINT ->
          word.subheading((block.label() + " " + block.text() + " " + block.more()).strip());
      case PERSON -> word.row(block.label(), block.text(), block.more());
      case PARAGRAPH -> word.indented("", block.text());
      case RESOLUTION -> word.indented(block.label(), block.text());
      case LINE -> word.line(block.text());
      case DUTY -> word.point(block.text());
      case SMALL -> word.small(block.text());
      case SIGNER ->
          word.together(
              "..............................................",
              "(" + block.text() + ")",
              block.more(),
              block.label());
    }
  }
}
