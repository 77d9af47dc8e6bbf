package org.prasan.files;

/** Carries the refusal of an upload from where it is noticed to where it is answered. */
final class FileRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient StoreOutcome.Refused reason;

  FileRefused(StoreOutcome.Refused reason) {
    super(reason.key());
    this.reason = reason;
  }

  StoreOutcome.Refused reason() {
    return reason;
  }
}
