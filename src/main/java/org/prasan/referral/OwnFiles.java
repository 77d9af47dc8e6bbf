package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files of their own that receivers opened from what was referred to them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnFiles {
  private final JdbcClient jdbc;

  OwnFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One of them.
   *
   * @param erased null while it is kept
   */
  record OwnFile(
      ReferralId referral,
      OrganizationId organization,
      ClientId client,
      Instant opened,
      @Nullable Instant erased) {
    boolean kept() {
      return erased == null;
    }
  }

  void insert(CoalitionId coalition, OwnFile file, PersonId by) {
    jdbc.sql(
            """
            insert into referral.own_file
              (coalition_id, referral_id, organization_id, client_id, opened_at, opened_by)
            values (:coalition, :referral, :organization, :client, :now, :by)
            """)
        .param("coalition", coalition.value())
        .param("referral", file.referral().value())
        .param("organization", file.organization().value())
        .param("client", file.client().value())
        .param("now", Referrals.utc(file.opened()))
        .param("by", by.value())
        .update();
  }

  Optional<OwnFile> of(CoalitionId coalition, ReferralId referral, OrganizationId organization) {
    return ofReferral(coalition, referral).stream()
        .filter(one -> one.organization().equals(organization))
        .findFirst();
  }

  /** Asked by the product for the client, who is to know of each. */
  List<OwnFile> all(CoalitionId coalition, ReferralId referral) {
    return Tenancy.asProduct(coalition, () -> ofReferral(coalition, referral));
  }

  private List<OwnFile> ofReferral(CoalitionId coalition, ReferralId referral) {
    return jdbc.sql(
            """
            select * from referral.own_file
            where coalition_id = :coalition and referral_id = :referral order by opened_at
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query((row, number) -> ownFile(row))
        .list();
  }

  /** From which referral a file of one's own was opened. */
  Optional<OwnFile> from(CoalitionId coalition, ClientId client, OrganizationId organization) {
    return jdbc.sql(
            """
            select * from referral.own_file
            where coalition_id = :coalition and client_id = :client
              and organization_id = :organization
            """)
        .param("coalition", coalition.value())
        .param("client", client.value())
        .param("organization", organization.value())
        .query((row, number) -> ownFile(row))
        .optional();
  }

  void erased(CoalitionId coalition, ClientId client, Instant now) {
    jdbc.sql(
            """
            update referral.own_file set erased_at = :now
            where coalition_id = :coalition and client_id = :client and erased_at is null
            """)
        .param("coalition", coalition.value())
        .param("client", client.value())
        .param("now", Referrals.utc(now))
        .update();
  }

  private static OwnFile ownFile(ResultSet row) throws SQLException {
    return new OwnFile(
        new ReferralId(row.getObject("referral_id", UUID.class)),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        new ClientId(row.getObject("client_id", UUID.class)),
        Referrals.instant(row, "opened_at"),
        Referrals.instantIfAny(row, "erased_at"));
  }
}
