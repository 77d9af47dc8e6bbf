package org.prasan.referral;

/** Why a clock ran out, as told afterwards by whose turn it was. */
enum BreachReason {
  NOBODY_ON_DUTY,
  NOT_SEEN,
  NO_CAPACITY,
  WAITED_FOR_INFORMATION,
  WAITED_FOR_INTERPRETER,
  WAITED_FOR_GUARDIAN,
  WAITED_FOR_AGENCY,
  CLIENT_UNREACHABLE,
  /** Distance, weather or no vehicle. */
  COULD_NOT_TRAVEL,
  TECHNICAL,
  OTHER;

  public String key() {
    return "referral.breach." + name();
  }

  boolean needsWords() {
    return this == OTHER;
  }
}
