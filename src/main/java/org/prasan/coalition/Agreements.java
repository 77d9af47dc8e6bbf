package org.prasan.coalition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agreements a coalition publicly works under. */
@Service
public class Agreements {
  private final JdbcClient jdbc;
  private final Audit audit;

  Agreements(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public List<Agreement> of(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from coalition.agreement where coalition_id = :coalition
            order by sorts_on, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Agreement(
                    Columns.id(row, "id"),
                    Columns.text(row, "title"),
                    Columns.optionalText(row, "purpose"),
                    Columns.optionalText(row, "partner"),
                    ApproximateDate.of(row.getString("signed")),
                    row.getInt("signatories")))
        .list();
  }

  @Transactional
  public void add(Acting acting, Agreement agreement) {
    acting.require(Action.EDIT_HISTORY);
    var earliest = agreement.signed().earliest();
    var added =
        jdbc.sql(
                """
                insert into coalition.agreement (coalition_id, id, title_th, title_en, purpose_th,
                  purpose_en, partner_th, partner_en, signed, sorts_on, signatories)
                values (:coalition, :id, :titleTh, :titleEn, :purposeTh, :purposeEn, :partnerTh,
                  :partnerEn, :signed, :sortsOn, :signatories)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", agreement.id())
            .param("titleTh", agreement.title().th())
            .param("titleEn", agreement.title().en())
            .param("purposeTh", Columns.thai(agreement.purpose()))
            .param("purposeEn", Columns.english(agreement.purpose()))
            .param("partnerTh", Columns.thai(agreement.partner()))
            .param("partnerEn", Columns.english(agreement.partner()))
            .param("signed", agreement.signed().toString())
            .param(
                "sortsOn",
                Objects.requireNonNull(earliest == null ? agreement.signed().latest() : earliest))
            .param("signatories", agreement.signatories())
            .update();
    if (added == 1)
      audit.record(
          acting,
          "agreement.added",
          "agreement",
          agreement.id(),
          null,
          Map.of("title", agreement.title(), "signatories", agreement.signatories()));
  }
}
