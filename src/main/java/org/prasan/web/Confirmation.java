package org.prasan.web;

import org.springframework.ui.Model;

/** Asks once before something that cannot easily be taken back. */
public final class Confirmation {
  public static final String VIEW = "web/confirm";

  private Confirmation() {}

  /**
   * Fills the model of {@link #VIEW}.
   *
   * @param key of the question; its explanation and its button add ".text" and ".act"
   */
  public static void ask(
      Model model, String key, String subject, String actionUrl, String backUrl) {
    model.addAttribute("titleKey", key);
    model.addAttribute("textKey", key + ".text");
    model.addAttribute("subject", subject);
    model.addAttribute("actionKey", key + ".act");
    model.addAttribute("actionUrl", actionUrl);
    model.addAttribute("backUrl", backUrl);
  }
}
