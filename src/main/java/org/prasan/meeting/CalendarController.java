package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Uid;
import org.jspecify.annotations.Nullable;
import org.prasan.commitment.Commitments;
import org.prasan.exchange.CalendarFile;
import org.prasan.identity.Token;
import org.prasan.language.ApproximateDate;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.FreshId;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.prasan.web.ThisMonth;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calendar of a coalition: what happens in a month, and meetings in one's own calendar. */
@Controller
class CalendarController {
  private static final int WEEK = 7;
  private static final int MONTHS_BACK = 3;
  private static final int MONTHS_AHEAD = 12;
  private static final ValueRange YEARS = ValueRange.of(1900, 2999);

  private final List<ThisMonth> modules;
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final MeetingDossiers dossiers;
  private final MeetingFeeds feeds;
  private final Commitments commitments;
  private final MeetingWords words;
  private final MeetingClock stamps;
  private final Settings settings;

  CalendarController(
      List<ThisMonth> modules,
      MeetingRows meetings,
      SeriesRows series,
      MeetingDossiers dossiers,
      MeetingFeeds feeds,
      Commitments commitments,
      MeetingWords words,
      MeetingClock stamps,
      Settings settings) {
    this.modules = modules;
    this.meetings = meetings;
    this.series = series;
    this.dossiers = dossiers;
    this.feeds = feeds;
    this.commitments = commitments;
    this.words = words;
    this.stamps = stamps;
    this.settings = settings;
  }

  @Bean
  static NavigationEntry calendarEntry() {
    return new NavigationEntry(
        "minutes.calendar", "calendar-event", "/calendar", Action.SEE_MEETINGS, 5, true);
  }

  /** A day of the month that is shown, with what happens on it. */
  record Day(
      LocalDate date, boolean inMonth, boolean today, List<ThisMonth.Happening> happenings) {}

  @GetMapping("/{coalition}/calendar")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String month(Acting acting, @RequestParam(required = false) @Nullable String month, Model model) {
    var shown = read(month);
    var found = happenings(acting, shown);
    model.addAttribute("month", ApproximateDate.of(shown.toString()));
    model.addAttribute("before", shown.minusMonths(1).toString());
    model.addAttribute("after", shown.plusMonths(1).toString());
    model.addAttribute("thisMonth", shown.equals(YearMonth.from(stamps.today())));
    model.addAttribute("weeks", weeks(shown, found));
    model.addAttribute("days", found);
    model.addAttribute("addressForm", FreshId.next());
    model.addAttribute("issued", feeds.issued(acting.coalitionId(), acting.person()));
    return "meeting/calendar";
  }

  private YearMonth read(@Nullable String month) {
    try {
      var asked = month == null ? null : YearMonth.parse(month);
      if (asked != null && YEARS.isValidIntValue(asked.getYear())) return asked;
    } catch (DateTimeParseException none) {
      // An address somebody has changed: this month is shown.
    }
    return YearMonth.from(stamps.today());
  }

  private Map<LocalDate, List<ThisMonth.Happening>> happenings(Acting acting, YearMonth month) {
    var first = month.atDay(1);
    var last = month.atEndOfMonth();
    return Stream.concat(
            modules.stream().flatMap(module -> module.between(acting, first, last).stream()),
            dues(acting, first, last))
        .sorted(Comparator.comparing(ThisMonth.Happening::day))
        .collect(
            Collectors.groupingBy(ThisMonth.Happening::day, TreeMap::new, Collectors.toList()));
  }

  /** What one's own organization has promised for these days; nobody else's. */
  private Stream<ThisMonth.Happening> dues(Acting acting, LocalDate first, LocalDate last) {
    var organization = acting.organization();
    if (organization == null || !acting.may(Action.SEE_COMMITMENTS)) return Stream.empty();
    return commitments.toDoBetween(acting.coalitionId(), organization, first, last).stream()
        .map(
            promise ->
                new ThisMonth.Happening(
                    promise.due(),
                    promise.overdue(stamps.today())
                        ? "minutes.calendar.overdue"
                        : "minutes.feed.due",
                    List.of(promise.what()),
                    promise.overdue(stamps.today()) ? "clock-exclamation" : "list-check",
                    "/" + acting.coalition().slug() + promise.path()));
  }

  private List<List<Day>> weeks(YearMonth month, Map<LocalDate, List<ThisMonth.Happening>> found) {
    var weeks = new ArrayList<List<Day>>();
    var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    while (!monday.isAfter(month.atEndOfMonth())) {
      var week = new ArrayList<Day>();
      for (int at = 0; at < WEEK; at++) {
        var date = monday.plusDays(at);
        week.add(
            new Day(
                date,
                YearMonth.from(date).equals(month),
                date.equals(stamps.today()),
                found.getOrDefault(date, List.of())));
      }
      weeks.add(week);
      monday = monday.plusWeeks(1);
    }
    return weeks;
  }

  @PostMapping("/{coalition}/calendar/address")
  @Permit(Action.SEE_MEETINGS)
  String issue(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID id,
      RedirectAttributes redirect) {
    var form = id == null ? FreshId.next() : id;
    var address = feeds.issue(acting, form).orElseThrow(MeetingPages::notFound);
    redirect.addFlashAttribute("address", address);
    return "redirect:/" + acting.coalition().slug() + "/calendar";
  }

  @PostMapping("/{coalition}/calendar/address/end")
  @Permit(Action.SEE_MEETINGS)
  String revoke(Acting acting, RedirectAttributes redirect) {
    feeds.revoke(acting);
    redirect.addFlashAttribute("flash", "minutes.feed.ended");
    return "redirect:/" + acting.coalition().slug() + "/calendar";
  }

  /** Whoever knows the secret address; a calendar program cannot sign in. */
  @GetMapping("/{coalition}/calendar/feed/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  @Transactional(readOnly = true)
  void feed(Acting acting, @PathVariable String token, Locale locale, HttpServletResponse response)
      throws IOException {
    if (acting.coalition().equals(Coalition.NONE)) throw MeetingPages.notFound();
    var reader =
        feeds
            .whose(acting.coalitionId(), new Token(token.replaceFirst("\\.ics$", "")))
            .orElseThrow(MeetingPages::notFound);
    var events = new ArrayList<VEvent>();
    for (var event : events(acting, locale)) events.add(event.event());
    var today = stamps.today();
    for (var promise :
        commitments.toDoBetween(
            acting.coalitionId(),
            reader.organization(),
            today.minusMonths(MONTHS_BACK),
            today.plusMonths(MONTHS_AHEAD))) {
      if (promise.person() != null && !promise.person().equals(reader.person())) continue;
      var due = new VEvent(promise.due(), words.say("minutes.feed.due", locale, promise.what()));
      due.add(new Uid("commitment-" + promise.id() + "@prasan"));
      events.add(due);
    }
    write(CalendarFile.feed(MeetingEvent.ABOUT, settings.timeZone(), events), response);
  }

  private List<MeetingEvent> events(Acting acting, Locale locale) {
    var coalition = acting.coalitionId();
    var today = stamps.today();
    var all = series.all(coalition).stream().collect(Collectors.toMap(Series::id, one -> one));
    return meetings
        .between(coalition, today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))
        .stream()
        .filter(meeting -> meeting.stored() != MeetingState.DRAFT)
        .filter(meeting -> all.containsKey(meeting.series()))
        .map(
            meeting ->
                MeetingEvent.of(
                    meeting,
                    words.title(Objects.requireNonNull(all.get(meeting.series())), meeting, locale),
                    settings.timeZone(),
                    page(acting, meeting.id())))
        .toList();
  }

  /** One meeting in one's own calendar: as a file, or by the calendars most people have. */
  @GetMapping("/{coalition}/meetings/{id}/calendar")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String add(Acting acting, @PathVariable MeetingId id, Locale locale, Model model) {
    var dossier = dossiers.find(acting.coalitionId(), id).orElseThrow(MeetingPages::notFound);
    var event = event(acting, dossier, locale);
    model.addAttribute("dossier", dossier);
    model.addAttribute("base", MeetingPages.address(acting, id));
    model.addAttribute("google", event.google());
    model.addAttribute("outlook", event.outlook());
    return "meeting/calendar-add";
  }

  @GetMapping("/{coalition}/meetings/{id}/invitation.ics")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  void file(Acting acting, @PathVariable MeetingId id, Locale locale, HttpServletResponse response)
      throws IOException {
    var dossier = dossiers.find(acting.coalitionId(), id).orElseThrow(MeetingPages::notFound);
    response.setHeader("Content-Disposition", "attachment; filename=\"meeting.ics\"");
    write(event(acting, dossier, locale).file(), response);
  }

  private MeetingEvent event(Acting acting, Dossier dossier, Locale locale) {
    return MeetingEvent.of(
        dossier.meeting(),
        dossier.title().in(locale),
        settings.timeZone(),
        page(acting, dossier.id()));
  }

  private String page(Acting acting, MeetingId id) {
    return settings.address(MeetingPages.address(acting, id));
  }

  private static void write(String calendar, HttpServletResponse response) throws IOException {
    response.setContentType("text/calendar;charset=utf-8");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "private, no-store");
    response.getOutputStream().write(calendar.getBytes(StandardCharsets.UTF_8));
  }
}
