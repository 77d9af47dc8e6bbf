package org.prasan.coalition;

import java.util.List;

/**
 * A color that a pillar wears: told apart by people who see few colors and on a black-and-white
 * print, where the lightness differs, and dark enough for white letters.
 */
record PillarColor(int number, String strong, String soft) {
  private static final List<PillarColor> ALL =
      List.of(
          new PillarColor(1, "#0F5C63", "#E4EFEF"),
          new PillarColor(2, "#A8501F", "#FAEBE1"),
          new PillarColor(3, "#3F4E9E", "#E9EBF7"),
          new PillarColor(4, "#8A2F66", "#F7E7F0"),
          new PillarColor(5, "#4C6B1F", "#EDF2E0"),
          new PillarColor(6, "#4A5A68", "#EAEEF1"));

  static PillarColor of(int position) {
    return ALL.get((position - 1) % ALL.size());
  }
}
