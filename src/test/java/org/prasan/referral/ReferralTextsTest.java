package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Everything coded can be said. */
class ReferralTextsTest {

  @Example
  void everythingCodedHasWordsInThaiAndInEnglish() throws IOException {
    for (var file : List.of("referral", "referral_en")) {
      var texts = texts(file);
      assertThat(keys()).allSatisfy(key -> assertThat(texts).containsKey(key));
    }
  }

  @Example
  void statesReasonsAndOutcomesAreToldApartByTheirWords() throws IOException {
    for (var file : List.of("referral", "referral_en")) {
      var texts = texts(file);
      for (var keys :
          List.of(
              keys(State.values(), State::key),
              keys(DeclineReason.values(), DeclineReason::key),
              keys(OutcomeCode.values(), OutcomeCode::key),
              keys(BreachReason.values(), BreachReason::key)))
        assertThat(keys).extracting(texts::getProperty).doesNotHaveDuplicates();
    }
  }

  private static List<String> keys() {
    return Stream.of(
            keys(State.values(), State::key),
            keys(Party.values(), Party::key),
            keys(Step.values(), Step::key),
            keys(Milestone.values(), Milestone::key),
            keys(Refusal.values(), Refusal::key),
            keys(Reading.values(), Reading::key),
            keys(Urgency.values(), Urgency::key),
            keys(DeclineReason.values(), DeclineReason::key),
            keys(DeclineReason.Side.values(), DeclineReason.Side::key),
            keys(OutcomeCode.values(), OutcomeCode::key),
            keys(BreachReason.values(), BreachReason::key),
            keys(Rung.values(), Rung::key),
            keys(Clock.Unit.values(), Clock.Unit::key),
            ClockRules.read(new JsonMapper()).clocks().stream().map(Clock::name).toList())
        .flatMap(List::stream)
        .toList();
  }

  private static <T> List<String> keys(T[] values, Function<T, String> key) {
    return Arrays.stream(values).map(key).toList();
  }

  private static Properties texts(String name) throws IOException {
    var texts = new Properties();
    try (var in = new ClassPathResource("messages/" + name + ".properties").getInputStream()) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
