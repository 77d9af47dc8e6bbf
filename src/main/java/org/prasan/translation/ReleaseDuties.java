package org.prasan.translation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Languages that others wrote and that wait for a second person who releases them, or for those who
 * write them until that can be done.
 */
@Component
class ReleaseDuties implements Waiting {
  /** What those who write it can put right. */
  private static final Set<ReleaseLanguage.Obstacle> FOR_WRITERS =
      EnumSet.of(ReleaseLanguage.Obstacle.SENT_BACK, ReleaseLanguage.Obstacle.WRITTEN_SINCE);

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
    var cards = new ArrayList<Card>();
    languages.waiting(acting.coalitionId(), Objects.requireNonNull(acting.person())).stream()
        .flatMap(id -> keep.open(acting, id).stream())
        .filter(opened -> release.obstacle(acting, opened) == null)
        .forEach(opened -> cards.add(card(acting, opened.language(), "release")));
    if (acting.may(Action.KEEP_TRANSLATIONS))
      for (var id : languages.waiting(acting.coalitionId()))
        keep.open(acting, id).flatMap(opened -> toWrite(acting, opened)).ifPresent(cards::add);
    return cards;
  }

  private Optional<Card> toWrite(Acting acting, KeepLanguage.Opened opened) {
    return Optional.ofNullable(release.obstacle(acting, opened))
        .filter(FOR_WRITERS::contains)
        .map(why -> card(acting, opened.language(), why.name()));
  }

  private static Card card(Acting acting, SpokenLanguage language, String what) {
    return new Card(
        "translation.duty." + what,
        List.of(language.names().withoutPrefix(LocaleContextHolder.getLocale())),
        "language",
        TranslationPages.base(acting) + "/" + language.id(),
        null,
        30);
  }
}
