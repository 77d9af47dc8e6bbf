package org.prasan.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Visible;
import org.prasan.tenancy.PersonId;
import org.prasan.web.FormCheck;
import org.prasan.web.SaidDays;

/** When and where a meeting is, as it was typed. */
record PlanForm(
    @Nullable String on,
    @Nullable String onChoice,
    @Nullable String startsAt,
    @Nullable String minutes,
    @Nullable String place,
    @Nullable String link,
    @Nullable UUID chair,
    @Nullable UUID secretary,
    @Nullable Integer version) {
  private static final int LONGEST_PLACE = 200;

  static PlanForm of(Meeting meeting) {
    var plan = meeting.plan();
    return new PlanForm(
        SeriesForm.typed(plan.day()),
        null,
        TypedTimes.text(plan.startsAt()),
        String.valueOf(plan.minutes()),
        plan.place(),
        plan.link(),
        id(plan.chair()),
        id(plan.secretary()),
        meeting.version());
  }

  private static @Nullable UUID id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Meeting.@Nullable Plan read(FormCheck check, SaidDays days) {
    var day = days.any("on", on, onChoice);
    var starts = TypedTimes.read(check, "startsAt", startsAt);
    var length = check.number("minutes", minutes, 15, 1440);
    var where = check.limited("place", Visible.line(FormCheck.plain(place)), LONGEST_PLACE);
    var online = OnlineLink.read(check, "link", link);
    if (check.refused()) return null;
    return new Meeting.Plan(
        FormCheck.read(day),
        FormCheck.read(starts),
        FormCheck.read(length),
        where,
        online,
        SeriesForm.person(chair),
        SeriesForm.person(secretary));
  }
}
