package org.prasan.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The agreements of a coalition. */
@Repository
class AgreementRows {
  private final JdbcClient jdbc;

  AgreementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Agreement> find(CoalitionId coalition, AgreementId id) {
    return jdbc.sql(
            "select * from agreement.agreement where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> agreement(row))
        .optional();
  }

  /** Nobody else can change it, its texts or its signatures until the transaction ends. */
  Optional<Agreement> lock(CoalitionId coalition, AgreementId id) {
    return jdbc.sql(
            """
            select * from agreement.agreement
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> agreement(row))
        .optional();
  }

  List<Agreement> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from agreement.agreement where coalition_id = :coalition
            order by sorts_on desc, id desc
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> agreement(row))
        .list();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Agreement agreement, LocalDate today) {
    return jdbc.sql(
                """
                insert into agreement.agreement
                  (coalition_id, id, kind, title_th, title_en, purpose_th, purpose_en, districts,
                   state, signed, signatories, valid_from, valid_until, ended_why, superseded_by,
                   sorts_on, changed_at, changed_by, changed_for)
                values
                  (:coalition, :id, :kind, :titleTh, :titleEn, :purposeTh, :purposeEn, :districts,
                   :state, :signed, :signatories, :from, :until, :endedWhy, :supersededBy,
                   :sortsOn, :at, :by, :actingFor)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values(coalition, agreement, today))
            .update()
        == 1;
  }

  void update(CoalitionId coalition, Agreement agreement, LocalDate today) {
    var changed =
        jdbc.sql(
                """
                update agreement.agreement set
                  kind = :kind, title_th = :titleTh, title_en = :titleEn, purpose_th = :purposeTh,
                  purpose_en = :purposeEn, districts = :districts, state = :state,
                  signed = :signed, signatories = :signatories, valid_from = :from,
                  valid_until = :until, ended_why = :endedWhy, superseded_by = :supersededBy,
                  sorts_on = :sortsOn, changed_at = :at, changed_by = :by,
                  changed_for = :actingFor, version = version + 1
                where coalition_id = :coalition and id = :id and version = :version
                """)
            .params(values(coalition, agreement, today))
            .update();
    if (changed == 0) throw new OptimisticLockingFailureException("Agreement changed meanwhile");
  }

  private static Map<String, @Nullable Object> values(
      CoalitionId coalition, Agreement agreement, LocalDate today) {
    var facts = agreement.facts();
    var term = agreement.term();
    var changed = agreement.changed();
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", agreement.id().value());
    values.put("kind", facts.kind().name());
    values.put("titleTh", facts.title().th());
    values.put("titleEn", facts.title().en());
    values.put("purposeTh", facts.purpose() == null ? null : facts.purpose().th());
    values.put("purposeEn", facts.purpose() == null ? null : facts.purpose().en());
    values.put("districts", facts.districts().toArray(String[]::new));
    values.put("state", agreement.stored().name());
    values.put("signed", facts.known().signed() == null ? null : facts.known().signed().toString());
    values.put("signatories", facts.known().signatories());
    values.put("from", term.from());
    values.put("until", term.until());
    values.put("endedWhy", term.endedWhy());
    values.put("supersededBy", term.supersededBy() == null ? null : term.supersededBy().value());
    values.put("sortsOn", sortsOn(agreement, today));
    values.put("at", changed.at().atOffset(ZoneOffset.UTC));
    values.put("by", changed.by() == null ? null : changed.by().value());
    values.put("actingFor", changed.actingFor() == null ? null : changed.actingFor().value());
    values.put("version", agreement.version());
    return values;
  }

  /** What is known best: when it began to hold, when it was signed, or that it is being made. */
  private static LocalDate sortsOn(Agreement agreement, LocalDate today) {
    if (agreement.term().from() != null) return agreement.term().from();
    var signed = agreement.facts().known().signed();
    if (signed == null) return today;
    var earliest = signed.earliest();
    var latest = signed.latest();
    if (earliest != null) return earliest;
    return latest == null ? today : latest;
  }

  static Agreement agreement(ResultSet row) throws SQLException {
    @Nullable String signed = row.getString("signed");
    var facts =
        new Agreement.Facts(
            AgreementKind.valueOf(row.getString("kind")),
            LocalizedText.of(row.getString("title_th"), row.getString("title_en")),
            text(row.getString("purpose_th"), row.getString("purpose_en")),
            Arrays.stream((String[]) row.getArray("districts").getArray()).toList(),
            new Agreement.Known(
                signed == null ? null : ApproximateDate.of(signed),
                row.getObject("signatories", Integer.class)));
    @Nullable UUID supersededBy = row.getObject("superseded_by", UUID.class);
    var term =
        new Agreement.Term(
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            row.getString("ended_why"),
            supersededBy == null ? null : new AgreementId(supersededBy));
    return new Agreement(
        new AgreementId(row.getObject("id", UUID.class)),
        facts,
        AgreementState.valueOf(row.getString("state")),
        term,
        changed(row),
        row.getInt("version"));
  }

  private static Agreement.Change changed(ResultSet row) throws SQLException {
    @Nullable UUID by = row.getObject("changed_by", UUID.class);
    @Nullable UUID actingFor = row.getObject("changed_for", UUID.class);
    return new Agreement.Change(
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        by == null ? null : new PersonId(by),
        actingFor == null ? null : new OrganizationId(actingFor));
  }

  static @Nullable LocalizedText text(@Nullable String th, @Nullable String en) {
    return th == null ? null : LocalizedText.of(th, en);
  }
}
