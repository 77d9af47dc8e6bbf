package org.prasan.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.ThisMonth;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of these weeks. */
@Component
class MeetingsThisMonth implements ThisMonth {
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final MeetingWords words;

  MeetingsThisMonth(MeetingRows meetings, SeriesRows series, MeetingWords words) {
    this.meetings = meetings;
    this.series = series;
    this.words = words;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Happening> between(Acting acting, LocalDate from, LocalDate to) {
    if (!acting.may(Action.SEE_MEETINGS)) return List.of();
    var found =
        meetings.between(acting.coalitionId(), from, to).stream()
            .filter(one -> one.stored() != MeetingState.DRAFT)
            .toList();
    if (found.isEmpty()) return List.of();
    var all =
        series.all(acting.coalitionId()).stream()
            .collect(Collectors.toMap(Series::id, Function.identity()));
    return found.stream()
        .map(
            one ->
                new Happening(
                    one.plan().day(),
                    one.stored() == MeetingState.CANCELLED
                        ? "meeting.happens.cancelled"
                        : "meeting.happens",
                    List.of(
                        words.title(
                            Objects.requireNonNull(all.get(one.series())),
                            one,
                            LocaleContextHolder.getLocale())),
                    "users",
                    MeetingPages.address(acting, one.id())))
        .toList();
  }
}
