package org.prasan.translation;

import org.jspecify.annotations.Nullable;

/** How far a phrase has come in a language. */
enum PhraseState {
  MISSING("plain", "pencil"),
  /** What it was made from has changed since. */
  LOOK_AGAIN("late", "alert-triangle"),
  WAITING("waiting", "hourglass"),
  RELEASED("done", "circle-check");

  private final String chip;
  private final String icon;

  PhraseState(String chip, String icon) {
    this.chip = chip;
    this.icon = icon;
  }

  static PhraseState of(Phrase phrase, @Nullable Written written) {
    if (written == null) return MISSING;
    if (!written.fits(phrase)) return LOOK_AGAIN;
    return written.waits() ? WAITING : RELEASED;
  }

  boolean ready() {
    return this == WAITING || this == RELEASED;
  }

  public String chip() {
    return chip;
  }

  public String icon() {
    return icon;
  }

  public String key() {
    return "translation.phrase." + name();
  }
}
