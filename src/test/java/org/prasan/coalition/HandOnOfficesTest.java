package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organization keeps its office when the person leaves through whom it held it. */
@PrasanTest
class HandOnOfficesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired EditOrgans organs;
  @Autowired Offices offices;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  Scene scene;
  PersonId person;
  Office office;

  @BeforeEach
  void aChairHeldThroughSomebody() {
    scene = scenes.fresh();
    person = scene.person(Role.FOCAL_POINT);
    var organ = new Organ(FreshId.next(), LocalizedText.of("คณะกรรมการ", "Committee"), 1);
    office =
        new Office(
            FreshId.next(),
            organ.id(),
            LocalizedText.of("ประธาน", "Chair"),
            OfficeKind.CHAIR,
            1,
            1);
    var secretary = scene.acting(Role.SECRETARY);
    scene.in(
        () -> {
          organs.addOrgan(secretary, organ);
          organs.addOffice(secretary, office);
          return true;
        });
    hold(today().minusYears(1));
  }

  @Test
  void whoLetsThePersonLeaveIsAskedWhoTakesTheOfficeOver() {
    var page = pages.get().uri(url()).with(scene.as(Role.SECRETARY));
    assertThat(page).hasStatusOk().bodyText().contains("ประธาน ถึง").contains(held().toString());
    assertThat(leave()).hasStatus(422);
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
  }

  @Test
  void aColleagueGoesOnFromTodayAndThePastStays() {
    var colleague = scene.person(Role.STAFF);
    assertThat(leave("successor-" + held(), colleague.toString())).hasStatus(302);
    assertThat(terms())
        .extracting(Term::person, Term::from, Term::to)
        .containsExactly(
            tuple(person, today().minusYears(1), today().minusDays(1)),
            tuple(colleague, today(), today().plusYears(1)));
    assertThat(rolesOf(colleague)).contains(Role.OFFICER);
    assertThat(rolesOf(person)).isEmpty();
  }

  @Test
  void theOrganizationKeepsTheOfficeWithoutNamingAnybody() {
    assertThat(leave("successor-" + held(), "nobody")).hasStatus(302);
    var now = terms().getLast();
    assertThat(now.person()).isNull();
    assertThat(now.organization()).isEqualTo(scene.organization());
    assertThat(now.runsOn(today())).isTrue();
  }

  @Test
  void somebodyOfAnotherOrganizationTakesNothingOver() {
    var stranger = scenes.fresh().person(Role.STAFF);
    assertThat(leave("successor-" + held(), stranger.toString())).hasStatus(302);
    assertThat(terms()).extracting(Term::person).doesNotContain(stranger);
  }

  @Test
  void aTermThatBeginsLaterIsHandedOnAsItIs() {
    scene.in(
        () ->
            jdbc.sql("delete from coalition.term where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .update());
    hold(today().plusMonths(1));
    var colleague = scene.person(Role.STAFF);
    leave("successor-" + held(), colleague.toString());
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(colleague);
  }

  private void hold(LocalDate from) {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    insert into coalition.term (coalition_id, id, office_id, organization_id,
                      person_id, began, valid_from, valid_to)
                    values (:coalition, :id, :office, :organization, :person, :began, :from, :to)
                    """)
                .param("coalition", scene.id().value())
                .param("id", FreshId.next())
                .param("office", office.id())
                .param("organization", scene.organization().value())
                .param("person", person.value())
                .param("began", from.toString())
                .param("from", from)
                .param("to", today().plusYears(1))
                .update());
  }

  private UUID held() {
    return terms().getLast().id();
  }

  private List<Term> terms() {
    return scene.in(() -> offices.terms(scene.id()));
  }

  private Set<Role> rolesOf(PersonId who) {
    return scene.in(() -> offices.rolesOf(scene.id(), who, scene.organization(), today()));
  }

  private MvcTestResult leave(String... choices) {
    var mandate =
        scene.in(
            () ->
                jdbc.sql(
                        "select id from identity.mandate"
                            + " where coalition_id = :coalition and person_id = :person")
                    .param("coalition", scene.id().value())
                    .param("person", person.value())
                    .query(UUID.class)
                    .single());
    var request =
        pages
            .post()
            .uri(url())
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .param("successor-" + mandate, "nobody");
    for (int i = 0; i < choices.length; i += 2) request.param(choices[i], choices[i + 1]);
    return request.exchange();
  }

  private String url() {
    return scene.url("/people/" + person + "/deactivation");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
