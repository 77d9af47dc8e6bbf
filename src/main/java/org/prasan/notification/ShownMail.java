package org.prasan.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/**
 * An e-mail of a trial as it stands on a page.
 *
 * @param enclosed the names of its files
 */
record ShownMail(
    String recipient, Instant at, String subject, List<Line> lines, List<String> enclosed) {
  private static final Pattern ADDRESS = Pattern.compile("^(.*?)(?:: )?(https?://\\S+)$");

  /**
   * A line of it.
   *
   * @param link where it leads; empty if nowhere
   * @param answer it is one of the answers a tap gives
   */
  record Line(String words, String link, boolean answer) {
    @Override
    public String toString() {
      return "Line";
    }
  }

  static ShownMail of(KeptMails.Kept kept) {
    return new ShownMail(
        kept.recipient(), kept.keptAt(), kept.subject(), lines(kept.body()), kept.enclosed());
  }

  /** In the language of whom it is for; once its link is gone, so are its words. */
  static ShownMail of(Outbox.Entry entry, MessageSource words) {
    var locale = Locale.forLanguageTag(entry.language());
    var link = entry.link();
    return new ShownMail(
        entry.recipient(),
        entry.writtenAt(),
        words.getMessage(SendMail.subject(entry), null, locale),
        link == null
            ? List.of()
            : lines(words.getMessage(SendMail.text(entry), new Object[] {link}, locale)),
        List.of());
  }

  /** An address alone belongs to the words above it. */
  private static List<Line> lines(String body) {
    var lines = new ArrayList<Line>();
    for (var text : body.lines().filter(one -> !one.isBlank() && !one.equals("--")).toList()) {
      var found = ADDRESS.matcher(text);
      if (!found.matches()) {
        lines.add(new Line(text, "", false));
        continue;
      }
      var words = found.group(1).strip();
      if (words.isEmpty() && !lines.isEmpty()) words = lines.removeLast().words();
      lines.add(new Line(words, found.group(2), text.startsWith(" ")));
    }
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "ShownMail[" + lines.size() + "]";
  }
}
