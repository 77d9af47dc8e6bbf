package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All meetings: those ahead, those that are over, and the series they belong to. */
@Controller
class MeetingsController {
  private static final int PAGE = 25;

  /** Nobody hands out more at once. */
  private static final int MOST = 5000;

  private final MeetingRows meetings;
  private final SeriesRows series;
  private final AttendanceRows attendance;
  private final MeetingWords words;
  private final MeetingClock stamps;
  private final Handout handout;

  MeetingsController(
      MeetingRows meetings,
      SeriesRows series,
      AttendanceRows attendance,
      MeetingWords words,
      MeetingClock stamps,
      Handout handout) {
    this.meetings = meetings;
    this.series = series;
    this.attendance = attendance;
    this.words = words;
    this.stamps = stamps;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry meetingsEntry() {
    return new NavigationEntry(
        "meeting.meetings", "message-circle", "/meetings", Action.SEE_MEETINGS, 16, true);
  }

  /**
   * A meeting on the list.
   *
   * @param answer what one's own organization has said; null if nothing
   */
  record Line(
      Meeting meeting, LocalizedText title, MeetingState state, Answer.@Nullable Kind answer) {}

  @GetMapping("/{coalition}/meetings")
  @Permit(Action.SEE_MEETINGS)
  String list(
      Acting acting, @RequestParam(required = false) @Nullable MeetingId after, Model model) {
    var coalition = acting.coalitionId();
    var all = series.all(coalition);
    var ahead = after == null ? meetings.ahead(coalition) : List.<Meeting>of();
    var past = new ArrayList<>(meetings.past(coalition, null, after, PAGE + 1));
    boolean more = past.size() > PAGE;
    if (more) past.removeLast();
    var names = all.stream().collect(Collectors.toMap(Series::id, Function.identity()));
    model.addAttribute("series", all);
    model.addAttribute("ahead", lines(acting, names, ahead));
    model.addAttribute("past", lines(acting, names, past));
    model.addAttribute("first", after == null);
    model.addAttribute("meetings", MeetingPages.base(acting));
    model.addAttribute(
        "more", more ? MeetingPages.base(acting) + "?after=" + past.getLast().id() : null);
    return "meeting/list";
  }

  @GetMapping("/{coalition}/meetings/export/{format:csv|xlsx|pdf}")
  @Permit(Action.SEE_MEETINGS)
  void export(
      Acting acting, @PathVariable String format, Locale locale, HttpServletResponse response)
      throws IOException {
    var coalition = acting.coalitionId();
    var names =
        series.all(coalition).stream().collect(Collectors.toMap(Series::id, Function.identity()));
    var all = new ArrayList<>(meetings.ahead(coalition));
    all.addAll(meetings.past(coalition, null, null, MOST));
    var table =
        Table.of(
            words.say("meeting.meetings", locale),
            lines(acting, names, all),
            Column.of(words.say("meeting.meeting", locale), (Line line) -> line.title().in(locale)),
            Column.of(words.say("meeting.day", locale), line -> line.meeting().plan().day()),
            Column.of(
                words.say("meeting.starts", locale),
                line -> ThaiDates.time(line.meeting().plan().startsAt(), locale)),
            Column.of(words.say("meeting.place", locale), line -> line.meeting().plan().place()),
            Column.of(
                words.say("meeting.state", locale), line -> words.say(line.state().key(), locale)));
    handout.write(table, TableFormat.valueOf(format.toUpperCase(Locale.ROOT)), locale, response);
  }

  private List<Line> lines(Acting acting, Map<SeriesId, Series> names, List<Meeting> all) {
    var own = acting.organization();
    var answers =
        own == null
            ? Map.<MeetingId, Answer.Kind>of()
            : attendance.answersOf(
                acting.coalitionId(), own, all.stream().map(Meeting::id).toList());
    return all.stream()
        .map(
            one ->
                new Line(
                    one,
                    words.title(Objects.requireNonNull(names.get(one.series())), one),
                    one.stateAt(stamps.now()),
                    answers.get(one.id())))
        .toList();
  }
}
