package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Example;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** No client is told of a state or a clock without words that a client understands. */
class StatementTextsTest {
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
