package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.prasan.files.FileId;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files that belong to the items of a meeting. */
@Repository
@Transactional
class PaperRows {
  private final JdbcClient jdbc;

  PaperRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Paper> of(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.paper
            where coalition_id = :coalition and meeting_id = :meeting order by added_at, id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> paper(row))
        .list();
  }

  void insert(CoalitionId coalition, MeetingId meeting, Paper paper, Change added) {
    jdbc.sql(
            """
            insert into meeting.paper (coalition_id, id, meeting_id, item_id, file_id, name,
              added_at, added_by, added_for)
            values (:coalition, :id, :meeting, :item, :file, :name, :at, :by, :for)
            """)
        .param("coalition", coalition.value())
        .param("id", paper.id())
        .param("meeting", meeting.value())
        .param("item", paper.item().value())
        .param("file", paper.file().value())
        .param("name", paper.name())
        .param("at", Columns.stored(added.at()))
        .param("by", Columns.stored(added.by()))
        .param("for", Columns.stored(added.actingFor()))
        .update();
  }

  void delete(CoalitionId coalition, UUID id) {
    jdbc.sql("delete from meeting.paper where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  /**
   * It belongs to an item or to something that was proposed.
   *
   * @param prepared whether those of a meeting that is only prepared count
   */
  boolean knows(CoalitionId coalition, FileId file, boolean prepared) {
    return jdbc.sql(
            """
            select exists (select from meeting.paper p
                join meeting.meeting m on m.coalition_id = p.coalition_id and m.id = p.meeting_id
                where p.coalition_id = :coalition and p.file_id = :file
                  and (:prepared or m.state <> 'DRAFT'))
              or exists (select from meeting.proposal
                where coalition_id = :coalition and file_id = :file)
            """)
        .param("coalition", coalition.value())
        .param("file", file.value())
        .param("prepared", prepared)
        .query(Boolean.class)
        .single();
  }

  List<MeetingId> meetingsWith(CoalitionId coalition, FileId file) {
    return jdbc.sql(
            """
            select distinct meeting_id from meeting.paper
            where coalition_id = :coalition and file_id = :file
            """)
        .param("coalition", coalition.value())
        .param("file", file.value())
        .query((row, number) -> new MeetingId(row.getObject("meeting_id", UUID.class)))
        .list();
  }

  private static Paper paper(ResultSet row) throws SQLException {
    return new Paper(
        row.getObject("id", UUID.class),
        new ItemId(row.getObject("item_id", UUID.class)),
        new FileId(row.getObject("file_id", UUID.class)),
        row.getString("name"));
  }
}
