package org.prasan.coalition;

import java.util.List;
import java.util.UUID;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;

/** Something that happened in the history of the coalition, in a plain sentence. */
public record Event(
    UUID id,
    ApproximateDate happened,
    EventKind kind,
    LocalizedText text,
    List<Figure> figures,
    int version) {
  public Event {
    figures = List.copyOf(figures);
  }
}
