package org.prasan.audit;

import java.sql.SQLException;
import org.prasan.Scene;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.CoalitionId;

/** What somebody does who rules the database and wants the log to say something else. */
final class Tampering {
  private Tampering() {}

  static void run(String sql, Scene scene) {
    run(sql, scene.id());
  }

  static void run(String sql, CoalitionId coalition) {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, coalition.value());
      if (statement.executeUpdate() == 0) throw new IllegalStateException("Nothing to tamper with");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
