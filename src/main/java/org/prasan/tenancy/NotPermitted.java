package org.prasan.tenancy;

/** Somebody tried what none of their roles allows; the page says so and names nothing else. */
public class NotPermitted extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Action action;

  public NotPermitted(Action action) {
    super("Not permitted: " + action);
    this.action = action;
  }

  public Action action() {
    return action;
  }
}
