package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@PrasanTest
@Tag("data")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseTest {
  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired Database database;

  @Test
  void theApplicationWorksAsARoleThatBypassesNothing() {
    var roleIsWeak =
        jdbc.sql("select not rolsuper and not rolbypassrls from pg_roles where rolname = user")
            .query(Boolean.class)
            .single();
    assertThat(roleIsWeak).isTrue();
  }

  @Test
  void aThaiWordHasTrigrams() {
    var trigrams = jdbc.sql("select cardinality(show_trgm('เด็ก'))").query(Integer.class).single();
    assertThat(trigrams).isPositive();
  }

  @Test
  void theApplicationMayNotCreateTables() {
    assertThat(
            jdbc.sql("select has_database_privilege(current_database(), 'create')")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  @Test
  void aPoolThatIsClosedAsSoonAsItWasUsedComplainsOfNothing(CapturedOutput output)
      throws SQLException {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(database.asApplication());
      try (var first = pool.getConnection();
          var second = pool.getConnection()) {
        assertThat(second).isNotSameAs(first);
      }
    }
    assertThat(output).doesNotContain("WARN");
  }
}
