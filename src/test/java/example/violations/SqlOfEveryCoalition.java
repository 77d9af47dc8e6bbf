package example.violations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

class SqlOfEveryCoalition {
  private final JdbcClient jdbc;

  SqlOfEveryCoalition(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void asksEveryShard() {
    jdbc.sql("update identity.person set phone = null where id = :id").update();
  }
}
