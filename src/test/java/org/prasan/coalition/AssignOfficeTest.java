package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organization holds an office through somebody who acts for it. */
@PrasanTest
class AssignOfficeTest {
  private static final Locale THAI = Locale.of("th");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired EditOrgans organs;
  @Autowired ChangeRule rules;
  @Autowired Offices offices;
  @Autowired OrganizationRegistry organizations;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  Scene scene;
  Office office;

  @BeforeEach
  void anOfficeAndAnOrganization() {
    scene = scenes.fresh();
    var organ = new Organ(FreshId.next(), LocalizedText.of("คณะกรรมการ"), 1);
    var name = LocalizedText.of("ประธาน", "Chair");
    office = new Office(FreshId.next(), organ.id(), name, OfficeKind.CHAIR, 1, 1);
    var secretary = scene.acting(Role.SECRETARY);
    scene.in(
        () -> {
          organs.addOrgan(secretary, organ);
          organs.addOffice(secretary, office);
          organizations.add(
              secretary,
              scene.organization(),
              NewOrganization.named(
                  LocalizedText.of("มูลนิธิดวงตะวัน"), OrganizationKind.FOUNDATION));
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 0, 30})
  void nobodyHoldsItForAnOrganizationTheyDoNotActFor(int days) {
    var first = today().plusDays(days);
    var day = days < 0 ? today() : first;
    var stranger = scene.beside().person(Role.DIRECTOR);
    var gone = scene.person(Role.STAFF);
    leave(gone, day.minusDays(1));
    for (var person : List.of(stranger, gone)) {
      var refused = assign(person, typed(first), "");
      assertThat(refused).hasStatus(422);
      assertThat(text(refused))
          .contains(
              "วันที่ " + typed(day) + " บุคคลนี้ไม่มีหน้าที่ในองค์กรนี้",
              "value=\"" + typed(first) + "\"")
          .containsPattern("value=\"" + person + "\"[^>]*selected");
      assertThat(terms()).isEmpty();
    }
    assertThat(text(assign(stranger, typed(first), "", "en")))
        .contains("this person does not act for the organization");
  }

  @Test
  void whoeverActsForItOnTheFirstDayHoldsIt() {
    var person = scene.person(Role.DIRECTOR);
    assertThat(assign(person, typed(today().plusDays(30)), "")).hasStatus3xxRedirection();
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
  }

  /** The past is told as it was. */
  @Test
  void ofATermThatIsOverWhoeverHeldItMayHaveLeft() {
    var gone = scene.person(Role.STAFF);
    leave(gone, today().minusDays(60));
    var last = today().minusDays(1);
    assertThat(assign(gone, typed(today().minusDays(90)), typed(last))).hasStatus3xxRedirection();
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(gone);
  }

  @Test
  void noTermLastsLongerThanTheRuleAndWhoeverStaysBeyondItIsRemembered() {
    var person = scene.person(Role.DIRECTOR);
    decide(24, today().minusYears(9));
    var last = today().plusMonths(24).minusDays(1);
    var refused = assign(person, typed(today()), typed(last.plusDays(1)));
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains(typed(last), "/rules#term-of-office");
    assertThat(assign(person, typed(today().minusMonths(25)), "")).hasStatus3xxRedirection();
    assertThat(text(home())).contains("เลือกผู้ดำรงตำแหน่งใหม่ 1 ตำแหน่ง");
  }

  @Test
  void aTermIsAsLongAsTheRuleLetsItAndThePastIsToldAsItWas() {
    var person = scene.person(Role.DIRECTOR);
    decide(24, today().minusYears(9));
    assertThat(
            assign(person, typed(today().minusYears(6)), typed(today().minusYears(1).minusDays(1))))
        .hasStatus3xxRedirection();
    assertThat(assign(person, typed(today()), typed(today().plusMonths(24).minusDays(1))))
        .hasStatus3xxRedirection();
    assertThat(text(home())).doesNotContain("เลือกผู้ดำรงตำแหน่งใหม่");
  }

  @Test
  void anOpenTermIsNotEndedBeyondTheRuleAndOneThatLastedTooLongEndsToday() {
    var person = scene.person(Role.DIRECTOR);
    decide(24, today().minusYears(9));
    assign(person, typed(today().minusMonths(20)), "");
    var last = today().minusMonths(20).plusMonths(24).minusDays(1);
    var refused = end(typed(last.plusDays(1)));
    assertThat(refused).hasStatus(422);
    assertThat(text(refused))
        .contains(
            "วาระนี้จึงสิ้นสุดไม่เกินวันที่ " + typed(last),
            "/rules#term-of-office",
            "value=\"" + typed(last.plusDays(1)) + "\"");
    assertThat(terms()).singleElement().extracting(Term::to).isNull();
    assertThat(end(typed(last))).hasStatus3xxRedirection();
    assertThat(end(typed(today().minusMonths(20)))).hasStatus3xxRedirection();

    itBegan(today().minusMonths(30));
    assertThat(end(typed(today().plusDays(1)))).hasStatus(422);
    assertThat(end(typed(today()))).hasStatus3xxRedirection();
  }

  private void itBegan(LocalDate from) {
    scene.in(
        () ->
            jdbc.sql("update coalition.term set valid_from = :from, valid_to = null")
                .param("from", from)
                .update());
  }

  private MvcTestResult end(String lastDay) {
    return pages
        .post()
        .uri(scene.url("/structure/terms/" + terms().getFirst().id() + "/end"))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .param("to", lastDay)
        .exchange();
  }

  private void decide(int months, LocalDate from) {
    var proposal =
        new ChangeRule.Proposal(
            RuleKey.TERM_OF_OFFICE, new RuleValue.Amount(months), from, "มติที่ประชุม", "");
    scene.in(() -> rules.change(scene.acting(Role.SECRETARY), proposal));
  }

  private MvcTestResult home() {
    return pages.get().uri(scene.url("/home")).with(scene.as(Role.SECRETARY)).exchange();
  }

  private void leave(PersonId person, LocalDate lastDay) {
    scene.in(
        () ->
            jdbc.sql("update identity.mandate set valid_to = :to where person_id = :person")
                .param("to", lastDay)
                .param("person", person.value())
                .update());
  }

  private List<Term> terms() {
    return scene.in(() -> offices.terms(scene.id()));
  }

  private MvcTestResult assign(PersonId person, String began, String to) {
    return assign(person, began, to, "th");
  }

  private MvcTestResult assign(PersonId person, String began, String to, String language) {
    return pages
        .post()
        .uri(scene.url("/structure/terms/new"))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .param("lang", language)
        .param("id", FreshId.next().toString())
        .param("office", office.id().toString())
        .param("organization", scene.organization().toString())
        .param("person", person.toString())
        .param("began", began)
        .param("to", to)
        .exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static String typed(LocalDate day) {
    return ThaiDates.full(day, THAI);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
