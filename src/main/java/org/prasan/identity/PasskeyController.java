package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What static/js/passkey.js talks to: adding a passkey, and signing in with one. */
@Controller
class PasskeyController {
  private static final String ASKED = "identity.passkeyAsked";
  private static final String OFFERED = "identity.passkeyOffered";
  private static final int LONGEST_LABEL = 60;
  private static final Authentication NOBODY =
      new AnonymousAuthenticationToken(
          "passkey", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

  private final WebAuthnRelyingPartyOperations party;
  private final Accounts accounts;
  private final SignInSteps steps;
  private final Throttle throttle;
  private final AccountLog log;
  private final NewPasskey wanted;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  PasskeyController(
      WebAuthnRelyingPartyOperations party,
      Accounts accounts,
      SignInSteps steps,
      Throttle throttle,
      AccountLog log,
      NewPasskey wanted) {
    this.party = party;
    this.accounts = accounts;
    this.steps = steps;
    this.throttle = throttle;
    this.log = log;
    this.wanted = wanted;
  }

  @PostMapping("/sign-in/passkey/options")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<String> ask(HttpServletRequest request) {
    var options =
        party.createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(NOBODY));
    request.getSession().setAttribute(ASKED, options);
    return answer(options);
  }

  @PostMapping("/sign-in/passkey")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<String> signIn(
      @RequestBody String body,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    var origin = request.getRemoteAddr();
    var session = request.getSession();
    var asked = (PublicKeyCredentialRequestOptions) session.getAttribute(ASKED);
    session.removeAttribute(ASKED);
    if (asked == null
        || throttle.count(Throttle.Channel.PASSKEY, null, origin) != Throttle.Answer.GO_ON)
      return refusal();
    try {
      var shown =
          json.readValue(
              body, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      var owner = party.authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
      var account = accounts.byId(Passkeys.account(owner.getId())).filter(Account::active);
      if (account.isEmpty()) return refusal();
      throttle.forgive(Throttle.Channel.PASSKEY, account.get().id(), origin);
      var kept = (String) session.getAttribute(Sessions.RETURN_TO);
      var next =
          steps.enter(
              account.get(),
              List.of(SignedIn.BY_PASSKEY),
              kept == null ? to : kept,
              request,
              response);
      return answer(Map.of("to", next));
    } catch (RuntimeException e) {
      // Whatever is wrong with it, a passkey that cannot be checked opens nothing.
      Refusals.noted();
      log.noteUnknown(origin, "sign-in.passkey-refused");
      return refusal();
    }
  }

  @PostMapping("/account/passkeys/options")
  @Permit(Action.USE_OWN_ACCOUNT)
  ResponseEntity<String> offer(
      Acting acting, @RequestParam(defaultValue = "") String label, HttpServletRequest request) {
    var first = wanted.missing(person(acting).value(), label, request);
    if (first.isPresent()) return answer(Map.of("to", first.get()));
    var options =
        party.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(Sessions.required()));
    request.getSession().setAttribute(OFFERED, options);
    return answer(options);
  }

  @PostMapping("/account/passkeys")
  @Permit(Action.USE_OWN_ACCOUNT)
  ResponseEntity<String> add(
      Acting acting,
      @RequestBody String body,
      @RequestParam(defaultValue = "") String label,
      HttpServletRequest request) {
    var session = request.getSession();
    var offered = (PublicKeyCredentialCreationOptions) session.getAttribute(OFFERED);
    session.removeAttribute(OFFERED);
    var account = accounts.byId(person(acting).value()).orElseThrow();
    if (offered == null || wanted.missing(account.id(), label, request).isPresent())
      return refusal();
    try {
      var made =
          json.readValue(
              body, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      var key = new RelyingPartyPublicKey(made, label(label, request));
      log.doing(
          account,
          request.getRemoteAddr(),
          "passkey.added",
          () ->
              party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(offered, key)));
      return answer(Map.of("to", "/account"));
    } catch (JacksonException | IllegalArgumentException e) {
      return refusal();
    }
  }

  private static String label(String typed, HttpServletRequest request) {
    var label = typed.isBlank() ? Device.of(request.getHeader("User-Agent")) : typed.strip();
    if (label.isEmpty()) return "passkey";
    return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
  }

  private static PersonId person(Acting acting) {
    return Objects.requireNonNull(acting.person());
  }

  private ResponseEntity<String> answer(Object value) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(value));
  }

  private static ResponseEntity<String> refusal() {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{}");
  }
}
