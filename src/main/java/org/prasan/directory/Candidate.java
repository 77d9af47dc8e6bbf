package org.prasan.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that may fit, with what this reader may know of it and nothing else.
 *
 * @param capacity untold if the reader may not read it
 * @param point of its place; none if there is none or the reader may not know
 * @param likeness how well its words fit what was typed, from 0 to 1
 */
record Candidate(
    ServiceId id,
    String name,
    List<String> languages,
    List<String> districts,
    boolean namesSex,
    boolean namesStatus,
    boolean namesAge,
    Capacity capacity,
    Place.@Nullable Point point,
    double likeness) {

  Capacity.Freshness freshness(Instant now) {
    return capacity.at(now);
  }
}
