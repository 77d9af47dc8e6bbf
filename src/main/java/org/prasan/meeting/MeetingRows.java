package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of a coalition. */
@Repository
@Transactional
class MeetingRows {
  private final JdbcClient jdbc;

  MeetingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Meeting> find(CoalitionId coalition, MeetingId id) {
    return jdbc.sql("select * from meeting.meeting where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> meeting(row))
        .optional();
  }

  /** Nobody else can change it, its agenda or what came of it until the transaction ends. */
  Optional<Meeting> lock(CoalitionId coalition, MeetingId id) {
    return jdbc.sql(
            """
            select * from meeting.meeting
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> meeting(row))
        .optional();
  }

  /** Those of a series, the earliest first. */
  List<Meeting> of(CoalitionId coalition, SeriesId series) {
    return jdbc.sql(
            """
            select * from meeting.meeting where coalition_id = :coalition and series_id = :series
            order by held_on, starts_at, id
            """)
        .param("coalition", coalition.value())
        .param("series", series.value())
        .query((row, number) -> meeting(row))
        .list();
  }

  /** Those that are ahead or going on, the next first. */
  List<Meeting> ahead(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from meeting.meeting
            where coalition_id = :coalition and state in ('DRAFT', 'OPEN', 'IN_PROGRESS')
            order by held_on, starts_at, id limit 100
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> meeting(row))
        .list();
  }

  /** Those that are ahead or going on, and those whose outcomes may still be typed. */
  List<Meeting> current(CoalitionId coalition, Instant now) {
    return jdbc.sql(
            """
            select * from meeting.meeting
            where coalition_id = :coalition
              and (state in ('DRAFT', 'OPEN', 'IN_PROGRESS')
                or (state = 'CLOSED' and window_until > :now))
            order by held_on, starts_at, id limit 100
            """)
        .param("coalition", coalition.value())
        .param("now", Columns.stored(now))
        .query((row, number) -> meeting(row))
        .list();
  }

  /** On days from the first to the last, the earliest first. */
  List<Meeting> between(CoalitionId coalition, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select * from meeting.meeting
            where coalition_id = :coalition and held_on between :from and :to
            order by held_on, starts_at, id limit 500
            """)
        .param("coalition", coalition.value())
        .param("from", from)
        .param("to", to)
        .query((row, number) -> meeting(row))
        .list();
  }

  /**
   * Those that are over or cancelled, the latest first.
   *
   * @param after the one after which the page begins; null for the first page
   */
  List<Meeting> past(
      CoalitionId coalition, @Nullable SeriesId series, @Nullable MeetingId after, int most) {
    return jdbc.sql(
            """
            select * from meeting.meeting m
            where m.coalition_id = :coalition and m.state in ('CLOSED', 'CANCELLED')
              and (:series::uuid is null or m.series_id = :series)
              and (:after::uuid is null or (m.held_on, m.id) < (
                select held_on, id from meeting.meeting
                where coalition_id = :coalition and id = :after))
            order by m.held_on desc, m.id desc limit :most
            """)
        .param("coalition", coalition.value())
        .param("series", series == null ? null : series.value())
        .param("after", after == null ? null : after.value())
        .param("most", most)
        .query((row, number) -> meeting(row))
        .list();
  }

  /** The next number of the year; the series is locked by whoever asks. */
  int nextNumber(CoalitionId coalition, SeriesId series, int year) {
    return jdbc.sql(
            """
            select coalesce(max(number), 0) + 1 from meeting.meeting
            where coalition_id = :coalition and series_id = :series and year = :year
            """)
        .param("coalition", coalition.value())
        .param("series", series.value())
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Meeting meeting) {
    return jdbc.sql(
                """
                insert into meeting.meeting
                  (coalition_id, id, series_id, number, year, slot, held_on, starts_at, minutes, place,
                   link, chair, secretary, heading_kinds, headings_th, headings_en, state,
                   invited_at, opened_at, started_at, closed_at, window_until, entitled, present,
                   needed, cancelled_why, item_id, item_since, door, changed_at, changed_by,
                   changed_for)
                values
                  (:coalition, :id, :series, :number, :year, :slot, :heldOn, :startsAt, :minutes, :place,
                   :link, :chair, :secretary, :headingKinds, :headingsTh, :headingsEn, :state,
                   :invited, :opened, :started, :closed, :windowUntil, :entitled, :present,
                   :needed, :cancelledWhy, :item, :itemSince, :door, :at, :by, :for)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values(coalition, meeting))
            .update()
        == 1;
  }

  void update(CoalitionId coalition, Meeting meeting) {
    jdbc.sql(
            """
            update meeting.meeting set
              number = :number, year = :year, slot = :slot, held_on = :heldOn,
              starts_at = :startsAt, minutes = :minutes, place = :place, link = :link, chair = :chair,
              secretary = :secretary, state = :state, invited_at = :invited,
              opened_at = :opened, started_at = :started, closed_at = :closed,
              window_until = :windowUntil, entitled = :entitled, present = :present,
              needed = :needed, cancelled_why = :cancelledWhy, item_id = :item,
              item_since = :itemSince, door = :door, changed_at = :at, changed_by = :by, changed_for = :for,
              version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, meeting))
        .update();
  }

  /** From this moment on nothing of what fell is typed any more. */
  void endWindow(CoalitionId coalition, MeetingId id, Instant at) {
    jdbc.sql(
            """
            update meeting.meeting set window_until = :at
            where coalition_id = :coalition and id = :id and window_until > :at
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("at", Columns.stored(at))
        .update();
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Meeting meeting) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", meeting.id().value());
    values.put("series", meeting.series().value());
    var number = meeting.number();
    values.put("number", number == null ? null : number.number());
    values.put("year", number == null ? null : number.year());
    values.put("slot", meeting.slot());
    var plan = meeting.plan();
    values.put("heldOn", plan.day());
    values.put("startsAt", plan.startsAt());
    values.put("minutes", plan.minutes());
    values.put("place", plan.place());
    values.put("link", plan.link());
    values.put("chair", Columns.stored(plan.chair()));
    values.put("secretary", Columns.stored(plan.secretary()));
    values.put("state", meeting.stored().name());
    put(values, meeting.course());
    var item = meeting.desk().item();
    values.put("item", item == null ? null : item.value());
    values.put("itemSince", Columns.stored(meeting.desk().since()));
    values.put("door", meeting.door());
    Columns.put(values, meeting.headings());
    Columns.put(values, meeting.changed());
    return values;
  }

  private static void put(Map<String, @Nullable Object> values, Meeting.Course course) {
    values.put("invited", Columns.stored(course.invited()));
    values.put("opened", Columns.stored(course.opened()));
    values.put("started", Columns.stored(course.started()));
    values.put("closed", Columns.stored(course.closed()));
    values.put("windowUntil", Columns.stored(course.windowUntil()));
    var counted = course.counted();
    values.put("entitled", counted == null ? null : counted.entitled());
    values.put("present", counted == null ? null : counted.present());
    values.put("needed", counted == null ? null : counted.needed());
    values.put("cancelledWhy", course.cancelledWhy());
  }

  static Meeting meeting(ResultSet row) throws SQLException {
    @Nullable Integer number = row.getObject("number", Integer.class);
    var item = Columns.id(row, "item_id");
    return new Meeting(
        new MeetingId(Objects.requireNonNull(Columns.id(row, "id"))),
        new SeriesId(Objects.requireNonNull(Columns.id(row, "series_id"))),
        number == null ? null : new Ordinal(number, row.getInt("year")),
        row.getObject("slot", LocalDate.class),
        new Meeting.Plan(
            row.getObject("held_on", LocalDate.class),
            row.getObject("starts_at", LocalTime.class),
            row.getInt("minutes"),
            row.getString("place"),
            row.getString("link"),
            Columns.person(row, "chair"),
            Columns.person(row, "secretary")),
        Columns.headings(row),
        MeetingState.valueOf(row.getString("state")),
        course(row),
        new Meeting.Desk(
            item == null ? null : new ItemId(item), Columns.instant(row, "item_since")),
        row.getString("door"),
        Columns.change(row, "changed"),
        row.getInt("version"));
  }

  private static Meeting.Course course(ResultSet row) throws SQLException {
    @Nullable Integer entitled = row.getObject("entitled", Integer.class);
    return new Meeting.Course(
        Columns.instant(row, "invited_at"),
        Columns.instant(row, "opened_at"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "closed_at"),
        Columns.instant(row, "window_until"),
        entitled == null
            ? null
            : new Meeting.Counted(
                entitled, row.getInt("present"), row.getObject("needed", Integer.class)),
        row.getString("cancelled_why"));
  }
}
