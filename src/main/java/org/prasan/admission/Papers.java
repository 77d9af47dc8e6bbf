package org.prasan.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.files.FileId;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that applicants attach. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Papers {
  private static final RowMapper<Paper> PAPER =
      (row, number) ->
          new Paper(
              row.getObject("id", UUID.class),
              LocalizedText.of(row.getString("requirement_th"), row.getString("requirement_en")),
              row.getObject("file_id", UUID.class),
              row.getString("file_name"),
              row.getLong("size"),
              row.getObject("expires", LocalDate.class));

  private final JdbcClient jdbc;
  private final Today today;

  Papers(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  List<Paper> of(CoalitionId coalition, ApplicationId application) {
    return jdbc.sql(
            """
            select * from admission.paper
            where coalition_id = :coalition and application_id = :application
            order by added_at, id
            """)
        .param("coalition", coalition.value())
        .param("application", application.value())
        .query(PAPER)
        .list();
  }

  void add(CoalitionId coalition, ApplicationId application, Paper paper) {
    jdbc.sql(
            """
            insert into admission.paper (coalition_id, id, application_id, requirement_th,
              requirement_en, file_id, file_name, size, expires, added_at)
            values (:coalition, :id, :application, :th, :en, :file, :name, :size, :expires, :at)
            """)
        .param("coalition", coalition.value())
        .param("id", paper.id())
        .param("application", application.value())
        .param("th", paper.requirement().th())
        .param("en", paper.requirement().en())
        .param("file", paper.file())
        .param("name", paper.name())
        .param("size", paper.size())
        .param("expires", paper.expires())
        .param("at", Applications.utc(today.now()))
        .update();
    jdbc.sql(
            """
            update admission.application
            set uploaded_bytes = uploaded_bytes + :size, touched_at = :at
            where coalition_id = :coalition and id = :application
            """)
        .param("size", paper.size())
        .param("at", Applications.utc(today.now()))
        .param("coalition", coalition.value())
        .param("application", application.value())
        .update();
  }

  /** The bytes that were ever attached to an application. */
  long sent(CoalitionId coalition, ApplicationId application) {
    return jdbc.sql(
            """
            select uploaded_bytes from admission.application
            where coalition_id = :coalition and id = :application
            """)
        .param("coalition", coalition.value())
        .param("application", application.value())
        .query(Long.class)
        .single();
  }

  /** The same for all that was never handed in, and so was looked at by nobody. */
  long sentWithDrafts(CoalitionId coalition) {
    return jdbc.sql(
            """
            select coalesce(sum(uploaded_bytes), 0)::bigint from admission.application
            where coalition_id = :coalition and submitted_at is null
            """)
        .param("coalition", coalition.value())
        .query(Long.class)
        .single();
  }

  void remove(CoalitionId coalition, UUID id) {
    jdbc.sql("delete from admission.paper where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  /** The application a file belongs to. */
  Optional<ApplicationId> applicationOf(CoalitionId coalition, FileId file) {
    return jdbc.sql(
            """
            select application_id from admission.paper
            where coalition_id = :coalition and file_id = :file
            """)
        .param("coalition", coalition.value())
        .param("file", file.value())
        .query((row, number) -> new ApplicationId(row.getObject("application_id", UUID.class)))
        .optional();
  }
}
