package example.violations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

class SqlOfAnotherModule {
  private final JdbcClient jdbc;

  SqlOfAnotherModule(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void readsWhatBelongsToIdentity() {
    jdbc.sql("select name_th\nfrom identity.person where coalition_id = :coalition").update();
  }
}
