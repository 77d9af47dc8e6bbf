package org.prasan.translation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.UploadedTable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The phrases as a table, for somebody who translates without an account here. */
@Component
class PhraseSheet {
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final String UNKNOWN = "translation.wrong.UNKNOWN";

  private final Phrasebook phrases;
  private final MessageSource messages;

  PhraseSheet(Phrasebook phrases, MessageSource messages) {
    this.phrases = phrases;
    this.messages = messages;
  }

  /** Its columns, in this order. */
  private enum Heading {
    KEY,
    SECTION,
    THAI,
    ENGLISH,
    WORDS;

    String key() {
      return "translation.column." + name();
    }
  }

  Table table(KeepLanguage.Opened opened, Locale locale) {
    return Table.of(
        say("translation.table", locale, opened.language().names().name().in(locale)),
        phrases.all(),
        column(Heading.KEY, locale, Phrase::key),
        column(Heading.SECTION, locale, phrase -> say(phrase.section().key(), locale)),
        column(Heading.THAI, locale, phrase -> phrase.source().th()),
        column(Heading.ENGLISH, locale, phrase -> phrase.source().en()),
        column(Heading.WORDS, locale, phrase -> words(opened.of(phrase))));
  }

  private static String words(@Nullable Written written) {
    return written == null ? "" : written.words();
  }

  private Column<Phrase> column(
      Heading heading, Locale locale, Function<Phrase, ? extends @Nullable Object> value) {
    return Column.of(say(heading.key(), locale), value);
  }

  /** A row that cannot be taken, by its number in the file. */
  record Remark(int line, String phrase, String key, String places) {}

  /** A phrase that would read otherwise. */
  record Change(Phrase phrase, String before, String after) {}

  /** What the file would do; nothing is written yet. */
  record Reading(List<Change> changes, List<Remark> remarks, int same) {
    Reading {
      changes = List.copyOf(changes);
      remarks = List.copyOf(remarks);
    }

    Map<String, String> words() {
      var words = new LinkedHashMap<String, String>();
      changes.forEach(change -> words.put(change.phrase().key(), change.after()));
      return words;
    }
  }

  /** Empty if the table, its headings first, has no column of keys or none of translations. */
  Optional<Reading> read(KeepLanguage.Opened opened, List<UploadedTable.Row> table) {
    var headings = table.getFirst().cells();
    var key = column(headings, Heading.KEY);
    var words = column(headings, Heading.WORDS);
    if (key < 0 || words < 0) return Optional.empty();
    var thai = column(headings, Heading.THAI);
    var changes = new ArrayList<Change>();
    var remarks = new ArrayList<Remark>();
    var seen = new HashSet<String>();
    int same = 0;
    for (var row : table.subList(1, table.size())) {
      var typed = WritePhrases.line(row.cell(words));
      if (typed.isEmpty()) continue;
      var phrase = phrases.phrase(row.cell(key)).orElse(null);
      var wrong = wrong(phrase, typed, thai < 0 ? null : row.cell(thai));
      if (phrase == null || wrong != null)
        remarks.add(remark(row.line(), row.cell(key), wrong == null ? UNKNOWN : wrong, phrase));
      else if (!seen.add(phrase.key()))
        remarks.add(remark(row.line(), row.cell(key), "translation.wrong.TWICE", phrase));
      else if (says(opened.of(phrase), typed, phrase)) same++;
      else changes.add(new Change(phrase, words(opened.of(phrase)), typed));
    }
    return Optional.of(new Reading(changes, remarks, same));
  }

  private static Remark remark(int line, String typed, String key, @Nullable Phrase phrase) {
    return new Remark(line, typed, key, phrase == null ? "" : phrase.inBraces());
  }

  private static boolean says(@Nullable Written written, String typed, Phrase phrase) {
    return written != null && written.says(typed, phrase);
  }

  /** Whoever translated an older sentence has to see the one of today. */
  private static @Nullable String wrong(
      @Nullable Phrase phrase, String typed, @Nullable String thai) {
    if (phrase == null) return UNKNOWN;
    if (thai != null && !thai.isEmpty() && !thai.equals(phrase.source().th()))
      return "translation.wrong.OTHER_SOURCE";
    return phrase.fault(typed).map(Phrase.Fault::key).orElse(null);
  }

  private int column(List<String> headings, Heading heading) {
    for (int i = 0; i < headings.size(); i++) {
      var typed = headings.get(i).strip();
      if (typed.equalsIgnoreCase(say(heading.key(), THAI))
          || typed.equalsIgnoreCase(say(heading.key(), Locale.ENGLISH))) return i;
    }
    return -1;
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
