package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The links given to clients; of their secrets only fingerprints. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClientLinks {
  private final JdbcClient jdbc;

  ClientLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if its id is taken. */
  boolean insert(Acting acting, ClientLink link, String fingerprint, Instant made) {
    return jdbc.sql(
                """
                insert into referral.client_link
                  (coalition_id, id, organization_id, client_id, link, code, language, made_at, made_by,
                   expires_at)
                values
                  (:coalition, :id, :owner, :client, :link, :code, :language, :made, :by, :expires)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", link.id())
            .param("owner", link.owner().value())
            .param("client", link.client().value())
            .param("link", fingerprint)
            .param("code", link.code())
            .param("language", link.language())
            .param("made", Referrals.utc(made))
            .param("by", acting.person() == null ? null : acting.person().value())
            .param("expires", Referrals.utc(link.expires()))
            .update()
        == 1;
  }

  /** Whether the same person gave it before, for the same client. */
  boolean isGiven(Acting acting, ClientLink link) {
    return ofMaker(acting, link.client(), link.id(), Instant.EPOCH)
        .filter(one -> one.language().equals(link.language()))
        .isPresent();
  }

  Optional<ClientLink> ofMaker(Acting acting, ClientId client, UUID id, Instant since) {
    return jdbc.sql(
            """
            select * from referral.client_link
            where coalition_id = :coalition and id = :id and client_id = :client
              and made_by = :by and made_at > :since
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("client", client.value())
        .param("by", acting.person() == null ? null : acting.person().value())
        .param("since", Referrals.utc(since))
        .query((row, number) -> link(row))
        .optional();
  }

  Optional<ClientLink> find(CoalitionId coalition, OneTimeSecret link) {
    return one(coalition, link, "");
  }

  /** Nobody else opens it until the transaction ends. */
  Optional<ClientLink> lock(CoalitionId coalition, OneTimeSecret link) {
    return one(coalition, link, " for update");
  }

  private Optional<ClientLink> one(CoalitionId coalition, OneTimeSecret link, String how) {
    return jdbc.sql(
            "select * from referral.client_link where coalition_id = :coalition and link = :link"
                + how)
        .param("coalition", coalition.value())
        .param("link", link.fingerprint())
        .query((row, number) -> link(row))
        .optional();
  }

  Optional<ClientLink> newest(CoalitionId coalition, ClientId client) {
    return jdbc.sql(
            """
            select * from referral.client_link
            where coalition_id = :coalition and client_id = :client
            order by made_at desc, id desc limit 1
            """)
        .param("coalition", coalition.value())
        .param("client", client.value())
        .query((row, number) -> link(row))
        .optional();
  }

  void wrongCode(CoalitionId coalition, ClientLink link) {
    jdbc.sql(
            """
            update referral.client_link set wrong_codes = wrong_codes + 1
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", link.id())
        .update();
  }

  void opened(CoalitionId coalition, ClientLink link, String page, Instant now, Instant until) {
    jdbc.sql(
            """
            update referral.client_link set opened_at = :now, page = :page, page_until = :until
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", link.id())
        .param("page", page)
        .param("now", Referrals.utc(now))
        .param("until", Referrals.utc(until))
        .update();
  }

  void endOthers(CoalitionId coalition, ClientLink link, Instant now) {
    jdbc.sql(
            """
            update referral.client_link set ended_at = :now
            where coalition_id = :coalition and client_id = :client and id <> :id
              and ended_at is null
            """)
        .param("coalition", coalition.value())
        .param("client", link.client().value())
        .param("id", link.id())
        .param("now", Referrals.utc(now))
        .update();
  }

  /** False if there was none to end. */
  boolean end(CoalitionId coalition, ClientId client, Instant now) {
    return jdbc.sql(
                """
                update referral.client_link set ended_at = :now
                where coalition_id = :coalition and client_id = :client and ended_at is null
                """)
            .param("coalition", coalition.value())
            .param("client", client.value())
            .param("now", Referrals.utc(now))
            .update()
        > 0;
  }

  private static ClientLink link(ResultSet row) throws SQLException {
    return new ClientLink(
        row.getObject("id", UUID.class),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        new ClientId(row.getObject("client_id", UUID.class)),
        row.getString("code"),
        row.getString("language"),
        Referrals.instant(row, "expires_at"),
        row.getInt("wrong_codes"),
        Referrals.instantIfAny(row, "opened_at"),
        row.getString("page"),
        Referrals.instantIfAny(row, "page_until"),
        Referrals.instantIfAny(row, "ended_at"));
  }
}
