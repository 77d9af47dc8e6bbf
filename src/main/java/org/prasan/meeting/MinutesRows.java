package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The minutes of meetings, their versions and what members want to have changed in them. */
@Repository
@Transactional
class MinutesRows {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  MinutesRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Minutes> find(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.minutes
            where coalition_id = :coalition and meeting_id = :meeting
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> minutes(row, Map.of(), List.of(), List.of()))
        .optional()
        .map(found -> whole(coalition, found));
  }

  /** A draft also where nobody has begun to write. */
  MinutesState state(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select state from meeting.minutes
            where coalition_id = :coalition and meeting_id = :meeting
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> MinutesState.valueOf(row.getString("state")))
        .optional()
        .orElse(MinutesState.DRAFT);
  }

  /** Circulated and not adopted yet, of one series, the oldest meeting first. */
  List<MeetingId> awaitingAdoption(CoalitionId coalition, SeriesId series) {
    return jdbc.sql(
            """
            select m.id from meeting.minutes n
            join meeting.meeting m on m.coalition_id = n.coalition_id and m.id = n.meeting_id
            where n.coalition_id = :coalition and m.series_id = :series and n.state = 'CIRCULATED'
            order by m.held_on, m.id limit 20
            """)
        .param("coalition", coalition.value())
        .param("series", series.value())
        .query((row, number) -> new MeetingId(row.getObject("id", UUID.class)))
        .list();
  }

  /**
   * Minutes on their way to being adopted.
   *
   * @param correctUntil null as long as members do not have them
   * @param waiting so many corrections wait for an answer
   * @param spoken whether an organization has proposed one
   */
  record Pending(Meeting meeting, @Nullable LocalDate correctUntil, int waiting, boolean spoken) {}

  /**
   * Minutes that members have and no meeting has adopted.
   *
   * @param unwrittenSince also of the meetings from that day on that are over and whose minutes
   *     members do not have; of none if null
   */
  List<Pending> pending(
      CoalitionId coalition, @Nullable OrganizationId own, @Nullable LocalDate unwrittenSince) {
    return jdbc.sql(
            """
            (select m.*, n.correct_until, asked.waiting, asked.spoken from meeting.minutes n
              join meeting.meeting m on m.coalition_id = n.coalition_id and m.id = n.meeting_id
              cross join lateral (
                select count(*) filter (where state = 'WAITING') as waiting,
                  coalesce(bool_or(proposed_for = :own::uuid), false) as spoken
                from meeting.correction
                where coalition_id = n.coalition_id and meeting_id = n.meeting_id) asked
              where n.coalition_id = :coalition and n.state = 'CIRCULATED'
              order by m.held_on, m.id limit 20)
            union all
            (select m.*, null, 0, false from meeting.meeting m
              where m.coalition_id = :coalition and m.held_on >= :since::date and m.state = 'CLOSED'
                and not exists (select from meeting.minutes n
                  where n.coalition_id = m.coalition_id and n.meeting_id = m.id
                    and n.state <> 'DRAFT')
              order by m.held_on, m.id limit 20)
            """)
        .param("coalition", coalition.value())
        .param("own", own == null ? null : own.value())
        .param("since", unwrittenSince)
        .query(
            (row, number) ->
                new Pending(
                    MeetingRows.meeting(row),
                    row.getObject("correct_until", LocalDate.class),
                    row.getInt("waiting"),
                    row.getBoolean("spoken")))
        .list();
  }

  private Minutes whole(CoalitionId coalition, Minutes bare) {
    return new Minutes(
        bare.meeting(),
        bare.state(),
        bare.circulated(),
        bare.correctUntil(),
        bare.adoptedOn(),
        bare.adoptedAt(),
        texts(coalition, bare.meeting()),
        versions(coalition, bare.meeting()),
        corrections(coalition, bare.meeting()),
        bare.changed(),
        bare.version());
  }

  /** False if somebody else began them in the meantime. */
  boolean insert(CoalitionId coalition, MeetingId meeting, Change change) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("meeting", meeting.value());
    Columns.put(values, change);
    return jdbc.sql(
                """
                insert into meeting.minutes
                  (coalition_id, meeting_id, state, changed_at, changed_by, changed_for)
                values (:coalition, :meeting, 'DRAFT', :at, :by, :for)
                on conflict do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  void circulate(CoalitionId coalition, MeetingId meeting, LocalDate until, Change change) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("meeting", meeting.value());
    values.put("until", until);
    Columns.put(values, change);
    jdbc.sql(
            """
            update meeting.minutes set state = 'CIRCULATED',
              circulated_at = coalesce(circulated_at, :at), correct_until = :until,
              changed_at = :at, changed_by = :by, changed_for = :for, version = version + 1
            where coalition_id = :coalition and meeting_id = :meeting
            """)
        .params(values)
        .update();
  }

  void adopt(CoalitionId coalition, MeetingId meeting, LocalDate on, MeetingId by, Change change) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("meeting", meeting.value());
    values.put("on", on);
    values.put("adoptedAt", by.value());
    Columns.put(values, change);
    jdbc.sql(
            """
            update meeting.minutes set state = 'ADOPTED', adopted_on = :on,
              adopted_at = :adoptedAt, changed_at = :at, changed_by = :by, changed_for = :for,
              version = version + 1
            where coalition_id = :coalition and meeting_id = :meeting
            """)
        .params(values)
        .update();
  }

  /** False if somebody has changed it since this version; 0 if nothing was there. */
  boolean write(
      CoalitionId coalition,
      MeetingId meeting,
      ItemId item,
      String text,
      int basis,
      Change change) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("meeting", meeting.value());
    values.put("item", item.value());
    values.put("text", text);
    values.put("basis", basis);
    Columns.put(values, change);
    return jdbc.sql(
                """
                insert into meeting.minutes_text as t
                  (coalition_id, item_id, meeting_id, text, changed_at, changed_by, changed_for)
                values (:coalition, :item, :meeting, :text, :at, :by, :for)
                on conflict (coalition_id, item_id) do update set
                  text = excluded.text, changed_at = excluded.changed_at,
                  changed_by = excluded.changed_by, changed_for = excluded.changed_for,
                  version = t.version + 1
                where t.version = :basis
                """)
            .params(values)
            .update()
        == 1;
  }

  void add(CoalitionId coalition, MeetingId meeting, Minutes.Version version) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("meeting", meeting.value());
    values.put("number", version.number());
    values.put("cause", version.cause().name());
    values.put("paper", json.writeValueAsString(version.paper()));
    values.put("fingerprint", version.fingerprint());
    Columns.put(values, version.made());
    jdbc.sql(
            """
            insert into meeting.minutes_version
              (coalition_id, meeting_id, number, cause, paper, fingerprint, made_at, made_by,
               made_for)
            values (:coalition, :meeting, :number, :cause, :paper, :fingerprint, :at, :by, :for)
            """)
        .params(values)
        .update();
  }

  /** False if it is there already. */
  boolean add(CoalitionId coalition, MeetingId meeting, Correction correction) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", correction.id());
    values.put("meeting", meeting.value());
    values.put("item", correction.item() == null ? null : correction.item().value());
    values.put("wanted", correction.wanted());
    values.put("reason", correction.reason());
    values.put("state", correction.state().name());
    values.put("answer", correction.answer());
    values.put("decision", correction.decision() == null ? null : correction.decision().value());
    Columns.put(values, correction.proposed());
    boolean answered = correction.answered() != null;
    values.put("answeredAt", answered ? values.get("at") : null);
    values.put("answeredBy", answered ? values.get("by") : null);
    values.put("answeredFor", answered ? values.get("for") : null);
    return jdbc.sql(
                """
                insert into meeting.correction
                  (coalition_id, id, meeting_id, item_id, wanted, reason, state, answer,
                   decision_id, proposed_at, proposed_by, proposed_for, answered_at, answered_by,
                   answered_for)
                values (:coalition, :id, :meeting, :item, :wanted, :reason, :state, :answer,
                   :decision, :at, :by, :for, :answeredAt::timestamptz, :answeredBy::uuid,
                   :answeredFor::uuid)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  /** False if it does not wait any more. */
  boolean answer(CoalitionId coalition, Correction correction) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", correction.id());
    values.put("state", correction.state().name());
    values.put("answer", correction.answer());
    Columns.put(values, Objects.requireNonNull(correction.answered()));
    return jdbc.sql(
                """
                update meeting.correction set state = :state, answer = :answer,
                  answered_at = :at, answered_by = :by, answered_for = :for
                where coalition_id = :coalition and id = :id and state = 'WAITING'
                """)
            .params(values)
            .update()
        == 1;
  }

  private Map<ItemId, Minutes.Text> texts(CoalitionId coalition, MeetingId meeting) {
    var texts = new HashMap<ItemId, Minutes.Text>();
    jdbc.sql(
            """
            select item_id, text, version from meeting.minutes_text
            where coalition_id = :coalition and meeting_id = :meeting
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query(
            row -> {
              texts.put(
                  new ItemId(row.getObject("item_id", UUID.class)),
                  new Minutes.Text(row.getString("text"), row.getInt("version")));
            });
    return texts;
  }

  private List<Minutes.Version> versions(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.minutes_version
            where coalition_id = :coalition and meeting_id = :meeting order by number
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query(
            (row, number) ->
                new Minutes.Version(
                    row.getInt("number"),
                    Minutes.Cause.valueOf(row.getString("cause")),
                    json.readValue(row.getString("paper"), MinutesPaper.class),
                    row.getString("fingerprint"),
                    Columns.change(row, "made")))
        .list();
  }

  private List<Correction> corrections(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.correction
            where coalition_id = :coalition and meeting_id = :meeting order by proposed_at, id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> correction(row))
        .list();
  }

  private static Correction correction(ResultSet row) throws SQLException {
    var item = Columns.id(row, "item_id");
    var decision = Columns.id(row, "decision_id");
    return new Correction(
        row.getObject("id", UUID.class),
        item == null ? null : new ItemId(item),
        row.getString("wanted"),
        row.getString("reason"),
        Correction.State.valueOf(row.getString("state")),
        row.getString("answer"),
        decision == null ? null : new DecisionId(decision),
        Columns.change(row, "proposed"),
        Columns.instant(row, "answered_at") == null ? null : Columns.change(row, "answered"));
  }

  private static Minutes minutes(
      ResultSet row,
      Map<ItemId, Minutes.Text> texts,
      List<Minutes.Version> versions,
      List<Correction> corrections)
      throws SQLException {
    var adoptedAt = Columns.id(row, "adopted_at");
    return new Minutes(
        new MeetingId(Objects.requireNonNull(Columns.id(row, "meeting_id"))),
        MinutesState.valueOf(row.getString("state")),
        Columns.instant(row, "circulated_at"),
        row.getObject("correct_until", LocalDate.class),
        row.getObject("adopted_on", LocalDate.class),
        adoptedAt == null ? null : new MeetingId(adoptedAt),
        texts,
        versions,
        corrections,
        Columns.change(row, "changed"),
        row.getInt("version"));
  }
}
