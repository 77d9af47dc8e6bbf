package org.prasan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a coalition's log. */
@Component
class AuditEntries {
  static final RowMapper<AuditEntry> ENTRY = (row, number) -> entry(row);

  private final JdbcClient jdbc;
  private final ZoneId zone;

  AuditEntries(JdbcClient jdbc, @Value("${prasan.time-zone:Asia/Bangkok}") ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /** The newest first of those the filter chooses, whatever words it looks for. */
  @Transactional(readOnly = true)
  List<AuditEntry> matching(
      CoalitionId coalition, AuditFilter filter, @Nullable Long below, int most) {
    var values = new HashMap<String, Object>(Map.of("coalition", coalition.value(), "most", most));
    var sql =
        "select * from audit.entry where "
            + String.join(" and ", conditions(filter, below, values))
            + " order by number desc limit :most";
    return list(sql, values);
  }

  private List<String> conditions(
      AuditFilter filter, @Nullable Long below, Map<String, Object> values) {
    var conditions = new ArrayList<>(List.of("coalition_id = :coalition"));
    add(conditions, values, "number < :below", "below", below);
    add(conditions, values, "person_id = :person", "person", filter.person());
    add(
        conditions,
        values,
        "organization_id = :organization",
        "organization",
        filter.organization());
    add(conditions, values, "deed = :deed", "deed", filter.deed());
    add(conditions, values, "subject = :subject", "subject", filter.subject());
    add(conditions, values, "subject_id = :subjectId", "subjectId", filter.subjectId());
    add(conditions, values, "at >= :from", "from", startOf(filter.from()));
    var to = filter.to();
    add(conditions, values, "at < :to", "to", startOf(to == null ? null : to.plusDays(1)));
    return conditions;
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    conditions.add(condition);
    values.put(name, value);
  }

  private @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
  }

  /** Which deeds the log holds, found by leaping from one to the next in the index. */
  @Transactional(readOnly = true)
  List<String> deeds(CoalitionId coalition) {
    return jdbc.sql(
            """
            with recursive leap as (
              select min(deed) as deed from audit.entry where coalition_id = :coalition
              union all
              select (select min(e.deed) from audit.entry e
                      where e.coalition_id = :coalition and e.deed > leap.deed)
              from leap where leap.deed is not null
            )
            select deed from leap where deed is not null
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> row.getString("deed"))
        .list();
  }

  /** The entries after a number, in the order of the chain. */
  @Transactional(readOnly = true)
  List<AuditEntry> after(CoalitionId coalition, long number, int most) {
    return list(
        """
        select * from audit.entry where coalition_id = :coalition and number > :number
        order by number limit :most
        """,
        Map.of("coalition", coalition.value(), "number", number, "most", most));
  }

  /** Where somebody read, found or took something along, in the order of the chain. */
  @Transactional(readOnly = true)
  List<AuditEntry> readings(
      CoalitionId coalition, LocalDate from, LocalDate to, long number, int most) {
    return list(
        """
        select * from audit.entry
        where coalition_id = :coalition and number > :number and at >= :from and at < :to
          and (deed like '%read' or deed like '%.found' or deed like '%exported')
        order by number limit :most
        """,
        Map.of(
            "coalition",
            coalition.value(),
            "number",
            number,
            "from",
            from.atStartOfDay(zone).toOffsetDateTime(),
            "to",
            to.plusDays(1).atStartOfDay(zone).toOffsetDateTime(),
            "most",
            most));
  }

  @Transactional(readOnly = true)
  Optional<AuditChain.Head> head(CoalitionId coalition) {
    return jdbc.sql("select number, hash from audit.head where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(AuditChain.Head.class)
        .optional();
  }

  @Transactional(readOnly = true)
  Optional<AuditEntry> lastOf(CoalitionId coalition, PersonId person, String deed) {
    return list(
            """
            select * from audit.entry
            where coalition_id = :coalition and person_id = :person and deed = :deed
            order by number desc limit 1
            """,
            Map.of("coalition", coalition.value(), "person", person.value(), "deed", deed))
        .stream()
        .findFirst();
  }

  /** What somebody did in one respect since then, the newest first. */
  @Transactional(readOnly = true)
  List<AuditEntry> since(
      CoalitionId coalition, PersonId person, String deed, Instant since, int most) {
    return list(
        """
        select * from audit.entry
        where coalition_id = :coalition and person_id = :person and deed = :deed and at > :since
        order by at desc, number desc limit :most
        """,
        Map.of(
            "coalition",
            coalition.value(),
            "person",
            person.value(),
            "deed",
            deed,
            "since",
            since.atOffset(ZoneOffset.UTC),
            "most",
            most));
  }

  private List<AuditEntry> list(String sql, Map<String, Object> values) {
    return jdbc.sql(sql).params(values).query(ENTRY).list();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getObject("coalition_id", UUID.class),
        row.getLong("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("person_id", UUID.class),
        row.getObject("organization_id", UUID.class),
        row.getString("origin"),
        row.getString("deed"),
        row.getString("subject"),
        row.getString("subject_id"),
        row.getString("before"),
        row.getString("after"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
