package org.prasan.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.language.ThaiDates;
import org.prasan.language.Visible;
import org.prasan.tenancy.PersonId;
import org.prasan.web.FormCheck;
import org.prasan.web.SaidDays;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What is typed about meetings that come back.
 *
 * @param rhythm every how many months or weeks: M3, W2; NONE by appointment, KIND as usual for the
 *     kind that is chosen
 * @param day how the day is found: DATE for the day of the month or week of the first meeting,
 *     WEEKDAY for the same weekday in the same week of the month
 */
record SeriesForm(
    @Nullable UUID id,
    @Nullable MeetingKind kind,
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable UUID organ,
    @Nullable UUID pillar,
    @Nullable String rhythm,
    @Nullable String day,
    @Nullable String firstOn,
    @Nullable String firstOnChoice,
    @Nullable String startsAt,
    @Nullable String minutes,
    @Nullable String place,
    @Nullable String link,
    @Nullable UUID chair,
    @Nullable UUID secretary,
    @Nullable String windowHours,
    @Nullable Boolean ended,
    @Nullable Integer version) {
  /** Until the person says otherwise: it changes with the kind. */
  static final String KIND = "KIND";

  private static final int NAME = 200;

  static SeriesForm fresh(MeetingKind kind) {
    return new SeriesForm(
        SeriesId.fresh().value(),
        kind,
        "",
        "",
        null,
        null,
        KIND,
        "WEEKDAY",
        "",
        null,
        "09.00",
        "",
        "",
        "",
        null,
        null,
        String.valueOf(Series.WINDOW_HOURS),
        false,
        1);
  }

  static SeriesForm of(Series series) {
    var rhythm = series.rhythm();
    var usual = series.usual();
    var often = rhythm.frequency();
    return new SeriesForm(
        series.id().value(),
        series.kind(),
        series.name().th(),
        series.name().en(),
        series.organ(),
        series.pillar(),
        often == null
            ? "NONE"
            : (often == Recurrence.Frequency.MONTHLY ? "M" : "W") + rhythm.every(),
        rhythm.byDay() == null ? "DATE" : "WEEKDAY",
        typed(rhythm.firstOn()),
        null,
        TypedTimes.text(usual.startsAt()),
        String.valueOf(usual.minutes()),
        usual.place(),
        usual.link(),
        id(usual.chair()),
        id(usual.secretary()),
        String.valueOf(series.windowHours()),
        series.ended(),
        series.version());
  }

  static String typed(LocalDate day) {
    return ThaiDates.full(day, LocaleContextHolder.getLocale());
  }

  private static @Nullable UUID id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }

  /**
   * Nothing if something is wrong with it, which then stands beside the field.
   *
   * @param lengths how long a meeting of a kind is, where nobody says otherwise
   */
  @Nullable Series read(
      FormCheck check, Change change, SaidDays days, Map<MeetingKind, Integer> lengths) {
    if (kind == null) check.wrong("kind", "web.wrong.choose");
    var name = check.both("nameTh", nameTh, "nameEn", nameEn, NAME);
    var first = days.any("firstOn", firstOn, firstOnChoice);
    var starts = TypedTimes.read(check, "startsAt", startsAt);
    var length =
        FormCheck.plain(minutes).isEmpty()
            ? (kind == null ? null : lengths.get(kind))
            : check.number("minutes", minutes, 15, 1440);
    var where = check.limited("place", Visible.line(FormCheck.plain(place)), NAME);
    var online = OnlineLink.read(check, "link", link);
    var window = check.number("windowHours", windowHours, 1, 720);
    var often = rhythm == null || kind == null ? null : Often.of(rhythm, kind);
    if (often == null) check.wrong("rhythm", "web.wrong.choose");
    if (kind == null || often == null || check.refused()) return null;
    var firstDay = FormCheck.read(first);
    return new Series(
        new SeriesId(Objects.requireNonNullElseGet(id, () -> SeriesId.fresh().value())),
        kind,
        name,
        organ,
        pillar,
        new Series.Rhythm(often.frequency(), often.every(), byDay(often, firstDay), firstDay),
        new Series.Usual(
            FormCheck.read(starts),
            FormCheck.read(length),
            where,
            online,
            person(chair),
            person(secretary)),
        FormCheck.read(window),
        Boolean.TRUE.equals(ended),
        change,
        Objects.requireNonNullElse(version, -1));
  }

  /** As in 2TU: the second Tuesday, as the first meeting is on one. */
  private @Nullable String byDay(Often often, LocalDate first) {
    if (often.frequency() != Recurrence.Frequency.MONTHLY || !"WEEKDAY".equals(day)) return null;
    int week = (first.getDayOfMonth() - 1) / 7 + 1;
    return (week == 5 ? -1 : week) + code(first.getDayOfWeek());
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
  }

  /** How often, as the form names it. */
  record Often(Recurrence.@Nullable Frequency frequency, int every) {
    static @Nullable Often of(String typed, MeetingKind kind) {
      var text = typed.equals(KIND) ? usual(kind) : typed;
      if (text.equals("NONE")) return new Often(null, 1);
      if (!text.matches("[MW][1-9]\\d?")) return null;
      return new Often(
          text.startsWith("M") ? Recurrence.Frequency.MONTHLY : Recurrence.Frequency.WEEKLY,
          Integer.parseInt(text.substring(1)));
    }

    static String usual(MeetingKind kind) {
      return kind.months() == 0 ? "NONE" : "M" + kind.months();
    }
  }
}
