package org.prasan.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesPaper.Duty;
import org.springframework.context.MessageSource;

/** What a meeting decided and who took on what, on one page, to forward to those who were there. */
record Summary(String title, String meeting, String when, List<Part> parts, String address) {
  private static final int MOST = 12;

  /** Decisions or duties. */
  record Part(String title, List<Line> lines) {}

  /**
   * One of them.
   *
   * @param aside whose it is and until when; empty for a decision
   */
  record Line(String text, String aside) {}

  static Summary of(MinutesPaper paper, String address, MessageSource messages, Locale locale) {
    return new Writer(paper, address, messages, locale).summary();
  }

  /** As a message to send. */
  String text() {
    var lines = new ArrayList<String>();
    lines.add(title);
    lines.add(meeting);
    lines.add(when);
    for (var part : parts) {
      lines.add("");
      if (!part.title().isEmpty()) lines.add(part.title());
      for (var line : part.lines()) {
        lines.add("• " + line.text());
        if (!line.aside().isEmpty()) lines.add("   " + line.aside());
      }
    }
    lines.add("");
    lines.add(address);
    return String.join("\n", lines);
  }

  /** Holds together what every part of one summary needs. */
  private record Writer(MinutesPaper paper, String address, MessageSource messages, Locale locale) {
    Summary summary() {
      var parts = new ArrayList<Part>();
      var points = paper.headings().stream().flatMap(heading -> heading.points().stream()).toList();
      add(
          parts,
          "minutes.summary.decisions",
          points.stream()
              .flatMap(point -> point.decisions().stream())
              .filter(decision -> decision.number() != null)
              .map(decision -> new Line(decision.numbered(locale) + "  " + decision.text(), ""))
              .toList());
      add(
          parts,
          "minutes.summary.duties",
          points.stream().flatMap(point -> point.duties().stream()).map(this::duty).toList());
      if (parts.isEmpty())
        parts.add(new Part("", List.of(new Line(say("minutes.summary.nothing"), ""))));
      return new Summary(
          say("minutes.summary.title"),
          paper.body(),
          say(
              "minutes.summary.of",
              Ordinal.in(paper.number(), locale),
              ThaiDates.full(paper.day(), locale)),
          parts,
          address);
    }

    private void add(List<Part> parts, String key, List<Line> lines) {
      if (lines.isEmpty()) return;
      var shown = new ArrayList<>(lines.subList(0, Math.min(MOST, lines.size())));
      if (lines.size() > MOST)
        shown.add(new Line(say("minutes.summary.more", Integer.toString(lines.size() - MOST)), ""));
      parts.add(new Part(say(key), shown));
    }

    private Line duty(Duty duty) {
      var due = duty.due();
      return new Line(
          duty.what(),
          due == null
              ? duty.owner()
              : say("minutes.summary.owner", duty.owner(), ThaiDates.full(due, locale)));
    }

    private String say(String key, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }
  }
}
