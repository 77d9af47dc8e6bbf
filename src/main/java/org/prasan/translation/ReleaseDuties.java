package org.prasan.translation;

import java.util.List;
import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Languages that others wrote and that wait for a second person who releases them. */
@Component
class ReleaseDuties implements Waiting {
  private final SpokenLanguages languages;
  private final KeepLanguage keep;
  private final ReleaseLanguage release;

  ReleaseDuties(SpokenLanguages languages, KeepLanguage keep, ReleaseLanguage release) {
    this.languages = languages;
    this.keep = keep;
    this.release = release;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.RELEASE_TRANSLATIONS) || acting.person() == null) return List.of();
    return languages.waiting(acting.coalitionId(), Objects.requireNonNull(acting.person())).stream()
        .flatMap(id -> keep.open(acting, id).stream())
        .filter(opened -> release.obstacle(acting, opened) == null)
        .map(opened -> card(acting, opened.language()))
        .toList();
  }

  private static Card card(Acting acting, SpokenLanguage language) {
    return new Card(
        "translation.duty.release",
        List.of(language.names().name().in(LocaleContextHolder.getLocale())),
        "language",
        TranslationPages.base(acting) + "/" + language.id(),
        null,
        30);
  }
}
