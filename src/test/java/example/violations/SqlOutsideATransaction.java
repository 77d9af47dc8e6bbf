package example.violations;

import org.springframework.jdbc.core.simple.JdbcClient;

class SqlOutsideATransaction {
  private final JdbcClient jdbc;

  SqlOutsideATransaction(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void showsNothingUnderRowLevelSecurity() {
    query();
  }

  private void query() {
    jdbc.sql("select * from violations.thing where coalition_id = :coalition").update();
  }
}
