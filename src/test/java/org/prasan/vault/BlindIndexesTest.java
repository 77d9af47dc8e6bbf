package org.prasan.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.tenancy.CoalitionId;

/** Who looks for a client finds the same client however the name or number is written. */
class BlindIndexesTest {
  private static final CoalitionId HERE = CoalitionId.fresh();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NAME | นางสาวมะลิ ใจดี | มะลิ  ใจดี
          NAME | ด.ญ. น้ำฝน | เด็กหญิงน้ำฝน
          NAME | น้ำฝน | นำ้ฝน
          NAME | Miss Naw Mu | NAW-MU
          NAME | José | jose
          NAME | มะ​ลิ | มะลิ
          PHONE | 081-234-5678 | +66 81 234 5678
          PHONE | 02 123 4567 | +66 2 123 4567
          PHONE | 081 234 5678 | +66 (0)81 234 5678
          PHONE | ๐๘๑ ๒๓๔ ๕๖๗๘ | 0066812345678
          ID_NUMBER | 1-5799-00000-00-1 | ๑๕๗๙๙๐๐๐๐๐๐๐๑
          ID_NUMBER | ab 123 | AB123
          BIRTH_DATE | 2010-05-04 | 20100504
          """)
  void twoWaysToWriteItAreOne(BlindField field, String one, String other) {
    assertThat(field.same(one, other)).isTrue();
    assertThat(of(field, one)).isPresent().isEqualTo(of(field, other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NAME | มะลิ | มาลี
          NAME | นายา | ยา
          PHONE | 0812345678 | 0812345679
          PHONE | 661234567 | 01234567
          ID_NUMBER | 12 | 21
          """)
  void differentOnesStayApart(BlindField field, String one, String other) {
    assertThat(field.same(one, other)).isFalse();
    assertThat(of(field, one)).isNotEqualTo(of(field, other));
  }

  @Test
  void nothingToCompareIsNoFingerprint() {
    assertThat(of(BlindField.NAME, " -‘ ")).isEmpty();
    assertThat(BlindField.NAME.same(" -‘ ", "")).isFalse();
    assertThat(of(BlindField.PHONE, "ไม่มี")).isEmpty();
  }

  @Test
  void theSameValueInAnotherFieldCoalitionOrInstallationLooksDifferent() {
    var here = of(BlindField.PHONE, "0812345678");
    assertThat(of(BlindField.ID_NUMBER, "0812345678")).isNotEqualTo(here);
    var indexes = new BlindIndexes(folder.resolve("index"));
    assertThat(text(indexes.of(CoalitionId.fresh(), BlindField.PHONE, "0812345678")))
        .isNotEqualTo(here);
    var elsewhere = new BlindIndexes(folder.resolve("other"));
    assertThat(text(elsewhere.of(HERE, BlindField.PHONE, "0812345678"))).isNotEqualTo(here);
    assertThat(
            text(
                new BlindIndexes(folder.resolve("index")).of(HERE, BlindField.PHONE, "0812345678")))
        .isEqualTo(here);
  }

  private Optional<String> of(BlindField field, String typed) {
    return text(new BlindIndexes(folder.resolve("index")).of(HERE, field, typed));
  }

  private static Optional<String> text(Optional<Blind> blind) {
    return blind.map(one -> Long.toHexString(one.value()));
  }
}
