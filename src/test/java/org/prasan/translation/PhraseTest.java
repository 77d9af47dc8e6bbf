package org.prasan.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.language.LocalizedText;

/** What may stand for a phrase, and under which code a language is known. */
class PhraseTest {
  private static final Phrase PHRASE =
      new Phrase(
          "a.phrase", Section.READ_OUT, new LocalizedText("{1} ถึง {0} เพื่อ{2}", "{0}–{2}"));

  /** Whatever order a language puts them in, and how often it says one. */
  @Test
  void anyOrderOfAllPlacesIsTakenAndNoneMayBeMissingOrNew() {
    var chance = new Random(27);
    for (int round = 0; round < 500; round++) {
      var places = new ArrayList<>(List.of("{0}", "{1}", "{2}"));
      if (chance.nextBoolean()) places.add("{" + chance.nextInt(3) + "}");
      Collections.shuffle(places, chance);
      assertThat(PHRASE.fault(mixed(places, chance))).as("%s", places).isEmpty();
      var lost = places.get(chance.nextInt(places.size()));
      var without = new ArrayList<>(places);
      without.removeIf(lost::equals);
      assertThat(PHRASE.fault(mixed(without, chance))).contains(Phrase.Fault.OTHER_PLACES);
      places.add("{" + (3 + chance.nextInt(7)) + "}");
      assertThat(PHRASE.fault(mixed(places, chance))).contains(Phrase.Fault.OTHER_PLACES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ไทใหญ่", "ภาษาไทใหญ่"})
  void theThaiWordForLanguageStandsBeforeItsNameOnce(String called) {
    var names = new SpokenLanguage.Names("", new LocalizedText(called, "Shan"), "", "", null);
    assertThat(names.withoutPrefix(Locale.of("th"))).isEqualTo("ไทใหญ่");
    assertThat(names.withoutPrefix(Locale.ENGLISH)).isEqualTo("Shan");
  }

  private static String mixed(List<String> places, Random chance) {
    var words = new StringBuilder();
    for (var place : places)
      words.append(List.of("’", "'", "ᚠ ", "", "''").get(chance.nextInt(5))).append(place);
    return words.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{0} {1} {2} {", "{0} {1} {2} {name}", "{0} {1} {2} {0,number}", "{0}{1}{2}}"})
  void nothingElseStandsInCurlyBrackets(String words) {
    assertThat(PHRASE.fault(words)).contains(Phrase.Fault.OTHER_PLACES);
  }

  @Test
  void theFingerprintChangesWithEitherSource() {
    var other =
        new Phrase("a.phrase", Section.CARD, new LocalizedText("{1} ถึง {0} เพื่อ{2}", "{0}-{2}"));
    assertThat(other.fingerprint()).isNotEqualTo(PHRASE.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({"mya, my", "my, my", "SHN, shn", "lao, lo", "th-x-child, th-x-child", "my_MM, my-MM"})
  void aLanguageIsKnownByItsShortestCode(String typed, String tag) {
    assertThat(LanguageTag.of(typed)).contains(new LanguageTag(tag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "th", "tha", "en", "พม่า", "xx", "x-child", "Burmese", "my--x"})
  void whatIsNoCodeOrSpokenAnywayIsNone(String typed) {
    assertThat(LanguageTag.of(typed)).isEmpty();
  }

  @Test
  void aClientsLanguageIsFoundByThreeLetters() {
    assertThat(new LanguageTag("my").is("mya")).isTrue();
    assertThat(new LanguageTag("ahk").is("ahk")).isTrue();
    assertThat(new LanguageTag("th-x-child").isThai()).isTrue();
    assertThat(new LanguageTag("my").locale()).isEqualTo(Locale.of("my"));
  }
}
