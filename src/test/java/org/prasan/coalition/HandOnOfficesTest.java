package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
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
  @Autowired HandOnOffices handOn;
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
    for (var role : List.of(Role.SECRETARY, Role.ADMINISTRATOR))
      assertThat(read("/home", role))
          .contains("“ประธาน”", "ยังไม่มีใครรับช่วงต่อ", "/structure/terms/" + held() + "/end");
    assertThat(read("/home", Role.STAFF)).doesNotContain("“ประธาน”");
  }

  /** Nobody is reminded of it for ever. */
  @Test
  void whoAssignsItOnceMoreWithoutNamingAnybodyMeansIt() {
    assertThat(leave("successor-" + held(), "nobody")).hasStatus(302);
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update coalition.term set valid_from = valid_from - 9, valid_to = :to
                    where coalition_id = :coalition and person_id is null
                    """)
                .param("to", today().minusDays(1))
                .param("coalition", scene.id().value())
                .update());
    hold(today(), null);
    assertThat(read("/home", Role.SECRETARY)).doesNotContain("“ประธาน”");
  }

  @Test
  void somebodyOfAnotherOrganizationTakesNothingOver() {
    var stranger = scenes.fresh().person(Role.STAFF);
    assertThat(leave("successor-" + held(), stranger.toString())).hasStatus(422);
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
    assertThat(
            leave("successor-" + mandate(), stranger.toString(), "successor-" + held(), "nobody"))
        .hasStatus(422);
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
  }

  @Test
  void noColleagueTakesAnOfficeAwayWhileTheMandateRunsOn() {
    var day = ThaiDates.full(today().plusMonths(3), Locale.of("th"));
    var colleague = scene.person(Role.STAFF);
    for (var by : List.of(Role.DIRECTOR, Role.FOCAL_POINT))
      for (var named : List.of(PersonId.fresh(), colleague, person)) {
        assertThat(end(by, day, named.toString()))
            .as("to " + named)
            .hasStatus(422)
            .bodyText()
            .contains("ยังไม่มีอะไรเปลี่ยนแปลง", day);
        assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
      }
    assertThat(end(Role.DIRECTOR, day, "nobody")).hasStatus(302);
    assertThat(terms()).singleElement().extracting(Term::person).isEqualTo(person);
    assertThat(rolesOf(person)).contains(Role.OFFICER);
  }

  @Test
  void theOfficeWaitsForTheSecretaryWhenADirectorEndsTheMandateAtOnce() throws Exception {
    assertThat(pages.get().uri(ending()).with(scene.as(Role.DIRECTOR)))
        .bodyText()
        .contains("ข้อที่ไม่ระบุบุคคลจะอยู่กับองค์กร", "เลขานุการหรือผู้ดูแลข้อมูลระบุบุคคล")
        .doesNotContain("value=\"" + scene.person(Role.DIRECTOR) + "\"");
    assertThat(end(Role.DIRECTOR, "", scene.person(Role.DIRECTOR).toString())).hasStatus(422);
    var form = held();
    var answers =
        AtOnce.all(
            () -> end(Role.DIRECTOR, "", form, "nobody"),
            () -> end(Role.DIRECTOR, "", form, "nobody"));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(302));
    assertThat(terms()).extracting(Term::person).containsExactly(person, null);
    assertThat(deeds("office.handed-on")).isOne();
    assertThat(deeds("mandate.ended")).isOne();
  }

  @Test
  void whatSomebodyElseHoldsMeanwhileStaysTheirs() {
    var before = scene.in(() -> handOn.of(scene.id(), person, Locale.of("th"))).getFirst();
    var colleague = scene.person(Role.STAFF);
    var secretary = scene.acting(Role.SECRETARY);
    for (var next : Arrays.asList(colleague, null))
      scene.in(
          () -> {
            handOn.handOn(secretary, person, before, next);
            return true;
          });
    assertThat(terms()).extracting(Term::person).containsExactly(person, colleague);
  }

  /** The organization keeps the office; who may assign it is told, and nobody is named wrongly. */
  @Test
  void whenTheMandateRunsOutByItselfTheOfficeWaitsAndNamesNobody() {
    var name = "ดวงดาว ถือตำแหน่ง";
    scene.in(
        () ->
            jdbc.sql("update identity.person set name_th = :name where id = :id")
                .param("name", name)
                .param("id", person.value())
                .update());
    assertThat(read("/structure", Role.STAFF)).contains("ประธาน", name);
    assertThat(read("/home", Role.SECRETARY)).doesNotContain("“ประธาน”");
    scene.in(
        () ->
            jdbc.sql("update identity.mandate set valid_to = :to where id = :id")
                .param("to", today().minusDays(1))
                .param("id", mandate())
                .update());
    assertThat(read("/structure", Role.STAFF)).contains("ประธาน").doesNotContain(name);
    for (var role : List.of(Role.SECRETARY, Role.ADMINISTRATOR))
      assertThat(read("/home", role)).contains("“ประธาน”", "/structure/terms/" + held() + "/end");
    assertThat(read("/home", Role.STAFF)).doesNotContain("“ประธาน”");
  }

  private String read(String path, Role role) {
    var page = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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
    hold(from, person);
  }

  private void hold(LocalDate from, @Nullable PersonId through) {
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
                .param("person", through == null ? null : through.value())
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

  private UUID mandate() {
    return Objects.requireNonNull(scene.acting(Role.FOCAL_POINT).mandate());
  }

  private String ending() {
    return scene.url("/people/" + person + "/mandates/" + mandate() + "/end");
  }

  private MvcTestResult end(Role by, String lastDay, String successor) {
    return end(by, lastDay, held(), successor);
  }

  private MvcTestResult end(Role by, String lastDay, UUID office, String successor) {
    return pages
        .post()
        .uri(ending())
        .with(scene.as(by))
        .with(csrf())
        .param("lastDay", lastDay)
        .param("successor-" + office, successor)
        .exchange();
  }

  private long deeds(String deed) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry"
                        + " where coalition_id = :coalition and deed = :deed")
                .param("coalition", scene.id().value())
                .param("deed", deed)
                .query(Long.class)
                .single());
  }

  private MvcTestResult leave(String... choices) {
    var request = pages.post().uri(url()).with(scene.as(Role.SECRETARY)).with(csrf());
    if (!List.of(choices).contains("successor-" + mandate()))
      request.param("successor-" + mandate(), "nobody");
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
