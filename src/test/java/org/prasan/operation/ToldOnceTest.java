package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refusal stands on the terminal once, without remarks of the machinery. */
class ToldOnceTest {
  @TempDir Path temp;

  @Test
  void aDatabaseThatIsNotThereIsNamedOnce() {
    var refused =
        PrasanProcess.start(temp, "--prasan.database.url=jdbc:postgresql://127.0.0.1:1/nowhere");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output())
        .containsOnlyOnce("127.0.0.1:1/nowhere cannot be reached")
        .contains("prasan.database.*", "กรุณา")
        .doesNotContain("WARN", "Exception");
  }
}
