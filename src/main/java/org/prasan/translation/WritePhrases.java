package org.prasan.translation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.language.Visible;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody writes phrases in a language; they wait until a second person releases them. */
@Service
class WritePhrases {
  private final SpokenLanguages languages;
  private final Phrasebook phrases;
  private final Clock clock;
  private final Audit audit;

  WritePhrases(SpokenLanguages languages, Phrasebook phrases, Clock clock, Audit audit) {
    this.languages = languages;
    this.phrases = phrases;
    this.clock = clock;
    this.audit = audit;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Done(int changed) implements Outcome {}

    /** By the keys of the phrases. */
    record Wrong(Map<String, Phrase.Fault> faults) implements Outcome {
      public Wrong {
        faults = Map.copyOf(faults);
      }
    }

    record ChangedMeanwhile() implements Outcome {}

    record NotThere() implements Outcome {}
  }

  /** A phrase is one line, and without signs nobody sees. */
  static String line(String typed) {
    return Visible.text(typed).replaceAll("\\s+", " ").strip();
  }

  /**
   * All or nothing. An empty text leaves what is there: a phrase that was said once is replaced,
   * not forgotten.
   */
  @Transactional
  Outcome write(Acting acting, UUID id, int version, Map<String, String> typed) {
    acting.require(Action.KEEP_TRANSLATIONS);
    var coalition = acting.coalitionId();
    var language = languages.lock(coalition, id).orElse(null);
    if (language == null) return new Outcome.NotThere();
    var written = languages.written(coalition, id);
    var fresh = new LinkedHashMap<Phrase, String>();
    var faults = new LinkedHashMap<String, Phrase.Fault>();
    for (var phrase : phrases.all()) {
      var words = line(typed.getOrDefault(phrase.key(), ""));
      var before = written.get(phrase.key());
      if (words.isEmpty() || (before != null && before.says(words, phrase))) continue;
      phrase.fault(words).ifPresent(fault -> faults.put(phrase.key(), fault));
      fresh.put(phrase, words);
    }
    if (!faults.isEmpty()) return new Outcome.Wrong(faults);
    if (fresh.isEmpty()) return new Outcome.Done(0);
    if (language.version() != version) return new Outcome.ChangedMeanwhile();
    languages.write(
        coalition,
        id,
        fresh,
        Objects.requireNonNull(acting.person()),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    record(acting, language, written, fresh);
    return new Outcome.Done(fresh.size());
  }

  private void record(
      Acting acting,
      SpokenLanguage language,
      Map<String, Written> written,
      Map<Phrase, String> fresh) {
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    fresh.forEach(
        (phrase, words) -> {
          var old = written.get(phrase.key());
          before.add(phrase.source().th() + " → " + (old == null ? "–" : old.words()));
          after.add(phrase.source().th() + " → " + words);
        });
    var title = language.names().ownName();
    audit.record(
        acting,
        "translation.written",
        "translation",
        language.id(),
        Map.of("title", title, "phrases", before),
        Map.of("title", title, "phrases", after));
  }
}
