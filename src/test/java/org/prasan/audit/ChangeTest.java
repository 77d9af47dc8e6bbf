package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangeTest {
  @Test
  void onlyWhatDiffersIsShown() {
    assertThat(
            between(
                "{\"name\":{\"th\":\"ก\",\"en\":\"A\"},\"size\":3,\"kind\":\"x\"}",
                "{\"name\":{\"th\":\"ข\",\"en\":\"A\"},\"size\":4,\"kind\":\"x\"}"))
        .containsExactly(new Change("name.th", "ก", "ข"), new Change("size", "3", "4"));
  }

  @Test
  void nothingAndEmptyAreTheSame() {
    assertThat(between("{\"a\":null,\"b\":\"\",\"c\":[]}", "{\"b\":null}")).isEmpty();
  }

  @Test
  void aListOfWordsIsOneValueAndAListOfThingsHasNumbers() {
    assertThat(
            between(
                "{\"districts\":[\"5701\",\"5702\"],\"contacts\":[{\"phone\":\"1\"}]}",
                "{\"districts\":[\"5701\"],\"contacts\":[{\"phone\":\"2\"}]}"))
        .containsExactly(
            new Change("districts", "5701\n5702", "5701"),
            new Change("contacts.1.phone", "1", "2"));
  }

  @Test
  void anIdIsOneValueHoweverItIsWrapped() {
    assertThat(between(null, "{\"person\":{\"value\":\"7\"},\"value\":\"3\"}"))
        .containsExactly(new Change("person", null, "7"), new Change("value", null, "3"));
  }

  @Test
  void whatIsNewHasNoBefore() {
    assertThat(between(null, "{\"name\":\"ก\"}")).containsExactly(new Change("name", null, "ก"));
  }

  private static List<Change> between(
      @org.jspecify.annotations.Nullable String before, String after) {
    var json = new JsonMapper();
    return Change.between(before == null ? null : json.readTree(before), json.readTree(after));
  }
}
