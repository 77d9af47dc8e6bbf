package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.prasan.language.Words;

/** What a search compares is the same whatever way it was typed. */
class SearchEntryTest {
  @Test
  void neighbouringWordsStandAsTheyAreWritten() {
    assertThat(SearchEntry.phrases("มูลนิธิดวงตะวัน แม่สาย"))
        .contains("ดวงตะวัน", "มูลนิธิดวงตะวัน", "แม่สาย");
  }

  @Property(tries = 300)
  void everyPhraseIsAPartOfTheNormalizedText(@ForAll("typed") String text) {
    var plain = Words.normalize(text);
    assertThat(SearchEntry.phrases(text)).allMatch(plain::contains);
  }

  @Property(tries = 300)
  void cleaningTypedTextTwiceChangesNothing(@ForAll("typed") String text) {
    assertThat(Typed.line(Typed.line(text))).isEqualTo(Typed.line(text));
    assertThat(Typed.paragraphs(Typed.paragraphs(text))).isEqualTo(Typed.paragraphs(text));
  }

  @Property(tries = 300)
  void aWordIsNoStepAwayFromItselfAndOneFromItsNeighbour(@ForAll("typed") String text) {
    assertThat(Suggestions.steps(text, text)).isZero();
    assertThat(Suggestions.steps(text, text + "ก")).isEqualTo(1);
    assertThat(Suggestions.steps(text + "กข", text + "ขก")).isEqualTo(1);
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.strings()
        .withCharRange('ก', '๙')
        .withChars(' ', '\n', '\t', 'a', 'Z', '9', '\u200b', '\u00a0', '\u0e33', '\u0e4d')
        .ofMaxLength(60);
  }
}
