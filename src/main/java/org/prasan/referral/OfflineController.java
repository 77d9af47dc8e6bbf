package org.prasan.referral;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Permit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The page that a phone keeps for where there is no network, and what it asks for when there is.
 * The page itself is the same for everybody: what is personal is sealed by the phone.
 */
@Controller
class OfflineController {
  private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

  private final SendOffline send;
  private final OfflineChoices choices;
  private final OfflineWorker worker;
  private final ReferralPages pages;
  private final SignedWords signing;

  OfflineController(
      SendOffline send,
      OfflineChoices choices,
      OfflineWorker worker,
      ReferralPages pages,
      SignedWords signing) {
    this.send = send;
    this.choices = choices;
    this.worker = worker;
    this.pages = pages;
    this.signing = signing;
  }

  @GetMapping("/{coalition}/referrals/offline")
  @Permit(Action.REFER_CLIENTS)
  String page(Acting acting, Model model) {
    model.addAttribute("here", here(acting));
    model.addAttribute("slug", acting.coalition().slug());
    model.addAttribute("days", SendOffline.KEPT.toDays());
    model.addAttribute("longest", AskedForm.LONGEST);
    return "referral/offline";
  }

  private static String here(Acting acting) {
    return ReferralPages.base(acting) + "/offline";
  }

  /** Kept by browsers under the page's address alone, so that nothing else of ours is kept. */
  @GetMapping("/{coalition}/referrals/offline/worker.js")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<String> worker(Acting acting) {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .header("Service-Worker-Allowed", here(acting))
        .body(worker.script(here(acting)));
  }

  @GetMapping("/{coalition}/referrals/offline/manifest.json")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<Map<String, Object>> manifest(Acting acting, Locale locale) {
    var name = pages.say("referral.offline.neutral", locale);
    return ResponseEntity.ok()
        .contentType(MANIFEST)
        .body(
            Map.of(
                "id",
                here(acting),
                "name",
                name,
                "short_name",
                name,
                "lang",
                locale.getLanguage(),
                "start_url",
                here(acting),
                "scope",
                here(acting),
                "display",
                "standalone",
                "background_color",
                "#FBFAF7",
                "theme_color",
                "#5B6770",
                "icons",
                List.of(icon(192), icon(512))));
  }

  /** As grey as on the pages a survivor reads: telephones want it in points. */
  private static Map<String, String> icon(int points) {
    return Map.of(
        "src",
        "/neutral-" + points + ".png",
        "sizes",
        points + "x" + points,
        "type",
        "image/png",
        "purpose",
        "any maskable");
  }

  /**
   * Whether the phone's owner is signed in, and if not, whether there is still anybody to wait for:
   * of a person who works here no more the phone forgets everything. Only a phone on which that
   * person was signed in has the proof to ask with; whoever has none learns nothing, not even that
   * a closed coalition exists.
   */
  @GetMapping("/{coalition}/referrals/offline/state.json")
  @Permit(Action.SEE_PUBLIC_PAGES)
  @ResponseBody
  Map<String, Object> state(
      Acting acting,
      @RequestParam(required = false) @Nullable PersonId person,
      @RequestParam(required = false) @Nullable OrganizationId organization,
      @RequestParam(defaultValue = "") String proof,
      CsrfToken token) {
    boolean known =
        person != null
            && organization != null
            && signing.signed(owner(acting, person, organization), proof)
            && choices.mayStill(acting.coalitionId(), person, organization);
    if (!known && !acting.may(Action.REFER_CLIENTS) && !acting.coalition().open())
      throw ReferralPages.notFound();
    var state = new TreeMap<String, Object>();
    state.put("known", known);
    state.put("signedIn", acting.signedIn());
    state.put("may", acting.may(Action.REFER_CLIENTS));
    if (acting.person() != null && acting.organization() != null) {
      state.put("person", acting.person().toString());
      state.put("organization", acting.organization().toString());
      state.put("proof", signing.sign(owner(acting, acting.person(), acting.organization())));
      state.put("token", token.getToken());
    }
    return state;
  }

  private static String owner(Acting acting, PersonId person, OrganizationId organization) {
    return String.join(
        " ",
        "offline",
        acting.coalitionId().toString(),
        person.toString(),
        organization.toString());
  }

  @GetMapping("/{coalition}/referrals/offline/choices.json")
  @Permit(Action.REFER_CLIENTS)
  @ResponseBody
  Map<String, List<OfflineChoices.Option>> choices(Acting acting, Locale locale) {
    return choices.all(acting, locale);
  }

  @PostMapping("/{coalition}/referrals/offline")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<Map<String, String>> send(
      Acting acting, @RequestBody OfflineDraft draft, Locale locale) {
    return switch (send.send(acting, draft)) {
      case SendOffline.Sent(var id, var code) ->
          ResponseEntity.ok(Map.of("code", code, "url", ReferralPages.base(acting) + "/" + id));
      case SendOffline.Refused refused ->
          ResponseEntity.unprocessableContent()
              .body(
                  Map.of(
                      "field",
                      refused.field(),
                      "said",
                      pages.say(refused.key(), locale),
                      "mend",
                      pages.say(refused.mend(), locale)));
    };
  }
}
