package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sealed file opens whole for its passphrase, and says why it does not open for anything else.
 */
class SealedArchiveTest {
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");
  private static final byte[] CONTENT = "สิ่งที่เก็บไว้".getBytes(StandardCharsets.UTF_8);
  private static final int SALTED = "prasan backup 1\n".length();
  private static final int MEMORY = SALTED + 16;
  private static final int ROUNDS = MEMORY + Integer.BYTES;
  private static final int LENGTH = ROUNDS + Integer.BYTES + 16;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void oneThatIsWhole() throws IOException {
    file = folder.resolve("sealed");
    try (var out = archive(PASSPHRASE).write()) {
      out.write(CONTENT);
    }
  }

  @Test
  void itOpensForItsPassphraseAndIsReadByItsOwnerAlone() throws IOException {
    try (var in = archive(PASSPHRASE).read()) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
    assertThat(SealedArchive.isOne(file)).isTrue();
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(CONTENT, StandardCharsets.ISO_8859_1));
  }

  @Test
  void twoOfTheSameContentAndPassphraseAreSealedUnderDifferentKeys() throws IOException {
    var one = Files.readAllBytes(file);
    Files.delete(file);
    oneThatIsWhole();
    var other = Files.readAllBytes(file);
    assertThat(Arrays.copyOfRange(other, SALTED, MEMORY))
        .isNotEqualTo(Arrays.copyOfRange(one, SALTED, MEMORY));
    assertThat(Arrays.copyOfRange(other, ROUNDS, LENGTH))
        .isNotEqualTo(Arrays.copyOfRange(one, ROUNDS, LENGTH));
  }

  @Test
  void anotherPassphraseIsToldApartFromAFileThatIsNoneOrIsTorn() throws IOException {
    assertThat(refused(new Secret("five other words they guessed"))).isEqualTo("backup-passphrase");
    var whole = Files.readAllBytes(file);
    Files.write(file, ByteBuffer.wrap(whole).put(0, (byte) 'P').array());
    assertThat(refused(PASSPHRASE)).isEqualTo("backup-not-ours");
    assertThat(SealedArchive.isOne(file)).isFalse();
    whole[0] = 'p';
    Files.write(file, Arrays.copyOf(whole, ROUNDS));
    assertThat(refused(PASSPHRASE)).isEqualTo("backup-damaged");
    Files.write(file, Arrays.copyOf(whole, LENGTH + 20));
    assertThatThrownBy(
            () -> {
              try (var in = archive(PASSPHRASE).read()) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
  }

  /** What stands in the file decides what is reserved to open it. */
  @ParameterizedTest
  @CsvSource({
    "1024, 0, backup-damaged",
    "1024, 20, backup-passphrase",
    "1024, 21, backup-damaged",
    "1023, 1, backup-damaged",
    "1048577, 1, backup-damaged",
    "-1, 1, backup-damaged"
  })
  void aForgedBeginningReservesNoMoreThanAMachineHas(int memory, int rounds, String why)
      throws IOException {
    var forged = ByteBuffer.wrap(Files.readAllBytes(file));
    Files.write(file, forged.putInt(MEMORY, memory).putInt(ROUNDS, rounds).array());
    assertThat(refused(PASSPHRASE)).isEqualTo(why);
  }

  private String refused(Secret passphrase) throws IOException {
    try (var in = archive(passphrase).read()) {
      return "opened, " + in.available();
    } catch (CannotStart e) {
      return e.reason();
    }
  }

  private SealedArchive archive(Secret passphrase) {
    return new SealedArchive(file, passphrase, SealedArchive.Effort.FOR_TESTS);
  }
}
