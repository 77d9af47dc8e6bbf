package org.prasan.directory;

/** How somebody stands in Thai law, where a service asks for it. */
public enum LegalStatus {
  THAI,
  /** Holds a card of a person without Thai nationality, or of one without civil registration. */
  REGISTERED_STATELESS,
  UNREGISTERED,
  MIGRANT_WORKER,
  REFUGEE,
  OTHER_FOREIGNER;

  public String key() {
    return "directory.legal-status." + this;
  }
}
