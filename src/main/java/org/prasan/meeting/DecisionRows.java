package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a coalition has decided, with what each organization said and what became of it. */
@Repository
@Transactional
class DecisionRows {
  /** What is longer is no word, and too long for an index. */
  static final int LONGEST_WORD = 500;

  private final JdbcClient jdbc;

  DecisionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A link as one of the two decisions sees it. */
  record Linked(Decision.Link kind, boolean later, DecisionId other) {}

  /** Without a quorum, also after a later one has confirmed it. */
  static boolean noted(Decision decision, List<Linked> links) {
    return decision.standing() == Decision.Standing.AWAITING
        || links.stream().anyMatch(one -> one.kind() == Decision.Link.CONFIRMS && !one.later());
  }

  /**
   * The next number of the year. Whoever decides at the same time waits until this is done, and
   * what is undone gives its number back: no number is left out.
   */
  int takeNumber(CoalitionId coalition, int year) {
    return jdbc.sql(
            """
            insert into meeting.decision_number as n (coalition_id, year, last)
            values (:coalition, :year, 1)
            on conflict (coalition_id, year) do update set last = n.last + 1
            returning last
            """)
        .param("coalition", coalition.value())
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  Optional<Decision> find(CoalitionId coalition, DecisionId id) {
    return withVoices(
            coalition,
            jdbc.sql(
                    """
                    select * from meeting.decision where coalition_id = :coalition and id = :id
                    """)
                .param("coalition", coalition.value())
                .param("id", id.value())
                .query((row, number) -> decision(row))
                .list())
        .stream()
        .findFirst();
  }

  /** By its number; nobody else changes it until the transaction ends. */
  Optional<Decision> lock(CoalitionId coalition, Ordinal number) {
    return withVoices(
            coalition,
            jdbc.sql(
                    """
                    select * from meeting.decision
                    where coalition_id = :coalition and year = :year and number = :number
                    for update
                    """)
                .param("coalition", coalition.value())
                .param("year", number.year())
                .param("number", number.number())
                .query((row, at) -> decision(row))
                .list())
        .stream()
        .findFirst();
  }

  /** Those of one meeting, in the order of their numbers. */
  List<Decision> of(CoalitionId coalition, MeetingId meeting) {
    return withVoices(
        coalition,
        jdbc.sql(
                """
                select * from meeting.decision
                where coalition_id = :coalition and meeting_id = :meeting order by year, number
                """)
            .param("coalition", coalition.value())
            .param("meeting", meeting.value())
            .query((row, number) -> decision(row))
            .list());
  }

  /** Those of a series noted without a quorum that no meeting has confirmed yet. */
  List<Decision> awaiting(CoalitionId coalition, SeriesId series) {
    return withVoices(
        coalition,
        jdbc.sql(
                """
                select d.* from meeting.decision d
                join meeting.meeting m
                  on m.coalition_id = d.coalition_id and m.id = d.meeting_id
                where d.coalition_id = :coalition and m.series_id = :series
                  and d.standing = 'AWAITING'
                order by d.year, d.number limit 200
                """)
            .param("coalition", coalition.value())
            .param("series", series.value())
            .query((row, number) -> decision(row))
            .list());
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Decision decision) {
    boolean fresh =
        jdbc.sql(
                    """
                    insert into meeting.decision
                      (coalition_id, id, year, number, meeting_id, item_id, decided_on, text,
                       proposer, seconder, way, standing, why, organ_id, pillar_id, words, plain,
                       signature, changed_at, changed_by, changed_for)
                    values
                      (:coalition, :id, :year, :number, :meeting, :item, :on, :text, :proposer,
                       :seconder, :way, :standing, :why, :organ, :pillar, :words::tsvector, :plain,
                       cast(:signature as bit(2048)), :at, :by, :for)
                    on conflict (coalition_id, id) do nothing
                    """)
                .params(values(coalition, decision))
                .update()
            == 1;
    if (fresh) {
      addVoices(coalition, decision);
      addWords(coalition, decision);
    }
    return fresh;
  }

  /** False if somebody has changed it since this version. */
  boolean update(CoalitionId coalition, Decision decision) {
    boolean changed =
        jdbc.sql(
                    """
                    update meeting.decision set
                      text = :text, proposer = :proposer, seconder = :seconder, way = :way,
                      standing = :standing, why = :why, pillar_id = :pillar,
                      words = :words::tsvector, plain = :plain,
                      signature = cast(:signature as bit(2048)), changed_at = :at,
                      changed_by = :by, changed_for = :for, version = version + 1
                    where coalition_id = :coalition and id = :id and version = :version
                    """)
                .params(values(coalition, decision))
                .update()
            == 1;
    if (!changed) return false;
    forget(coalition, decision, "voice");
    addVoices(coalition, decision);
    forget(coalition, decision, "decision_word");
    addWords(coalition, decision);
    return true;
  }

  private void forget(CoalitionId coalition, Decision decision, String what) {
    jdbc.sql(
            """
            delete from meeting.%s where coalition_id = :coalition and decision_id = :id
            """
                .formatted(what))
        .param("coalition", coalition.value())
        .param("id", decision.id().value())
        .update();
  }

  private void addWords(CoalitionId coalition, Decision decision) {
    var words =
        Words.of(decision.facts().text()).stream()
            .filter(word -> word.length() <= LONGEST_WORD)
            .distinct();
    jdbc.sql(
            """
            insert into meeting.decision_word (coalition_id, word, decision_id)
            select :coalition, word, :id from unnest(:words) as word
            """)
        .param("coalition", coalition.value())
        .param("id", decision.id().value())
        .param("words", words.toArray(String[]::new))
        .update();
  }

  private void addVoices(CoalitionId coalition, Decision decision) {
    for (var voice : decision.facts().voices())
      jdbc.sql(
              """
              insert into meeting.voice (coalition_id, decision_id, organization_id, voice, reason)
              values (:coalition, :id, :organization, :voice, :reason)
              """)
          .param("coalition", coalition.value())
          .param("id", decision.id().value())
          .param("organization", voice.organization().value())
          .param("voice", voice.vote().name())
          .param("reason", voice.reason())
          .update();
  }

  /** Nothing happens if both are linked already. */
  boolean link(
      Acting acting, DecisionId later, DecisionId earlier, Decision.Link kind, Change change) {
    return jdbc.sql(
                """
                insert into meeting.decision_link
                  (coalition_id, later_id, earlier_id, kind, linked_at, linked_by)
                values (:coalition, :later, :earlier, :kind, :at, :by)
                on conflict (coalition_id, later_id, earlier_id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("later", later.value())
            .param("earlier", earlier.value())
            .param("kind", kind.name())
            .param("at", Columns.stored(change.at()))
            .param("by", Columns.stored(change.by()))
            .update()
        == 1;
  }

  /** Whether the minutes of an earlier meeting were changed by it after their adoption. */
  boolean hasAmended(CoalitionId coalition, DecisionId id) {
    return jdbc.sql(
            """
            select exists (select 1 from meeting.correction
              where coalition_id = :coalition and decision_id = :id)
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  /** What later decisions do with these, and these with earlier ones. */
  Map<DecisionId, List<Linked>> links(CoalitionId coalition, Collection<DecisionId> ids) {
    var links = new LinkedHashMap<DecisionId, List<Linked>>();
    if (ids.isEmpty()) return links;
    jdbc.sql(
            """
            select later_id, earlier_id, kind from meeting.decision_link
            where coalition_id = :coalition and (later_id in (:ids) or earlier_id in (:ids))
            order by linked_at, later_id, earlier_id
            """)
        .param("coalition", coalition.value())
        .param("ids", ids.stream().map(DecisionId::value).toList())
        .query(
            row -> {
              var later = new DecisionId(row.getObject("later_id", UUID.class));
              var earlier = new DecisionId(row.getObject("earlier_id", UUID.class));
              var kind = Decision.Link.valueOf(row.getString("kind"));
              links
                  .computeIfAbsent(later, _ -> new ArrayList<>())
                  .add(new Linked(kind, true, earlier));
              links
                  .computeIfAbsent(earlier, _ -> new ArrayList<>())
                  .add(new Linked(kind, false, later));
            });
    return links;
  }

  private List<Decision> withVoices(CoalitionId coalition, List<Decision> found) {
    if (found.isEmpty()) return found;
    var voices = new HashMap<DecisionId, List<Decision.Voice>>();
    jdbc.sql(
            """
            select * from meeting.voice
            where coalition_id = :coalition and decision_id in (:ids)
            order by decision_id, organization_id
            """)
        .param("coalition", coalition.value())
        .param("ids", found.stream().map(decision -> decision.id().value()).toList())
        .query(
            row -> {
              voices
                  .computeIfAbsent(
                      new DecisionId(row.getObject("decision_id", UUID.class)),
                      _ -> new ArrayList<>())
                  .add(voice(row));
            });
    return found.stream()
        .map(decision -> decision.voiced(voices.getOrDefault(decision.id(), List.of())))
        .toList();
  }

  private static Decision.Voice voice(ResultSet row) throws SQLException {
    return new Decision.Voice(
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        Decision.Vote.valueOf(row.getString("voice")),
        row.getString("reason"));
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Decision decision) {
    var values = new HashMap<String, @Nullable Object>();
    var facts = decision.facts();
    values.put("coalition", coalition.value());
    values.put("id", decision.id().value());
    values.put("year", decision.number().year());
    values.put("number", decision.number().number());
    values.put("meeting", decision.meeting().value());
    values.put("item", decision.item().value());
    values.put("on", decision.on());
    values.put("text", facts.text());
    values.put("proposer", Columns.stored(facts.proposer()));
    values.put("seconder", Columns.stored(facts.seconder()));
    values.put("way", facts.way().name());
    values.put("standing", decision.standing().name());
    values.put("why", decision.why());
    values.put("organ", decision.organ());
    values.put("pillar", decision.pillar());
    values.put("words", Words.tsvector(facts.text()));
    var plain = Words.normalize(facts.text());
    values.put("plain", plain);
    values.put("signature", Misspelt.signature(plain));
    values.put("version", decision.version());
    Columns.put(values, decision.changed());
    return values;
  }

  /** Its voices stand in a table of their own. */
  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        new DecisionId(Objects.requireNonNull(Columns.id(row, "id"))),
        new Ordinal(row.getInt("number"), row.getInt("year")),
        new MeetingId(Objects.requireNonNull(Columns.id(row, "meeting_id"))),
        new ItemId(Objects.requireNonNull(Columns.id(row, "item_id"))),
        row.getObject("decided_on", LocalDate.class),
        new Decision.Facts(
            row.getString("text"),
            Columns.organization(row, "proposer"),
            Columns.organization(row, "seconder"),
            Decision.Way.valueOf(row.getString("way")),
            List.of()),
        Decision.Standing.valueOf(row.getString("standing")),
        row.getString("why"),
        Columns.id(row, "organ_id"),
        Columns.id(row, "pillar_id"),
        Columns.change(row, "changed"),
        row.getInt("version"));
  }

  /** As the audit log tells of it. */
  static Map<String, Object> told(Decision decision) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", decision.number().toString());
    told.put("text", decision.facts().text());
    told.put("way", decision.facts().way());
    told.put("standing", decision.standing());
    told.put("reason", decision.why());
    told.put("votedYes", speaking(decision, Decision.Vote.YES));
    told.put("votedNo", speaking(decision, Decision.Vote.NO));
    told.put("abstained", speaking(decision, Decision.Vote.ABSTAIN));
    told.put("objects", speaking(decision, Decision.Vote.OBJECTS));
    return told;
  }

  private static List<UUID> speaking(Decision decision, Decision.Vote vote) {
    return decision.facts().voices().stream()
        .filter(voice -> voice.vote() == vote)
        .map(voice -> voice.organization().value())
        .toList();
  }
}
