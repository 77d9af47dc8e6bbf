package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "น้ําท่วม, น้ำท่วม",
    "นำ้ท่วม, น้ำท่วม",
    "เเม่สาย, แม่สาย",
    "ครั้งที่ ๓/๒๕๖๗, ครั้งที่ 3/2567",
    "World Vision, world vision",
    "ค้า\u200bมนุษย์, ค้ามนุษย์",
    "ุ\u200bฺ, ฺุ",
    "ำำ่ำ่, ่่ำำำ",
  })
  void oneWordHasOneSpelling(String typed, String normal) {
    assertThat(Words.normalize(typed)).isEqualTo(normal);
  }

  @Property(tries = 3000)
  void normalizingTwiceChangesNothing(@ForAll("thai") String text) {
    var once = Words.normalize(text);
    assertThat(Words.normalize(once)).isEqualTo(once);
  }

  @Property
  void normalizingAnyTextTwiceChangesNothing(@ForAll String text) {
    var once = Words.normalize(text);
    assertThat(Words.normalize(once)).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> thai() {
    return Arbitraries.strings()
        .withCharRange('\u0e01', '\u0e5b')
        .withChars(" .\u200bA")
        .ofMaxLength(12);
  }

  @Test
  void abbreviationsAreNotGluedToTheNextWord() {
    assertThat(Words.of("คปก.จังหวัด")).containsExactly("คปก", "จังหวัด");
  }

  @Test
  void wordsWrittenTogetherAreSearchedAsAPhraseAndBlanksMeanAnd() {
    assertThat(Words.tsquery("การค้ามนุษย์ MOU"))
        .isEqualTo("('การ' <-> 'ค้า' <-> 'มนุษย์') & ('mou')");
    assertThat(Words.tsquery(" ... ")).isEmpty();
  }

  @Test
  void aWordIsStoredOnceWithAllItsPlacesAndItsWeight() {
    assertThat(Words.tsvector("เด็ก และ เด็ก", 'A')).isEqualTo("'เด็ก':1A,3A 'และ':2A");
  }

  @Test
  void quotesAndBackslashesCannotLeaveTheLiteral() {
    assertThat(Words.tsvector("O'Brien")).isEqualTo("'o''brien':1D");
  }
}
