package org.prasan.directory;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * Houses in which people are safe because nobody knows where they are. Their address is for named
 * seats from the start, and is opened only after two questions.
 */
final class Shelters {
  private Shelters() {}

  static boolean isShelter(Service service) {
    return service.basics().needs().stream()
        .anyMatch(need -> need.equals("shelter") || need.startsWith("shelter."));
  }

  /**
   * Whether this would show more people a place that somebody may have to hide in: its address, or
   * to everybody that there is such a house at all.
   */
  static boolean wouldExpose(Service service, Confidentiality wanted) {
    var before = service.confidentiality();
    boolean opensAddress =
        before.of(FieldGroup.ADDRESS).compareTo(Level.SEATS) >= 0
            && wanted.of(FieldGroup.ADDRESS).compareTo(Level.SEATS) < 0;
    return opensAddress || (isShelter(service) && opensToAll(before, wanted));
  }

  private static boolean opensToAll(Confidentiality before, Confidentiality wanted) {
    return (before.level() != Level.PUBLIC && wanted.level() == Level.PUBLIC)
        || wanted.opensTo(before, FieldGroup.ADDRESS);
  }

  static Confidentiality closed(Confidentiality kept) {
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values()) parts.put(part, kept.of(part));
    parts.put(FieldGroup.ADDRESS, kept.of(FieldGroup.ADDRESS).stricter(Level.SEATS));
    return new Confidentiality(kept.level(), parts, kept.organizations(), kept.seats());
  }

  /** The same service; if it has just become a shelter, with its address closed. */
  static Service closedIfNew(@Nullable Service before, Service after) {
    boolean became = isShelter(after) && (before == null || !isShelter(before));
    return became ? after.with(closed(after.confidentiality())) : after;
  }
}
