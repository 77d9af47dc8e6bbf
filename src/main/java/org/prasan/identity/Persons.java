package org.prasan.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.tenancy.ProgramNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people of a coalition, also those who have left. */
@Component
class Persons implements PersonNames {
  private static final RowMapper<PersonNames.Named> NAMED =
      (row, number) ->
          new PersonNames.Named(
              PersonId.of(row.getString("id")),
              new LocalizedText(row.getString("name_th"), row.getString("name_en")));

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ObjectProvider<ProgramNames> programs;

  Persons(JdbcClient jdbc, Clock clock, ObjectProvider<ProgramNames> programs) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.programs = programs;
  }

  /** A person as a coalition knows that person. */
  record Person(
      PersonId id, LocalizedText name, String email, @Nullable String phone, boolean active) {
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Map<PersonId, LocalizedText> named(CoalitionId coalition, Collection<PersonId> ids) {
    if (ids.isEmpty()) return Map.of();
    var values = ids.stream().map(PersonId::value).toList();
    var query =
        coalition.equals(Coalition.NONE.id())
            ? jdbc.sql("select id, name_th, name_en from identity.account where id in (:ids)")
            : jdbc.sql(
                    "select id, name_th, name_en from identity.person"
                        + " where coalition_id = :coalition and id in (:ids)")
                .param("coalition", coalition.value());
    var named = new HashMap<PersonId, LocalizedText>();
    for (var one : query.param("ids", values).query(NAMED).list()) named.put(one.id(), one.name());
    var others = ids.stream().filter(id -> !named.containsKey(id)).toList();
    if (!others.isEmpty())
      programs.forEach(program -> named.putAll(program.programs(coalition, others)));
    return named;
  }

  @Override
  @Transactional(readOnly = true)
  public List<PersonNames.Named> all(CoalitionId coalition) {
    var query =
        coalition.equals(Coalition.NONE.id())
            ? jdbc.sql(
                "select id, name_th, name_en from identity.account where operator"
                    + " order by name_th collate \"th-x-icu\", id")
            : jdbc.sql(
                    "select id, name_th, name_en from identity.person"
                        + " where coalition_id = :coalition"
                        + " order by name_th collate \"th-x-icu\", id")
                .param("coalition", coalition.value());
    return query.query(NAMED).list();
  }

  @Transactional(readOnly = true)
  Optional<Person> byId(CoalitionId coalition, PersonId id) {
    return one("", coalition, id);
  }

  /** Whoever else changes this person waits for the end of the transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Person> lock(CoalitionId coalition, PersonId id) {
    return one(" for update", coalition, id);
  }

  private Optional<Person> one(String locking, CoalitionId coalition, PersonId id) {
    return jdbc.sql(
            "select * from identity.person where coalition_id = :coalition and id = :id" + locking)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query(
            (row, number) ->
                new Person(
                    PersonId.of(row.getString("id")),
                    new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                    row.getString("email"),
                    row.getString("phone"),
                    row.getString("deactivated_at") == null))
        .optional();
  }

  /** Whoever works here under this address. */
  @Transactional(readOnly = true)
  Optional<PersonId> presentWith(CoalitionId coalition, String email) {
    return jdbc.sql(
            """
            select id from identity.person
            where coalition_id = :coalition and email = :email and deactivated_at is null
            """)
        .param("coalition", coalition.value())
        .param("email", email)
        .query((row, number) -> PersonId.of(row.getString("id")))
        .optional();
  }

  /** Makes the person known here; somebody who had left is back. */
  @Transactional(propagation = Propagation.MANDATORY)
  void put(CoalitionId coalition, PersonId id, LocalizedText name, String email) {
    jdbc.sql(
            """
            insert into identity.person (coalition_id, id, name_th, name_en, email)
            values (:coalition, :id, :th, :en, :email)
            on conflict (coalition_id, id) do update
              set name_th = excluded.name_th, name_en = excluded.name_en,
                  email = excluded.email, deactivated_at = null
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("th", name.th())
        .param("en", name.en())
        .param("email", email)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void describe(CoalitionId coalition, PersonId id, LocalizedText name, @Nullable String phone) {
    jdbc.sql(
            """
            update identity.person set name_th = :th, name_en = :en, phone = :phone
            where coalition_id = :coalition and id = :id
            """)
        .param("th", name.th())
        .param("en", name.en())
        .param("phone", phone)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void deactivate(CoalitionId coalition, PersonId id) {
    jdbc.sql(
            """
            update identity.person set deactivated_at = :now
            where coalition_id = :coalition and id = :id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }
}
