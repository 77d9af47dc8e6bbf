package org.prasan.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Walks a page as people do who use no mouse. */
public final class Keyboard {
  private static final int FURTHEST = 200;

  private Keyboard() {}

  /** Presses Tab until the element has the focus. */
  public static void tabTo(Page page, Locator goal) {
    for (int press = 0; press < FURTHEST; press++) {
      if (goal.evaluate("e => e === document.activeElement").equals(true)) return;
      page.keyboard().press("Tab");
    }
    throw new AssertionError("The Tab key does not reach " + goal);
  }

  public static void press(Page page, String key, int times) {
    for (int press = 0; press < times; press++) page.keyboard().press(key);
  }
}
