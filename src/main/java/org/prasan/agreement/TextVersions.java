package org.prasan.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the texts of agreements; none is ever changed. */
@Repository
class TextVersions {
  private final JdbcClient jdbc;

  TextVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  List<TextVersion> of(CoalitionId coalition, AgreementId agreement) {
    return jdbc.sql(
            """
            select * from agreement.text_version
            where coalition_id = :coalition and agreement_id = :agreement order by number desc
            """)
        .param("coalition", coalition.value())
        .param("agreement", agreement.value())
        .query((row, number) -> version(row))
        .list();
  }

  Optional<TextVersion> newest(CoalitionId coalition, AgreementId agreement) {
    return of(coalition, agreement).stream().findFirst();
  }

  void add(CoalitionId coalition, AgreementId agreement, TextVersion version) {
    jdbc.sql(
            """
            insert into agreement.text_version
              (coalition_id, agreement_id, number, title_th, title_en, text_th, text_en,
               fingerprint, saved_at, saved_by, saved_for)
            values
              (:coalition, :agreement, :number, :titleTh, :titleEn, :textTh, :textEn,
               :fingerprint, :at, :by, :actingFor)
            """)
        .param("coalition", coalition.value())
        .param("agreement", agreement.value())
        .param("number", version.number())
        .param("titleTh", version.title().th())
        .param("titleEn", version.title().en())
        .param("textTh", version.text().th())
        .param("textEn", version.text().en())
        .param("fingerprint", version.fingerprint())
        .param("at", version.savedAt().atOffset(ZoneOffset.UTC))
        .param("by", version.savedBy() == null ? null : version.savedBy().value())
        .param("actingFor", version.savedFor() == null ? null : version.savedFor().value())
        .update();
  }

  private static TextVersion version(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("saved_by", UUID.class);
    @Nullable UUID actingFor = row.getObject("saved_for", UUID.class);
    return new TextVersion(
        row.getInt("number"),
        LocalizedText.of(row.getString("title_th"), row.getString("title_en")),
        LocalizedText.of(row.getString("text_th"), row.getString("text_en")),
        row.getString("fingerprint"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
        by == null ? null : new PersonId(by),
        actingFor == null ? null : new OrganizationId(actingFor));
  }
}
