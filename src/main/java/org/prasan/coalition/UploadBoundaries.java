package org.prasan.coalition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** An administrator brings the outlines of the districts, or takes them away again. */
@Service
class UploadBoundaries {
  static final int MOST_BYTES = 5 * 1024 * 1024;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Territory territory;
  private final Boundaries boundaries;
  private final Audit audit;
  private final Clock clock;

  UploadBoundaries(
      JdbcClient jdbc,
      JsonMapper json,
      Territory territory,
      Boundaries boundaries,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.territory = territory;
    this.boundaries = boundaries;
    this.audit = audit;
    this.clock = clock;
  }

  sealed interface Outcome {
    record Uploaded(int districts) implements Outcome {}

    record TooLarge() implements Outcome {}

    /** Nobody said whom to credit, and the file does not either. */
    record WithoutCredit() implements Outcome {}

    record Wrong(GeoJson.Fault fault, String where) implements Outcome {}
  }

  @Transactional
  Outcome upload(Acting acting, byte[] file, String fileName, String credit) {
    acting.require(Action.UPLOAD_BOUNDARIES);
    if (file.length > MOST_BYTES) return new Outcome.TooLarge();
    return switch (GeoJson.read(json, file, territory.districts(acting.coalitionId()))) {
      case GeoJson.Reading.Wrong(var fault, var where) -> new Outcome.Wrong(fault, where);
      case GeoJson.Reading.Read(var outlines, var own) -> {
        var attribution = credit.isBlank() ? Objects.requireNonNullElse(own, "") : credit.strip();
        if (attribution.isEmpty()) yield new Outcome.WithoutCredit();
        keep(acting, outlines, fileName, attribution);
        yield new Outcome.Uploaded(outlines.byDistrict().size());
      }
    };
  }

  private void keep(Acting acting, Outlines outlines, String fileName, String attribution) {
    var known = boundaries.of(acting.coalitionId()).orElse(null);
    // The same file sent again is there.
    if (known != null && known.isOf(outlines, fileName, attribution)) return;
    var before = known == null ? null : told(known);
    var person = acting.person();
    jdbc.sql(
            """
            insert into coalition.boundaries
              (coalition_id, outlines, attribution, file_name, uploaded_at, uploaded_by)
            values (:coalition, :outlines, :attribution, :fileName, :at, :person)
            on conflict (coalition_id) do update
            set outlines = excluded.outlines, attribution = excluded.attribution,
                file_name = excluded.file_name, uploaded_at = excluded.uploaded_at,
                uploaded_by = excluded.uploaded_by
            """)
        .param("coalition", acting.coalitionId().value())
        .param("outlines", json.writeValueAsString(outlines))
        .param("attribution", attribution)
        .param("fileName", fileName)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("person", person == null ? null : person.value())
        .update();
    audit.record(
        acting,
        "boundaries.uploaded",
        "boundaries",
        acting.coalitionId(),
        before,
        Map.of(
            "file", fileName,
            "attribution", attribution,
            "districts", outlines.byDistrict().keySet()));
  }

  /** The schematic map comes back. */
  @Transactional
  void remove(Acting acting) {
    acting.require(Action.UPLOAD_BOUNDARIES);
    var before = boundaries.of(acting.coalitionId());
    if (before.isEmpty()) return;
    jdbc.sql("delete from coalition.boundaries where coalition_id = :coalition")
        .param("coalition", acting.coalitionId().value())
        .update();
    audit.record(
        acting, "boundaries.removed", "boundaries", acting.coalitionId(), told(before.get()), null);
  }

  private static Map<String, Object> told(Boundaries.Brought brought) {
    return Map.of(
        "file", brought.fileName(),
        "attribution", brought.attribution(),
        "districts", brought.outlines().byDistrict().keySet());
  }
}
