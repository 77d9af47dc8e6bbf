package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.agreement.AgreementKind;
import org.prasan.coalition.Event;
import org.prasan.coalition.EventKind;
import org.prasan.coalition.History;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is typed badly is asked back, and what is over is not shown as if it were due. */
@PrasanTest
@Tag("data")
class RegisterAndCampaignTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired History history;
  @Autowired RenewMembership renew;
  @Autowired TellOfMembership tell;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithTheUsualRules() {
    scene = scenes.fresh();
    members.usualRules(scene);
  }

  @Test
  void aYearOfTwoDigitsIsAskedBackWithTheDaysItCanMean() {
    members.put(scene, members.organization(scene, "มูลนิธิอื่น"), Standing.ACTIVE);
    assertThat(get("/membership?on=30 มิ.ย. 63", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("30 มิถุนายน พ.ศ. 2563", "ปีสองหลักอ่านได้หลายแบบ")
        .doesNotContain("มูลนิธิอื่น", "สมาชิก ณ");
  }

  @Test
  void underADayThatCannotBeReadThereIsNoList() {
    members.put(scene, members.organization(scene, "มูลนิธิอื่น"), Standing.ACTIVE);
    assertThat(get("/membership?on=วันนั้น", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("ยังอ่านวันที่นี้ไม่ออก")
        .doesNotContain("มูลนิธิอื่น");
    assertThat(get("/membership/export/csv?on=วันนั้น", Role.STAFF)).hasStatus(400);
  }

  @Test
  void aDayThatIsNoneIsSaidToBeNone() {
    assertThat(get("/membership?on=31/2/2565", Role.STAFF))
        .bodyText()
        .contains("ไม่มีวันนี้ในปฏิทิน");
  }

  @Test
  void afterTheLastThatIsKnownNothingIsCertainAndBeforeTheFoundingThereIsNobody() {
    var office = scene.acting(Role.SECRETARY);
    var known = ApproximateDate.of("../2022-03");
    var id = members.organization(scene, "มูลนิธิอื่น");
    scene.in(
        () -> {
          history.add(
              scene.acting(Role.ADMINISTRATOR),
              new Event(
                  UUID.randomUUID(),
                  ApproximateDate.of("2019"),
                  EventKind.FOUNDING,
                  LocalizedText.of("ก่อตั้ง"),
                  List.of(),
                  0));
          return facts.add(
              office, Facts.Told.of(id, Fact.Kind.STARTED, LocalDate.of(2022, 3, 31)).known(known));
        });
    assertThat(get("/membership", Role.STAFF))
        .bodyText()
        .contains("มูลนิธิอื่น", "เท่าที่ทราบเมื่อมีนาคม 2565", "ไม่มีบันทึกว่าใครเป็นสมาชิก");
    assertThat(get("/membership?on=1/1/2563", Role.STAFF))
        .bodyText()
        .contains("มูลนิธิอื่น", "อาจเป็นสมาชิกแล้ว");
    assertThat(get("/membership?on=31/12/2561", Role.STAFF))
        .bodyText()
        .doesNotContain("มูลนิธิอื่น");
  }

  @Test
  void aTermThatWasRenewedIsShownAsRenewedWhateverIsDueNow() {
    members.ours(scene, Standing.RENEWAL_DUE);
    int before = scene.in(() -> term().getYear()) - 1;
    assertThat(get("/membership/renewals?year=" + before, Role.SECRETARY))
        .bodyText()
        .contains("มูลนิธิของเรา", "ต่อแล้ว")
        .doesNotContain("ถึงเวลาต่ออายุ");
  }

  @Test
  void whoeverRenewsEarlySeesTheTermThatRunsAndTheNext() {
    members.ours(scene, Standing.RENEWAL_DUE);
    var end = scene.in(this::term);
    scene.in(
        () ->
            renew.renew(
                scene.acting(Role.DIRECTOR), scene.organization(), end, Fact.How.SIGNED_IN));
    var thai = java.util.Locale.of("th");
    assertThat(get("/organizations/" + scene.organization() + "/membership", Role.STAFF))
        .bodyText()
        .contains("วาระปัจจุบัน", "วาระถัดไป")
        .contains(org.prasan.language.ThaiDates.full(end, thai));
  }

  @Test
  void remindingOneLeadsBackToTheSameYear() {
    members.ours(scene, Standing.RENEWAL_DUE);
    var reminded =
        pages
            .post()
            .uri(scene.url("/organizations/" + scene.organization() + "/membership/remind"))
            .param("year", "2027")
            .with(csrf())
            .with(scene.as(Role.SECRETARY))
            .exchange();
    assertThat(reminded).hasRedirectedUrl(scene.url("/membership/renewals?year=2027"));
  }

  @Test
  void whoeverSignedToBelongReadsThatItIsAMember() {
    members.ours(scene, Standing.ACTIVE);
    var director = scene.acting(Role.DIRECTOR);
    assertThat(scene.in(() -> tell.told(director, AgreementKind.MEMBERSHIP))).isPresent();
    assertThat(scene.in(() -> tell.told(director, AgreementKind.COOPERATION))).isEmpty();
    var other = scenes.fresh();
    members.usualRules(other);
    members.ours(other, Standing.LAPSED);
    assertThat(other.in(() -> tell.told(other.acting(Role.DIRECTOR), AgreementKind.MEMBERSHIP)))
        .isEmpty();
  }

  private java.time.LocalDate term() {
    return Objects.requireNonNull(
        facts.course(scene.id(), scene.organization()).term(facts.today()).orElseThrow().end());
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }
}
