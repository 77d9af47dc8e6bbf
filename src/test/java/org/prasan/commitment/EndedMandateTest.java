package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.identity.PersonHoldings;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nothing stays with somebody whose mandate has ended, and a request is no promise. */
@PrasanTest
class EndedMandateTest {
  @Autowired Scenes scenes;
  @Autowired Promises promises;
  @Autowired HandOnCommitments handOn;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene office;
  private Scene owner;

  @BeforeEach
  void twoOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
    owner.person(Role.FOCAL_POINT);
    owner.person(Role.DIRECTOR);
  }

  @Test
  void nobodyEndsAMandateAtOnceWithoutSayingWhoTakesOver() {
    var id = accepted(20);
    assertThat(get(Role.DIRECTOR, ending()))
        .bodyText()
        .contains(
            "ใครรับช่วงข้อรับปากนี้: " + Promises.WHAT,
            "คืนให้องค์กร ยังไม่ระบุบุคคล",
            "องค์กรยังรับผิดชอบ")
        .doesNotContain("ครบวาระ");
    assertThat(end("")).hasStatus(422).bodyText().contains("โปรดเลือกให้ครบทุกข้อ", Promises.WHAT);
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.STAFF));
    assertThat(get(Role.STAFF, "/home")).hasStatusOk();
    var focal = owner.person(Role.FOCAL_POINT).toString();
    assertThat(end("", "successor-" + id, focal)).hasStatus(302);
    var now = promises.now(office, id);
    assertThat(now.person()).hasToString(focal);
    assertThat(now.owner()).isEqualTo(owner.organization());
    assertThat(now.state()).isEqualTo(State.PROPOSED);
    assertThat(get(Role.FOCAL_POINT, "/home")).bodyText().contains(Promises.WHAT);
  }

  @Test
  void nobodyOfAnotherOrganizationTakesOver() {
    var id = accepted(20);
    for (var stranger : List.of(office.person(Role.STAFF), PersonId.fresh()))
      for (var day : List.of("", inNineDays()))
        assertThat(end(day, "successor-" + id, stranger.toString()))
            .as("until " + day)
            .hasStatus(422)
            .bodyText()
            .contains("โปรดเลือกให้ครบทุกข้อ", Promises.WHAT, "value=\"" + day + "\"");
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.STAFF));
    assertThat(get(Role.STAFF, "/home")).hasStatusOk();
  }

  @Test
  void whatSomebodyTookOnMeanwhileStaysTheirs() {
    var id = accepted(20);
    var before = held(id);
    handOver(id, owner, owner.person(Role.FOCAL_POINT));
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    handOn(before, owner.person(Role.DIRECTOR));
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.FOCAL_POINT));
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void whatWentToAnotherOrganizationMeanwhileKeepsItsPersonThere() {
    owner.also(Role.STAFF, office, Role.STAFF);
    var id = accepted(20);
    var before = held(id);
    handOver(id, office, owner.person(Role.STAFF));
    handOn(before, null);
    assertThat(promises.now(office, id).owner()).isEqualTo(office.organization());
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.STAFF));
  }

  @Test
  void whatIsDoneMeanwhileIsAskedOfNobodyAgain() {
    var id = accepted(20);
    var before = held(id);
    promises.take(owner, Role.FOCAL_POINT, id, Step.REPORT_DONE);
    handOn(before, owner.person(Role.FOCAL_POINT));
    assertThat(promises.now(office, id).state()).isEqualTo(State.DONE);
  }

  @Test
  void twoWhoEndItAtOnceEndItOnce() throws Exception {
    var id = accepted(20);
    var focal = owner.person(Role.FOCAL_POINT);
    var form = new String[] {"successor-" + id, focal.toString()};
    var answers = AtOnce.all(() -> end("", form), () -> end("", form), () -> end("", form));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(302));
    assertThat(promises.now(office, id).person()).isEqualTo(focal);
    assertThat(deeds("mandate.ended")).isOne();
    assertThat(deeds("commitment.hand-over")).isOne();
  }

  @Test
  void whoIsLetGoByTwoAtOnceHandsOnOnce() throws Exception {
    var id = accepted(20);
    var answers = AtOnce.all(() -> leave(id), () -> leave(id));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.getResponse().getStatus()).isIn(302, 404));
    assertThat(promises.now(office, id).person()).isNull();
    assertThat(deeds("person.deactivated")).isOne();
    assertThat(deeds("commitment.hand-over")).isOne();
  }

  @Test
  void whoEndsTwoMandatesAtOnceLeavesNothingWithThePerson() throws Exception {
    var id = accepted(20);
    owner.also(Role.STAFF, Role.CASE_WORKER);
    var form = new String[] {"successor-" + id, "nobody"};
    AtOnce.all(
        mandates().stream()
            .<Callable<MvcTestResult>>map(one -> () -> end(Role.DIRECTOR, ending(one), "", form))
            .toList());
    assertThat(promises.now(office, id).person()).isNull();
  }

  @Test
  void whatGoesBackToTheOrganizationIsSeenByItsDirector() {
    var id = accepted(20);
    assertThat(end("", "successor-" + id, "nobody")).hasStatus(302);
    assertThat(promises.now(office, id).person()).isNull();
    assertThat(get(Role.DIRECTOR, "/home")).bodyText().contains("ตอบว่ารับปาก", Promises.WHAT);
  }

  @Test
  void whoActsByASecondMandateKeepsEverything() {
    var id = accepted(20);
    owner.also(Role.STAFF, Role.CASE_WORKER);
    assertThat(get(Role.DIRECTOR, ending())).bodyText().doesNotContain(Promises.WHAT);
    assertThat(end("")).hasStatus(302);
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.STAFF));
  }

  @Test
  void whatIsStillLeftAfterTheLastDayWaitsForDirectorAndFocalPoint() {
    var id = accepted(20);
    var card = "หาผู้รับช่วงข้อรับปาก 1 ข้อ ของผู้ที่พ้นหน้าที่แล้ว";
    assertThat(end(inNineDays(), "successor-" + id, "nobody")).hasStatus(302);
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
    assertThat(get(Role.DIRECTOR, "/home")).bodyText().doesNotContain(card);
    assertThat(get(Role.DIRECTOR, "/commitments?view=ALL"))
        .bodyText()
        .doesNotContain("ของผู้ที่พ้นหน้าที่");
    office.in(
        () ->
            jdbc.sql(
                    "update identity.mandate set valid_from = :day, valid_to = :day"
                        + " where coalition_id = :coalition and person_id = :person")
                .param("day", promises.today().minusDays(1))
                .param("coalition", office.id().value())
                .param("person", owner.person(Role.STAFF).value())
                .update());
    for (var role : new Role[] {Role.DIRECTOR, Role.FOCAL_POINT})
      assertThat(get(role, "/home")).bodyText().contains(card, "/commitments?view=LEFT");
    assertThat(get(Role.DIRECTOR, "/commitments?view=LEFT"))
        .bodyText()
        .contains("ของผู้ที่พ้นหน้าที่", "/commitments/" + id);
    assertThat(
            pages
                .get()
                .uri(office.url("/commitments?view=LEFT"))
                .with(office.as(Role.DIRECTOR))
                .exchange())
        .bodyText()
        .doesNotContain("/commitments/" + id);
  }

  @Test
  void aRequestNobodyTookIsNoBrokenPromiseAndHandingOnAtHomeMakesNoneKept() {
    promises.byCoalition(office, owner.organization(), null, 0);
    var taken = accepted(0);
    overdue();
    assertThat(record()).containsExactly("0", "0", "0", "1", "0", "1");
    assertThat(end("", "successor-" + taken, "nobody")).hasStatus(302);
    assertThat(record()).containsExactly("0", "0", "0", "1", "0", "1");
  }

  @Test
  void commitmentsAreFoundByTheNameOfWhoOwesOrAskedForThem() {
    var id = accepted(20);
    for (var q : new String[] {"ผู้รับผิดชอบ", "Org มูลนิธิผู้รับผิดชอบ", "รายงาน ผู้รับผิดชอบ"})
      assertThat(get(Role.DIRECTOR, "/commitments?view=ALL&q=" + q))
          .bodyText()
          .as(q)
          .contains("/commitments/" + id);
    for (var q : new String[] {"เลขานุการเครือข่าย", "ช้าง ผู้รับผิดชอบ"})
      assertThat(get(Role.DIRECTOR, "/commitments?view=ALL&q=" + q))
          .bodyText()
          .as(q)
          .doesNotContain("/commitments/" + id);
  }

  private void overdue() {
    office.in(
        () ->
            jdbc.sql("update commitment.commitment set due = :day where coalition_id = :coalition")
                .param("day", LocalDate.of(promises.today().getYear(), 1, 1).minusDays(1))
                .param("coalition", office.id().value())
                .update());
  }

  /** The figures of the organization that owes them, as they are handed out. */
  private List<String> record() {
    var year = promises.today().getYear() - 1;
    var table =
        pages
            .get()
            .uri(owner.url("/commitments/record/export/csv?year=" + year))
            .with(owner.as(Role.DIRECTOR))
            .exchange();
    return new String(table.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("มูลนิธิผู้รับผิดชอบ"))
        .flatMap(line -> Arrays.stream(line.split(",")).skip(1))
        .toList();
  }

  private CommitmentId accepted(int days) {
    var id = promises.byCoalition(office, owner.organization(), owner.person(Role.STAFF), days);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    return id;
  }

  private String inNineDays() {
    return ThaiDates.full(promises.today().plusDays(9), Locale.of("th"));
  }

  private PersonHoldings.Holding held(CommitmentId id) {
    var all = office.in(() -> handOn.of(office.id(), owner.person(Role.STAFF), Locale.of("th")));
    return all.stream().filter(one -> one.id().equals(id.value())).findFirst().orElseThrow();
  }

  private void handOn(PersonHoldings.Holding before, @Nullable PersonId successor) {
    var director = owner.acting(Role.DIRECTOR);
    owner.in(
        () -> {
          handOn.handOn(director, owner.person(Role.STAFF), before, successor);
          return true;
        });
  }

  private void handOver(CommitmentId id, Scene to, PersonId person) {
    var wanted = Wanted.handed(null, to.organization(), person, "ช่วยรับต่อ");
    assertThat(promises.take(office, office.acting(Role.SECRETARY), id, wanted))
        .isInstanceOf(Outcome.Taken.class);
  }

  private long deeds(String deed) {
    return office.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry"
                        + " where coalition_id = :coalition and deed = :deed")
                .param("coalition", office.id().value())
                .param("deed", deed)
                .query(Long.class)
                .single());
  }

  private List<UUID> mandates() {
    return owner.in(
        () ->
            jdbc.sql(
                    "select id from identity.mandate"
                        + " where coalition_id = :coalition and person_id = :person")
                .param("coalition", office.id().value())
                .param("person", owner.person(Role.STAFF).value())
                .query(UUID.class)
                .list());
  }

  private String ending() {
    return ending(Objects.requireNonNull(owner.acting(Role.STAFF).mandate()));
  }

  private String ending(UUID mandate) {
    return "/people/" + owner.person(Role.STAFF) + "/mandates/" + mandate + "/end";
  }

  private MvcTestResult leave(CommitmentId id) {
    return pages
        .post()
        .uri(owner.url("/people/" + owner.person(Role.STAFF) + "/deactivation"))
        .with(csrf())
        .with(office.as(Role.SECRETARY))
        .param("successor-" + owner.acting(Role.STAFF).mandate(), "nobody")
        .param("successor-" + id, "nobody")
        .exchange();
  }

  private MvcTestResult end(String lastDay, String... more) {
    return end(Role.DIRECTOR, ending(), lastDay, more);
  }

  private MvcTestResult end(Role by, String path, String lastDay, String... more) {
    var request =
        pages.post().uri(owner.url(path)).with(csrf()).with(owner.as(by)).param("lastDay", lastDay);
    for (int i = 0; i < more.length; i += 2) request.param(more[i], more[i + 1]);
    return request.exchange();
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(owner.url(path)).with(owner.as(role)).exchange();
  }
}
