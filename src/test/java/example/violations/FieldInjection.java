package example.violations;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class FieldInjection {
  @Autowired JdbcClient jdbc;

  FieldInjection() {
    jdbc = null;
  }
}
