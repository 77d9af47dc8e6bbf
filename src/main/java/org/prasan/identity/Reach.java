package org.prasan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.notification.Addressees;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people are reached who have a mandate in force, and for whom they act. */
@Component
@Transactional(readOnly = true)
class Reach implements Addressees {
  private final JdbcClient jdbc;
  private final Mandates mandates;
  private final Accounts accounts;
  private final SessionActing acting;

  Reach(JdbcClient jdbc, Mandates mandates, Accounts accounts, SessionActing acting) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.accounts = accounts;
    this.acting = acting;
  }

  @Override
  public Optional<Addressee> find(CoalitionId coalition, PersonId person) {
    return reached(coalition, person).findFirst();
  }

  @Override
  public List<Addressee> all(CoalitionId coalition) {
    return reached(coalition, null).toList();
  }

  private Stream<Addressee> reached(CoalitionId coalition, @Nullable PersonId person) {
    return jdbc
        .sql(
            """
            select p.id, p.name_th, p.name_en, a.email, a.language
            from identity.person p join identity.account a on a.id = p.id
            where p.coalition_id = :coalition and (:person::uuid is null or p.id = :person)
              and p.deactivated_at is null and a.deactivated_at is null
              and exists (
                select from identity.mandate m
                where m.coalition_id = p.coalition_id and m.person_id = p.id
                  and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on))
            order by p.id
            """)
        .param("coalition", coalition.value())
        .param("person", person == null ? null : person.value())
        .param("on", mandates.today())
        .query((row, number) -> addressee(row))
        .list()
        .stream();
  }

  @Override
  public Optional<Addressee> proved(PersonId person) {
    return accounts
        .byId(person.value())
        .filter(Account::addressProved)
        .map(account -> new Addressee(person, account.name(), account.email(), account.language()));
  }

  @Override
  public List<Acting> acting(Coalition coalition, PersonId person, String origin) {
    return acting.all(coalition, person, origin);
  }

  @Override
  public List<CoalitionId> coalitionsOf(PersonId person) {
    return accounts.coalitionsOf(person.value());
  }

  private static Addressee addressee(ResultSet row) throws SQLException {
    return new Addressee(
        PersonId.of(row.getString("id")),
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        row.getString("email"),
        row.getString("language"));
  }
}
