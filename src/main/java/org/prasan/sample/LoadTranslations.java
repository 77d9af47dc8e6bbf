package org.prasan.sample;

import java.util.List;
import org.prasan.translation.SampleTranslations;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The languages in which a sample coalition speaks to clients: {@code translations.yaml}. */
@Component
@Order(105)
class LoadTranslations implements SampleStep {
  private final SampleTranslations translations;
  private final SampleCast cast;

  LoadTranslations(SampleTranslations translations, SampleCast cast) {
    this.translations = translations;
    this.cast = cast;
  }

  /** The file. */
  record Facts(List<SampleCast.Member> people, List<SampleTranslations.Facts> languages) {}

  @Override
  public String name() {
    return "translations";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("translations.yaml", Facts.class);
    if (facts.languages().isEmpty()) return;
    var keys = cast.of(into, facts.people());
    for (var language : facts.languages())
      translations.load(
          language,
          into.id("translation", language.key()),
          keys.acting(language.by()),
          keys.acting(language.releasedBy()));
  }
}
