package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.prasan.agreement.Comparison.Fate;
import org.prasan.agreement.Comparison.Part;

class ComparisonTest {
  @Test
  void thaiIsComparedByWordsNotByLetters() {
    assertThat(Comparison.of("ประชุมปีละสองครั้ง", "ประชุมปีละสี่ครั้ง").parts())
        .containsExactly(
            new Part(Fate.KEPT, "ประชุมปีละ"),
            new Part(Fate.REMOVED, "สอง"),
            new Part(Fate.ADDED, "สี่"),
            new Part(Fate.KEPT, "ครั้ง"));
  }

  @Test
  void theSameTextIsTheSame() {
    assertThat(Comparison.of("ข้อ 1", "ข้อ 1").same()).isTrue();
    assertThat(Comparison.of("", "").parts()).isEmpty();
  }

  @Property(tries = 300)
  void nothingOfEitherTextIsLost(
      @ForAll @StringLength(max = 60) String before, @ForAll @StringLength(max = 60) String after) {
    var comparison = Comparison.of(before, after);
    assertThat(without(comparison, Fate.ADDED)).isEqualTo(before);
    assertThat(without(comparison, Fate.REMOVED)).isEqualTo(after);
  }

  private static String without(Comparison comparison, Fate fate) {
    return comparison.parts().stream()
        .filter(part -> part.fate() != fate)
        .map(Part::text)
        .collect(Collectors.joining());
  }
}
