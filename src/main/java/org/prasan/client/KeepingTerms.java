package org.prasan.client;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.Rules;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For how many months closed files are kept: as the coalition decided, or shorter. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepingTerms {
  private final Rules rules;
  private final JdbcClient jdbc;
  private final ClientClock clock;

  KeepingTerms(Rules rules, JdbcClient jdbc, ClientClock clock) {
    this.rules = rules;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty where neither has decided: then nothing is erased by itself. */
  OptionalInt inForce(Acting acting, LocalDate on) {
    var coalition = ofCoalition(acting, on);
    var own = own(acting, on);
    if (coalition.isEmpty() || own.isEmpty()) return coalition.isEmpty() ? own : coalition;
    return OptionalInt.of(Math.min(coalition.getAsInt(), own.getAsInt()));
  }

  OptionalInt ofCoalition(Acting acting, LocalDate on) {
    return rules.amount(acting.coalitionId(), RuleKey.CLIENT_FILES_KEPT, on);
  }

  OptionalInt own(Acting acting, LocalDate on) {
    return jdbc.sql(
            """
            select coalesce(months, 0) from client.own_term
            where coalition_id = :coalition and organization_id = :owner and in_force_from <= :on
            order by in_force_from desc, recorded_at desc, id desc limit 1
            """)
        .params(ClientFiles.scope(acting))
        .param("on", on)
        .query(Integer.class)
        .optional()
        .filter(months -> months > 0)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  void set(Acting acting, OptionalInt months) {
    jdbc.sql(
            """
            insert into client.own_term
              (coalition_id, id, organization_id, months, in_force_from, recorded_at, recorded_by)
            values (:coalition, :id, :owner, :months, :today, :now, :by)
            """)
        .params(ClientFiles.scope(acting))
        .param("id", FreshId.next())
        .param("months", months.isPresent() ? months.getAsInt() : null)
        .param("today", clock.today())
        .param("now", ClientClock.utc(clock.now()))
        .param("by", acting.person() == null ? null : acting.person().value())
        .update();
  }
}
