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
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was released of each language, for good. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReleasedWords {
  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ReleasedWords(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  int next(CoalitionId coalition, UUID language) {
    return jdbc.sql(
            """
            select coalesce(max(number), 0) + 1 from translation.edition
            where coalition_id = :coalition and language_id = :language
            """)
        .param("coalition", coalition.value())
        .param("language", language)
        .query(Integer.class)
        .single();
  }

  /**
   * Keeps what is released.
   *
   * @param consent the mark of all that consent takes; null if not all of it is there
   * @param statement the same of the statement
   */
  void insert(
      CoalitionId coalition,
      Edition edition,
      Map<String, String> words,
      @Nullable String consent,
      @Nullable String statement,
      PersonId person,
      Instant now) {
    jdbc.sql(
            """
            insert into translation.edition
              (coalition_id, language_id, number, own_name, name_th, name_en, translator, voucher,
               vouched_on, words, consent_mark, statement_mark, released_by, released_at)
            values
              (:coalition, :language, :number, :ownName, :nameTh, :nameEn, :translator, :voucher,
               :vouchedOn, :words::jsonb, :consent, :statement, :by, :now)
            """)
        .param("coalition", coalition.value())
        .param("language", edition.language())
        .param("number", edition.number())
        .param("ownName", edition.ownName())
        .param("nameTh", edition.name().th())
        .param("nameEn", edition.name().en())
        .param("translator", edition.translator())
        .param("voucher", edition.voucher())
        .param("vouchedOn", edition.vouchedOn())
        .param("words", json.writeValueAsString(words))
        .param("consent", consent)
        .param("statement", statement)
        .param("by", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Those in use whose phrases of the part are all there, and were made from this. */
  List<Edition> inUse(CoalitionId coalition, Part part, String mark) {
    return inUse("l.tag, e.*", part, "")
        .param("coalition", coalition.value())
        .param("mark", mark)
        .query((row, number) -> edition(row))
        .list();
  }

  Optional<Map<String, String>> words(
      CoalitionId coalition, Part part, String mark, LanguageTag tag) {
    return inUse("e.words", part, "and l.tag = :tag")
        .param("coalition", coalition.value())
        .param("mark", mark)
        .param("tag", tag.value())
        .query(String.class)
        .optional()
        .map(words -> json.readValue(words, WORDS));
  }

  private JdbcClient.StatementSpec inUse(String what, Part part, String which) {
    return jdbc.sql(
        """
        select %s
        from translation.language l
        join translation.edition e on e.coalition_id = l.coalition_id and e.language_id = l.id
          and e.number = l.edition
        where l.coalition_id = :coalition and e.%s = :mark %s
        order by e.name_th, l.tag
        """
            .formatted(what, column(part), which));
  }

  private static String column(Part part) {
    return switch (part) {
      case CONSENT -> "consent_mark";
      case STATEMENT -> "statement_mark";
    };
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getObject("language_id", UUID.class),
        new LanguageTag(row.getString("tag")),
        row.getInt("number"),
        row.getString("own_name"),
        LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
        row.getString("translator"),
        row.getString("voucher"),
        row.getObject("vouched_on", LocalDate.class));
  }
}
