package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Whole addresses of pages, as letters and pictures to be scanned name them. */
class SettingsAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"https://prasan.example", "https://prasan.example/", "https://prasan.example//"})
  void anAddressHasOneSlashWhereThatOfTheInstallationEnds(String base) {
    assertThat(at(base).address("/chiangrai/meetings"))
        .isEqualTo("https://prasan.example/chiangrai/meetings");
  }

  @Test
  void aPathInTheAddressOfTheInstallationStays() {
    assertThat(at("https://example.org/prasan/").address("/reset"))
        .isEqualTo("https://example.org/prasan/reset");
  }

  private static Settings at(String base) {
    return Settings.of(new MockEnvironment().withProperty("prasan.base-url", base));
  }
}
