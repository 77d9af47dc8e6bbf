package org.prasan.notification;

import java.time.Instant;
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
   * @param link empty if it leads nowhere
   */
  record Line(String words, String link) {
    static Line of(String text) {
      var found = ADDRESS.matcher(text);
      if (!found.matches()) return new Line(text.strip(), "");
      var words = found.group(1).strip();
      return new Line(words.isEmpty() ? found.group(2) : words, found.group(2));
    }

    /** The address alone is said in words beside it. */
    public boolean bare() {
      return words.equals(link);
    }

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

  private static List<Line> lines(String body) {
    return body.lines().filter(line -> !line.isBlank()).map(Line::of).toList();
  }

  @Override
  public String toString() {
    return "ShownMail[" + lines.size() + "]";
  }
}
