package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of what may be done with a membership: as written down, and each cell as it works. */
@PrasanTest
class MovesTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/standing.md");

  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RenewMembership renew;
  @Autowired SuspendMembership suspend;
  @Autowired ResignMembership resign;
  @Autowired RemindOfRenewal remind;
  @Autowired AnnulFact annul;
  @Autowired People people;
  @Autowired TransactionTemplate transactions;

  @Test
  void thePaperShowsTheTable() throws IOException {
    var table = table();
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, table);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .exists()
        .content()
        .isEqualTo(table);
  }

  @ParameterizedTest
  @EnumSource
  void everyMoveOfEveryRoleWorksExactlyWhereTheTableSaysSo(Standing standing) {
    var scene = scenes.fresh();
    members.usualRules(scene);
    anAdministratorOfTheCoalitionAsAWhole(scene);
    var ours = members.ours(scene, standing);
    var theirs = members.organization(scene, "มูลนิธิอื่น");
    members.put(scene, theirs, standing);
    var wrong = new SoftAssertions();
    for (var role : Role.values())
      for (var move : Move.values())
        for (var organization : List.of(ours, theirs)) {
          boolean own = organization.equals(ours);
          boolean expected =
              move.fits(standing)
                  && Permissions.allows(role, move.action())
                  && (own || !move.ownOnly());
          wrong
              .assertThat(works(scene, role, move, organization))
              .as("%s of %s as %s while %s", move, own ? "ours" : "theirs", role, standing)
              .isEqualTo(expected);
        }
    wrong.assertAll();
  }

  /** Else the organization of the only administrator could not leave. */
  private void anAdministratorOfTheCoalitionAsAWhole(Scene scene) {
    var id = PersonId.fresh();
    people.account(id, LocalizedText.of("ผู้ดูแล"), "office@" + id + ".example", "password", false);
    people.mandate(
        Members.office(scene), id, null, Role.ADMINISTRATOR, false, LocalDate.of(2020, 1, 1));
  }

  /** Tried for real, and taken back. */
  private boolean works(Scene scene, Role role, Move move, OrganizationId organization) {
    var acting = scene.acting(role);
    return Tenancy.in(
        scene.id(),
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    status -> {
                      status.setRollbackOnly();
                      try {
                        return done(acting, move, organization);
                      } catch (NotPermitted refused) {
                        return false;
                      }
                    })));
  }

  private boolean done(Acting acting, Move move, OrganizationId organization) {
    var today = facts.today();
    var course = facts.course(acting.coalitionId(), organization);
    var end = course.term(today).map(Term::end).orElse(null);
    return switch (move) {
      case RENEW ->
          renew.renew(acting, organization, end, Fact.How.SIGNED_IN)
              instanceof RenewMembership.Outcome.Renewed;
      case RECORD_RENEWAL ->
          renew.record(acting, organization, end, new RenewMembership.Recorded(today, "จดหมาย", ""))
              instanceof RenewMembership.Outcome.Renewed;
      case REMIND -> remind.remind(acting, List.of(organization)) == 1;
      case SUSPEND ->
          suspend.suspend(acting, organization, decided()) == SuspendMembership.Outcome.DONE;
      case REINSTATE ->
          suspend.reinstate(acting, organization, decided()) == SuspendMembership.Outcome.DONE;
      case RESIGN, RECORD_RESIGNATION ->
          resign.resign(acting, organization, move, "")
              instanceof ResignMembership.Outcome.Resigned;
      case ANNUL ->
          annul.annul(acting, organization, course.facts().getLast().id(), "ผิด")
              == AnnulFact.Outcome.ANNULLED;
    };
  }

  private SuspendMembership.Decided decided() {
    return new SuspendMembership.Decided(facts.today(), null, "มติ", "เหตุผล");
  }

  private static String table() {
    var text = new StringBuilder("# Standing of a membership, and what may be done with it\n");
    text.append(
        """
        Made from the table in `org.prasan.standing.Move` by `MovesTest`, which also tries every move as every role in every standing. The standing itself is never typed: it follows from recorded facts and the rules in force (`Course`).

        | standing | counts as a member | when |
        |---|---|---|
        | ACTIVE | ✓ | the term runs, or no rule gives it an end, or its beginning is not recorded |
        | RENEWAL_DUE | ✓ | the term ends within RENEWAL_OPENS_DAYS, or has ended while no GRACE_DAYS are decided |
        | GRACE | ✓ | the term has ended, GRACE_DAYS have not |
        | LAPSED | | GRACE_DAYS are over and nobody renewed |
        | SUSPENDED | | by a recorded decision, until its last day or another decision |
        | RESIGNED | | the organization has left |

        """);
    text.append("| move | who | whose |");
    for (var standing : Standing.values()) text.append(' ').append(standing).append(" |");
    text.append("\n|---|---|---|").append("---|".repeat(Standing.values().length)).append('\n');
    for (var move : Move.values()) {
      text.append("| ").append(move).append(" | ").append(who(move)).append(" | ");
      text.append(move.ownOnly() ? "own organization" : "any").append(" |");
      for (var standing : Standing.values()) text.append(move.fits(standing) ? " ✓ |" : " |");
      text.append('\n');
    }
    return text.toString();
  }

  private static String who(Move move) {
    return Arrays.stream(Role.values())
        .filter(role -> Permissions.allows(role, move.action()))
        .map(Role::name)
        .collect(Collectors.joining(", "));
  }
}
