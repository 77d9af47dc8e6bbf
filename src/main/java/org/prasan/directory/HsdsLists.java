package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which services a list for programs holds, in an order that no change of a name can disturb. What
 * the reader may not see counts nowhere.
 */
@Component
@Transactional(readOnly = true)
class HsdsLists {
  /** The first place is a row; more of them came with a file and wait in what is beyond. */
  private static final String PLACES =
      """
      ((select count(*) from directory.service_at_location a
          join directory.location l on l.coalition_id = a.coalition_id and l.id = a.location_id
          where a.coalition_id = s.coalition_id and a.service_id = s.id and %s and %s)
        + case when %s
              and not exists (select 1 from directory.service_at_location a
                join directory.location l
                  on l.coalition_id = a.coalition_id and l.id = a.location_id
                where a.coalition_id = s.coalition_id and a.service_id = s.id and not %s)
            then coalesce(jsonb_array_length(s.extra #> '{service_at_locations,$more}'), 0)
            else 0 end)\
      """
          .formatted(
              Visibility.part(FieldGroup.ADDRESS),
              Visibility.level("l.level"),
              String.join(
                  " and ",
                  Remainder.keptLike("service_at_locations").stream()
                      .sorted()
                      .map(Visibility::part)
                      .toList()),
              Visibility.level("l.level"));

  private static final String FROM =
      """
      from directory.service s
      join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
      where s.coalition_id = :coalition and\
      """;

  private final JdbcClient jdbc;
  private final Register register;

  HsdsLists(JdbcClient jdbc, Register register) {
    this.jdbc = jdbc;
    this.register = register;
  }

  /**
   * A service, and when it was last changed as far as the reader sees it.
   *
   * @param known the id under which programs know it
   */
  record Listed(ServiceId id, UUID known, Instant modified) {}

  /**
   * Some of a list.
   *
   * @param items how many things are on it
   * @param services how many services they belong to
   * @param before how many of these came on the pages before
   */
  record Part(List<Listed> shown, int items, int services, int before, @Nullable UUID next) {
    List<ServiceId> ids() {
      return shown.stream().map(Listed::id).toList();
    }
  }

  Part services(CoalitionId coalition, Reader reader, HsdsQuestion question) {
    return part(coalition, reader, question, false);
  }

  /** Services that have places, which are told together. */
  Part places(CoalitionId coalition, Reader reader, HsdsQuestion question) {
    return part(coalition, reader, question, true);
  }

  private Part part(
      CoalitionId coalition, Reader reader, HsdsQuestion question, boolean withPlaces) {
    var condition = register.condition(coalition, reader, question.filter());
    var values = condition.values();
    var where = condition.where();
    if (question.since() != null) {
      values.put("since", question.since().atOffset(ZoneOffset.UTC));
      where += " and %s >= :since".formatted(modified());
    }
    if (question.classified()) where += " and s.needs <> '{}'";
    if (withPlaces) where += " and " + PLACES + " > 0";
    var after = question.filter().after();
    values.put("after", after);
    var found = shown(where, after, values, question.size() + 1);
    var shown = found.stream().limit(question.size()).toList();
    var count = count(where, values, withPlaces ? "sum(" + PLACES + ")" : "count(*)");
    int services = withPlaces ? count(where, values, "count(*)") : count;
    int before = after == null ? 0 : count(where + " and s.id <= :after", values, "count(*)");
    return new Part(
        shown,
        count,
        services,
        before,
        found.size() > shown.size() ? shown.getLast().id().value() : null);
  }

  private List<Listed> shown(
      String where, @Nullable UUID after, Map<String, @Nullable Object> values, int most) {
    return jdbc.sql(
            "select s.id, coalesce(s.brought_as, s.id) as known, %s as modified %s %s %s order by s.id limit :most"
                .formatted(modified(), FROM, where, after == null ? "" : "and s.id > :after"))
        .params(values)
        .param("most", most)
        .query((row, number) -> listed(row))
        .list();
  }

  private int count(String where, Map<String, @Nullable Object> values, String what) {
    return jdbc.sql("select coalesce(%s, 0) %s %s".formatted(what, FROM, where))
        .params(values)
        .query(Integer.class)
        .single();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new ServiceId(row.getObject("id", UUID.class)),
        row.getObject("known", UUID.class),
        Objects.requireNonNull(ServiceRow.instant(row, "modified")));
  }

  /** As {@link Redaction} and {@link HsdsWriter} have it. Free places are told without an edit. */
  private static String modified() {
    var parts = List.of(FieldGroup.values());
    return """
    greatest(
      case when %s then s.changed_at else coalesce(s.openly_changed_at, s.changed_at) end,
      %s,
      case when %s then s.capacity_updated_at end)\
    """
        .formatted(
            String.join(" and ", parts.stream().map(Visibility::part).toList()),
            String.join(
                ", ",
                parts.stream()
                    .map(
                        part ->
                            "case when %s then s.%s end"
                                .formatted(Visibility.part(part), part.changedColumn()))
                    .toList()),
            Visibility.part(FieldGroup.CAPACITY));
  }

  /** Whose place it is: by an id that was made from the place, or that came with a file. */
  Optional<ServiceId> ofPlace(CoalitionId coalition, Reader reader, UUID place) {
    var condition = register.condition(coalition, reader, RegisterFilter.ALL);
    return jdbc
        .sql(
            """
            select s.id, coalesce(s.brought_as, s.id) as known, a.location_id,
              coalesce(strpos(s.extra ->> 'service_at_locations', :text), 0) > 0 as named
            from directory.service s
            join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
            left join directory.service_at_location a
              on a.coalition_id = s.coalition_id and a.service_id = s.id
            where s.coalition_id = :coalition and %s order by s.id
            """
                .formatted(condition.where()))
        .params(condition.values())
        .param("text", place.toString())
        .query(
            (row, number) ->
                new Placed(
                    row.getObject("id", UUID.class),
                    row.getObject("known", UUID.class),
                    row.getObject("location_id", UUID.class),
                    row.getBoolean("named")))
        .list()
        .stream()
        .filter(one -> one.isOf(place))
        .map(one -> new ServiceId(one.service()))
        .findFirst();
  }

  private record Placed(UUID service, UUID known, @Nullable UUID location, boolean named) {
    boolean isOf(UUID place) {
      return named || (location != null && HsdsPlaces.id(known, location).equals(place));
    }
  }
}
