package org.prasan.agreement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;

/** What a filter of the register means in SQL, for the agreements called {@code a}. */
record AgreementCondition(String where, Map<String, @Nullable Object> values) {
  /** Its last day having passed, an agreement has ended although nobody did anything. */
  private static final String STATE =
      "case when a.state = 'IN_FORCE' and a.valid_until < :today then 'ENDED' else a.state end";

  static AgreementCondition of(CoalitionId coalition, AgreementFilter filter, LocalDate today) {
    var all =
        new AgreementCondition("a.coalition_id = :coalition", Map.of())
            .with("coalition", coalition.value(), null);
    var state = filter.state();
    if (state != null)
      all = all.with("today", today, null).with("state", state.name(), STATE + " = :state");
    var kind = filter.kind();
    if (kind != null) all = all.with("kind", kind.name(), "a.kind = :kind");
    if (filter.party() != null)
      all =
          all.with(
              "party",
              filter.party(),
              """
              exists (select from agreement.party
                where coalition_id = a.coalition_id and agreement_id = a.id
                  and organization_id = :party)\
              """);
    if (filter.after() != null)
      all =
          all.with(
              "after",
              filter.after(),
              """
              (a.sorts_on, a.id) < (select sorts_on, id from agreement.agreement
                where coalition_id = :coalition and id = :after)\
              """);
    return all;
  }

  /** Only those. */
  AgreementCondition among(UUID[] ids) {
    return with("ids", ids, "a.id = any(:ids)");
  }

  /** Only what the public may know of, as {@link Agreement#heldBy} has it. */
  AgreementCondition shown(LocalDate today) {
    return with("hidden", hidden(), "a.state <> all(:hidden)")
        .with(
            "day",
            today,
            """
            (a.valid_from <= :day or a.valid_from is null and (a.state = 'RECORDED'
              or a.signed is not null or a.signatories is not null))\
            """);
  }

  private static String[] hidden() {
    return Arrays.stream(AgreementState.values())
        .filter(state -> !state.shown())
        .map(Enum::name)
        .toArray(String[]::new);
  }

  private AgreementCondition with(String name, Object value, @Nullable String sql) {
    var more = new HashMap<String, @Nullable Object>(values);
    more.put(name, value);
    return new AgreementCondition(sql == null ? where : where + " and " + sql, more);
  }
}
