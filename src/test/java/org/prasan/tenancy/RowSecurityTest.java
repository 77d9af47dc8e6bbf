package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements that forgot their coalition see the rows of the one that is bound, and no others. */
@PrasanTest
@Tag("data")
class RowSecurityTest {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final TransactionTemplate part;
  private final Scene one;
  private final Scene other;

  RowSecurityTest(
      @Autowired Scenes scenes,
      @Autowired JdbcClient jdbc,
      @Autowired PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
    this.part = new TransactionTemplate(manager);
    this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.one = scenes.fresh();
    this.other = scenes.fresh();
  }

  @BeforeEach
  void eachHasItsPerson() {
    one.person(Role.STAFF);
    other.person(Role.STAFF);
  }

  @Test
  void withinOneTransactionTheRowsFollowTheCoalition() {
    transactions.executeWithoutResult(
        transaction -> {
          assertThat(people()).isEmpty();
          Tenancy.run(
              one.id(),
              () -> {
                assertThat(people()).containsExactly(one.person(Role.STAFF));
                Tenancy.run(
                    other.id(),
                    () -> assertThat(people()).containsExactly(other.person(Role.STAFF)));
                assertThat(people()).containsExactly(one.person(Role.STAFF));
              });
          assertThat(people()).isEmpty();
        });
  }

  @Test
  void theActingOrganizationFollowsAsWell() {
    transactions.executeWithoutResult(
        transaction ->
            Tenancy.in(
                one.id(),
                one.organization(),
                () -> {
                  assertThat(organization()).isEqualTo(one.organization().toString());
                  Tenancy.run(one.id(), () -> assertThat(organization()).isEmpty());
                  assertThat(organization()).isEqualTo(one.organization().toString());
                  return true;
                }));
  }

  @Test
  void aPartTakenBackLeavesNobodyElsesRowsInSight() {
    transactions.executeWithoutResult(
        transaction -> {
          Tenancy.run(
              one.id(),
              () ->
                  part.executeWithoutResult(
                      inner -> {
                        assertThat(people()).hasSize(1);
                        inner.setRollbackOnly();
                      }));
          Tenancy.run(other.id(), () -> assertThat(people()).hasSize(1));
          assertThat(people()).isEmpty();
        });
  }

  @Test
  void theNextTransactionOnTheSameConnectionBeginsWithNothing() {
    for (int connection = 0; connection < 20; connection++) {
      Tenancy.run(one.id(), () -> transactions.executeWithoutResult(t -> people()));
      transactions.executeWithoutResult(t -> assertThat(people()).isEmpty());
    }
  }

  private List<PersonId> people() {
    return jdbc.sql("select id from identity.person")
        .query((row, number) -> PersonId.of(row.getString("id")))
        .list();
  }

  private String organization() {
    return jdbc.sql("select coalesce(current_setting('prasan.organization', true), '')")
        .query(String.class)
        .single();
  }
}
