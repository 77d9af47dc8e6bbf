package org.prasan.directory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.tenancy.OrganizationId;

/**
 * How closely a service is kept. A part is never more open than the whole; opening the whole again
 * leaves its parts as strict as they were.
 */
public record Confidentiality(
    Level level,
    Map<FieldGroup, Level> parts,
    List<OrganizationId> organizations,
    List<String> seats) {
  public Confidentiality {
    var strict = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values())
      strict.put(part, parts.getOrDefault(part, level).stricter(level));
    parts = Map.copyOf(strict);
    organizations = organizations.stream().distinct().toList();
    seats = seats.stream().distinct().sorted().toList();
  }

  public static Confidentiality all(Level level) {
    return new Confidentiality(level, Map.of(), List.of(), List.of());
  }

  public Level of(FieldGroup part) {
    return parts.getOrDefault(part, level);
  }

  Guard guard(OrganizationId owner) {
    return new Guard(owner, Set.copyOf(organizations), Set.copyOf(seats));
  }

  /** What a visitor could read that no visitor could read before. */
  boolean opensTo(Confidentiality before, FieldGroup part) {
    return of(part) == Level.PUBLIC && before.of(part) != Level.PUBLIC;
  }
}
