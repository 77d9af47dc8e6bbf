package org.prasan.directory;

import java.util.Locale;

/** A part of a service that may be kept closer than the rest. */
public enum FieldGroup {
  DESCRIPTION,
  ADDRESS,
  PHONES,
  CONTACTS,
  CAPACITY;

  /** Its column in the table. */
  String column() {
    return name().toLowerCase(Locale.ROOT) + "_level";
  }

  /** The column that says when it was written. */
  String changedColumn() {
    return name().toLowerCase(Locale.ROOT) + "_changed_at";
  }
}
