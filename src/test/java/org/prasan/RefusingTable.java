package org.prasan;

import java.sql.SQLException;
import java.sql.Statement;
import org.prasan.operation.TestDatabase;

/** A table that takes no row of one coalition. */
public final class RefusingTable {
  private RefusingTable() {}

  /** Something done while the database refuses. */
  public interface Work {
    void run() throws SQLException;
  }

  public static void during(String table, Scene scene, Work work) throws SQLException {
    var name = "refuse_" + scene.id().toString().replace("-", "");
    var condition = "new.coalition_id = '" + scene.id() + "'";
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "create function public.%s() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$"
              .formatted(name));
      statement.execute(
          "create trigger %s before insert or update on %s for each row when (%s) execute function public.%s()"
              .formatted(name, table, condition, name));
      try {
        work.run();
      } finally {
        drop(statement, name, table);
      }
    }
  }

  private static void drop(Statement statement, String name, String table) throws SQLException {
    statement.execute("drop trigger " + name + " on " + table);
    statement.execute("drop function public." + name + "()");
  }
}
