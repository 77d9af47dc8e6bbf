package org.prasan.coalition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * Words typed for something that has a code, such as a pillar or an objective.
 *
 * @param id made with the form, so that pressing twice adds one
 * @param basis what stood there when the page was opened; none for what is new
 */
record NamedForm(
    @Nullable UUID id,
    @Nullable String code,
    @Nullable String th,
    @Nullable String en,
    @Nullable String basis) {

  static NamedForm fresh(UUID id, String code) {
    return new NamedForm(id, code, "", "", null);
  }

  static NamedForm of(UUID id, String code, LocalizedText words) {
    return new NamedForm(id, code, words.th(), words.en(), EditCharter.basis(words));
  }
}
