package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.standing.Fact.Kind;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organization has said that it leaves, and its last days as a member are still to come. */
@PrasanTest
class ResignedAheadTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RenewalLinks links;
  @Autowired ResignMembership resign;
  @Autowired CampaignView campaign;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aMemberWhoseRenewalIsDue() {
    scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.RENEWAL_DUE);
  }

  private void leavesIn(int days) {
    members.rule(scene, RuleKey.NOTICE_DAYS, new RuleValue.Amount(days));
    scene.in(
        () ->
            resign.resign(
                scene.acting(Role.SECRETARY), scene.organization(), Move.RECORD_RESIGNATION, ""));
  }

  @Test
  void aLinkMailedBeforePromisesNoRenewalAnyMore() {
    var person = scene.person(Role.FOCAL_POINT);
    var link =
        URI.create(
                scene.in(
                    () ->
                        links.issue(scene.coalition(), scene.organization(), term(), person, "th")))
            .getRawPath();
    leavesIn(30);
    for (var answer :
        new MvcTestResult[] {
          pages.get().uri(link).exchange(), pages.post().uri(link).with(csrf()).exchange()
        })
      assertThat(answer)
          .hasStatus(410)
          .bodyText()
          .contains("ไม่มีอะไรต้องต่ออายุ", "องค์กรของคุณแจ้งลาออกจากเครือข่ายแล้ว")
          .doesNotContain("มูลนิธิของเรา");
    assertThat(renewals()).isEqualTo(2);
  }

  @Test
  void neitherItsPeopleNorTheOfficeRenewItAndTheCampaignNoLongerCountsIt() {
    leavesIn(30);
    var renewed =
        pages
            .post()
            .uri(page("/renew"))
            .param("term", term().toString())
            .with(csrf())
            .with(scene.as(Role.DIRECTOR))
            .exchange();
    assertThat(renewed).hasStatus(302).flash().containsEntry("flash", "standing.renew.leaves");
    assertThat(get("", Role.SECRETARY))
        .bodyText()
        .doesNotContain("/record-renewal", "/renew\"", "/record-resignation");
    assertThat(renewals()).isEqualTo(2);
    assertThat(scene.in(() -> campaign.of(scene.id(), term().getYear())).lines()).isEmpty();
  }

  @Test
  void whatIsStillToComeIsNotToldAsIfItHadHappened() {
    leavesIn(30);
    var last = scene.in(facts::today).plusDays(29);
    assertThat(get("", Role.STAFF))
        .bodyText()
        .contains("แจ้งลาออกจากเครือข่าย มีผลในวันที่ด้านล่าง")
        .contains(org.prasan.language.ThaiDates.full(last, java.util.Locale.of("th")));
  }

  @Test
  void thePageNamesTheRuleAndSaysIfItTakesEffectAtOnce() {
    assertThat(get("/resign", Role.DIRECTOR))
        .hasStatusOk()
        .bodyText()
        .contains("/rules#notice-days", "การลาออกมีผลทันที");
    members.rule(scene, RuleKey.NOTICE_DAYS, new RuleValue.Amount(30));
    assertThat(get("/resign", Role.DIRECTOR))
        .bodyText()
        .contains("/rules#notice-days", "การลาออกมีผล ")
        .doesNotContain("การลาออกมีผลทันที");
  }

  private long renewals() {
    return scene.in(() -> facts.course(scene.id(), scene.organization())).facts().stream()
        .filter(fact -> fact.kind() == Kind.RENEWED)
        .count();
  }

  private LocalDate term() {
    return Objects.requireNonNull(
        scene.in(
            () ->
                facts
                    .course(scene.id(), scene.organization())
                    .term(facts.today())
                    .orElseThrow()
                    .end()));
  }

  private String page(String part) {
    return scene.url("/organizations/" + scene.organization() + "/membership" + part);
  }

  private MvcTestResult get(String part, Role role) {
    return pages.get().uri(page(part)).with(scene.as(role)).exchange();
  }
}
