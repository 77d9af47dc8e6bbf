package org.prasan.audit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.operation.Settings;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * The file of seals, {@code audit-seals.txt} in the data folder. Whoever owns the database could
 * rewrite a whole chain so that it holds in itself; against these lines it no longer would.
 */
@Component
class Seals {
  private final Path file;

  Seals(Settings settings) {
    file = settings.data().resolve("audit-seals.txt");
  }

  /** The seals of a coalition by the number of the entry that was the last then. */
  Map<Long, Seal> of(CoalitionId coalition) {
    if (!Files.exists(file)) return Map.of();
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      var own = coalition.toString();
      return lines
          .filter(line -> line.contains(own))
          .flatMap(line -> Seal.of(line).stream())
          .filter(seal -> seal.coalition().equals(coalition))
          .collect(toMap(Seal::number, seal -> seal, (first, again) -> first));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes them down for good, and returns the SHA-256 of their lines. */
  synchronized String add(List<Seal> seals) {
    var lines = seals.stream().map(seal -> seal.line() + "\n").collect(Collectors.joining());
    // The line break comes first: a line that the power cut short does not spoil the next one.
    var bytes = ByteBuffer.wrap(("\n" + lines).getBytes(StandardCharsets.UTF_8));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var out = FileChannel.open(file, CREATE, APPEND)) {
        while (bytes.hasRemaining()) out.write(bytes);
        out.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.hex(lines.getBytes(StandardCharsets.UTF_8));
  }
}
