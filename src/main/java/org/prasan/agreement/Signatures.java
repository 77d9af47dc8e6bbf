package org.prasan.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parties of agreements and what they have signed; no signature is ever changed. */
@Repository
class Signatures {
  private final JdbcClient jdbc;

  Signatures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they came. */
  List<Party> parties(CoalitionId coalition, AgreementId agreement) {
    return jdbc.sql(
            """
            select * from agreement.party
            where coalition_id = :coalition and agreement_id = :agreement order by position, id
            """)
        .param("coalition", coalition.value())
        .param("agreement", agreement.value())
        .query((row, number) -> party(row))
        .list();
  }

  /** False if the organization is a party already. */
  boolean addParty(CoalitionId coalition, AgreementId agreement, Party party) {
    var outside = party.outside();
    return jdbc.sql(
                """
                insert into agreement.party
                  (coalition_id, agreement_id, id, position, organization_id, name_th, name_en)
                select :coalition, :agreement, :id, coalesce(max(position), 0) + 1, :organization,
                  :nameTh, :nameEn
                from agreement.party
                where coalition_id = :coalition and agreement_id = :agreement
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("agreement", agreement.value())
            .param("id", party.id())
            .param(
                "organization", party.organization() == null ? null : party.organization().value())
            .param("nameTh", outside == null ? null : outside.th())
            .param("nameEn", outside == null ? null : outside.en())
            .update()
        == 1;
  }

  void removeParty(CoalitionId coalition, AgreementId agreement, UUID party) {
    jdbc.sql(
            """
            delete from agreement.party
            where coalition_id = :coalition and agreement_id = :agreement and id = :party
            """)
        .param("coalition", coalition.value())
        .param("agreement", agreement.value())
        .param("party", party)
        .update();
  }

  /** The newest first. */
  List<Signature> of(CoalitionId coalition, AgreementId agreement) {
    return jdbc.sql(
            """
            select * from agreement.signature
            where coalition_id = :coalition and agreement_id = :agreement
            order by text_number desc, signed_on desc, recorded_at desc
            """)
        .param("coalition", coalition.value())
        .param("agreement", agreement.value())
        .query((row, number) -> signature(row))
        .list();
  }

  /** False if the party has signed this text before. */
  boolean add(CoalitionId coalition, AgreementId agreement, Signature signature) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("agreement", agreement.value());
    values.put("party", signature.party());
    values.put("text", signature.text());
    values.put("fingerprint", signature.fingerprint());
    values.put("signer", signature.signer().name());
    values.put("position", signature.signer().position());
    values.put("on", signature.on());
    values.put("way", signature.onPaper() ? "PAPER" : "HERE");
    values.put("file", signature.paper() == null ? null : signature.paper().file().value());
    values.put("fileName", signature.paper() == null ? null : signature.paper().name());
    values.put("reference", signature.reference());
    values.put("at", signature.recordedAt().atOffset(ZoneOffset.UTC));
    values.put("by", signature.recordedBy() == null ? null : signature.recordedBy().value());
    values.put(
        "actingFor", signature.recordedFor() == null ? null : signature.recordedFor().value());
    return jdbc.sql(
                """
                insert into agreement.signature
                  (coalition_id, agreement_id, party_id, text_number, fingerprint, signer,
                   position, signed_on, way, file_id, file_name, reference, recorded_at,
                   recorded_by, recorded_for)
                values
                  (:coalition, :agreement, :party, :text, :fingerprint, :signer, :position, :on,
                   :way, :file, :fileName, :reference, :at, :by, :actingFor)
                on conflict (coalition_id, agreement_id, party_id, text_number) do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  private static Party party(ResultSet row) throws SQLException {
    @Nullable UUID organization = row.getObject("organization_id", UUID.class);
    @Nullable LocalizedText outside =
        AgreementRows.text(row.getString("name_th"), row.getString("name_en"));
    return new Party(
        row.getObject("id", UUID.class),
        organization == null ? null : new OrganizationId(organization),
        outside);
  }

  private static Signature signature(ResultSet row) throws SQLException {
    @Nullable UUID file = row.getObject("file_id", UUID.class);
    @Nullable UUID by = row.getObject("recorded_by", UUID.class);
    @Nullable UUID actingFor = row.getObject("recorded_for", UUID.class);
    return new Signature(
        row.getObject("party_id", UUID.class),
        row.getInt("text_number"),
        row.getString("fingerprint"),
        new Signature.Signer(row.getString("signer"), row.getString("position")),
        row.getObject("signed_on", LocalDate.class),
        file == null ? null : new Signature.Paper(new FileId(file), row.getString("file_name")),
        row.getString("reference"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        by == null ? null : new PersonId(by),
        actingFor == null ? null : new OrganizationId(actingFor));
  }
}
