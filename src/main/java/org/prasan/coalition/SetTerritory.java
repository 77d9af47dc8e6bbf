package org.prasan.coalition;

import java.util.List;
import java.util.Map;
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

  SetTerritory(JdbcClient jdbc, Territory territory, Audit audit) {
    this.jdbc = jdbc;
    this.territory = territory;
    this.audit = audit;
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
}
