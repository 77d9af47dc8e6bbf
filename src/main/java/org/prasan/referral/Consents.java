package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed to, one consent for each seat a referral was addressed to. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Consents {
  private final JdbcClient jdbc;

  Consents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the guardian's name stands. */
  static Place guardian(UUID consent) {
    return new Place("referral.consent.guardian", consent);
  }

  /** Where stands what was read out. */
  static Place readOut(UUID consent) {
    return new Place("referral.consent.read-out", consent);
  }

  /** Where stands by what else it holds. */
  static Place attested(UUID consent) {
    return new Place("referral.consent.attested", consent);
  }

  /** False if one was recorded for this seat already. */
  boolean insert(
      CoalitionId coalition, Referral referral, Consent consent, Said said, Sealing sealing) {
    return jdbc.sql(
                """
                insert into referral.consent
                  (coalition_id, id, referral_id, epoch, sender_id, receiver_id, seat_id, groups,
                   purpose, basis, language, interpreter, explained_by, given_by, form, guardian,
                   attested, read_out, valid_until, given_at)
                values
                  (:coalition, :id, :referral, :epoch, :sender, :receiver, :seat, :groups,
                   :purpose, :basis, :language, :interpreter, :by, :givenBy, :form, :guardian,
                   :attested, :readOut, :until, :given)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", consent.id())
            .param("referral", referral.id().value())
            .param("epoch", consent.epoch())
            .param("sender", referral.sender().value())
            .param("receiver", referral.address().receiver().value())
            .param("seat", referral.address().seat().value())
            .param("groups", Referrals.names(consent.groups()))
            .param("purpose", consent.purpose().name())
            .param("basis", consent.basis().name())
            .param("language", consent.language())
            .param("interpreter", consent.interpreter().name())
            .param("by", consent.explainedBy().value())
            .param("givenBy", consent.givenBy().name())
            .param("form", consent.form().name())
            .param("guardian", sealing.seal(guardian(consent.id()), said.guardian()))
            .param("attested", sealing.seal(attested(consent.id()), said.attested().written()))
            .param("readOut", sealing.seal(readOut(consent.id()), said.readOut()))
            .param("until", consent.until())
            .param("given", Referrals.utc(consent.given()))
            .update()
        == 1;
  }

  /** How it is sealed; null where nothing was said. */
  interface Sealing {
    byte @Nullable [] seal(Place place, String said);
  }

  Optional<Consent> of(CoalitionId coalition, Referral referral) {
    return jdbc.sql(
            """
            select * from referral.consent
            where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .query((row, number) -> consent(row))
        .optional();
  }

  /**
   * What of a consent is sealed, empty where nothing was: who stood for the client, by what else it
   * holds, what was said.
   */
  record Said(String guardian, Attested attested, String readOut) {
    public List<KeptWords> parts() {
      return KeptWords.of(readOut);
    }

    /** The language of the translation that was read out; null where it was none. */
    @Nullable String readIn() {
      var parts = parts();
      return parts.size() > 1 ? parts.get(1).lang() : null;
    }

    /** Nobody's name in a log. */
    @Override
    public String toString() {
      return "Said[]";
    }
  }

  Said said(CoalitionId coalition, Consent consent, ClientKey details) {
    return jdbc.sql(
            """
            select guardian, attested, read_out from referral.consent
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", consent.id())
        .query(
            (row, number) ->
                new Said(
                    opened(details, guardian(consent.id()), row.getBytes("guardian")),
                    Attested.read(
                        opened(details, attested(consent.id()), row.getBytes("attested"))),
                    opened(details, readOut(consent.id()), row.getBytes("read_out"))))
        .single();
  }

  private static String opened(ClientKey key, Place place, byte @Nullable [] sealed) {
    return sealed == null ? "" : key.open(place, sealed);
  }

  void withdraw(CoalitionId coalition, Referral referral, Instant now) {
    jdbc.sql(
            """
            update referral.consent set withdrawn_at = :now
            where coalition_id = :coalition and referral_id = :referral and withdrawn_at is null
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("now", Referrals.utc(now))
        .update();
  }

  /** Those whose last day has passed and that nobody has closed yet. */
  List<ReferralId> runOut(CoalitionId coalition, LocalDate today, int most) {
    return jdbc.sql(
            """
            select referral_id from referral.consent
            where coalition_id = :coalition and valid_until < :today and ended_at is null
            order by valid_until limit :most
            """)
        .param("coalition", coalition.value())
        .param("today", today)
        .param("most", most)
        .query((row, number) -> new ReferralId(row.getObject("referral_id", UUID.class)))
        .list();
  }

  void end(CoalitionId coalition, ReferralId referral, LocalDate today, Instant now) {
    jdbc.sql(
            """
            update referral.consent set ended_at = :now
            where coalition_id = :coalition and referral_id = :referral and valid_until < :today
              and ended_at is null
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .param("today", today)
        .param("now", Referrals.utc(now))
        .update();
  }

  /** Whatever day was agreed to. */
  void endNow(CoalitionId coalition, ReferralId referral, Instant now) {
    jdbc.sql(
            """
            update referral.consent set ended_at = :now
            where coalition_id = :coalition and referral_id = :referral and ended_at is null
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .param("now", Referrals.utc(now))
        .update();
  }

  static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        row.getObject("id", UUID.class),
        row.getInt("epoch"),
        Referrals.groups(row),
        Consent.Purpose.valueOf(row.getString("purpose")),
        LegalBasis.valueOf(row.getString("basis")),
        row.getString("language"),
        Consent.Interpreter.valueOf(row.getString("interpreter")),
        new PersonId(row.getObject("explained_by", UUID.class)),
        Consent.GivenBy.valueOf(row.getString("given_by")),
        Consent.Form.valueOf(row.getString("form")),
        row.getObject("valid_until", LocalDate.class),
        Referrals.instant(row, "given_at"),
        Referrals.instantIfAny(row, "withdrawn_at"),
        Referrals.instantIfAny(row, "ended_at"));
  }
}
