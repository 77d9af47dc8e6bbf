package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.RefusingTable;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Where anything that guards a referral fails, nothing is opened and nothing is half done: each of
 * the tables it writes to refuses in turn, for one coalition alone.
 */
@PrasanTest
class FailClosedTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired Vault vault;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit.entry",
        "vault.key_share",
        "referral.entry",
        "referral.address",
        "referral.referral",
        "notification.notice"
      })
  void noAcceptanceIsHalfDone(String table) throws SQLException {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.offered(sides);
    var key = referrals.find(sides.sender(), id).keys().details();
    RefusingTable.during(
        table,
        sides.sender(),
        () ->
            assertThat(
                    catchThrowable(
                        () -> referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT)))
                .isNotNull());
    assertThat(referrals.state(sides.sender(), id)).isEqualTo(State.OFFERED);
    assertThat(sides.receiver().in(() -> vault.key(sides.receiver().id(), key))).isEmpty();
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(referrals.state(sides.sender(), id)).isEqualTo(State.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit.entry", "referral.look"})
  void whatCannotBeWrittenDownIsNotShown(String table) throws SQLException {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.accepted(sides);
    RefusingTable.during(
        table,
        sides.sender(),
        () -> assertThat(details(sides.receiver(), id)).doesNotContain("เอื้องคำ"));
    assertThat(details(sides.receiver(), id)).contains("เอื้องคำ");
  }

  @Test
  void noWordOfADisputeIsShownToReviewersThatCannotBeWrittenDown() throws SQLException {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.accepted(sides);
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.START_SERVICE);
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.REPORT_OUTCOME, "SERVED");
    referrals.take(sides.sender(), Role.CASE_WORKER, id, Step.DISPUTE);
    var office = sides.sender().beside();
    var review = "/referrals/review/" + id;
    RefusingTable.during(
        "audit.entry",
        sides.sender(),
        () ->
            assertThat(page(office, Role.SECRETARY, review)).doesNotContain(ReferralScenes.WORDS));
    assertThat(page(office, Role.SECRETARY, review)).contains(ReferralScenes.WORDS);
  }

  private String details(Scene who, ReferralId id) {
    return page(who, Role.CASE_WORKER, "/referrals/" + id + "/details");
  }

  private String page(Scene who, Role role, String path) {
    var result = pages.get().uri(who.url(path)).with(who.as(role)).exchange();
    return result.getUnresolvedException() == null
        ? new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        : "";
  }
}
