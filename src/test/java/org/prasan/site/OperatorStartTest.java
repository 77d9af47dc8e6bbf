package org.prasan.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An operator is spoken to as one, not as a member or a visitor. */
@PrasanTest
class OperatorStartTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @Test
  void whoIsSignedInIsNotAskedToSignIn() {
    var scene = scenes.fresh();
    assertThat(pages.get().uri("/").with(scene.as(Role.OPERATOR)).locale(THAI))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("โปรดเข้าสู่ระบบ");
  }

  @Test
  void whereNoCoalitionShowsItselfTheOperatorIsNotOfferedToFoundTheFirst() throws SQLException {
    var scene = scenes.fresh();
    try (var database = TestDatabase.asSuperuser();
        var statement = database.createStatement()) {
      statement.execute(
          "create temporary table shown as select id from tenancy.coalition where open;"
              + " update tenancy.coalition set open = false");
      try {
        assertThat(pages.get().uri("/").with(scene.as(Role.OPERATOR)).locale(THAI))
            .hasStatusOk()
            .bodyText()
            .contains("มีเครือข่ายในระบบแล้ว")
            .doesNotContain("ก่อตั้งเครือข่ายแรก");
      } finally {
        statement.execute(
            "update tenancy.coalition set open = true where id in (select id from shown);"
                + " drop table shown");
      }
    }
  }

  @Test
  void theAccountOfSomebodyInNoCoalitionIsNotSaidToBeSeenByMembers() throws SQLException {
    var scene = scenes.fresh();
    var operator = scene.person(Role.OPERATOR);
    try (var database = TestDatabase.asSuperuser();
        var statement =
            database.prepareStatement(
                "delete from identity.account_coalition where account_id = ?")) {
      statement.setObject(1, operator.value());
      statement.executeUpdate();
    }
    assertThat(pages.get().uri("/account").with(scene.as(Role.OPERATOR)).locale(THAI))
        .hasStatusOk()
        .bodyText()
        .contains("ผู้ดูแลระบบเท่านั้น")
        .doesNotContain("สมาชิกทุกองค์กรในเครือข่าย");
  }
}
