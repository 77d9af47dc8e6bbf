package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Who was invited, whose mandate has not begun or is over, who has left and whose account is closed
 * may do nothing here that any account may not, whatever the role, with the very next request; each
 * action stands against the one table, which every route keeps.
 */
@PrasanTest
class BelongingTest {
  private static final Set<Role> HELD =
      EnumSet.complementOf(EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.OPERATOR));
  private static final Set<Role> ANY_ACCOUNT = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  enum Belonging {
    BELONGS,
    MANDATE_BEGINS_TOMORROW,
    MANDATE_ENDED_YESTERDAY,
    MANDATE_DELETED,
    LEFT,
    ACCOUNT_CLOSED
  }

  @ParameterizedTest
  @EnumSource
  void whoDoesNotBelongMayDoWhatAnyAccountMay(Belonging belonging) {
    var wrong = new SoftAssertions();
    for (var role : HELD) {
      var before = acting(role);
      assertThat(before.roles()).contains(role);
      put(scene.person(role), belonging);
      var roles = belonging == Belonging.BELONGS ? before.roles() : ANY_ACCOUNT;
      compare(wrong, acting(role), roles, role + " " + belonging);
    }
    wrong.assertAll();
  }

  /** Signed in by an account of another coalition, and not answered yet. */
  @ParameterizedTest
  @EnumSource(names = {"STAFF", "CASE_WORKER", "DIRECTOR"})
  void whoIsOnlyInvitedMayDoWhatAnyAccountMay(Role role) {
    var elsewhere = scenes.fresh();
    var invited = elsewhere.person(role);
    var email =
        jdbc.sql("select email from identity.account where id = :id")
            .param("id", invited.value())
            .query(String.class)
            .single();
    assertThat(
            pages
                .post()
                .uri(scene.url("/people/invitations"))
                .with(scene.as(Role.ADMINISTRATOR))
                .with(csrf())
                .param("email", email)
                .param("nameTh", "สมหญิง ใจดี")
                .param("organization", scene.organization().toString())
                .param("role", role.name())
                .param("language", "th"))
        .hasStatus3xxRedirection();
    var wrong = new SoftAssertions();
    compare(wrong, acting(elsewhere, role), ANY_ACCOUNT, role + " invited");
    wrong.assertAll();
  }

  private static void compare(SoftAssertions wrong, Acting acting, Set<Role> roles, String who) {
    for (var action : Action.values())
      wrong
          .assertThat(acting.may(action))
          .as("%s: %s", who, action)
          .isEqualTo(Permissions.allows(roles, action));
  }

  private Acting acting(Role role) {
    return acting(scene, role);
  }

  /** As whom the request was let in. */
  private Acting acting(Scene whose, Role role) {
    var asked = pages.get().uri(scene.url("/home")).with(whose.as(role)).exchange();
    return (Acting) Objects.requireNonNull(asked.getRequest().getAttribute(Acting.class.getName()));
  }

  private void put(PersonId person, Belonging belonging) {
    var today = LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"));
    for (var sql :
        switch (belonging) {
          case BELONGS -> List.<String>of();
          case MANDATE_BEGINS_TOMORROW ->
              List.of(
                  "update identity.mandate set valid_from = '"
                      + today.plusDays(1)
                      + "' where person_id = :id");
          case MANDATE_ENDED_YESTERDAY ->
              List.of(
                  "update identity.mandate set valid_to = '"
                      + today.minusDays(1)
                      + "' where person_id = :id");
          case MANDATE_DELETED -> List.of("delete from identity.mandate where person_id = :id");
          case LEFT -> List.of("update identity.person set deactivated_at = now() where id = :id");
          case ACCOUNT_CLOSED ->
              List.of("update identity.account set deactivated_at = now() where id = :id");
        }) scene.in(() -> jdbc.sql(sql).param("id", person.value()).update());
  }
}
