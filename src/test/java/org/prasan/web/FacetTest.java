package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FacetTest {
  @Test
  void whatAListIsNarrowedToCanBeEndedEvenIfNobodyMayChooseItAnyMore() {
    var facet = facet("gone");
    assertThat(facet.chosen()).isEqualTo("gone");
    assertThat(facet.known()).isFalse();
    assertThat(facet("a").known()).isTrue();
    assertThat(facet.clear()).isEqualTo("/list");
  }

  @Test
  void eachChoiceLeadsToTheListNarrowedToIt() {
    assertThat(facet(null).chosen()).isNull();
    assertThat(facet("a").chosen()).isEqualTo("Ann’s");
    assertThat(facet("a").choices())
        .containsExactly(
            new Facet.Choice("Ann’s", "/list?of=a"),
            new Facet.Choice("Both", "/list?of=b+%26+c%3D1"));
  }

  private static Facet facet(@Nullable String chosen) {
    var values = new LinkedHashMap<String, String>();
    values.put("a", "Ann’s");
    values.put("b & c=1", "Both");
    return Facet.of(
        "web.search",
        chosen,
        value -> "/list" + QueryString.of(value == null ? Map.of() : Map.of("of", value)),
        values);
  }
}
