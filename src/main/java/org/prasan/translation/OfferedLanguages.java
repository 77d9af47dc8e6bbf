package org.prasan.translation;

import java.util.List;
import java.util.Optional;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The languages in which clients can be spoken to besides Thai and English: released, complete, and
 * made from what Prasan says today.
 */
@Component
public class OfferedLanguages {
  private final ReleasedWords released;
  private final Phrasebook phrases;

  OfferedLanguages(ReleasedWords released, Phrasebook phrases) {
    this.released = released;
    this.phrases = phrases;
  }

  private record Asked(CoalitionId coalition, Part part) {}

  @Transactional(readOnly = true)
  public List<Edition> of(CoalitionId coalition, Part part) {
    return ReadOnce.of(
        new Asked(coalition, part), () -> released.inUse(coalition, part, phrases.mark(part)));
  }

  /** Empty unless the part is offered in it. */
  @Transactional(readOnly = true)
  public Optional<Edition> find(CoalitionId coalition, Part part, String tag) {
    return of(coalition, part).stream().filter(one -> one.tag().value().equals(tag)).findFirst();
  }

  /** The words by which that edition speaks. */
  @Transactional(readOnly = true)
  public Optional<SpokenWords> words(CoalitionId coalition, Part part, LanguageTag tag) {
    return released
        .words(coalition, part, phrases.mark(part), tag)
        .map(words -> new SpokenWords(tag.locale(), words));
  }
}
