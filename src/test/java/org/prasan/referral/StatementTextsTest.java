package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import org.prasan.language.Words;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** No client is told of a state or a clock without words that a client understands. */
class StatementTextsTest {
  private static final Pattern PAUSE = Pattern.compile("[ .]+");
  private static final int MOST_WORDS = 14;
  private static final Set<String> READ_OUT =
      Set.of(
          "referral.consent.to",
          "referral.consent.first",
          "referral.consent.then",
          "referral.consent.only",
          "referral.consent.last",
          "referral.consent.back",
          "referral.outside.says",
          "referral.outside.back");

  @Example
  void everyStateAndClockHasWordsForTheClient() throws IOException {
    for (var file : List.of("referral", "referral_en")) {
      var texts = new Properties();
      try (var in = new ClassPathResource("messages/" + file + ".properties").getInputStream()) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      assertThat(keys()).allSatisfy(key -> assertThat(texts).containsKey(key));
    }
  }

  /**
   * Thai puts a blank where a sentence or a part of it ends. Who listens tired or in a second
   * language takes in so many words at once.
   */
  @Example
  void whatAClientHearsIsSaidInShortSentences() throws IOException {
    var texts = new Properties();
    try (var in = new ClassPathResource("messages/referral.properties").getInputStream()) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    for (var key : texts.stringPropertyNames())
      if (heard(key))
        for (var part : PAUSE.splitAsStream(texts.getProperty(key)).toList())
          assertThat(Words.of(part)).as(key + ": " + part).hasSizeLessThanOrEqualTo(MOST_WORDS);
    assertThat(texts.stringPropertyNames())
        .filteredOn(StatementTextsTest::heard)
        .hasSizeGreaterThan(60);
  }

  private static boolean heard(String key) {
    return key.startsWith("referral.statement.")
        || key.startsWith("referral.link.")
        || READ_OUT.contains(key);
  }

  private static List<String> keys() {
    var keys = new ArrayList<String>();
    for (var clock : ClockRules.read(new JsonMapper()).clocks())
      keys.add(StatementPages.sentence(clock));
    for (var state : State.values()) keys.add("referral.statement.state." + state.name());
    for (var stage : Outside.Stage.values()) {
      keys.add("referral.statement.outside." + stage.name());
      keys.add(stage.key());
    }
    return keys;
  }
}
