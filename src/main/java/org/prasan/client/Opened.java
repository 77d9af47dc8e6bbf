package org.prasan.client;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.PersonId;

/**
 * What of a client's file was opened for somebody to read.
 *
 * @param details those that were told, of the groups asked for
 */
record Opened(
    ClientFile file, Map<Detail, String> details, List<Note> notes, List<Screening> screenings) {
  Opened {
    var copy = new EnumMap<Detail, String>(Detail.class);
    copy.putAll(details);
    details = copy;
    notes = List.copyOf(notes);
    screenings = List.copyOf(screenings);
  }

  /** What somebody wrote down about the client. */
  record Note(UUID id, String text, Instant written, @Nullable PersonId by) {
    @Override
    public String toString() {
      return "Note[" + id + "]";
    }
  }

  /** A checklist as it was answered. */
  record Screening(UUID id, Answers answers, Instant answered, @Nullable PersonId by) {
    @Override
    public String toString() {
      return "Screening[" + id + "]";
    }
  }

  Set<PersonId> authors() {
    return Stream.concat(notes.stream().map(Note::by), screenings.stream().map(Screening::by))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "Opened[" + file.id() + "]";
  }
}
