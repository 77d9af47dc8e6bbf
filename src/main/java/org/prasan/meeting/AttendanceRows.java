package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who said that they come, and who was there. */
@Repository
@Transactional
class AttendanceRows {
  private final JdbcClient jdbc;

  AttendanceRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Answer> answers(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.answer
            where coalition_id = :coalition and meeting_id = :meeting order by organization_id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> answer(row))
        .list();
  }

  Optional<Answer> answer(CoalitionId coalition, MeetingId meeting, OrganizationId organization) {
    return jdbc.sql(
            """
            select * from meeting.answer where coalition_id = :coalition
              and meeting_id = :meeting and organization_id = :organization
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .param("organization", organization.value())
        .query((row, number) -> answer(row))
        .optional();
  }

  void answer(Acting acting, MeetingId meeting, Answer answer) {
    jdbc.sql(
            """
            insert into meeting.answer (coalition_id, meeting_id, organization_id, answer,
              substitute, note, answered_at, answered_by)
            values (:coalition, :meeting, :organization, :answer, :substitute, :note, :at, :by)
            on conflict (coalition_id, meeting_id, organization_id) do update set
              answer = excluded.answer, substitute = excluded.substitute, note = excluded.note,
              answered_at = excluded.answered_at, answered_by = excluded.answered_by
            """)
        .param("coalition", acting.coalitionId().value())
        .param("meeting", meeting.value())
        .param("organization", answer.organization().value())
        .param("answer", answer.kind().name())
        .param("substitute", answer.substitute())
        .param("note", answer.note())
        .param("at", Columns.stored(answer.at()))
        .param("by", Columns.stored(acting.person()))
        .update();
  }

  boolean there(CoalitionId coalition, MeetingId meeting, PersonId person) {
    return jdbc.sql(
            """
            select exists (select from meeting.attendance where coalition_id = :coalition
              and meeting_id = :meeting and person_id = :person)
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /** In the order in which they came. */
  List<Attendance> of(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.attendance
            where coalition_id = :coalition and meeting_id = :meeting order by arrived_at, id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> attendance(row))
        .list();
  }

  /** False if that person is on the list already. */
  boolean add(Acting acting, MeetingId meeting, Attendance attendance) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", acting.coalitionId().value());
    values.put("id", attendance.id());
    values.put("meeting", meeting.value());
    values.put("organization", Columns.stored(attendance.organization()));
    values.put("person", Columns.stored(attendance.person()));
    values.put("name", attendance.name());
    values.put("position", attendance.position());
    values.put("kind", attendance.kind().name());
    values.put("insteadOf", attendance.insteadOf());
    values.put("way", attendance.way().name());
    values.put("arrived", Columns.stored(attendance.arrived()));
    values.put("by", Columns.stored(acting.person()));
    return jdbc.sql(
                """
                insert into meeting.attendance (coalition_id, id, meeting_id, organization_id,
                  person_id, name, position, kind, instead_of, way, arrived_at, recorded_by)
                values (:coalition, :id, :meeting, :organization, :person, :name, :position,
                  :kind, :insteadOf, :way, :arrived, :by)
                on conflict do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  boolean remove(CoalitionId coalition, MeetingId meeting, UUID id) {
    return jdbc.sql(
                """
                delete from meeting.attendance
                where coalition_id = :coalition and meeting_id = :meeting and id = :id
                """)
            .param("coalition", coalition.value())
            .param("meeting", meeting.value())
            .param("id", id)
            .update()
        == 1;
  }

  /** The meetings among these at which the organization was, or to which it has said something. */
  Map<MeetingId, Answer.Kind> answersOf(
      CoalitionId coalition, OrganizationId organization, List<MeetingId> meetings) {
    if (meetings.isEmpty()) return Map.of();
    var answers = new HashMap<MeetingId, Answer.Kind>();
    jdbc.sql(
            """
            select meeting_id, answer from meeting.answer
            where coalition_id = :coalition and organization_id = :organization
              and meeting_id in (:meetings)
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .param("meetings", meetings.stream().map(MeetingId::value).toList())
        .query(
            row -> {
              answers.put(
                  new MeetingId(row.getObject("meeting_id", UUID.class)),
                  Answer.Kind.valueOf(row.getString("answer")));
            });
    return answers;
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        Objects.requireNonNull(Columns.organization(row, "organization_id")),
        Answer.Kind.valueOf(row.getString("answer")),
        row.getString("substitute"),
        row.getString("note"),
        row.getObject("answered_at", OffsetDateTime.class).toInstant());
  }

  private static Attendance attendance(ResultSet row) throws SQLException {
    return new Attendance(
        Objects.requireNonNull(Columns.id(row, "id")),
        Columns.organization(row, "organization_id"),
        Columns.person(row, "person_id"),
        row.getString("name"),
        row.getString("position"),
        Attendance.Kind.valueOf(row.getString("kind")),
        row.getString("instead_of"),
        Attendance.Way.valueOf(row.getString("way")),
        row.getObject("arrived_at", OffsetDateTime.class).toInstant());
  }
}
