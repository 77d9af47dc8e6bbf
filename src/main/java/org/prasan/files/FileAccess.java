package org.prasan.files;

import org.prasan.tenancy.Acting;

/** Decides who may see the files of one purpose; the module that owns the purpose answers. */
public interface FileAccess {
  /** The name of the purpose it decides about. */
  String purpose();

  /** Whether this person may see this file. Where not, it looks as if it were not there. */
  boolean maySee(Acting acting, StoredFile file);

  /** Whether each opening is noted in the audit log; false for what is public anyway. */
  default boolean openingIsNoted() {
    return true;
  }
}
