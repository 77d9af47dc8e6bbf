package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import tools.jackson.databind.json.JsonMapper;

class SnapshotsTest {
  private final Snapshots snapshots = new Snapshots(JsonMapper.builder().build());

  private record Invited(LocalizedText name, UUID id, LocalDate until, String linkToken) {}

  @Test
  void aRecordBecomesReadableText() {
    var id = UUID.fromString("0192a000-0000-7000-8000-000000000001");
    var invited =
        new Invited(new LocalizedText("ก", "A"), id, LocalDate.of(2026, 11, 23), "very-secret");
    assertThat(text(invited))
        .isEqualTo(
            "{\"name\":{\"th\":\"ก\",\"en\":\"A\"},\"id\":\"0192a000-0000-7000-8000-000000000001\","
                + "\"until\":\"2026-11-23\",\"linkToken\":\"(not kept)\"}");
  }

  @Test
  void aSecretIsNotKeptHoweverDeepItLies() {
    var text =
        text(
            Map.of(
                "people",
                List.of(Map.of("passwordHash", "geheim")),
                "totpSecret",
                Map.of("value", "geheim"),
                "recoveryCodes",
                List.of("geheim")));
    assertThat(text).doesNotContain("geheim").contains(Snapshots.NOT_KEPT);
  }

  @Test
  void aFloodOfTextIsCut() {
    assertThat(text(Map.of("boundaries", "x".repeat(1_000_000)))).hasSizeLessThan(2100);
  }

  @Test
  void aLineBreakStaysWithinItsValue() {
    assertThat(text(Map.of("name", "a\n{\"number\":7}"))).doesNotContain("\n");
    assertThat(Snapshots.inOneLine("10.0.0.1\r\n{\"number\":7}\u2028\u202Eevil\u0000"))
        .isEqualTo("10.0.0.1 {\"number\":7} evil ");
  }

  @Test
  void halfACharacterDoesNotMakeHashAndDatabaseDisagree() {
    assertThat(text(Map.of("name", "a\uD83D"))).isEqualTo("{\"name\":\"a?\"}");
  }

  @Test
  void aDeedIsNamedByWordsOnly() {
    var nobody = Acting.visitor(Coalition.NONE, "");
    assertThatThrownBy(() -> new Deed(nobody, "x\ny.z", "thing", "1", null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deed(nobody, "thing.done", "a b", "1", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String text(Object value) {
    return Objects.requireNonNull(snapshots.of(value));
  }
}
