package org.prasan.agreement;

/** What an agreement is for. */
public enum AgreementKind {
  /** The memorandum one signs to belong to the coalition. */
  MEMBERSHIP,
  /** Working together on something, often with an agency. */
  COOPERATION,
  OTHER;

  public String key() {
    return "agreement.kind." + name();
  }
}
