package org.prasan.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who noted a safety warning of a client, and who took one away. The audit log has readers beyond
 * the owner, so which warnings a client has is told here and not there.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Warnings {
  private final JdbcClient jdbc;
  private final ClientClock clock;

  Warnings(JdbcClient jdbc, ClientClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A warning that was noted or taken away.
   *
   * @param by null if the product did it
   */
  record Moved(SafetyFlag flag, boolean came, Instant at, @Nullable PersonId by) {}

  void note(Acting acting, ClientId file, Set<SafetyFlag> before, Set<SafetyFlag> after) {
    var change = FlagChange.between(before, after);
    change.added().forEach(flag -> note(acting, file, flag, true));
    change.removed().forEach(flag -> note(acting, file, flag, false));
  }

  private void note(Acting acting, ClientId file, SafetyFlag flag, boolean came) {
    jdbc.sql(
            """
            insert into client.warning
              (coalition_id, id, organization_id, file_id, flag, came, changed_at, changed_by)
            values (:coalition, :id, :owner, :file, :flag, :came, :now, :by)
            """)
        .params(ClientFiles.scope(acting))
        .param("id", FreshId.next())
        .param("file", file.value())
        .param("flag", flag.name())
        .param("came", came)
        .param("now", ClientClock.utc(clock.now()))
        .param("by", acting.person() == null ? null : acting.person().value())
        .update();
  }

  /** The newest first. */
  List<Moved> of(Acting acting, ClientId file) {
    return jdbc.sql(
            """
            select flag, came, changed_at, changed_by from client.warning
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            order by changed_at desc, flag
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query((row, number) -> moved(row))
        .list();
  }

  void erase(Acting acting, ClientId file) {
    jdbc.sql(
            """
            delete from client.warning
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .update();
  }

  private static Moved moved(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("changed_by", UUID.class);
    return new Moved(
        SafetyFlag.valueOf(row.getString("flag")),
        row.getBoolean("came"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        by == null ? null : new PersonId(by));
  }
}
