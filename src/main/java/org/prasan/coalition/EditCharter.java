package org.prasan.coalition;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the charter: names, purpose, pillars and objectives. */
@Service
@Transactional
public class EditCharter {
  private final JdbcClient jdbc;
  private final Coalitions coalitions;
  private final Charter charter;
  private final Audit audit;

  EditCharter(JdbcClient jdbc, Coalitions coalitions, Charter charter, Audit audit) {
    this.jdbc = jdbc;
    this.coalitions = coalitions;
    this.charter = charter;
    this.audit = audit;
  }

  /** Whether somebody else changed it in between. */
  public enum Outcome {
    SAVED,
    CHANGED_MEANWHILE
  }

  /**
   * Writes down the name and the purpose together, so that one version says which of both were read
   * before.
   */
  public Outcome write(
      Acting acting,
      LocalizedText name,
      LocalizedText shortName,
      boolean open,
      @Nullable LocalizedText vision,
      @Nullable LocalizedText mission,
      int version) {
    acting.require(Action.EDIT_CHARTER);
    var now = coalitions.byId(acting.coalitionId()).orElseThrow();
    var called = new Coalition(now.id(), now.slug(), name, shortName, now.invented(), open);
    var purpose = new Purpose(vision, mission, version);
    boolean renamed = !now.equals(called);
    if (!renamed && isThere(acting, purpose)) return Outcome.SAVED;
    var written = write(acting, purpose);
    if (written == Outcome.SAVED && renamed) rename(acting, name, shortName, open);
    return written;
  }

  /** Changes what the coalition is called and whether visitors find it. */
  public void rename(Acting acting, LocalizedText name, LocalizedText shortName, boolean open) {
    acting.require(Action.EDIT_CHARTER);
    var before = coalitions.byId(acting.coalitionId()).orElseThrow();
    var after = new Coalition(before.id(), before.slug(), name, shortName, before.invented(), open);
    if (before.equals(after)) return;
    coalitions.change(after);
    audit.record(
        acting, "coalition.renamed", "coalition", before.id(), names(before), names(after));
  }

  /** Writes down vision and mission; the version says which text was read before. */
  public Outcome purpose(
      Acting acting, @Nullable LocalizedText vision, @Nullable LocalizedText mission, int version) {
    acting.require(Action.EDIT_CHARTER);
    var after = new Purpose(vision, mission, version);
    if (isThere(acting, after)) return Outcome.SAVED;
    return write(acting, after);
  }

  /** Whatever was read before: whoever sends the same again has it. */
  private boolean isThere(Acting acting, Purpose wanted) {
    return words(charter.purpose(acting.coalitionId())).equals(words(wanted));
  }

  private Outcome write(Acting acting, Purpose after) {
    var before = charter.purpose(acting.coalitionId());
    var written =
        jdbc.sql(
                """
                insert into coalition.charter as c
                  (coalition_id, vision_th, vision_en, mission_th, mission_en, version)
                values (:coalition, :visionTh, :visionEn, :missionTh, :missionEn, 1)
                on conflict (coalition_id) do update
                set vision_th = :visionTh, vision_en = :visionEn, mission_th = :missionTh,
                    mission_en = :missionEn, version = c.version + 1
                where c.version = :version
                """)
            .param("coalition", acting.coalitionId().value())
            .param("visionTh", Columns.thai(after.vision()))
            .param("visionEn", Columns.english(after.vision()))
            .param("missionTh", Columns.thai(after.mission()))
            .param("missionEn", Columns.english(after.mission()))
            .param("version", after.version())
            .update();
    if (written == 0) return Outcome.CHANGED_MEANWHILE;
    if (!words(before).equals(words(after)))
      audit.record(
          acting, "charter.changed", "charter", acting.coalitionId(), words(before), words(after));
    return Outcome.SAVED;
  }

  /** Adds a pillar after the others; a second press of the button changes nothing. */
  public void addPillar(Acting acting, PillarId id, String code, LocalizedText name) {
    acting.require(Action.EDIT_CHARTER);
    var added =
        jdbc.sql(
                """
                insert into coalition.pillar (coalition_id, id, code, name_th, name_en, position)
                select :coalition, :id, :code, :th, :en, coalesce(max(position), 0) + 1
                from coalition.pillar where coalition_id = :coalition
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", id.value())
            .param("code", code)
            .param("th", name.th())
            .param("en", name.en())
            .update();
    if (added == 1)
      audit.record(acting, "pillar.added", "pillar", id, null, Map.of("code", code, "name", name));
  }

  /** The basis says which name was read before. */
  Outcome renamePillar(Acting acting, PillarId id, @Nullable String basis, LocalizedText name) {
    acting.require(Action.EDIT_CHARTER);
    lock(acting, "pillar", id.value());
    var before = charter.pillar(acting.coalitionId(), id).orElseThrow();
    if (before.name().equals(name)) return Outcome.SAVED;
    if (!basis(before.name()).equals(basis)) return Outcome.CHANGED_MEANWHILE;
    change(acting, "update coalition.pillar set name_th = :th, name_en = :en", id.value(), name);
    audit.record(acting, "pillar.renamed", "pillar", id, before.name(), name);
    return Outcome.SAVED;
  }

  /** Takes a pillar out of use; what was tagged with it keeps it. */
  public boolean retirePillar(Acting acting, PillarId id) {
    acting.require(Action.EDIT_CHARTER);
    return retire(acting, "pillar", id.value());
  }

  public void addObjective(Acting acting, UUID id, String code, LocalizedText text) {
    acting.require(Action.EDIT_CHARTER);
    var added =
        jdbc.sql(
                """
                insert into coalition.objective (coalition_id, id, code, text_th, text_en, position)
                select :coalition, :id, :code, :th, :en, coalesce(max(position), 0) + 1
                from coalition.objective where coalition_id = :coalition
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", id)
            .param("code", code)
            .param("th", text.th())
            .param("en", text.en())
            .update();
    if (added == 1) audit.record(acting, "objective.added", "objective", id, null, text);
  }

  /** The basis says which words were read before. */
  Outcome rewordObjective(Acting acting, UUID id, @Nullable String basis, LocalizedText text) {
    acting.require(Action.EDIT_CHARTER);
    lock(acting, "objective", id);
    var before =
        charter.objectives(acting.coalitionId()).stream()
            .filter(objective -> objective.id().equals(id))
            .findFirst()
            .orElseThrow();
    if (before.text().equals(text)) return Outcome.SAVED;
    if (!basis(before.text()).equals(basis)) return Outcome.CHANGED_MEANWHILE;
    change(acting, "update coalition.objective set text_th = :th, text_en = :en", id, text);
    audit.record(acting, "objective.reworded", "objective", id, before.text(), text);
    return Outcome.SAVED;
  }

  public boolean retireObjective(Acting acting, UUID id) {
    acting.require(Action.EDIT_CHARTER);
    return retire(acting, "objective", id);
  }

  /** Stands on a page for words that it does not repeat. */
  static String basis(LocalizedText words) {
    var both = words.th() + "\n" + words.en();
    return UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whoever else changes it waits for the end of the transaction. */
  private void lock(Acting acting, String what, UUID id) {
    jdbc.sql(
            "select id from coalition.%s where coalition_id = :coalition and id = :id for update"
                .formatted(what))
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  private void change(Acting acting, String update, UUID id, LocalizedText text) {
    jdbc.sql(update + " where coalition_id = :coalition and id = :id")
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("th", text.th())
        .param("en", text.en())
        .update();
  }

  private boolean retire(Acting acting, String what, UUID id) {
    var retired =
        jdbc.sql(
                """
                update coalition.%s set retired = true
                where coalition_id = :coalition and id = :id and not retired
                """
                    .formatted(what))
            .param("coalition", acting.coalitionId().value())
            .param("id", id)
            .update();
    if (retired == 1) audit.record(acting, what + ".retired", what, id, null, null);
    return retired == 1 || isRetired(acting, what, id);
  }

  private boolean isRetired(Acting acting, String what, UUID id) {
    return jdbc.sql(
            "select retired from coalition.%s where coalition_id = :coalition and id = :id"
                .formatted(what))
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private static Map<String, Object> names(Coalition coalition) {
    return Map.of(
        "name", coalition.name(), "shortName", coalition.shortName(), "open", coalition.open());
  }

  private static Map<String, @Nullable Object> words(Purpose purpose) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("vision", purpose.vision());
    words.put("mission", purpose.mission());
    return words;
  }
}
