package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.ClientId;
import org.prasan.client.SafetyFlag;
import org.prasan.client.Triage;
import org.prasan.directory.Sex;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The referrals to outside; row-level security shows an organization its own alone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outsides {
  private static final String ALL =
      "select * from referral.outside where coalition_id = :coalition ";

  private final JdbcClient jdbc;

  Outsides(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Place told(UUID id) {
    return new Place("referral.outside.told", id);
  }

  static Place guardian(UUID id) {
    return new Place("referral.outside.guardian", id);
  }

  static Place attested(UUID id) {
    return new Place("referral.outside.attested", id);
  }

  static Place readOut(UUID id) {
    return new Place("referral.outside.read-out", id);
  }

  static Place details(UUID id) {
    return new Place("referral.outside.details", id);
  }

  static Place outcome(UUID id) {
    return new Place("referral.outside.outcome_words", id);
  }

  /** False if the id or the code is taken. */
  boolean insert(CoalitionId coalition, Outside one, byte[] told) {
    var card = one.card();
    return jdbc.sql(
                """
                insert into referral.outside
                  (coalition_id, id, organization_id, code, client_id, key_id, urgency, needs,
                   district, age_band, sex, languages, safety_flags, groups, told, written_at,
                   written_by)
                values
                  (:coalition, :id, :owner, :code, :client, :key, :urgency, :needs,
                   :district, :ageBand, :sex, :languages, :flags, :groups, :told, :written, :by)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", one.id())
            .param("owner", one.owner().value())
            .param("code", one.code())
            .param("client", one.client().value())
            .param("key", one.key().value())
            .param("urgency", one.urgency().name())
            .param("needs", card.needs().toArray(String[]::new))
            .param("district", card.district())
            .param("ageBand", card.ageBand().name())
            .param("sex", card.sex() == null ? null : card.sex().name())
            .param("languages", card.languages().toArray(String[]::new))
            .param("flags", Referrals.names(card.flags()))
            .param("groups", Referrals.names(one.groups()))
            .param("told", told)
            .param("written", Referrals.utc(one.written()))
            .param("by", one.writer().value())
            .update()
        == 1;
  }

  Optional<Outside> find(CoalitionId coalition, UUID id) {
    return jdbc.sql(ALL + "and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> outside(row))
        .optional();
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Outside> lock(CoalitionId coalition, UUID id) {
    return jdbc.sql(ALL + "and id = :id for update")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> outside(row))
        .optional();
  }

  Optional<Outside> coded(CoalitionId coalition, OrganizationId owner, String code) {
    return jdbc.sql(ALL + "and organization_id = :owner and code = :code")
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .param("code", code)
        .query((row, number) -> outside(row))
        .optional();
  }

  List<Outside> ofClient(CoalitionId coalition, ClientId client) {
    return jdbc.sql(ALL + "and client_id = :client order by written_at desc, id desc")
        .param("coalition", coalition.value())
        .param("client", client.value())
        .query((row, number) -> outside(row))
        .list();
  }

  /** Handed over and not answered yet, the oldest first. */
  List<Outside> waiting(CoalitionId coalition, OrganizationId owner) {
    return jdbc.sql(
            ALL
                + "and organization_id = :owner and given_at is not null and withdrawn_at is null"
                + " and outcome is null and told is not null order by given_at, id")
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .query((row, number) -> outside(row))
        .list();
  }

  void agree(
      CoalitionId coalition,
      Outside one,
      Consent consent,
      Consents.Said said,
      Consents.Sealing sealing,
      Snapshot.Sealed details) {
    jdbc.sql(
            """
            update referral.outside set
              purpose = :purpose, basis = :basis, language = :language, interpreter = :interpreter,
              given_by = :givenBy, form = :form, guardian = :guardian, attested = :attested,
              read_out = :readOut,
              valid_until = :until, given_at = :given, given_to = :by, details = :details, fingerprint = :fingerprint
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", one.id())
        .param("purpose", consent.purpose().name())
        .param("basis", consent.basis().name())
        .param("language", consent.language())
        .param("interpreter", consent.interpreter().name())
        .param("givenBy", consent.givenBy().name())
        .param("form", consent.form().name())
        .param("guardian", sealing.seal(guardian(one.id()), said.guardian()))
        .param("attested", sealing.seal(attested(one.id()), said.attested().written()))
        .param("readOut", sealing.seal(readOut(one.id()), said.readOut()))
        .param("until", consent.until())
        .param("given", Referrals.utc(consent.given()))
        .param("by", consent.explainedBy().value())
        .param("details", details.bytes())
        .param("fingerprint", details.fingerprint())
        .update();
  }

  /** False if it was withdrawn before, or never given. */
  boolean withdraw(CoalitionId coalition, Outside one, Instant now) {
    return jdbc.sql(
                """
                update referral.outside set withdrawn_at = :now
                where coalition_id = :coalition and id = :id and given_at is not null
                  and withdrawn_at is null
                """)
            .param("coalition", coalition.value())
            .param("id", one.id())
            .param("now", Referrals.utc(now))
            .update()
        == 1;
  }

  void answer(
      CoalitionId coalition,
      Outside one,
      OutcomeCode outcome,
      byte @Nullable [] words,
      PersonId by,
      Instant now) {
    jdbc.sql(
            """
            update referral.outside set
              outcome = :outcome, outcome_words = :words, outcome_at = :now, outcome_by = :by
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", one.id())
        .param("outcome", outcome.name())
        .param("words", words)
        .param("by", by.value())
        .param("now", Referrals.utc(now))
        .update();
  }

  byte @Nullable [] told(CoalitionId coalition, UUID id) {
    return bytes(coalition, id, "told");
  }

  /** Who stood for the client, and what was read out. */
  Consents.Said said(CoalitionId coalition, UUID id, ClientKey key) {
    return new Consents.Said(
        opened(key, guardian(id), bytes(coalition, id, "guardian")),
        Attested.read(opened(key, attested(id), bytes(coalition, id, "attested"))),
        opened(key, readOut(id), bytes(coalition, id, "read_out")));
  }

  private static String opened(ClientKey key, Place place, byte @Nullable [] sealed) {
    return sealed == null ? "" : key.open(place, sealed);
  }

  byte @Nullable [] outcomeWords(CoalitionId coalition, UUID id) {
    return bytes(coalition, id, "outcome_words");
  }

  private byte @Nullable [] bytes(CoalitionId coalition, UUID id, String column) {
    return jdbc.sql(ALL + "and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> Optional.ofNullable(row.getBytes(column)))
        .single()
        .orElse(null);
  }

  Optional<Snapshot.Sealed> details(CoalitionId coalition, UUID id) {
    return jdbc.sql(ALL + "and id = :id and details is not null")
        .param("coalition", coalition.value())
        .param("id", id)
        .query(
            (row, number) ->
                new Snapshot.Sealed(row.getBytes("details"), row.getBytes("fingerprint")))
        .optional();
  }

  /** Leaves that there was one, and what came of it. */
  void forget(CoalitionId coalition, UUID id) {
    jdbc.sql(
            """
            update referral.outside set
              needs = '{}', district = null, age_band = 'UNKNOWN', sex = null, languages = '{}',
              safety_flags = '{}', told = null, guardian = null, attested = null, read_out = null,
              details = null, outcome_words = null
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  private static Outside outside(ResultSet row) throws SQLException {
    return new Outside(
        row.getObject("id", UUID.class),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        row.getString("code"),
        new ClientId(row.getObject("client_id", UUID.class)),
        new DataKeyId(row.getObject("key_id", UUID.class)),
        Urgency.valueOf(row.getString("urgency")),
        card(row),
        Referrals.groups(row),
        consent(row),
        answer(row),
        Referrals.instant(row, "written_at"),
        new PersonId(row.getObject("written_by", UUID.class)),
        row.getBytes("told") == null);
  }

  private static Triage card(ResultSet row) throws SQLException {
    @Nullable String sex = row.getString("sex");
    return new Triage(
        Referrals.strings(row, "needs"),
        row.getString("district"),
        AgeBand.valueOf(row.getString("age_band")),
        sex == null ? null : Sex.valueOf(sex),
        Referrals.strings(row, "languages"),
        null,
        flags(row));
  }

  private static Set<SafetyFlag> flags(ResultSet row) throws SQLException {
    return Referrals.strings(row, "safety_flags").stream()
        .map(SafetyFlag::valueOf)
        .collect(Collectors.toSet());
  }

  private static @Nullable Consent consent(ResultSet row) throws SQLException {
    var given = Referrals.instantIfAny(row, "given_at");
    if (given == null) return null;
    return new Consent(
        row.getObject("id", UUID.class),
        1,
        Referrals.groups(row),
        Consent.Purpose.valueOf(row.getString("purpose")),
        LegalBasis.valueOf(row.getString("basis")),
        row.getString("language"),
        Consent.Interpreter.valueOf(row.getString("interpreter")),
        new PersonId(row.getObject("given_to", UUID.class)),
        Consent.GivenBy.valueOf(row.getString("given_by")),
        Consent.Form.valueOf(row.getString("form")),
        row.getObject("valid_until", LocalDate.class),
        given,
        Referrals.instantIfAny(row, "withdrawn_at"),
        null);
  }

  private static Outside.@Nullable Answer answer(ResultSet row) throws SQLException {
    @Nullable String outcome = row.getString("outcome");
    return outcome == null
        ? null
        : new Outside.Answer(OutcomeCode.valueOf(outcome), Referrals.instant(row, "outcome_at"));
  }
}
