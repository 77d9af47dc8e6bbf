package org.prasan.journey;

import com.microsoft.playwright.Page;
import org.prasan.identity.KnownPasswords;

/** The steps at the door that several journeys begin with. */
final class Door {
  private Door() {}

  static void typePassword(Page page, String email, String password) {
    page.locator("#email").fill(email);
    page.locator("#password").fill(password);
    page.locator("#sign-in .save button").click();
  }

  /** Sets up the second factor that is asked for, with the code before the present one. */
  static String enrol(Page page, KnownPasswords known) {
    var secret = page.locator("code.secret").innerText();
    typeCode(page, known.code(secret, -1));
    return secret;
  }

  static void typeCode(Page page, String code) {
    page.locator("#code").fill(code);
    page.locator("main form:has(#code) .save button").click();
  }

  static void signOut(Page page) {
    page.locator(".topbar details.menu.end:has(form[action='/sign-out']) summary").click();
    page.locator(".topbar form[action='/sign-out'] button").click();
  }
}
