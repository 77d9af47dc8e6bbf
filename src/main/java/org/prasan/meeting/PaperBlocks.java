package org.prasan.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.meeting.MinutesPaper.Chapter;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Kind;
import org.prasan.meeting.MinutesPaper.Point;
import org.prasan.meeting.MinutesPaper.Signer;
import org.prasan.meeting.PaperBlock.Form;
import org.springframework.context.MessageSource;

/**
 * Puts a paper into words in the order of the official form. A Thai paper has Thai digits
 * throughout, also where people typed others, since official papers have one kind; what stands
 * among Latin letters, such as an address or a fingerprint, stays as it is.
 */
final class PaperBlocks {
  private static final String TO_WRITE_ON = ".".repeat(46);

  private final MinutesPaper paper;
  private final MessageSource messages;
  private final Locale locale;
  private final List<PaperBlock> blocks = new ArrayList<>();

  private PaperBlocks(MinutesPaper paper, MessageSource messages, Locale locale) {
    this.paper = paper;
    this.messages = messages;
    this.locale = locale;
  }

  static List<PaperBlock> of(MinutesPaper paper, MessageSource messages, Locale locale) {
    var made = new PaperBlocks(paper, messages, locale);
    made.head();
    made.people("minutes.paper.present", paper.present());
    made.people("minutes.paper.absent", paper.absent());
    made.people("minutes.paper.attending", paper.attending());
    made.time("minutes.paper.opened", paper.kind() == Kind.MINUTES ? paper.opened() : null);
    made.agenda();
    made.setAside();
    made.time("minutes.paper.closed", paper.closed());
    made.signer("minutes.paper.recorder", paper.recorder());
    made.signer("minutes.paper.reviewer", paper.reviewer());
    paper.notes().forEach(note -> made.add(Form.SMALL, note));
    return made.blocks.stream().map(block -> block.in(locale)).toList();
  }

  /** Page numbers as official papers carry them, from the second page on. */
  static String page(int number, Locale locale) {
    return PaperBlock.digits("- " + number + " -", locale);
  }

  static String title(MinutesPaper paper, MessageSource messages, Locale locale) {
    var body = paper.body().replaceFirst("^(?:การ)?ประชุม", "");
    return messages.getMessage(paper.kind().key(), new Object[] {body}, locale);
  }

  private void head() {
    add(Form.TITLE, title(paper, messages, locale));
    if (!paper.number().isEmpty())
      add(Form.TITLE, say("minutes.paper.number", Ordinal.in(paper.number(), locale)));
    var day = ThaiDates.withWeekday(paper.day(), locale);
    var opened = paper.opened();
    add(
        Form.TITLE,
        paper.kind() == Kind.AGENDA && opened != null
            ? say("minutes.paper.when", day, time(opened))
            : say("minutes.paper.day", day));
    if (!paper.place().isEmpty()) add(Form.TITLE, say("minutes.paper.place", paper.place()));
  }

  private void people(String key, List<Attendee> people) {
    if (people.isEmpty()) return;
    add(Form.HEADING, say(key));
    int number = 0;
    for (var one : people)
      blocks.add(new PaperBlock(Form.PERSON, ++number + ".", name(one), post(one)));
  }

  private String name(Attendee one) {
    var insteadOf = one.insteadOf();
    return insteadOf == null ? one.name() : say("minutes.paper.instead", one.name(), insteadOf);
  }

  private String post(Attendee one) {
    var reason = one.reason();
    return reason == null ? one.post() : say("minutes.paper.reason", one.post(), reason);
  }

  private void time(String key, @Nullable LocalTime time) {
    if (time != null) add(Form.LINE, say(key, time(time)));
  }

  private void agenda() {
    int number = 0;
    for (var heading : paper.headings()) heading(++number, heading);
  }

  private void heading(int number, Chapter heading) {
    add(Form.HEADING, say("minutes.paper.heading", "" + number, heading.title()));
    if (heading.points().isEmpty()) add(Form.PARAGRAPH, say("minutes.paper.none"));
    int point = 0;
    for (var one : heading.points()) point(number + "." + ++point, one);
  }

  private void point(String number, Point point) {
    blocks.add(new PaperBlock(Form.POINT, number, point.title(), aside(point)));
    blocks.addAll(PaperBlock.paragraphs(point.text()));
    for (var paper : point.papers()) add(Form.DUTY, say("minutes.paper.paper", paper));
    for (var decision : point.decisions()) {
      var label =
          decision.number() == null
              ? say("minutes.paper.resolution")
              : say("minutes.paper.resolution.numbered", decision.numbered(locale));
      blocks.add(new PaperBlock(Form.RESOLUTION, label, decision.text(), ""));
    }
    for (var duty : point.duties()) add(Form.DUTY, duty(duty));
  }

  /** Who presents it and for how long: of use before the meeting only. */
  private String aside(Point point) {
    if (paper.kind() != Kind.AGENDA) return "";
    var parts = new ArrayList<String>();
    if (point.presenter() != null && !point.presenter().isEmpty()) parts.add(point.presenter());
    if (point.minutes() != null)
      parts.add(say("minutes.paper.minutes-long", point.minutes().toString()));
    return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
  }

  private String duty(Duty duty) {
    LocalDate due = duty.due();
    return due == null
        ? say("minutes.paper.duty.open", duty.what(), duty.owner())
        : say("minutes.paper.duty", duty.what(), duty.owner(), ThaiDates.full(due, locale));
  }

  private void setAside() {
    if (paper.setAside().isEmpty()) return;
    add(Form.HEADING, say("minutes.paper.set-aside"));
    for (var one : paper.setAside()) add(Form.DUTY, one);
  }

  /** Where nobody is named the name is written by hand: the official form has both lines. */
  private void signer(String key, @Nullable Signer signer) {
    if (signer != null)
      blocks.add(new PaperBlock(Form.SIGNER, say(key), signer.name(), signer.post()));
    else if (paper.kind() == Kind.MINUTES)
      blocks.add(new PaperBlock(Form.SIGNER, say(key), TO_WRITE_ON, ""));
  }

  private String time(LocalTime time) {
    return ThaiDates.time(time, locale);
  }

  private void add(Form form, String text) {
    blocks.add(PaperBlock.of(form, text));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
