package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import org.springframework.core.io.ClassPathResource;

/**
 * What is read out or handed to a client can be understood by somebody who went to school for a few
 * years: short stretches between pauses, and no words of offices. A number is no reader, but it
 * finds the text nobody would read out.
 */
class PlainWordsTest {
  /** The statement, and what is said when consent is asked for. */
  private static final Pattern SAID =
      Pattern.compile(
          "referral\\.(statement\\..*|consent\\.(to|first|then|reason|back|purpose|until))");

  /** For those who prepare it, not for the client. */
  private static final Pattern FOR_STAFF =
      Pattern.compile("referral\\.statement\\.(lead|give|paper\\..*|file|title)");

  /** Between two pauses: Thai writes a space where a speaker takes breath. */
  private static final int MOST_WORDS_AT_A_BREATH = 15;

  private static final double MOST_WORDS_ON_AVERAGE = 7;
  private static final List<String> OF_OFFICES =
      List.of(
          "ดำเนินการ",
          "ดังกล่าว",
          "อนุเคราะห์",
          "พิจารณา",
          "ทั้งนี้",
          "อาทิ",
          "มาตรา",
          "กรณี",
          "เจ้าของข้อมูล",
          "ผู้ควบคุมข้อมูล",
          "ประมวลผล",
          "ภายใต้",
          "เพื่อประกอบ");

  @Example
  void whatIsSaidToAClientIsShortAtEachBreathAndPlain() throws IOException {
    var tooLong = new TreeMap<String, Integer>();
    var ofOffices = new ArrayList<String>();
    int words = 0;
    int breaths = 0;
    for (var text : texts("referral").entrySet()) {
      for (var breath : text.getValue().replaceAll("\\{\\d}", "ก").split("[\\s·:]+", -1)) {
        int count = words(breath);
        if (count == 0) continue;
        words += count;
        breaths++;
        if (count > MOST_WORDS_AT_A_BREATH) tooLong.put(text.getKey() + ": " + breath, count);
      }
      for (var word : OF_OFFICES)
        if (text.getValue().contains(word)) ofOffices.add(text.getKey() + ": " + word);
    }
    assertThat(tooLong).isEmpty();
    assertThat(ofOffices).isEmpty();
    assertThat(breaths).isGreaterThan(60);
    assertThat((double) words / breaths).isLessThan(MOST_WORDS_ON_AVERAGE);
  }

  /** By Flesch's reading ease of all of it: 60 is what thirteen-year-olds read. */
  @Example
  void theEnglishTwinIsReadByWhoeverIsThirteen() throws IOException {
    double words = 0;
    double sentences = 0;
    double syllables = 0;
    for (var text : texts("referral_en").values()) {
      for (var sentence : text.replaceAll("\\{\\d}", "one").split("[.:!?]+(\\s|$)", -1)) {
        if (sentence.isBlank()) continue;
        sentences++;
        for (var word : sentence.split("[^A-Za-z’']+", -1))
          if (!word.isEmpty()) {
            words++;
            syllables += syllables(word);
          }
      }
    }
    assertThat(206.835 - 1.015 * words / sentences - 84.6 * syllables / words).isGreaterThan(60);
  }

  private static Map<String, String> texts(String file) throws IOException {
    var all = new Properties();
    try (var in = new ClassPathResource("messages/" + file + ".properties").getInputStream()) {
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var said = new TreeMap<String, String>();
    for (var key : all.stringPropertyNames())
      if (SAID.matcher(key).matches() && !FOR_STAFF.matcher(key).matches())
        said.put(key, all.getProperty(key));
    return said;
  }

  private static int words(String text) {
    var breaks = BreakIterator.getWordInstance(new ULocale("th"));
    breaks.setText(text);
    int words = 0;
    while (breaks.next() != BreakIterator.DONE)
      if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) words++;
    return words;
  }

  private static int syllables(String word) {
    var vowels =
        Pattern.compile("[aeiouy]+").matcher(word.toLowerCase(Locale.ROOT).replaceAll("e$", ""));
    int count = 0;
    while (vowels.find()) count++;
    return Math.max(1, count);
  }
}
