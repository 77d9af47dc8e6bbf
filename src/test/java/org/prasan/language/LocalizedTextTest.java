package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {
  private static final Locale THAI = Locale.forLanguageTag("th-TH");

  @Test
  void anEnglishReaderSeesEnglishWhereItIsKnown() {
    var name = LocalizedText.of("เชียงราย", "Chiang Rai");
    assertThat(name.in(Locale.UK)).isEqualTo("Chiang Rai");
    assertThat(name.in(THAI)).isEqualTo("เชียงราย");
    assertThat(LocalizedText.of("เชียงราย", " ").in(Locale.ENGLISH)).isEqualTo("เชียงราย");
  }
}
