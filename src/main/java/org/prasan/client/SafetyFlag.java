package org.prasan.client;

/** What whoever meets a client must know before anything else, so that nobody comes to harm. */
public enum SafetyFlag {
  ABUSER_NEAR,
  BEING_LOOKED_FOR,
  SELF_HARM,
  URGENT_MEDICAL,
  CHILD_ALONE,
  FEARS_OFFICIALS,
  NO_CALLS;

  public String key() {
    return "client.flag." + this;
  }
}
