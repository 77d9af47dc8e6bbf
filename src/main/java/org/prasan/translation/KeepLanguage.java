package org.prasan.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
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

  /** A language with all that was written in it. */
  record Opened(SpokenLanguage language, Map<String, Written> written) {
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
    return languages
        .find(acting.coalitionId(), id)
        .map(one -> new Opened(one, languages.written(acting.coalitionId(), id)));
  }

  /** Sent twice under the same id it is begun once. */
  @Transactional
  boolean begin(Acting acting, UUID id, LanguageTag tag, SpokenLanguage.Names names) {
    acting.require(Action.KEEP_TRANSLATIONS);
    var coalition = acting.coalitionId();
    if (languages.find(coalition, id).isPresent()) return true;
    var language = new SpokenLanguage(id, tag, names, acting.person(), null, 0);
    if (!languages.insert(coalition, language)) return false;
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
    languages.rename(acting.coalitionId(), id, names, acting.person());
    audit.record(
        acting,
        "translation.renamed",
        "translation",
        id,
        told(language.tag(), language.names()),
        told(language.tag(), names));
    return Renamed.DONE;
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
