package org.prasan.directory;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.Acting;

/**
 * When which part of a service was written: a reader is told of no change that is hidden from them.
 */
final class ChangeTimes {
  private static final Service.Changed NEVER = new Service.Changed(Instant.EPOCH, null, null);

  private ChangeTimes() {}

  /** The service as it is after somebody wrote it. */
  static Service stamped(Service before, Service after, Acting acting, Instant now) {
    var parts = new EnumMap<FieldGroup, Instant>(FieldGroup.class);
    parts.putAll(before.changed().parts());
    for (var part : FieldGroup.values()) if (isWritten(part, before, after)) parts.put(part, now);
    return after.with(
        new Service.Changed(
            now,
            acting.person(),
            acting.organization(),
            isOpen(before, after) ? now : before.changed().openly(),
            parts));
  }

  private static boolean isWritten(FieldGroup part, Service before, Service after) {
    var others = EnumSet.complementOf(EnumSet.of(part));
    return !without(others, before).equals(without(others, after))
        || before.confidentiality().of(part) != after.confidentiality().of(part);
  }

  /** Also when a part is closed: whoever could read it is left without. */
  private static boolean isOpen(Service before, Service after) {
    var all = EnumSet.allOf(FieldGroup.class);
    return !without(all, before).equals(without(all, after))
        || all.stream().anyMatch(part -> isClosed(part, before, after));
  }

  private static boolean isClosed(FieldGroup part, Service before, Service after) {
    var was = before.confidentiality().of(part);
    return was.compareTo(Level.SEATS) < 0 && after.confidentiality().of(part).compareTo(was) > 0;
  }

  private static Service without(Set<FieldGroup> parts, Service service) {
    var rest = service.with(Confidentiality.all(service.confidentiality().level())).with(NEVER);
    for (var part : parts) rest = Redaction.without(rest, part);
    return rest;
  }
}
