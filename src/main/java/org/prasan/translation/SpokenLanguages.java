package org.prasan.translation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The languages of a coalition and the words that were written in them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SpokenLanguages {
  private static final String ALL =
      "select * from translation.language where coalition_id = :coalition ";

  private final JdbcClient jdbc;

  SpokenLanguages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<SpokenLanguage> all(CoalitionId coalition) {
    return jdbc.sql(ALL + "order by name_th, tag")
        .param("coalition", coalition.value())
        .query((row, number) -> language(row))
        .list();
  }

  Optional<SpokenLanguage> find(CoalitionId coalition, UUID id) {
    return one(coalition, id, "");
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<SpokenLanguage> lock(CoalitionId coalition, UUID id) {
    return one(coalition, id, " for update");
  }

  private Optional<SpokenLanguage> one(CoalitionId coalition, UUID id, String how) {
    return jdbc.sql(ALL + "and id = :id" + how)
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> language(row))
        .optional();
  }

  /** False if the language is there already. */
  boolean insert(CoalitionId coalition, SpokenLanguage language, PersonId person) {
    boolean fresh =
        names(
                    jdbc.sql(
                        """
                        insert into translation.language
                          (coalition_id, id, tag, own_name, name_th, name_en, translator, voucher,
                           vouched_on)
                        values
                          (:coalition, :id, :tag, :ownName, :nameTh, :nameEn, :translator, :voucher,
                           :vouchedOn)
                        on conflict do nothing
                        """),
                    language.names())
                .param("coalition", coalition.value())
                .param("id", language.id())
                .param("tag", language.tag().value())
                .update()
            == 1;
    if (fresh) wrote(coalition, language.id(), person);
    return fresh;
  }

  void rename(CoalitionId coalition, UUID id, SpokenLanguage.Names names, PersonId person) {
    names(
            jdbc.sql(
                """
                update translation.language
                set own_name = :ownName, name_th = :nameTh, name_en = :nameEn,
                    translator = :translator, voucher = :voucher, vouched_on = :vouchedOn,
                    not_yet = null, not_yet_by = null, version = version + 1
                where coalition_id = :coalition and id = :id
                """),
            names)
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
    wrote(coalition, id, person);
  }

  private void wrote(CoalitionId coalition, UUID language, PersonId person) {
    jdbc.sql(
            """
            insert into translation.hand (coalition_id, language_id, person_id, waits)
            values (:coalition, :language, :person, true)
            on conflict (coalition_id, language_id, person_id) do update set waits = true
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .param("person", person.value())
        .update();
  }

  List<Hand> hands(CoalitionId coalition, UUID language) {
    return jdbc.sql(
            """
            select person_id, waits from translation.hand
            where coalition_id = :coalition and language_id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .query((row, number) -> new Hand(person(row, "person_id"), row.getBoolean("waits")))
        .list();
  }

  /** Of which anybody wrote something since the last release. */
  List<UUID> waiting(CoalitionId coalition) {
    return jdbc.sql(
            """
            select distinct language_id from translation.hand
            where coalition_id = :coalition and waits
            order by language_id
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> row.getObject("language_id", UUID.class))
        .list();
  }

  /** Of which others wrote something since the last release, and this person nothing. */
  List<UUID> waiting(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
            """
            select language_id from translation.hand
            where coalition_id = :coalition and waits
            group by language_id
            having bool_and(person_id <> :person)
            order by language_id
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .query((row, number) -> row.getObject("language_id", UUID.class))
        .list();
  }

  private static JdbcClient.StatementSpec names(
      JdbcClient.StatementSpec sql, SpokenLanguage.Names names) {
    return sql.param("ownName", names.ownName())
        .param("nameTh", names.name().th())
        .param("nameEn", names.name().en())
        .param("translator", names.translator())
        .param("voucher", names.voucher())
        .param("vouchedOn", names.vouchedOn());
  }

  Map<String, Written> written(CoalitionId coalition, UUID language) {
    return jdbc
        .sql(
            """
            select * from translation.phrase
            where coalition_id = :coalition and language_id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .query((row, number) -> Map.entry(row.getString("key"), written(row)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void write(
      CoalitionId coalition,
      UUID language,
      Map<Phrase, String> words,
      PersonId person,
      Instant now) {
    jdbc.sql(
            """
            insert into translation.phrase
              (coalition_id, language_id, key, words, source, written_by, written_at)
            select :coalition, :language, fresh.key, fresh.words, fresh.source, :by, :now
            from unnest(:keys::text[], :words::text[], :sources::text[])
              as fresh (key, words, source)
            on conflict (coalition_id, language_id, key) do update
            set words = excluded.words, source = excluded.source,
                written_by = excluded.written_by, written_at = excluded.written_at, edition = null
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .param("keys", words.keySet().stream().map(Phrase::key).toArray(String[]::new))
        .param("words", words.values().toArray(String[]::new))
        .param("sources", words.keySet().stream().map(Phrase::fingerprint).toArray(String[]::new))
        .param("by", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update translation.language set not_yet = null, not_yet_by = null, version = version + 1
            where coalition_id = :coalition and id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .update();
    wrote(coalition, language, person);
  }

  /** All that was written goes with this edition, which is the one to be used from now on. */
  void released(CoalitionId coalition, UUID language, int edition) {
    jdbc.sql(
            """
            update translation.phrase set edition = :edition
            where coalition_id = :coalition and language_id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .param("edition", edition)
        .update();
    jdbc.sql(
            """
            update translation.hand set waits = false
            where coalition_id = :coalition and language_id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .update();
    jdbc.sql(
            """
            update translation.language
            set edition = :edition, not_yet = null, not_yet_by = null, version = version + 1
            where coalition_id = :coalition and id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .param("edition", edition)
        .update();
  }

  void sentBack(CoalitionId coalition, UUID language, String words, PersonId person) {
    jdbc.sql(
            """
            update translation.language
            set not_yet = :words, not_yet_by = :person, version = version + 1
            where coalition_id = :coalition and id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .param("words", words)
        .param("person", person.value())
        .update();
  }

  void notSentBack(CoalitionId coalition, UUID language) {
    jdbc.sql(
            """
            update translation.language
            set not_yet = null, not_yet_by = null, version = version + 1
            where coalition_id = :coalition and id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .update();
  }

  void takenOutOfUse(CoalitionId coalition, UUID language) {
    jdbc.sql(
            """
            update translation.language set edition = null, version = version + 1
            where coalition_id = :coalition and id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .update();
  }

  private static PersonId person(ResultSet row, String column) throws SQLException {
    return new PersonId(row.getObject(column, UUID.class));
  }

  private static SpokenLanguage language(ResultSet row) throws SQLException {
    return new SpokenLanguage(
        row.getObject("id", UUID.class),
        new LanguageTag(row.getString("tag")),
        new SpokenLanguage.Names(
            row.getString("own_name"),
            LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
            row.getString("translator"),
            row.getString("voucher"),
            row.getObject("vouched_on", LocalDate.class)),
        row.getObject("edition", Integer.class),
        notYet(row),
        row.getInt("version"));
  }

  private static SpokenLanguage.@Nullable NotYet notYet(ResultSet row) throws SQLException {
    var words = row.getString("not_yet");
    if (words == null) return null;
    var by = row.getObject("not_yet_by", UUID.class);
    return new SpokenLanguage.NotYet(words, by == null ? null : new PersonId(by));
  }

  private static Written written(ResultSet row) throws SQLException {
    return new Written(
        row.getString("words"),
        row.getString("source"),
        row.getTimestamp("written_at").toInstant(),
        row.getObject("edition", Integer.class));
  }
}
