package org.prasan.meeting;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.Token;
import org.prasan.operation.Settings;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses of calendars of meetings, one for each person at most; only a hash of it is
 * kept, so it is shown once, and once more to whoever sends the same form again.
 */
@Service
class MeetingFeeds {
  private final JdbcClient jdbc;
  private final MandateHolders holders;
  private final Settings settings;
  private final SignedWords signing;
  private final MeetingClock stamps;
  private final Audit audit;

  MeetingFeeds(
      JdbcClient jdbc,
      MandateHolders holders,
      Settings settings,
      SignedWords signing,
      MeetingClock stamps,
      Audit audit) {
    this.jdbc = jdbc;
    this.holders = holders;
    this.settings = settings;
    this.signing = signing;
    this.stamps = stamps;
    this.audit = audit;
  }

  /** Whose calendar an address opens, and for which organization. */
  record Reader(PersonId person, OrganizationId organization) {}

  /**
   * A new address for oneself; an earlier one opens nothing any more.
   *
   * @param form by which it was asked for
   */
  @Transactional
  Optional<String> issue(Acting acting, UUID form) {
    acting.require(Action.SEE_MEETINGS);
    var person = acting.person();
    var organization = acting.organization();
    if (person == null || organization == null) return Optional.empty();
    var drawn =
        new Token(signing.sign("meeting-feed " + acting.coalitionId() + " " + person + " " + form));
    var opens = opens(acting.coalitionId(), drawn);
    if (opens.orElse(false)) return Optional.of(address(acting, drawn));
    var token = opens.isEmpty() ? drawn : Token.fresh();
    end(acting.coalitionId(), person);
    // Asked for twice at once: nothing was there to end, and the later one counts.
    jdbc.sql(
            """
            insert into meeting.feed
              (coalition_id, token_hash, person_id, organization_id, issued_at)
            values (:coalition, :hash, :person, :organization, :now)
            on conflict (coalition_id, person_id) where revoked_at is null do update
              set token_hash = excluded.token_hash, organization_id = excluded.organization_id,
                issued_at = excluded.issued_at
            """)
        .param("coalition", acting.coalitionId().value())
        .param("hash", token.hash())
        .param("person", person.value())
        .param("organization", organization.value())
        .param("now", Columns.stored(stamps.now()))
        .update();
    audit.record(
        acting, "meeting-feed.issued", "meeting-feed", person, null, Map.of("person", person));
    return Optional.of(address(acting, token));
  }

  private String address(Acting acting, Token token) {
    return settings.address(
        "/" + acting.coalition().slug() + "/calendar/feed/" + token.value() + ".ics");
  }

  /** Whether it opens a calendar or did so once; empty if it never did. */
  private Optional<Boolean> opens(CoalitionId coalition, Token token) {
    return jdbc.sql(
            """
            select revoked_at is null from meeting.feed
            where coalition_id = :coalition and token_hash = :hash
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query(Boolean.class)
        .optional();
  }

  @Transactional
  void revoke(Acting acting) {
    acting.require(Action.SEE_MEETINGS);
    var person = acting.person();
    if (person != null && end(acting.coalitionId(), person))
      audit.record(
          acting, "meeting-feed.revoked", "meeting-feed", person, Map.of("person", person), null);
  }

  private boolean end(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
                """
                update meeting.feed set revoked_at = :now
                where coalition_id = :coalition and person_id = :person and revoked_at is null
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .param("now", Columns.stored(stamps.now()))
            .update()
        > 0;
  }

  @Transactional(readOnly = true)
  boolean issued(CoalitionId coalition, @Nullable PersonId person) {
    return person != null
        && jdbc.sql(
                """
                select exists (select from meeting.feed where coalition_id = :coalition
                  and person_id = :person and revoked_at is null)
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .query(Boolean.class)
            .single();
  }

  /** Whose calendar the address opens, while that person acts for that organization. */
  @Transactional(readOnly = true)
  Optional<Reader> whose(CoalitionId coalition, Token token) {
    return jdbc.sql(
            """
            select person_id, organization_id from meeting.feed
            where coalition_id = :coalition and token_hash = :hash and revoked_at is null
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query(
            (row, number) ->
                new Reader(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new OrganizationId(row.getObject("organization_id", UUID.class))))
        .optional()
        .filter(reader -> acts(coalition, reader));
  }

  private boolean acts(CoalitionId coalition, Reader reader) {
    return holders
        .of(coalition, reader.organization(), EnumSet.allOf(Role.class), stamps.today())
        .stream()
        .anyMatch(holder -> holder.person().equals(reader.person()));
  }
}
