package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PrasanTest
class DeactivationPageTest {
  private static final String LAST_DAY = "บันทึกเป็นเมื่อวาน";
  private static final String ITSELF = "นี่คือบัญชีของคุณเอง";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void onlyOfAVoterIsSaidThatTheLastDayIsYesterday() {
    assertThat(page(Role.STAFF)).hasStatusOk().bodyText().doesNotContain(LAST_DAY);
    var voter = scene.person(Role.FOCAL_POINT);
    scene.in(
        () ->
            jdbc.sql(
                    "update identity.mandate set voter = true"
                        + " where coalition_id = :coalition and person_id = :person")
                .param("coalition", scene.id().value())
                .param("person", voter.value())
                .update());
    assertThat(page(Role.FOCAL_POINT)).bodyText().contains(LAST_DAY);
  }

  @Test
  void whoeverOpensTheOwnPageIsTold() {
    assertThat(page(Role.SECRETARY)).bodyText().contains(ITSELF);
    assertThat(page(Role.DIRECTOR)).bodyText().doesNotContain(ITSELF);
  }

  private MvcTestResult page(Role of) {
    return pages
        .get()
        .uri(scene.url("/people/" + scene.person(of) + "/deactivation"))
        .with(scene.as(Role.SECRETARY))
        .locale(Locale.forLanguageTag("th"))
        .exchange();
  }
}
