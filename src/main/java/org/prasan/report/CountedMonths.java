package org.prasan.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The months that have been counted, and the cases of each; the product alone reads them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CountedMonths {
  private final JdbcClient jdbc;
  private final Clock clock;

  CountedMonths(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<YearMonth> last(CoalitionId coalition) {
    return jdbc.sql(
            "select max(month) as last from report.counted_month where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query((row, number) -> Optional.ofNullable(row.getObject("last", LocalDate.class)))
        .single()
        .map(YearMonth::from);
  }

  /** False if somebody else counts it or has; waits for whoever does. */
  boolean claim(CoalitionId coalition, YearMonth month) {
    return jdbc.sql(
                """
                insert into report.counted_month (coalition_id, month, counted_at)
                values (:coalition, :month, :now) on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("month", month.atDay(1))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** In an order that says nothing about when who came. */
  void keep(CoalitionId coalition, List<CountedCase> cases) {
    var shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled);
    int number = 0;
    for (var one : shuffled) keep(coalition, ++number, one);
  }

  private void keep(CoalitionId coalition, int number, CountedCase one) {
    var values = new HashMap<String, @Nullable Object>();
    one.values().forEach((value, code) -> values.put(value.word(), code));
    jdbc.sql(
            """
            insert into report.counted_case
              (coalition_id, month, number, need, district, age, sex, urgency, answer, time,
               receiver, loop, refusal)
            values
              (:coalition, :month, :number, :need, :district, :age, :sex, :urgency, :answer, :time,
               :receiver, :loop, :refusal)
            """)
        .params(values)
        .param("coalition", coalition.value())
        .param("month", one.month().atDay(1))
        .param("number", number)
        .update();
  }

  List<CountedCase> between(CoalitionId coalition, YearMonth first, YearMonth last) {
    return jdbc.sql(
            """
            select * from report.counted_case
            where coalition_id = :coalition and month between :first and :last
            """)
        .param("coalition", coalition.value())
        .param("first", first.atDay(1))
        .param("last", last.atDay(1))
        .query((row, number) -> one(row))
        .list();
  }

  private static CountedCase one(ResultSet row) throws SQLException {
    var values = new EnumMap<Value, String>(Value.class);
    for (var value : Value.values()) values.put(value, row.getString(value.word()));
    return new CountedCase(YearMonth.from(row.getObject("month", LocalDate.class)), values);
  }
}
