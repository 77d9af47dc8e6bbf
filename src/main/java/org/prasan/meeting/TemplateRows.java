package org.prasan.meeting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The templates of a coalition; one it has not changed is as the product brings it. */
@Repository
@Transactional
class TemplateRows {
  private final JdbcClient jdbc;

  TemplateRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Template> all(CoalitionId coalition) {
    return Arrays.stream(MeetingKind.values()).map(kind -> of(coalition, kind)).toList();
  }

  Template of(CoalitionId coalition, MeetingKind kind) {
    return find(coalition, kind).orElseGet(() -> Template.of(kind));
  }

  private Optional<Template> find(CoalitionId coalition, MeetingKind kind) {
    return jdbc.sql(
            "select * from meeting.template where coalition_id = :coalition and kind = :kind")
        .param("coalition", coalition.value())
        .param("kind", kind.name())
        .query(
            (row, number) ->
                new Template(
                    kind, row.getInt("minutes"), Columns.headings(row), row.getInt("version")))
        .optional();
  }

  /** False if somebody has changed it since this version. */
  boolean save(CoalitionId coalition, Template template, Change change) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("kind", template.kind().name());
    values.put("minutes", template.minutes());
    values.put("version", template.version());
    Columns.put(values, template.headings());
    Columns.put(values, change);
    return jdbc.sql(
                """
                insert into meeting.template as t
                  (coalition_id, kind, minutes, heading_kinds, headings_th, headings_en,
                   changed_at, changed_by, changed_for)
                values (:coalition, :kind, :minutes, :headingKinds, :headingsTh, :headingsEn,
                   :at, :by, :for)
                on conflict (coalition_id, kind) do update set
                  minutes = excluded.minutes, heading_kinds = excluded.heading_kinds,
                  headings_th = excluded.headings_th, headings_en = excluded.headings_en,
                  changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                  changed_for = excluded.changed_for, version = t.version + 1
                where t.version = :version
                """)
            .params(values)
            .update()
        == 1;
  }
}
