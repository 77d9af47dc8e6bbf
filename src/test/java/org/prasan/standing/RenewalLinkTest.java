package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.AtOnce;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Renewing by the link of a message, without signing in. */
@PrasanTest
class RenewalLinkTest {
  private static final String OURS = "มูลนิธิของเรา";

  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RenewalLinks links;
  @Autowired RenewMembership renew;
  @Autowired ResignMembership resign;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private String link;

  @BeforeEach
  void aLinkForTheFocalPoint() {
    scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.GRACE);
    link = issue("th");
  }

  private String issue(String language) {
    return issue(language, scene.person(Role.FOCAL_POINT));
  }

  private String issue(String language, PersonId person) {
    return URI.create(
            scene.in(
                () ->
                    links.issue(scene.coalition(), scene.organization(), term(), person, language)))
        .getRawPath();
  }

  @Test
  void lookingHoweverOftenChangesNothing() {
    for (int i = 0; i < 3; i++)
      assertThat(look()).hasStatusOk().bodyText().contains(OURS, "ต่ออายุสมาชิกภาพ");
    assertThat(pages.head().uri(link)).hasStatusOk();
    assertThat(standing()).isEqualTo(Standing.GRACE);
  }

  @Test
  void onePressRenewsAndIsToldByWhom() {
    assertThat(PagesAfterPosting.shown(pages, press()))
        .hasStatusOk()
        .bodyText()
        .contains("ต่ออายุสมาชิกภาพแล้ว", "เลขอ้างอิง ");
    assertThat(standing()).isEqualTo(Standing.ACTIVE);
    var fact = scene.in(() -> facts.course(scene.id(), scene.organization())).facts().getLast();
    assertThat(fact.how()).isEqualTo(Fact.How.LINK);
    assertThat(fact.recordedBy()).isEqualTo(scene.person(Role.FOCAL_POINT));
  }

  @Test
  void aSecondPressRenewsNothingMore() {
    press();
    var end = term();
    assertThat(press())
        .hasStatus(410)
        .bodyText()
        .contains("ลิงก์นี้ใช้ไปแล้ว")
        .doesNotContain(OURS);
    assertThat(look()).hasStatus(410).bodyText().contains("ลิงก์นี้ใช้ไปแล้ว").doesNotContain(OURS);
    assertThat(term()).isEqualTo(end);
  }

  @Test
  void pressedTwiceAtOnceItRenewsOnceAndTheOtherIsTold() throws Exception {
    var before = renewals();
    var answers = AtOnce.all(this::press, this::press);
    assertThat(answers)
        .extracting(answer -> answer.getResponse().getStatus())
        .containsExactlyInAnyOrder(302, 410);
    assertThat(renewals()).isEqualTo(before + 1);
  }

  @Test
  void theLinksOfTwoColleaguesPressedAtOnceRenewOnce() throws Exception {
    var ours = link;
    var director = scene.person(Role.DIRECTOR);
    var theirs = issue("th", director);
    var before = renewals();
    var answers = AtOnce.all(() -> press(ours), () -> press(theirs));
    assertThat(answers)
        .extracting(answer -> answer.getResponse().getStatus())
        .containsExactlyInAnyOrder(302, 410);
    assertThat(renewals()).isEqualTo(before + 1);
  }

  private long renewals() {
    return scene.in(() -> facts.course(scene.id(), scene.organization())).facts().stream()
        .filter(fact -> fact.kind() == Fact.Kind.RENEWED)
        .count();
  }

  @Test
  void anExpiredLinkRenewsNothingAndNamesNobody() {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update standing.renewal_link set expires_at = now() - interval '1 minute'
                    where coalition_id = :coalition
                    """)
                .param("coalition", scene.id().value())
                .update());
    assertThat(look()).hasStatus(410).bodyText().contains("หมดอายุ").doesNotContain(OURS);
    assertThat(press()).hasStatus(410).bodyText().contains("หมดอายุ").doesNotContain(OURS);
    assertThat(standing()).isEqualTo(Standing.GRACE);
  }

  @Test
  void aLinkIsVoidOnceAColleagueHasRenewed() {
    var director = scene.acting(Role.DIRECTOR);
    scene.in(() -> renew.renew(director, scene.organization(), term(), Fact.How.SIGNED_IN));
    assertThat(look()).hasStatus(410).bodyText().contains("ไม่ต้องใช้แล้ว").doesNotContain(OURS);
    assertThat(press()).hasStatus(410).bodyText().contains("ไม่ต้องใช้แล้ว");
  }

  @Test
  void aLinkIsVoidAfterTheOrganizationHasLeft() {
    var director = scene.acting(Role.DIRECTOR);
    scene.in(() -> resign.resign(director, scene.organization(), Move.RESIGN, ""));
    assertThat(press()).hasStatus(410).bodyText().contains("ไม่ต้องใช้แล้ว").doesNotContain(OURS);
    assertThat(standing()).isEqualTo(Standing.RESIGNED);
  }

  @Test
  void aLinkIsVoidForWhoNoLongerActsForTheOrganization() {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update identity.mandate set valid_to = :to
                    where coalition_id = :coalition and person_id = :person
                    """)
                .param("to", facts.today().minusDays(1))
                .param("coalition", scene.id().value())
                .param("person", scene.person(Role.FOCAL_POINT).value())
                .update());
    assertThat(press()).hasStatus(410).bodyText().contains("ไม่ต้องใช้แล้ว");
    assertThat(standing()).isEqualTo(Standing.GRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0123456789abcdef0123456789abcdef0123456789a"})
  void aLinkThatNeverWasSaysSo(String token) {
    assertThat(pages.get().uri(scene.url("/renewal/" + token)))
        .hasStatus(404)
        .bodyText()
        .contains("ไม่พบลิงก์นี้");
  }

  @Test
  void theLinkOfOneCoalitionOpensNothingInAnother() {
    var other = scenes.fresh();
    assertThat(pages.get().uri(other.url(link.substring(link.indexOf("/renewal/")))))
        .hasStatus(404)
        .bodyText()
        .contains("ไม่พบลิงก์นี้")
        .doesNotContain(OURS);
  }

  @Test
  void onlyAHashOfTheLinkIsKept() {
    var token = link.substring(link.lastIndexOf('/') + 1);
    var kept =
        scene.in(
            () ->
                jdbc.sql(
                        """
                        select token_hash from standing.renewal_link
                        where coalition_id = :coalition
                        """)
                    .param("coalition", scene.id().value())
                    .query(String.class)
                    .list());
    assertThat(kept).singleElement().asString().hasSize(64).isNotEqualTo(token);
  }

  @Test
  void whoReadsEnglishGetsAnEnglishPage() {
    assertThat(pages.get().uri(link + "?lang=en"))
        .hasStatusOk()
        .bodyText()
        .contains("Renew the membership", "In grace");
  }

  private MvcTestResult look() {
    return pages.get().uri(link).exchange();
  }

  private MvcTestResult press() {
    return press(link);
  }

  private MvcTestResult press(String path) {
    return pages.post().uri(path).with(csrf()).exchange();
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

  private Standing standing() {
    return scene.in(
        () -> facts.course(scene.id(), scene.organization()).on(facts.today()).orElseThrow());
  }
}
