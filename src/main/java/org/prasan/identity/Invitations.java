package org.prasan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.Appointments.Appointment;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The invitations of a coalition. */
@Component
class Invitations {
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  Invitations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody asked to act for an organization in a role.
   *
   * @param vouched by its own people alone: nobody else has had its link in hand
   */
  record Invitation(
      UUID id,
      String email,
      LocalizedText name,
      @Nullable OrganizationId organization,
      Role role,
      boolean voter,
      String language,
      Instant invitedAt,
      Instant expiresAt,
      boolean vouched) {

    Appointment appointment() {
      return new Appointment(organization, role, voter);
    }

    @Override
    public String toString() {
      return "Invitation[" + id + "]";
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(CoalitionId coalition, Invitation invitation, @Nullable UUID invitedBy) {
    var organization = invitation.organization();
    jdbc.sql(
            """
            insert into identity.invitation
              (coalition_id, id, email, name_th, name_en, organization_id, role, voter, language,
               invited_by, invited_at, expires_at, vouched)
            values (:coalition, :id, :email, :th, :en, :organization, :role, :voter, :language,
                    :by, :at, :expires, :vouched)
            """)
        .param("coalition", coalition.value())
        .param("id", invitation.id())
        .param("email", invitation.email())
        .param("th", invitation.name().th())
        .param("en", invitation.name().en())
        .param("organization", organization == null ? null : organization.value())
        .param("role", invitation.role().name())
        .param("voter", invitation.voter())
        .param("language", invitation.language())
        .param("by", invitedBy)
        .param("at", invitation.invitedAt().atOffset(ZoneOffset.UTC))
        .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
        .param("vouched", invitation.vouched())
        .update();
  }

  /** Those nobody has accepted or withdrawn, also when their time is over. */
  @Transactional(readOnly = true)
  List<Invitation> waiting(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from identity.invitation
            where coalition_id = :coalition and accepted_at is null and withdrawn_at is null
            order by invited_at desc, id limit :most
            """)
        .param("coalition", coalition.value())
        .param("most", MOST)
        .query((row, number) -> invitation(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Invitation> waiting(CoalitionId coalition, UUID id) {
    return jdbc.sql(
            """
            select * from identity.invitation
            where coalition_id = :coalition and id = :id
              and accepted_at is null and withdrawn_at is null
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> invitation(row))
        .optional();
  }

  /**
   * The one that waits for the same address and appointment. Whoever asks at the same moment waits
   * for the end of this transaction, so that there are never two.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Invitation> waiting(CoalitionId coalition, String email, Appointment appointment) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "invitation " + coalition + " " + email)
        .query((row, number) -> true)
        .single();
    return jdbc
        .sql(
            """
            select * from identity.invitation
            where coalition_id = :coalition and email = :email
              and accepted_at is null and withdrawn_at is null
            order by invited_at desc, id
            """)
        .param("coalition", coalition.value())
        .param("email", email)
        .query((row, number) -> invitation(row))
        .list()
        .stream()
        .filter(invitation -> invitation.appointment().equals(appointment))
        .findFirst();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void accepted(CoalitionId coalition, UUID id) {
    mark("accepted_at", coalition, id);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void withdrawn(CoalitionId coalition, UUID id) {
    mark("withdrawn_at", coalition, id);
  }

  private void mark(String column, CoalitionId coalition, UUID id) {
    jdbc.sql(
            "update identity.invitation set %s = :now where coalition_id = :coalition and id = :id"
                .formatted(column))
        .param("now", now())
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void prolonged(CoalitionId coalition, UUID id, Instant until, boolean vouched) {
    jdbc.sql(
            """
            update identity.invitation set expires_at = :until, vouched = vouched and :vouched
            where coalition_id = :coalition and id = :id
            """)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("vouched", vouched)
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    return new Invitation(
        UUID.fromString(row.getString("id")),
        row.getString("email"),
        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
        Mandates.organization(row.getString("organization_id")),
        Role.valueOf(row.getString("role")),
        row.getBoolean("voter"),
        row.getString("language"),
        row.getObject("invited_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("vouched"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
