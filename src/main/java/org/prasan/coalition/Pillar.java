package org.prasan.coalition;

import org.prasan.language.LocalizedText;

/**
 * A pillar of the coalition's work, by which organizations and their joint work are grouped.
 *
 * @param code a short word for files and addresses, as in "education"
 * @param position where it stands among the pillars, from 1
 */
public record Pillar(PillarId id, String code, LocalizedText name, int position) {
  /** Which of the pillar colors it wears, from 1. */
  public int color() {
    return PillarColor.of(position).number();
  }
}
