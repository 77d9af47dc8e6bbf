package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The series of a coalition. */
@Repository
@Transactional
class SeriesRows {
  private final JdbcClient jdbc;

  SeriesRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that go on first, each in the order of the kinds and names. */
  List<Series> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from meeting.series where coalition_id = :coalition
            order by ended, name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> series(row))
        .list();
  }

  Optional<Series> find(CoalitionId coalition, SeriesId id) {
    return jdbc.sql("select * from meeting.series where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> series(row))
        .optional();
  }

  /** Nobody else can change it, or plan a meeting of it, until the transaction ends. */
  Optional<Series> lock(CoalitionId coalition, SeriesId id) {
    return jdbc.sql(
            """
            select * from meeting.series
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> series(row))
        .optional();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Series series) {
    return jdbc.sql(
                """
                insert into meeting.series
                  (coalition_id, id, kind, name_th, name_en, organ_id, pillar_id, frequency, every,
                   by_day, first_on, starts_at, minutes, place, link, chair, secretary,
                   window_hours, ended, changed_at, changed_by, changed_for)
                values
                  (:coalition, :id, :kind, :nameTh, :nameEn, :organ, :pillar, :frequency, :every,
                   :byDay, :firstOn, :startsAt, :minutes, :place, :link, :chair, :secretary,
                   :windowHours, :ended, :at, :by, :for)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values(coalition, series))
            .update()
        == 1;
  }

  void update(CoalitionId coalition, Series series) {
    jdbc.sql(
            """
            update meeting.series set
              name_th = :nameTh, name_en = :nameEn, organ_id = :organ, pillar_id = :pillar,
              frequency = :frequency, every = :every, by_day = :byDay, first_on = :firstOn,
              starts_at = :startsAt, minutes = :minutes, place = :place, link = :link,
              chair = :chair, secretary = :secretary, window_hours = :windowHours,
              ended = :ended, changed_at = :at, changed_by = :by, changed_for = :for,
              version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, series))
        .update();
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Series series) {
    var values = new HashMap<String, @Nullable Object>();
    var rhythm = series.rhythm();
    var usual = series.usual();
    values.put("coalition", coalition.value());
    values.put("id", series.id().value());
    values.put("kind", series.kind().name());
    values.put("nameTh", series.name().th());
    values.put("nameEn", series.name().en());
    values.put("organ", series.organ());
    values.put("pillar", series.pillar());
    values.put("frequency", rhythm.frequency() == null ? null : rhythm.frequency().name());
    values.put("every", rhythm.every());
    values.put("byDay", rhythm.byDay());
    values.put("firstOn", rhythm.firstOn());
    values.put("startsAt", usual.startsAt());
    values.put("minutes", usual.minutes());
    values.put("place", usual.place());
    values.put("link", usual.link());
    values.put("chair", Columns.stored(usual.chair()));
    values.put("secretary", Columns.stored(usual.secretary()));
    values.put("windowHours", series.windowHours());
    values.put("ended", series.ended());
    Columns.put(values, series.changed());
    return values;
  }

  private static Series series(ResultSet row) throws SQLException {
    @Nullable String frequency = row.getString("frequency");
    return new Series(
        new SeriesId(Objects.requireNonNull(Columns.id(row, "id"))),
        MeetingKind.valueOf(row.getString("kind")),
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        Columns.id(row, "organ_id"),
        Columns.id(row, "pillar_id"),
        new Series.Rhythm(
            frequency == null ? null : Recurrence.Frequency.valueOf(frequency),
            row.getInt("every"),
            row.getString("by_day"),
            row.getObject("first_on", LocalDate.class)),
        new Series.Usual(
            row.getObject("starts_at", LocalTime.class),
            row.getInt("minutes"),
            row.getString("place"),
            row.getString("link"),
            Columns.person(row, "chair"),
            Columns.person(row, "secretary")),
        row.getInt("window_hours"),
        row.getBoolean("ended"),
        Columns.change(row, "changed"),
        row.getInt("version"));
  }
}
