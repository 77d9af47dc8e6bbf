package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with a commitment, on the real database. */
@PrasanTest
class TakeStepTest {
  @Autowired Scenes scenes;
  @Autowired Promises promises;

  private Scene office;
  private Scene owner;
  private Scene asker;

  @BeforeEach
  void threeOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    asker = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
    promises.organization(asker, "มูลนิธิผู้ขอ");
  }

  /** Each role of each side tries each step; the table alone decides. */
  @ParameterizedTest
  @EnumSource
  void everyCellIsKeptByTheUseCase(State state) {
    var wrong = new SoftAssertions();
    CommitmentId id = null;
    for (var who : List.of(Role.STAFF, Role.FOCAL_POINT, Role.SECRETARY))
      for (var side : List.of(office, owner, asker))
        for (var step : Step.values()) {
          if (id == null) id = brought(state);
          var parties = parties(side, who);
          var expected = Transitions.take(state, step, parties) instanceof Transitions.Answer.Leads;
          var outcome = promises.take(side, who, id, step);
          wrong
              .assertThat(outcome instanceof Outcome.Taken)
              .as("%s: %s by %s of %s → %s", state, step, who, name(side), outcome)
              .isEqualTo(expected);
          // What was refused has changed nothing, and can be tried by the next.
          if (outcome instanceof Outcome.Taken) id = null;
        }
    wrong.assertAll();
  }

  private CommitmentId brought(State state) {
    var id = promises.between(asker, Role.STAFF, owner, owner.person(Role.CASE_WORKER));
    promises.bring(owner, office, id, state);
    return id;
  }

  private List<Party> parties(Scene side, Role who) {
    var parties = EnumSet.of(Party.MEMBER);
    boolean answers = who == Role.FOCAL_POINT;
    if (side == owner && answers) parties.add(Party.SUPERVISOR);
    if (side == asker && (answers || who == Role.STAFF)) parties.add(Party.ASKER);
    if (who == Role.SECRETARY) parties.add(Party.OFFICE);
    return List.copyOf(parties);
  }

  private String name(Scene side) {
    return side == office ? "the office" : side == owner ? "the owner" : "the asker";
  }

  @Test
  void ofAnotherCoalitionThereIsNothing() {
    var id = asked();
    var stranger = scenes.fresh();
    var outcome =
        stranger.in(
            () ->
                promises.take(
                    stranger,
                    stranger.acting(Role.SECRETARY),
                    id,
                    Wanted.plain(Step.REMIND, null)));
    assertThat(outcome).isEqualTo(new Outcome.NotThere());
  }

  @Test
  void whoDoesItConfirmsNothingEvenAsSecretary() {
    var self = office.person(Role.SECRETARY);
    var id = promises.byCoalition(office, office.organization(), self, 10);
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
    promises.take(office, Role.SECRETARY, id, Step.REPORT_DONE);
    assertThat(promises.take(office, Role.SECRETARY, id, Step.CONFIRM))
        .isEqualTo(new Outcome.Refused(Transitions.Refusal.NOT_YOUR_STEP, State.DONE));
    assertThat(promises.take(office, Role.ADMINISTRATOR, id, Step.CONFIRM))
        .isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void whoeverAnswersForTheOrganizationIsNamedByAccepting() {
    var id = asked();
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    assertThat(promises.now(office, id).person()).isEqualTo(owner.person(Role.FOCAL_POINT));
  }

  @Test
  void whoWroteItDownIsNotItsOwner() {
    var now = promises.now(office, asked());
    assertThat(now.made().by()).isEqualTo(office.person(Role.SECRETARY));
    assertThat(now.person()).isNull();
    assertThat(now.owner()).isEqualTo(owner.organization());
    assertThat(now.asker()).isEqualTo(Commitment.Asker.COALITION);
  }

  @Test
  void whatIsReportedWithoutAnyEvidenceIsAskedFor() {
    var id = accepted();
    var bare = Wanted.plain(Step.REPORT_DONE, promises.now(office, id).version());
    assertThat(promises.take(owner, owner.acting(Role.FOCAL_POINT), id, bare))
        .isEqualTo(new Outcome.Wrong("words", "commitment.wrong.no-evidence"));
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void whatWasAcceptedCanOnlyBeGivenMoreTime() {
    var id = accepted();
    var now = promises.now(office, id);
    assertThat(move(id, now.due().minusDays(1)))
        .isEqualTo(new Outcome.Wrong("due", "commitment.wrong.earlier"));
    assertThat(move(id, promises.today().minusDays(1)))
        .isEqualTo(new Outcome.Wrong("due", "commitment.wrong.past"));
    assertThat(move(id, now.due()))
        .isEqualTo(new Outcome.Wrong("due", "commitment.wrong.same-day"));
    assertThat(move(id, now.due().plusDays(1))).isEqualTo(new Outcome.Taken(State.ACCEPTED));
  }

  private Outcome move(CommitmentId id, LocalDate to) {
    return promises.take(
        office, office.acting(Role.SECRETARY), id, Wanted.dated(Step.MOVE_DATE, null, to));
  }

  @Test
  void itIsHandedToNobodyWhoIsNotThere() {
    var id = asked();
    var nowhere = Wanted.handed(null, OrganizationId.fresh(), null, "");
    assertThat(promises.take(owner, owner.acting(Role.DIRECTOR), id, nowhere))
        .isEqualTo(new Outcome.Wrong("owner", "web.wrong.choose"));
    var stranger = Wanted.handed(null, asker.organization(), office.person(Role.SECRETARY), "");
    assertThat(promises.take(owner, owner.acting(Role.DIRECTOR), id, stranger))
        .isEqualTo(new Outcome.Wrong("person", "commitment.wrong.person"));
    var same = Wanted.handed(null, owner.organization(), null, "");
    assertThat(promises.take(owner, owner.acting(Role.DIRECTOR), id, same))
        .isEqualTo(new Outcome.Wrong("owner", "commitment.wrong.same-owner"));
  }

  @Test
  void whoTakesItOverHasToSayYesAnew() {
    var id = accepted();
    var over = Wanted.handed(null, asker.organization(), asker.person(Role.STAFF), "ลาคลอด");
    assertThat(promises.take(owner, owner.acting(Role.FOCAL_POINT), id, over))
        .isEqualTo(new Outcome.Taken(State.PROPOSED));
    assertThat(promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(promises.take(asker, Role.STAFF, id, Step.ACCEPT))
        .isEqualTo(new Outcome.Taken(State.ACCEPTED));
  }

  @Test
  void theDayTheOwnerNamedHoldsOnceItIsAgreed() {
    var id = asked();
    var other = promises.now(office, id).due().plusDays(30);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ASK_DATE);
    assertThat(promises.now(office, id).askedDue()).isEqualTo(other);
    promises.take(office, Role.SECRETARY, id, Step.AGREE_DATE);
    var now = promises.now(office, id);
    assertThat(now.due()).isEqualTo(other);
    assertThat(now.askedDue()).isNull();
    assertThat(now.state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void aReminderByHandGoesOutOnceADay() {
    var id = accepted();
    assertThat(promises.take(office, Role.SECRETARY, id, Step.REMIND))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(promises.take(office, Role.SECRETARY, id, Step.REMIND))
        .isEqualTo(new Outcome.Wrong("words", "commitment.wrong.reminded"));
  }

  @Test
  void sentTwiceItIsTakenOnce() {
    var id = asked();
    var wanted = Wanted.plain(Step.ACCEPT, 0);
    for (int i = 0; i < 2; i++)
      assertThat(promises.take(owner, owner.acting(Role.FOCAL_POINT), id, wanted))
          .isEqualTo(new Outcome.Taken(State.ACCEPTED));
    assertThat(promises.now(office, id).version()).isEqualTo(1);
  }

  /** Of two who answer at the same moment one is told that the other was faster. */
  @Test
  void twoAtOnceLoseNothing() throws Exception {
    var id = asked();
    var barrier = new CyclicBarrier(2);
    var yes = Wanted.plain(Step.ACCEPT, 0);
    var no = Wanted.said(Step.DECLINE, 0, "ไม่มีคน");
    Callable<Outcome> accept =
        () -> {
          barrier.await();
          return promises.take(owner, owner.acting(Role.FOCAL_POINT), id, yes);
        };
    Callable<Outcome> decline =
        () -> {
          barrier.await();
          return promises.take(owner, owner.acting(Role.DIRECTOR), id, no);
        };
    owner.person(Role.FOCAL_POINT);
    owner.person(Role.DIRECTOR);
    try (var both = Executors.newFixedThreadPool(2)) {
      var outcomes = both.invokeAll(List.of(accept, decline));
      var taken =
          List.of(outcomes.get(0).get(), outcomes.get(1).get()).stream()
              .filter(Outcome.Taken.class::isInstance)
              .count();
      assertThat(taken).isEqualTo(1);
      assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
          .anyMatch(Outcome.ChangedMeanwhile.class::isInstance);
    }
    assertThat(promises.now(office, id).version()).isEqualTo(1);
  }

  private CommitmentId asked() {
    return promises.byCoalition(office, owner.organization(), null, 20);
  }

  private CommitmentId accepted() {
    var id = asked();
    promises.bring(owner, office, id, State.ACCEPTED);
    return id;
  }
}
