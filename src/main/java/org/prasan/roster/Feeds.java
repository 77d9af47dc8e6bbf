package org.prasan.roster;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.identity.Token;
import org.prasan.operation.Settings;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses of calendars, one for each person at most; only a hash of it is kept, so it
 * is shown once, and once more to whoever sends the same form again.
 */
@Service
class Feeds {
  private final DutyPeople people;
  private final JdbcClient jdbc;
  private final Settings settings;
  private final SignedWords signing;
  private final RosterClock clock;
  private final Audit audit;

  Feeds(
      DutyPeople people,
      JdbcClient jdbc,
      Settings settings,
      SignedWords signing,
      RosterClock clock,
      Audit audit) {
    this.people = people;
    this.jdbc = jdbc;
    this.settings = settings;
    this.signing = signing;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A new address for oneself; an earlier one opens nothing any more.
   *
   * @param form by which it was asked for
   */
  @Transactional
  Optional<String> issue(Acting acting, UUID form) {
    acting.require(Action.SERVE_DUTY);
    var me = people.of(acting.coalitionId(), acting.person()).orElse(null);
    if (me == null) return Optional.empty();
    people.lock(acting.coalitionId(), me.id());
    var drawn =
        new Token(signing.sign("duty-feed " + acting.coalitionId() + " " + me.id() + " " + form));
    var opens = opens(acting.coalitionId(), drawn);
    if (opens.orElse(false)) return Optional.of(address(acting, drawn));
    var token = opens.isEmpty() ? drawn : Token.fresh();
    end(acting.coalitionId(), me.id());
    jdbc.sql(
            """
            insert into roster.feed (coalition_id, token_hash, duty_person_id, issued_at)
            values (:coalition, :hash, :person, :now)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("hash", token.hash())
        .param("person", me.id().value())
        .param("now", RosterClock.utc(clock.now()))
        .update();
    audit.record(acting, "feed.issued", "duty-person", me.id(), null, Map.of("name", me.name()));
    return Optional.of(address(acting, token));
  }

  private String address(Acting acting, Token token) {
    return settings.address(
        "/" + acting.coalition().slug() + "/duty/calendar/" + token.value() + ".ics");
  }

  /** Whether it opens a calendar or did so once; empty if it never did. */
  private Optional<Boolean> opens(CoalitionId coalition, Token token) {
    return jdbc.sql(
            """
            select revoked_at is null from roster.feed
            where coalition_id = :coalition and token_hash = :hash
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query(Boolean.class)
        .optional();
  }

  @Transactional
  void revoke(Acting acting) {
    acting.require(Action.SERVE_DUTY);
    var me = people.of(acting.coalitionId(), acting.person()).orElse(null);
    if (me != null && end(acting.coalitionId(), me.id()))
      audit.record(acting, "feed.revoked", "duty-person", me.id(), Map.of("name", me.name()), null);
  }

  private boolean end(CoalitionId coalition, DutyPersonId person) {
    return jdbc.sql(
                """
                update roster.feed set revoked_at = :now
                where coalition_id = :coalition and duty_person_id = :person
                  and revoked_at is null
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .param("now", RosterClock.utc(clock.now()))
            .update()
        > 0;
  }

  @Transactional(readOnly = true)
  boolean issued(CoalitionId coalition, DutyPersonId person) {
    return jdbc.sql(
            """
            select exists (select from roster.feed where coalition_id = :coalition
              and duty_person_id = :person and revoked_at is null)
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /** Whose calendar the address opens, while that person serves. */
  @Transactional(readOnly = true)
  Optional<DutyPerson> whose(CoalitionId coalition, Token token) {
    return jdbc.sql(
            """
            select duty_person_id from roster.feed
            where coalition_id = :coalition and token_hash = :hash and revoked_at is null
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query((row, number) -> DutyPersonId.of(row.getString("duty_person_id")))
        .optional()
        .flatMap(id -> people.byId(coalition, id))
        .filter(DutyPerson::serves);
  }
}
