package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/**
 * What comes before adding a passkey: being told that the password alone opens the account no more,
 * and codes on paper for the day the device with the passkey is not at hand.
 */
@Controller
class NewPasskey {
  private static final String PAGE = "/account/passkeys/new";

  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Passkeys passkeys;
  private final Sessions sessions;

  NewPasskey(SecondFactors factors, RecoveryCodes recovery, Passkeys passkeys, Sessions sessions) {
    this.factors = factors;
    this.recovery = recovery;
    this.passkeys = passkeys;
    this.sessions = sessions;
  }

  @GetMapping(PAGE)
  @Permit(Action.USE_OWN_ACCOUNT)
  String show(
      Acting acting,
      @RequestParam(defaultValue = "") String label,
      Model model,
      HttpServletRequest request) {
    if (!sessions.confirmed(request)) return "redirect:" + confirm(label);
    var account = Objects.requireNonNull(acting.person()).value();
    model.addAttribute("label", label);
    model.addAttribute("first", !factors.isSetUp(account) && !passkeys.has(account));
    model.addAttribute("codesLeft", recovery.left(account));
    return "identity/passkey";
  }

  /** Where to go first before a passkey may be added; empty if nothing is missing. */
  Optional<String> missing(UUID account, String label, HttpServletRequest request) {
    if (!sessions.confirmed(request)) return Optional.of(confirm(label));
    return recovery.left(account) == 0 ? Optional.of(page(label)) : Optional.empty();
  }

  /** Comes back with the name of the device that was typed. */
  private static String confirm(String label) {
    return "/account/confirm?to=" + UriUtils.encode(page(label), StandardCharsets.UTF_8);
  }

  private static String page(String label) {
    if (label.isBlank()) return PAGE;
    var encoded = UriUtils.encode(label.strip(), StandardCharsets.UTF_8);
    return PAGE + "?label=" + encoded;
  }
}
