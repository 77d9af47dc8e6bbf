package org.prasan.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * An e-mail in words, before it is a message: the same as text and as simple HTML, which loads
 * nothing from anywhere.
 *
 * @param sender the name under which it arrives; null for that of the installation
 * @param lead the first sentence; empty where the items speak for themselves
 * @param open of how many things others than its reader may know; none if it would not have come
 *     without what is confidential in it
 */
record Mail(
    String language,
    @Nullable String sender,
    String subject,
    String greeting,
    String lead,
    List<Part> parts,
    List<Enclosures.Enclosure> enclosed,
    Foot foot,
    int open) {

  /** Some of the items under a heading of their own; empty if they need none. */
  record Part(String heading, List<Item> items) {}

  /**
   * One sentence, and where it leads.
   *
   * @param when by when it is due, in words; null if it is not
   * @param things how many it stands for
   */
  record Item(
      String sentence, @Nullable String when, String link, List<Button> buttons, int things) {}

  /** An answer that one tap opens. */
  record Button(String words, String link) {}

  /** Why this came, and how it comes less often. */
  record Foot(String why, String how, String link) {}

  int things() {
    return parts.stream().flatMap(part -> part.items().stream()).mapToInt(Item::things).sum();
  }

  String text() {
    var text = new StringBuilder(greeting).append("\n\n");
    if (!lead.isEmpty()) text.append(lead).append("\n\n");
    for (var part : parts) {
      if (!part.heading().isEmpty()) text.append("— ").append(part.heading()).append(" —\n\n");
      for (var item : part.items()) {
        text.append(item.sentence());
        if (item.when() != null) text.append(" (").append(item.when()).append(")");
        text.append('\n').append(item.link()).append('\n');
        for (var button : item.buttons())
          text.append("  ").append(button.words()).append(": ").append(button.link()).append('\n');
        text.append('\n');
      }
    }
    return text.append("--\n")
        .append(foot.why())
        .append('\n')
        .append(foot.how())
        .append(' ')
        .append(foot.link())
        .append('\n')
        .toString();
  }

  String html() {
    var html = new StringBuilder();
    html.append("<!DOCTYPE html><html lang=\"").append(language).append("\"><head>");
    html.append("<meta charset=\"utf-8\"><title>").append(safe(subject)).append("</title></head>");
    html.append("<body style=\"font-family:sans-serif;line-height:1.6;max-width:36em\">");
    paragraph(html, safe(greeting));
    if (!lead.isEmpty()) paragraph(html, safe(lead));
    for (var part : parts) {
      if (!part.heading().isEmpty())
        html.append("<h2 style=\"font-size:1.1em\">").append(safe(part.heading())).append("</h2>");
      for (var item : part.items()) paragraph(html, item(item));
    }
    html.append("<hr>");
    paragraph(html, safe(foot.why()) + "<br>" + anchor(foot.link(), foot.how()));
    return html.append("</body></html>").toString();
  }

  private static String item(Item item) {
    var html = new StringBuilder(anchor(item.link(), item.sentence()));
    if (item.when() != null) html.append(" <small>").append(safe(item.when())).append("</small>");
    for (var button : item.buttons())
      html.append("<br>→ ").append(anchor(button.link(), button.words()));
    return html.toString();
  }

  private static void paragraph(StringBuilder html, String inner) {
    html.append("<p>").append(inner).append("</p>\n");
  }

  private static String anchor(String link, String words) {
    return "<a href=\"" + safe(link) + "\">" + safe(words) + "</a>";
  }

  private static String safe(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  @Override
  public String toString() {
    return "Mail[" + things() + "]";
  }
}
