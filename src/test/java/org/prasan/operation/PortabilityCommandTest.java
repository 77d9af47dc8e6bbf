package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coalition moves from one installation to another, as two operators do it, with processes. */
@Tag("slow")
class PortabilityCommandTest {
  private static final String PASSPHRASE =
      "--prasan.backup.passphrase=five words nobody would guess";
  private static final String SAMPLES = "--prasan.sample=true";
  private static final String REAL = "--prasan.sample=false";
  private static final String MANIFEST = "manifest.json";

  @TempDir Path temp;

  @Test
  void theTrainingCoalitionMovesWithoutADifference() throws Exception {
    var first = temp.resolve("first");
    var open = temp.resolve("open.zip");
    var sealed = temp.resolve("sealed.export");
    try (var running = PrasanProcess.start(first, SAMPLES).untilReady(Duration.ofMinutes(10))) {
      assertThat(running.isRunning()).isTrue();
      done(first, "export", "training", open.toString(), "plain", SAMPLES);
      done(first, "export", "training", sealed.toString(), SAMPLES);
    }
    var second = temp.resolve("second");
    PrasanProcess.start(second, REAL).untilReady().stop();
    var damaged = Files.readAllBytes(sealed);
    damaged[damaged.length - 100] ^= 1;
    var torn = Files.write(temp.resolve("torn.export"), damaged);
    var refused = PrasanProcess.start(second, "import", torn.toString(), PASSPHRASE, REAL);
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).contains("is damaged").doesNotContain("\tat ");

    var moved = done(second, "import", open.toString(), REAL);
    assertThat(moved).contains("every table is as it was taken out", "/reset/");
    var again = temp.resolve("again.zip");
    done(second, "export", "training", again.toString(), "plain", REAL);
    assertThat(parts(again)).isEqualTo(parts(open)).hasSizeGreaterThan(200);
    assertThat(done(second, "verify-audit", REAL)).doesNotContain("✗");

    var twice = PrasanProcess.start(second, "import", sealed.toString(), PASSPHRASE, REAL);
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.output()).contains("is here already");
  }

  private static String done(Path data, String... words) {
    var given = Arrays.copyOf(words, words.length + 1);
    given[words.length] = PASSPHRASE;
    var process = PrasanProcess.start(data, given);
    assertThat(process.exitCode()).as(process.output()).isZero();
    return process.output();
  }

  /** With the hash of each; of the manifest all but the moment at which it was made. */
  private static Map<String, String> parts(Path file) throws IOException {
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        var bytes = zip.readAllBytes();
        if (entry.getName().equals(MANIFEST))
          bytes =
              new String(bytes, StandardCharsets.UTF_8)
                  .replaceFirst("\"madeAt\" : \"[^\"]*\"", "")
                  .getBytes(StandardCharsets.UTF_8);
        parts.put(entry.getName(), HexFormat.of().formatHex(RowSum.sha256().digest(bytes)));
      }
    }
    return parts;
  }
}
