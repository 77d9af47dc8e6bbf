package org.prasan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.HeldOffices;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets scenes: the only place where tests write people and mandates by hand. */
@TestComponent
public class Scenes implements HeldOffices {
  /** Signed in with every factor; tests of half-signed-in sessions name fewer. */
  static final String[] ALL_FACTORS = {"FACTOR_PASSWORD", "FACTOR_TOTP"};

  private final Coalitions coalitions;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Map<PersonId, Set<Role>> offices = new ConcurrentHashMap<>();
  private final Set<UUID> founded = ConcurrentHashMap.newKeySet();

  Scenes(Coalitions coalitions, JdbcClient jdbc, TransactionTemplate transactions) {
    this.coalitions = coalitions;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** A fresh coalition, open to visitors. */
  public Scene fresh() {
    var id = CoalitionId.fresh();
    var slug = "t" + id.toString().replace("-", "").substring(3, 30);
    var coalition =
        new Coalition(
            id,
            slug,
            new LocalizedText("เครือข่ายทดสอบ", "Test coalition"),
            new LocalizedText("ทดสอบ", "Test"),
            true,
            true);
    coalitions.add(coalition);
    founded.add(id.value());
    return new Scene(this, coalition, OrganizationId.fresh());
  }

  /**
   * Once the tests of a class are over, no list of all coalitions shows theirs: the first page with
   * those of a whole run took ten seconds.
   */
  void leave() {
    if (founded.isEmpty()) return;
    var gone = List.copyOf(founded);
    jdbc.sql("delete from tenancy.coalition where id in (:gone)").param("gone", gone).update();
    gone.forEach(founded::remove);
  }

  Map<PersonId, Set<Role>> offices() {
    return offices;
  }

  <R extends @Nullable Object> R inTransaction(ScopedValue.CallableOp<R, RuntimeException> work) {
    return transactions.execute(status -> work.call());
  }

  void addPerson(CoalitionId coalition, PersonId person, String email, boolean operator) {
    Tenancy.run(
        coalition,
        () ->
            transactions.executeWithoutResult(
                status -> {
                  insertAccount(coalition, person, email, operator);
                  insertPerson(coalition, person, email);
                }));
  }

  private void insertAccount(
      CoalitionId coalition, PersonId person, String email, boolean operator) {
    jdbc.sql(
            """
            insert into identity.account
              (id, email, name_th, name_en, operator, created_at, email_proved_at)
            values (:id, :email, 'คนทดสอบ', 'Tester', :operator, :now, :now)
            """)
        .param("id", person.value())
        .param("email", email)
        .param("operator", operator)
        .param("now", OffsetDateTime.now(ZoneOffset.UTC))
        .update();
    jdbc.sql("insert into identity.account_coalition values (:account, :coalition)")
        .param("account", person.value())
        .param("coalition", coalition.value())
        .update();
  }

  private void insertPerson(CoalitionId coalition, PersonId person, String email) {
    jdbc.sql(
            """
            insert into identity.person (coalition_id, id, name_th, name_en, email)
            values (:coalition, :id, 'คนทดสอบ', 'Tester', :email)
            """)
        .param("coalition", coalition.value())
        .param("id", person.value())
        .param("email", email)
        .update();
  }

  UUID addMandate(CoalitionId coalition, PersonId person, OrganizationId organization, Role role) {
    var id = FreshId.next();
    Tenancy.run(
        coalition,
        () ->
            transactions.executeWithoutResult(
                status ->
                    jdbc.sql(
                            """
                            insert into identity.mandate
                              (coalition_id, id, person_id, organization_id, role, valid_from,
                               vouch)
                            values (:coalition, :id, :person, :organization, :role, :from,
                                    'GIVEN')
                            """)
                        .param("coalition", coalition.value())
                        .param("id", id)
                        .param("person", person.value())
                        .param("organization", organization.value())
                        .param("role", role.name())
                        .param("from", LocalDate.of(2020, 1, 1))
                        .update()));
    return id;
  }

  @Override
  public Set<Role> rolesOf(
      CoalitionId coalition, PersonId person, OrganizationId organization, LocalDate on) {
    return offices.getOrDefault(person, Set.of());
  }
}
