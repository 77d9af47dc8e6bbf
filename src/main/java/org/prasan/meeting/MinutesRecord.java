package org.prasan.meeting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.meeting.MinutesPaper.Signer;

/**
 * Minutes as plain text that anybody can keep and check: the fingerprint is the SHA-256 of this
 * file. It depends on nothing but what the minutes say, so that another wording of the product
 * never breaks it; its form must not change. Lines of a text are moved in by two blanks, and what
 * divides lines or values is escaped in what people typed, so that no text reads like a decision.
 */
final class MinutesRecord {
  /** Others at which programs begin a new line. */
  private static final Pattern BREAK = Pattern.compile("[\\u000b\\u000c\\u0085\\u2028\\u2029]");

  private final StringBuilder text = new StringBuilder();

  private MinutesRecord() {}

  static String fingerprint(MinutesPaper paper) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes(paper)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static byte[] bytes(MinutesPaper paper) {
    return new MinutesRecord().of(paper).getBytes(StandardCharsets.UTF_8);
  }

  private String of(MinutesPaper paper) {
    line("meeting", paper.body());
    line("number", paper.number());
    line("day", paper.day());
    line("place", paper.place());
    line("opened", paper.opened());
    line("closed", paper.closed());
    people("present", paper.present());
    people("absent", paper.absent());
    people("attending", paper.attending());
    int number = 0;
    for (var chapter : paper.headings()) {
      line("heading " + ++number, chapter.title());
      for (var point : chapter.points()) point(point);
    }
    signer("recorder", paper.recorder());
    signer("reviewer", paper.reviewer());
    return text.toString();
  }

  private void point(Point point) {
    line("item", point.title());
    for (var line : point.text().split("\n", -1))
      text.append("  ").append(escaped(line)).append('\n');
    for (var paper : point.papers()) line("paper", paper);
    for (var decision : point.decisions())
      line("decision", decision.number() == null ? "" : decision.number(), decision.text());
    for (var duty : point.duties()) line("duty", duty.what(), duty.owner(), duty.due());
  }

  private void people(String word, List<Attendee> people) {
    for (var one : people) line(word, one.name(), one.post(), one.insteadOf(), one.reason());
  }

  private void signer(String word, @Nullable Signer signer) {
    if (signer != null) line(word, signer.name(), signer.post());
  }

  private void line(String word, @Nullable Object... values) {
    text.append(word).append(':');
    for (var value : values)
      text.append(' ').append(value == null ? "-" : value(value)).append(';');
    text.append('\n');
  }

  /** A value that is the sign for none is told apart from none. */
  private static String value(Object value) {
    var escaped = escaped(value.toString()).replace(";", "\\;");
    return escaped.equals("-") ? "\\-" : escaped;
  }

  private static String escaped(String typed) {
    return BREAK
        .matcher(typed.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
