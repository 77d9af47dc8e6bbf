package org.prasan.client;

/** In which light of the law a client may stand; each has a screening checklist of its own. */
enum LegalCategory {
  TRAFFICKING,
  CHILD_AT_RISK,
  STATELESS,
  DOMESTIC_VIOLENCE,
  OTHER;

  public String key() {
    return "client.category." + this;
  }
}
