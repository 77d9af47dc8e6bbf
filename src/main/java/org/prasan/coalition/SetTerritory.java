package org.prasan.coalition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition says in which districts it works. */
@Service
public class SetTerritory {
  private final JdbcClient jdbc;
  private final Territory territory;
  private final Audit audit;
  private final Clock clock;

  SetTerritory(JdbcClient jdbc, Territory territory, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.territory = territory;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was ticked or no longer ticked on a page that showed these: what somebody else ticked
   * meanwhile stays.
   */
  @Transactional
  void change(Acting acting, Set<String> shown, Set<String> ticked) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "territory " + acting.coalitionId())
        .query((row, number) -> number)
        .single();
    var codes = new TreeSet<String>();
    for (var district : territory.districts(acting.coalitionId()))
      if (!shown.contains(district.code()) || ticked.contains(district.code()))
        codes.add(district.code());
    for (var code : ticked) if (!shown.contains(code)) codes.add(code);
    set(acting, codes);
  }

  /** Codes nobody knows are left out: a form cannot offer them. */
  @Transactional
  public void set(Acting acting, Set<String> codes) {
    acting.require(Action.EDIT_CHARTER);
    var known = territory.knownDistricts().stream().map(District::code).collect(Collectors.toSet());
    var after = new TreeSet<>(codes);
    after.retainAll(known);
    var before =
        new TreeSet<>(
            territory.districts(acting.coalitionId()).stream().map(District::code).toList());
    if (after.equals(before)) return;
    jdbc.sql("delete from coalition.territory where coalition_id = :coalition")
        .param("coalition", acting.coalitionId().value())
        .update();
    if (!after.isEmpty())
      jdbc.sql(
              """
              insert into coalition.territory (coalition_id, district_code)
              select :coalition, unnest(:codes)
              """)
          .param("coalition", acting.coalitionId().value())
          .param("codes", after.toArray(String[]::new))
          .update();
    audit.record(
        acting,
        "territory.set",
        "territory",
        acting.coalitionId(),
        Map.of("districts", List.copyOf(before)),
        Map.of("districts", List.copyOf(after)));
  }

  /**
   * The coalition works where the installation knows no districts, or does not wish to say yet: it
   * is not asked again, and may choose at any time.
   */
  @Transactional
  public void later(Acting acting) {
    acting.require(Action.EDIT_CHARTER);
    int said =
        jdbc.sql(
                """
                insert into coalition.territory_later (coalition_id, said_at, said_by)
                values (:coalition, :now, :person) on conflict do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
            .param("person", Objects.requireNonNull(acting.person()).value())
            .update();
    if (said > 0)
      audit.record(
          acting, "territory.set-aside", "territory", acting.coalitionId(), null, Map.of());
  }
}
