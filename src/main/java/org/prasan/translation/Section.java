package org.prasan.translation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Phrases that belong together, as they are translated on one page. */
public enum Section {
  READ_OUT(Part.CONSENT),
  CARD(Part.CONSENT),
  NEEDS(Part.CONSENT),
  LANGUAGES(Part.CONSENT),
  STATEMENT(Part.STATEMENT),
  STATES(Part.STATEMENT),
  NEXT_STEPS(Part.STATEMENT),
  LINK(Part.STATEMENT);

  private final Part part;

  Section(Part part) {
    this.part = part;
  }

  public Part part() {
    return part;
  }

  public String key() {
    return "translation.section." + name();
  }

  /** As it stands in an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Section> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
