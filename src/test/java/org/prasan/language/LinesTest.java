package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void signsAboveAndBelowALetterTakeNoPlace() {
    assertThat(Lines.width("ที่ปั่น")).isEqualTo(3);
    assertThat(Lines.width("น้ำ")).isEqualTo(2);
  }

  @Test
  void wordsStayWhole() {
    assertThat(Lines.wrap("คณะกรรมการประสานงานช่วยเหลือผู้เสียหายจากการค้ามนุษย์", 17))
        .containsExactly("คณะกรรมการ", "ประสานงานช่วยเหลือ", "ผู้เสียหายจากการ", "ค้ามนุษย์");
  }

  @Test
  void anAbbreviationIsNotCutAtItsDots() {
    assertThat(Lines.wrap("สำนักงาน พมจ. เชียงราย", 10)).contains("พมจ.");
  }

  @Test
  void aLineDoesNotEndWithAWordThatOnlyBeginsOthers() {
    assertThat(Lines.wrap("เด็ก ผู้หญิง และผู้เปราะบาง", 17))
        .containsExactly("เด็ก ผู้หญิง และ", "ผู้เปราะบาง");
  }

  @Test
  void theNameOfAPlaceStaysWhole() {
    assertThat(Lines.wrap("ทำงานในแม่ลาว เวียงแก่น และแม่ฟ้าหลวง", 9))
        .contains("แม่ลาว", "เวียงแก่น")
        .anyMatch(line -> line.endsWith("แม่ฟ้าหลวง"));
  }

  @Test
  void aWordLongerThanTheLineIsCutBetweenLetters() {
    assertThat(Lines.wrap("https://example.org/abcdefghijklmnop", 10))
        .allSatisfy(line -> assertThat(Lines.width(line)).isLessThanOrEqualTo(10));
  }

  @Test
  void aLineBreakOfTheWriterIsKept() {
    assertThat(Lines.wrap("เชียงราย\nเชียงใหม่", 40)).containsExactly("เชียงราย", "เชียงใหม่");
  }

  @Property
  void nothingIsLostAndNoLineIsTooWide(
      @ForAll("thai") String text, @ForAll @IntRange(min = 1, max = 20) int room) {
    var lines = Lines.wrap(text, room);
    assertThat(lines)
        .filteredOn(line -> letters(line) > 1)
        .allSatisfy(line -> assertThat(Lines.width(line)).isLessThanOrEqualTo(room));
    assertThat(withoutBlanks(String.join("", lines))).isEqualTo(withoutBlanks(text));
  }

  @Provide
  Arbitrary<String> thai() {
    return Arbitraries.strings()
        .withCharRange('\u0e01', '\u0e3a')
        .withCharRange('\u0e40', '\u0e5b')
        .withChars(" .\n-A1")
        .ofMaxLength(60);
  }

  private static int letters(String line) {
    return line.isEmpty() ? 0 : (int) Pattern.compile("\\X").matcher(line).results().count();
  }

  private static String withoutBlanks(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
