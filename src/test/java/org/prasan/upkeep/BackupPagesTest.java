package org.prasan.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.BackupRun.Trouble;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who answers for a coalition sees how old the backups are; the operator also where they lie. */
@PrasanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupPagesTest {
  private static final String LATE = "ไม่มีข้อมูลสำรองใหม่มาเกินหนึ่งวันแล้ว";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired MessageSource words;
  private Scene scene;

  @BeforeAll
  void aCoalition() {
    scene = scenes.fresh();
  }

  @AfterEach
  void forget() throws SQLException {
    sql("delete from operation.backup_run");
  }

  @Test
  void whoAnswersForTheCoalitionIsWarnedOnTheHomePageAndNobodyElse() throws SQLException {
    made("27 hours", null);
    for (var role : new Role[] {Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR})
      assertThat(home(role)).bodyText().contains(LATE);
    assertThat(home(Role.FOCAL_POINT)).bodyText().doesNotContain(LATE);
    made("1 hour", null);
    assertThat(home(Role.SECRETARY)).bodyText().doesNotContain(LATE);
    made("0 hours", "SPACE");
    assertThat(home(Role.SECRETARY)).bodyText().contains("สำรองข้อมูลครั้งล่าสุดไม่สำเร็จ");
  }

  @Test
  void theCoalitionSeesTheAgeAndNotHowMuchThereIsNorWhereItLies() throws SQLException {
    made("5 hours", null);
    made("PROOF", "6 hours", null);
    assertThat(page(scene.url("/backups"), Role.SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains("5 ชั่วโมงก่อน", "กู้คืนได้ครบ")
        .doesNotContain("/somewhere/all.backup", "2.0 MB", "1,234");
    assertThat(page(scene.url("/backups"), Role.FOCAL_POINT)).hasStatus(403);
    assertThat(page("/installation/backups", Role.SECRETARY)).hasStatus(403);
    assertThat(page("/installation/backups", Role.OPERATOR))
        .hasStatusOk()
        .bodyText()
        .contains(
            "/somewhere/all.backup", "พื้นที่ว่างที่ใช้ได้", "2.0 MB", "ตรงกันทั้ง 1,234 แถว");
  }

  @Test
  void theOperatorReadsWhatIsWrongWhereOperatorsComeFirst() throws SQLException {
    made("27 hours", null);
    for (var first : new String[] {"/", "/coalitions"})
      assertThat(page(first, Role.OPERATOR)).bodyText().contains(LATE);
    assertThat(page("/", Role.SECRETARY)).bodyText().doesNotContain(LATE);
  }

  @ParameterizedTest
  @EnumSource
  void eachTroubleIsSaidWithItsCure(Trouble trouble) throws SQLException {
    made("1 hour", trouble.name());
    for (var language : new String[] {"th", "en"})
      assertThat(page("/installation/backups?lang=" + language, Role.OPERATOR))
          .bodyText()
          .contains(words.getMessage("upkeep.trouble." + trouble, null, Locale.of(language)));
  }

  @Test
  void wherePrasanMadeNoPassphraseThereIsNoneToShow() {
    for (var way : new String[] {"", "/noted?noted=true"})
      assertThat(
              pages
                  .post()
                  .uri("/installation/backups/passphrase" + way)
                  .with(scene.as(Role.OPERATOR))
                  .with(csrf()))
          .hasStatus3xxRedirection();
  }

  private MvcTestResult home(Role role) {
    return page(scene.url("/home"), role);
  }

  private MvcTestResult page(String path, Role role) {
    return pages.get().uri(path).with(scene.as(role)).locale(Locale.of("th")).exchange();
  }

  private static void made(String ago, @Nullable String trouble) throws SQLException {
    made("BACKUP", ago, trouble);
  }

  private static void made(String kind, String ago, @Nullable String trouble) throws SQLException {
    sql(
        """
        insert into operation.backup_run
          (id, kind, at, trouble, place, bytes, seconds, rows, files)
        values (gen_random_uuid(), '%s', now() - interval '%s', %s,
          '/somewhere/all.backup', 2097152, 3, 1234, 5)\
        """
            .formatted(kind, ago, trouble == null ? "null" : "'" + trouble + "'"));
  }

  private static void sql(String sql) throws SQLException {
    try (var database = TestDatabase.asSuperuser();
        var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
