package org.prasan.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.RecurrenceReading;

/**
 * A time at which a service is open.
 *
 * @param parts none if it is told in words only
 */
public record Opening(Recurrence.@Nullable Parts parts, @Nullable String words) {
  Optional<Recurrence> rule() {
    return parts != null && Recurrence.read(parts) instanceof RecurrenceReading.Read(var rule)
        ? Optional.of(rule)
        : Optional.empty();
  }
}
