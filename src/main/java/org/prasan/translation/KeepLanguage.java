package org.prasan.translation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A coalition begins a language, and says what it is called and who answers for it. */
@Service
class KeepLanguage {
  private final SpokenLanguages languages;
  private final Audit audit;

  KeepLanguage(SpokenLanguages languages, Audit audit) {
    this.languages = languages;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  List<SpokenLanguage> all(Acting acting) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    return languages.all(acting.coalitionId());
  }

  /** A language with all that was written in it, and by whom. */
  record Opened(SpokenLanguage language, Map<String, Written> written, List<Hand> hands) {
    Opened {
      written = Map.copyOf(written);
      hands = List.copyOf(hands);
    }

    boolean waits() {
      return hands.stream().anyMatch(Hand::waits);
    }

    /** Of what a release would put into use: all of it while nothing is. */
    boolean writtenBy(PersonId person) {
      return hands.stream()
          .anyMatch(
              one -> one.person().equals(person) && (one.waits() || language.edition() == null));
    }

    PhraseState state(Phrase phrase) {
      return PhraseState.of(phrase, written.get(phrase.key()));
    }

    @Nullable Written of(Phrase phrase) {
      return written.get(phrase.key());
    }
  }

  @Transactional(readOnly = true)
  Optional<Opened> open(Acting acting, UUID id) {
    acting.require(Action.RELEASE_TRANSLATIONS);
    return languages.find(acting.coalitionId(), id).map(one -> opened(acting.coalitionId(), one));
  }

  private Opened opened(CoalitionId coalition, SpokenLanguage one) {
    return new Opened(
        one, languages.written(coalition, one.id()), languages.hands(coalition, one.id()));
  }

  /** Nobody else changes it until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Opened> lock(CoalitionId coalition, UUID id) {
    return languages.lock(coalition, id).map(one -> opened(coalition, one));
  }

  /** Sent twice under the same id it is begun once. */
  @Transactional
  boolean begin(Acting acting, UUID id, LanguageTag tag, SpokenLanguage.Names names) {
    acting.require(Action.KEEP_TRANSLATIONS);
    var coalition = acting.coalitionId();
    if (languages.find(coalition, id).isPresent()) return true;
    var language = new SpokenLanguage(id, tag, names, null, null, 0);
    if (!languages.insert(coalition, language, person(acting))) return false;
    audit.record(acting, "translation.begun", "translation", id, null, told(tag, names));
    return true;
  }

  /** What came of it. */
  enum Renamed {
    DONE,
    CHANGED_MEANWHILE,
    NOT_THERE
  }

  @Transactional
  Renamed rename(Acting acting, UUID id, int version, SpokenLanguage.Names names) {
    acting.require(Action.KEEP_TRANSLATIONS);
    var language = languages.lock(acting.coalitionId(), id).orElse(null);
    if (language == null) return Renamed.NOT_THERE;
    if (language.names().equals(names)) return Renamed.DONE;
    if (language.version() != version) return Renamed.CHANGED_MEANWHILE;
    languages.rename(acting.coalitionId(), id, names, person(acting));
    audit.record(
        acting,
        "translation.renamed",
        "translation",
        id,
        told(language.tag(), language.names()),
        told(language.tag(), names));
    return Renamed.DONE;
  }

  private static PersonId person(Acting acting) {
    return Objects.requireNonNull(acting.person());
  }

  static Map<String, Object> told(LanguageTag tag, SpokenLanguage.Names names) {
    return Map.of(
        "title",
        names.ownName(),
        "tag",
        tag.value(),
        "translator",
        names.translator(),
        "voucher",
        names.voucher());
  }
}
