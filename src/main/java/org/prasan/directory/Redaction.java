package org.prasan.directory;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * A service as one reader may see it: what is hidden is as empty as what was never told, so that
 * nobody can tell the one from the other. Pages and files take a service from here only.
 *
 * @param confidential the parts in it that only named readers may read, for the audit log
 */
record Redaction(Service service, Set<FieldGroup> confidential, boolean keptClose) {

  /** Empty if the reader may not know that there is such a service. */
  static Optional<Redaction> of(Service whole, Reader reader) {
    var kept = whole.confidentiality();
    if (!Visibility.ofService(reader, kept.level(), whole.guard())) return Optional.empty();
    var parts = Visibility.parts(reader, kept, whole.guard());
    var service = whole.with(Confidentiality.all(kept.level()));
    for (var part : FieldGroup.values())
      if (!parts.contains(part)) service = without(service, part);
    if (parts.size() < FieldGroup.values().length)
      service = service.with(whole.changed().seenWith(parts));
    return Optional.of(
        new Redaction(
            service, confidential(whole, parts), kept.level().compareTo(Level.SEATS) >= 0));
  }

  /** As if that part had never been told. */
  static Service without(Service service, FieldGroup part) {
    var reach = service.reach();
    return switch (part) {
      case DESCRIPTION -> service.with(basics(service, null, service.basics().email()));
      case ADDRESS -> service.withPlace(null);
      case PHONES -> service.with(new Service.Reach(List.of(), reach.contacts()));
      case CONTACTS ->
          service
              .with(basics(service, service.basics().description(), null))
              .with(new Service.Reach(reach.phones(), List.of()))
              .with(service.assurance().byNobody());
      case CAPACITY -> service.with(Capacity.UNTOLD);
    };
  }

  private static Service.Basics basics(
      Service service, @Nullable LocalizedText description, @Nullable String email) {
    var basics = service.basics();
    return new Service.Basics(
        basics.name(),
        basics.alternateName(),
        description,
        basics.status(),
        basics.needs(),
        basics.alert(),
        basics.url(),
        email);
  }

  private static Set<FieldGroup> confidential(Service whole, Set<FieldGroup> parts) {
    var confidential = EnumSet.noneOf(FieldGroup.class);
    for (var part : parts)
      if (whole.confidentiality().of(part).compareTo(Level.SEATS) >= 0 && isTold(whole, part))
        confidential.add(part);
    return confidential;
  }

  static boolean isTold(Service whole, FieldGroup part) {
    return switch (part) {
      case DESCRIPTION -> whole.basics().description() != null;
      case ADDRESS -> whole.place() != null;
      case PHONES -> !whole.reach().phones().isEmpty();
      case CONTACTS -> !whole.reach().contacts().isEmpty() || whole.basics().email() != null;
      case CAPACITY -> whole.capacity().available() != null;
    };
  }

  /** Something in it was meant for few. */
  boolean isConfidential() {
    return keptClose || !confidential.isEmpty();
  }
}
