package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prasan.language.LocalizedText;

/** What the coverage of a coalition tells. */
class CoverageTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(),
          List.of(
              district("5701", "เมือง"), district("5707", "แม่จัน"), district("5709", "แม่สาย")));

  @Test
  void aGroupThatNobodyServesInSomeDistrictsIsAGap() {
    var coverage =
        Coverage.of(
            VOCABULARY,
            List.of(
                told(List.of("5701"), TargetGroup.CHILDREN),
                told(List.of("5701", "5707", "5709"), TargetGroup.WOMEN)));
    assertThat(coverage.gaps())
        .extracting(Coverage.Gap::group)
        .containsExactly(TargetGroup.CHILDREN);
    assertThat(coverage.gaps().getFirst().without())
        .extracting(Vocabulary.Term::code)
        .containsExactly("5707", "5709");
  }

  @Test
  void severalThatServeTheSameGroupInOneDistrictOverlap() {
    var coverage =
        Coverage.of(
            VOCABULARY,
            List.of(
                told(List.of("5709"), TargetGroup.CHILDREN),
                told(List.of("5709", "5701"), TargetGroup.CHILDREN),
                told(List.of("5709"), TargetGroup.CHILDREN)));
    assertThat(coverage.densest().orElseThrow().organizations()).isEqualTo(3);
    assertThat(coverage.reached()).containsEntry(TargetGroup.CHILDREN, 2);
  }

  @Test
  void whoHasNotToldIsCountedApartAndMakesNoGap() {
    var coverage =
        Coverage.of(
            VOCABULARY, List.of(told(List.of(), TargetGroup.CHILDREN), told(List.of("5701"))));
    assertThat(coverage.silent()).isEqualTo(2);
    assertThat(coverage.groups()).isEmpty();
    assertThat(coverage.gaps()).isEmpty();
  }

  private static Coverage.Told told(List<String> districts, TargetGroup... groups) {
    return new Coverage.Told(districts, List.of(groups));
  }

  private static Vocabulary.District district(String code, String name) {
    return new Vocabulary.District(code, LocalizedText.of(name), List.of());
  }
}
