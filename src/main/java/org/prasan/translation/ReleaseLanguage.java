package org.prasan.translation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second person releases what others wrote in a language, so that clients are spoken to in it, or
 * says what is wrong with it, and anybody who may do so takes it out of use at once.
 */
@Service
class ReleaseLanguage {
  private final KeepLanguage keep;
  private final SpokenLanguages languages;
  private final ReleasedWords released;
  private final Phrasebook phrases;
  private final Clock clock;
  private final Audit audit;

  ReleaseLanguage(
      KeepLanguage keep,
      SpokenLanguages languages,
      ReleasedWords released,
      Phrasebook phrases,
      Clock clock,
      Audit audit) {
    this.keep = keep;
    this.languages = languages;
    this.released = released;
    this.phrases = phrases;
    this.clock = clock;
    this.audit = audit;
  }

  /** What keeps it from being released. */
  enum Obstacle {
    /** Of what a client hears before consent something is missing, or has to be looked at again. */
    NOT_COMPLETE,
    NOBODY_VOUCHES,
    /** Nobody vouched for words that were written later. */
    WRITTEN_SINCE,
    /** Whoever wrote anything of it, or says who answers for it, cannot be the second person. */
    OWN_WORK,
    NOTHING_NEW,
    /** Somebody read it and said what is wrong; nothing was changed since. */
    SENT_BACK,
    CHANGED_MEANWHILE;

    public String key() {
      return "translation.obstacle." + name();
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    record Released(int number) implements Outcome {}

    record Refused(Obstacle why) implements Outcome {}

    record NotThere() implements Outcome {}
  }

  /** Null if this person may release it as it is. */
  @Nullable Obstacle obstacle(Acting acting, KeepLanguage.Opened opened) {
    if (!complete(opened, Part.CONSENT)) return Obstacle.NOT_COMPLETE;
    var language = opened.language();
    if (!language.names().vouched()) return Obstacle.NOBODY_VOUCHES;
    if (writtenSince(opened)) return Obstacle.WRITTEN_SINCE;
    if (language.edition() != null && !opened.waits()) return Obstacle.NOTHING_NEW;
    if (language.notYet() != null) return Obstacle.SENT_BACK;
    return opened.writtenBy(Objects.requireNonNull(acting.person())) ? Obstacle.OWN_WORK : null;
  }

  private boolean writtenSince(KeepLanguage.Opened opened) {
    var vouched = Objects.requireNonNull(opened.language().names().vouchedOn());
    return opened.written().values().stream()
        .filter(Written::waits)
        .anyMatch(one -> LocalDate.ofInstant(one.at(), clock.getZone()).isAfter(vouched));
  }

  boolean complete(KeepLanguage.Opened opened, Part part) {
    return phrases.of(part).stream().allMatch(phrase -> opened.state(phrase).ready());
  }

  @Transactional
  Outcome release(Acting acting, UUID id, int version) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    var coalition = acting.coalitionId();
    var opened = keep.lock(coalition, id).orElse(null);
    if (opened == null) return new Outcome.NotThere();
    var language = opened.language();
    var out = language.edition();
    // Nothing waits any more: whoever sends the same again has it.
    if (out != null && !opened.waits()) return new Outcome.Released(out);
    if (language.version() != version) return new Outcome.Refused(Obstacle.CHANGED_MEANWHILE);
    var obstacle = obstacle(acting, opened);
    if (obstacle != null) return new Outcome.Refused(obstacle);
    var edition = edition(language, released.next(coalition, id));
    released.insert(
        coalition,
        edition,
        words(opened),
        mark(opened, Part.CONSENT),
        mark(opened, Part.STATEMENT),
        Objects.requireNonNull(acting.person()),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    languages.released(coalition, id, edition.number());
    record(acting, "translation.released", language, edition.number());
    return new Outcome.Released(edition.number());
  }

  /** What came of not releasing it yet. */
  enum SentBack {
    DONE,
    /** It cannot be released by this person as it is, or was changed meanwhile. */
    NOT_YOURS,
    NOT_THERE
  }

  /** Until something is changed it waits for those who write it, with what is wrong. */
  @Transactional
  SentBack sendBack(Acting acting, UUID id, int version, String words) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    var opened = keep.lock(acting.coalitionId(), id).orElse(null);
    if (opened == null) return SentBack.NOT_THERE;
    var language = opened.language();
    var person = Objects.requireNonNull(acting.person());
    if (new SpokenLanguage.NotYet(words, person).equals(language.notYet())) return SentBack.DONE;
    if (language.version() != version || obstacle(acting, opened) != null)
      return SentBack.NOT_YOURS;
    languages.sentBack(acting.coalitionId(), id, words, person);
    audit.record(acting, "translation.sent-back", "translation", id, null, told(language, words));
    return SentBack.DONE;
  }

  private static Map<String, Object> told(SpokenLanguage language, String notYet) {
    var told = new LinkedHashMap<>(KeepLanguage.told(language.tag(), language.names()));
    told.put("not-yet", notYet);
    return told;
  }

  /** Whether what is said against releasing it is this person's own word. */
  static boolean saidBy(Acting acting, SpokenLanguage language) {
    var notYet = language.notYet();
    return notYet != null && notYet.by() != null && notYet.by().equals(acting.person());
  }

  /** Whoever said what is wrong finds that it is not: it waits for a second person as before. */
  @Transactional
  SentBack takeBack(Acting acting, UUID id) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    var language = languages.lock(acting.coalitionId(), id).orElse(null);
    if (language == null) return SentBack.NOT_THERE;
    var notYet = language.notYet();
    if (notYet == null) return SentBack.DONE;
    if (!saidBy(acting, language)) return SentBack.NOT_YOURS;
    languages.notSentBack(acting.coalitionId(), id);
    audit.record(
        acting,
        "translation.sent-back.taken-back",
        "translation",
        id,
        told(language, notYet.words()),
        KeepLanguage.told(language.tag(), language.names()));
    return SentBack.DONE;
  }

  private static Edition edition(SpokenLanguage language, int number) {
    var names = language.names();
    return new Edition(
        language.id(),
        language.tag(),
        number,
        names.ownName(),
        names.name(),
        names.translator(),
        names.voucher(),
        Objects.requireNonNull(names.vouchedOn()));
  }

  /** Of what is still said. */
  private Map<String, String> words(KeepLanguage.Opened opened) {
    var words = new LinkedHashMap<String, String>();
    for (var phrase : phrases.all()) {
      var written = opened.of(phrase);
      if (written != null && written.fits(phrase)) words.put(phrase.key(), written.words());
    }
    return words;
  }

  private @Nullable String mark(KeepLanguage.Opened opened, Part part) {
    return complete(opened, part) ? phrases.mark(part) : null;
  }

  /** False if there is no such language. */
  @Transactional
  boolean takeOutOfUse(Acting acting, UUID id) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    var language = languages.lock(acting.coalitionId(), id).orElse(null);
    if (language == null) return false;
    if (language.edition() == null) return true;
    languages.takenOutOfUse(acting.coalitionId(), id);
    record(acting, "translation.taken-out-of-use", language, language.edition());
    return true;
  }

  private void record(Acting acting, String deed, SpokenLanguage language, int edition) {
    var told = new LinkedHashMap<>(KeepLanguage.told(language.tag(), language.names()));
    told.put("edition", edition);
    audit.record(acting, deed, "translation", language.id(), null, told);
  }
}
