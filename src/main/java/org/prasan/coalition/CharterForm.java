package org.prasan.coalition;

import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;

/** What is typed about a coalition's name and purpose. */
record CharterForm(
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable String shortNameTh,
    @Nullable String shortNameEn,
    @Nullable Boolean open,
    @Nullable String visionTh,
    @Nullable String visionEn,
    @Nullable String missionTh,
    @Nullable String missionEn,
    @Nullable Integer version) {

  static CharterForm of(Coalition coalition, Purpose purpose) {
    return new CharterForm(
        coalition.name().th(),
        coalition.name().en(),
        coalition.shortName().th(),
        coalition.shortName().en(),
        coalition.open(),
        th(purpose.vision()),
        en(purpose.vision()),
        th(purpose.mission()),
        en(purpose.mission()),
        purpose.version());
  }

  private static @Nullable String th(@Nullable LocalizedText text) {
    return text == null ? null : text.th();
  }

  private static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
