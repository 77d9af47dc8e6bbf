package org.prasan.operation;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A file that only its passphrase opens and in which no bit can be changed, cut off or added
 * unnoticed: a key drawn from the passphrase by Argon2id seals it in segments with AES-GCM.
 */
record SealedArchive(Path file, Secret passphrase, Effort effort) {
  private static final byte[] MAGIC = "prasan backup 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 16;
  private static final int KEY = 32;
  private static final int CHECK = 16;
  private static final int SEGMENT = 1 << 20;

  /** What drawing the key costs whoever writes, reads or guesses; it stands in the file. */
  enum Effort {
    FULL(64 * 1024, 3),
    FOR_TESTS(1024, 1);

    final int memory;
    final int rounds;

    Effort(int memoryInKib, int rounds) {
      this.memory = memoryInKib;
      this.rounds = rounds;
    }
  }

  SealedArchive(Path file, Secret passphrase) {
    this(file, passphrase, Effort.FULL);
  }

  /** Whether a file begins as sealed ones do. */
  static boolean isOne(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** What stands readable before the sealed part, and is covered by the seal. */
  private static byte[] header(byte[] salt, int memory, int rounds, byte[] check)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.write(salt);
    out.writeInt(memory);
    out.writeInt(rounds);
    out.write(check);
    return bytes.toByteArray();
  }

  OutputStream write() throws IOException {
    var salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    var drawn = draw(salt, effort.memory, effort.rounds);
    var header = header(salt, effort.memory, effort.rounds, checkOf(drawn));
    var out = Files.newOutputStream(OwnerOnly.file(file));
    try {
      out.write(header);
      var sealing = cipher(drawn).newEncryptingStream(out, header);
      return new ClosedAnyhow(new BufferedOutputStream(sealing, SEGMENT), out);
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    } catch (GeneralSecurityException e) {
      out.close();
      throw new IllegalStateException(e);
    }
  }

  /** The caller must read to the end before it believes anything. */
  InputStream read() throws IOException {
    var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), SEGMENT));
    try {
      return opened(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private InputStream opened(DataInputStream in) throws IOException {
    try {
      var magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) throw refuse("backup-not-ours");
      var salt = in.readNBytes(SALT);
      var memory = in.readInt();
      var rounds = in.readInt();
      var check = in.readNBytes(CHECK);
      // A forged header must not make us reserve all memory of the machine.
      if (memory < 1024 || memory > 1 << 20 || rounds < 1 || rounds > 20) {
        throw refuse("backup-damaged");
      }
      var drawn = draw(salt, memory, rounds);
      if (!MessageDigest.isEqual(check, checkOf(drawn))) throw refuse("backup-passphrase");
      var header = header(salt, memory, rounds, check);
      return new BufferedInputStream(cipher(drawn).newDecryptingStream(in, header), SEGMENT);
    } catch (EOFException e) {
      throw refuse("backup-damaged");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  CannotStart refuse(String reason) {
    return CannotStart.because(reason, file.toString());
  }

  private static AesGcmHkdfStreaming cipher(byte[] drawn) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(Arrays.copyOf(drawn, KEY), "HmacSha256", KEY, SEGMENT, 0);
  }

  /** Tells a wrong passphrase from a damaged file, without helping to guess the key. */
  private static byte[] checkOf(byte[] drawn) {
    return Arrays.copyOfRange(drawn, KEY, KEY + CHECK);
  }

  private byte[] draw(byte[] salt, int memory, int rounds) {
    var argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(memory)
            .withIterations(rounds)
            .withParallelism(1)
            .build());
    var drawn = new byte[KEY + CHECK];
    argon.generateBytes(passphrase.reveal().getBytes(StandardCharsets.UTF_8), drawn);
    return drawn;
  }

  /**
   * Where the end of the seal finds no room any more, the file would be held open, and its room.
   */
  private static final class ClosedAnyhow extends FilterOutputStream {
    private final OutputStream file;

    ClosedAnyhow(OutputStream sealing, OutputStream file) {
      super(sealing);
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      try (file) {
        super.close();
      }
    }
  }
}
