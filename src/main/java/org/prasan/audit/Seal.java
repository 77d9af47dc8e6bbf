package org.prasan.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prasan.tenancy.CoalitionId;

/** The end of a coalition's chain at a moment, kept where nobody in the database can change it. */
record Seal(Instant at, CoalitionId coalition, long number, String hash) {
  private static final Pattern LINE =
      Pattern.compile("(\\S+) ([0-9a-f-]{36}) (\\d{1,18}) ([0-9a-f]{64})");

  /** Empty for a line that the power cut short. */
  static Optional<Seal> of(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) return Optional.empty();
    try {
      return Optional.of(
          new Seal(
              Instant.parse(parts.group(1)),
              CoalitionId.of(parts.group(2)),
              Long.parseLong(parts.group(3)),
              parts.group(4)));
    } catch (DateTimeParseException | IllegalArgumentException notWrittenByUs) {
      return Optional.empty();
    }
  }

  String line() {
    return at + " " + coalition + " " + number + " " + hash;
  }
}
