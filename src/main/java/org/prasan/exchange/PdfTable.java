package org.prasan.exchange;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/** A table as a paper to print: A4, lying on its side when there are many columns. */
final class PdfTable {
  private final Table table;
  private final CellText texts;
  private final MessageSource messages;
  private final Instant printedAt;

  PdfTable(Table table, CellText texts, MessageSource messages, Instant printedAt) {
    this.table = table;
    this.texts = texts;
    this.messages = messages;
    this.printedAt = printedAt;
  }

  String xhtml() {
    var title = escaped(table.title());
    var columns = PdfColumns.of(table, texts);
    return """
    <html xmlns="http://www.w3.org/1999/xhtml" lang="%s">
    <head>
    <title>%s</title>
    <link rel="stylesheet" href="classpath:papers/paper.css"/>
    <style>@page { size: A4 %s } table.list { font-size: %spt }</style>
    </head>
    <body>
    <div class="page-head">%s</div>
    <div class="page-foot">%s</div>
    <h1>%s</h1>
    <p class="facts">%s</p>
    <table class="list">
    <colgroup>%s</colgroup>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </body>
    </html>
    """
        .formatted(
            texts.locale().getLanguage(),
            title,
            columns.lie() ? "landscape" : "portrait",
            columns.letters(),
            title,
            pageOfPages(),
            title,
            facts(),
            columns.widths(),
            headings(),
            rows());
  }

  private String facts() {
    var day = texts.local(printedAt).toLocalDate();
    return escaped(
        message(
            "exchange.table.facts",
            ThaiDates.withEra(day, texts.locale()),
            Integer.toString(table.rows().size())));
  }

  private String pageOfPages() {
    return escaped(message("exchange.table.page", "{page}", "{pages}"))
        .replace("{page}", "<span class=\"page\"></span>")
        .replace("{pages}", "<span class=\"pages\"></span>");
  }

  private String headings() {
    var cells = new StringBuilder();
    for (var heading : table.headings())
      cells.append("<th>").append(escaped(heading)).append("</th>");
    return cells.toString();
  }

  private String rows() {
    var rows = new StringBuilder();
    for (var row : table.rows()) {
      rows.append("<tr>");
      for (var value : row) rows.append(cell(value));
      rows.append("</tr>\n");
    }
    return rows.toString();
  }

  private String cell(@Nullable Object value) {
    var kind =
        switch (value) {
          case Number _ -> " class=\"number\"";
          case LocalDate _ -> " class=\"date\"";
          case null, default -> "";
        };
    return "<td" + kind + ">" + escaped(texts.forReader(value)) + "</td>";
  }

  private String message(String key, Object... arguments) {
    return messages.getMessage(key, arguments, texts.locale());
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(CellText.clean(text), "UTF-8");
  }
}
