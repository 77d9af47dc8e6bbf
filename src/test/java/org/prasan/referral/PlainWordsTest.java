package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.prasan.language.Words;
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
      Pattern.compile("referral\\.statement\\.(lead|give|paper\\..*|file|title|code)");

  /** Said, read out, or read by the client alone. */
  private static final Pattern HEARD =
      Pattern.compile(
          "referral\\.(statement\\..*|link\\..*|outside\\.(says|back)"
              + "|consent\\.(to|first|then|only|last|reason|back|purpose|until))");

  private static final int MOST_WORDS_AT_A_BREATH = 14;

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

  /**
   * Between two pauses: Thai writes a blank where a speaker takes breath. Who listens tired or in a
   * second language takes in so many words at once.
   */
  @Example
  void whatAClientHearsIsShortAtEachBreath() throws IOException {
    var texts = texts("referral", HEARD);
    texts.forEach(
        (key, text) -> {
          for (var breath : text.split(" +", -1))
            assertThat(words(breath))
                .as(key + ": " + breath)
                .isLessThanOrEqualTo(MOST_WORDS_AT_A_BREATH);
        });
    assertThat(texts).hasSizeGreaterThan(100);
  }

  @Example
  void whatIsSaidToAClientIsPlain() throws IOException {
    var ofOffices = new ArrayList<String>();
    int words = 0;
    int breaths = 0;
    for (var text : said("referral").entrySet()) {
      for (var breath : text.getValue().replaceAll("\\{\\d}", "ก").split("[\\s·:]+", -1)) {
        int count = words(breath);
        if (count == 0) continue;
        words += count;
        breaths++;
      }
      for (var word : OF_OFFICES)
        if (text.getValue().contains(word)) ofOffices.add(text.getKey() + ": " + word);
    }
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
    for (var text : said("referral_en").values()) {
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

  private static Map<String, String> said(String file) throws IOException {
    var said = texts(file, SAID);
    said.keySet().removeIf(key -> FOR_STAFF.matcher(key).matches());
    return said;
  }

  private static Map<String, String> texts(String file, Pattern which) throws IOException {
    var all = new Properties();
    try (var in = new ClassPathResource("messages/" + file + ".properties").getInputStream()) {
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    var texts = new TreeMap<String, String>();
    for (var key : all.stringPropertyNames())
      if (which.matcher(key).matches()) texts.put(key, all.getProperty(key));
    return texts;
  }

  private static int words(String text) {
    return Words.of(text).size();
  }

  private static int syllables(String word) {
    var vowels =
        Pattern.compile("[aeiouy]+").matcher(word.toLowerCase(Locale.ROOT).replaceAll("e$", ""));
    int count = 0;
    while (vowels.find()) count++;
    return Math.max(1, count);
  }
}
