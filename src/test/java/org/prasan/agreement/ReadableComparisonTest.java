package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.prasan.agreement.Comparison.Fate;
import org.prasan.agreement.Comparison.Part;

/** A rewritten sentence is read as one change, not as old and new words in turn. */
class ReadableComparisonTest {
  @Test
  void aRewrittenSentenceIsTakenOutAndPutInAsAWhole() {
    var before = "9. This agreement holds for three years from its signature.";
    var after = "9. Members renew their membership every year, and may leave at any time.";
    var parts = Comparison.of(before, after).parts();
    assertThat(parts)
        .extracting(Part::fate)
        .containsExactly(Fate.KEPT, Fate.REMOVED, Fate.ADDED, Fate.KEPT);
    assertThat(parts.get(1).text())
        .isEqualTo("This agreement holds for three years from its signature");
    assertThat(parts.get(2).text())
        .isEqualTo("Members renew their membership every year, and may leave at any time");
  }

  @Test
  void changesThatAreFarApartStayApart() {
    var parts =
        Comparison.of(
                "We meet twice a year and tell each other of new people soon.",
                "We meet often a year and tell each other of new people today.")
            .parts();
    assertThat(parts)
        .filteredOn(part -> part.fate() == Fate.KEPT)
        .extracting(Part::text)
        .contains(" a year and tell each other of new people ");
  }

  @Test
  void marksThatSetATextOutAreNotShown() {
    assertThat(Clauses.plain("# หมวด 1\n\nข้อ 1 ทำงาน\n- หนึ่ง\n- สอง"))
        .isEqualTo("หมวด 1\n\nข้อ 1 ทำงาน\n\n• หนึ่ง\n• สอง");
  }
}
