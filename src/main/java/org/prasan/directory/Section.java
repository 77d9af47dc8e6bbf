package org.prasan.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a service that is written on a page of its own. */
enum Section {
  BASICS(null),
  DESCRIPTION(FieldGroup.DESCRIPTION),
  WHO(null),
  ACCESS(null),
  PLACE(FieldGroup.ADDRESS),
  PHONES(FieldGroup.PHONES),
  CONTACTS(FieldGroup.CONTACTS),
  TIMES(null),
  ROOM(FieldGroup.CAPACITY),
  REVIEW(null);

  private final @Nullable FieldGroup part;

  Section(@Nullable FieldGroup part) {
    this.part = part;
  }

  /** Who may read it decides who may write it; none if it is kept like the service itself. */
  @Nullable FieldGroup part() {
    return part;
  }

  /** Whether nobody has said anything here yet, where silence tells nothing. */
  boolean untoldIn(Service service) {
    return switch (this) {
      case BASICS, WHO -> false;
      case DESCRIPTION -> service.basics().description() == null;
      case ACCESS -> service.access().equals(Service.Access.UNTOLD);
      case PLACE -> service.place() == null;
      case PHONES -> service.reach().phones().isEmpty();
      case CONTACTS -> service.reach().contacts().isEmpty();
      case TIMES -> service.openings().isEmpty();
      case ROOM -> service.capacity().equals(Capacity.UNTOLD);
      case REVIEW -> service.assurance().on() == null;
    };
  }

  /** Its word in addresses. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
