package org.prasan.coalition;

import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets up the organs of a coalition and the offices in them. */
@Service
@Transactional
public class EditOrgans {
  private final JdbcClient jdbc;
  private final Audit audit;

  EditOrgans(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  public void addOrgan(Acting acting, Organ organ) {
    acting.require(Action.ASSIGN_OFFICE);
    var added =
        jdbc.sql(
                """
                insert into coalition.organ (coalition_id, id, name_th, name_en, position)
                values (:coalition, :id, :th, :en, :position)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", organ.id())
            .param("th", organ.name().th())
            .param("en", organ.name().en())
            .param("position", organ.position())
            .update();
    if (added == 1) audit.record(acting, "organ.added", "organ", organ.id(), null, organ.name());
  }

  public void addOffice(Acting acting, Office office) {
    acting.require(Action.ASSIGN_OFFICE);
    var added =
        jdbc.sql(
                """
                insert into coalition.office
                  (coalition_id, id, organ_id, name_th, name_en, kind, seats, position)
                values (:coalition, :id, :organ, :th, :en, :kind, :seats, :position)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", office.id())
            .param("organ", office.organ())
            .param("th", office.name().th())
            .param("en", office.name().en())
            .param("kind", office.kind().name())
            .param("seats", office.seats())
            .param("position", office.position())
            .update();
    if (added == 1)
      audit.record(
          acting,
          "office.added",
          "office",
          office.id(),
          null,
          Map.of("name", office.name(), "kind", office.kind(), "seats", office.seats()));
  }
}
