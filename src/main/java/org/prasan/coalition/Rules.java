package org.prasan.coalition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of a coalition, each with the days from which its values are in force. */
@Service
@Transactional(readOnly = true)
public class Rules {
  private final JdbcClient jdbc;
  private final RuleText text;

  Rules(JdbcClient jdbc, RuleText text) {
    this.jdbc = jdbc;
    this.text = text;
  }

  /** What the rule says on that day; empty if the coalition has not decided it. */
  public Optional<RuleValue> inForce(CoalitionId coalition, RuleKey key, LocalDate on) {
    return history(coalition, key).on(on).map(RuleChange::value);
  }

  /** The amount of a rule that is a number. */
  public OptionalInt amount(CoalitionId coalition, RuleKey key, LocalDate on) {
    return inForce(coalition, key, on)
        .filter(RuleValue.Amount.class::isInstance)
        .map(value -> OptionalInt.of(((RuleValue.Amount) value).number()))
        .orElseGet(OptionalInt::empty);
  }

  public RuleHistory history(CoalitionId coalition, RuleKey key) {
    return history(changes(coalition), key);
  }

  /** Every rule in the order of {@link RuleKey}, also those not decided yet. */
  public List<RuleHistory> all(CoalitionId coalition) {
    var changes = changes(coalition);
    return Stream.of(RuleKey.values()).map(key -> history(changes, key)).toList();
  }

  private static RuleHistory history(List<RuleChange> changes, RuleKey key) {
    return new RuleHistory(key, changes.stream().filter(change -> change.key() == key).toList());
  }

  /** They are few, and a page asks for many. */
  private List<RuleChange> changes(CoalitionId coalition) {
    return ReadOnce.of(
        List.of("rules", coalition),
        () ->
            jdbc.sql("select * from coalition.rule_change where coalition_id = :coalition")
                .param("coalition", coalition.value())
                .query((row, number) -> change(row))
                .list());
  }

  private RuleChange change(ResultSet row) throws SQLException {
    var key = RuleKey.valueOf(row.getString("key"));
    var person = Columns.optionalId(row, "recorded_by");
    return new RuleChange(
        Columns.id(row, "id"),
        key,
        text.read(key.type(), row.getString("value")),
        Objects.requireNonNull(Columns.day(row, "in_force_from")),
        row.getString("decided_by"),
        row.getString("reason"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        person == null ? null : new PersonId(person));
  }
}
