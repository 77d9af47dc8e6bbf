package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.AgeBand;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Consent is asked for, on paper or by word of mouth, and recorded; with it the referral goes. */
@Controller
@RefusalsNoted("referral")
class ConsentController {
  private final ReadReferral read;
  private final RecordConsent record;
  private final KeepPapers keep;
  private final ConsentTerms terms;
  private final UnservedSeat unserved;
  private final ReferralPages pages;

  ConsentController(
      ReadReferral read,
      RecordConsent record,
      KeepPapers keep,
      ConsentTerms terms,
      UnservedSeat unserved,
      ReferralPages pages) {
    this.read = read;
    this.record = record;
    this.keep = keep;
    this.terms = terms;
    this.unserved = unserved;
    this.pages = pages;
  }

  @GetMapping("/{coalition}/referrals/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String ask(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var referral = pending(acting, id);
    var form = terms.chosen(ConsentForm.fresh(referral), purpose, until);
    if (!terms.show(form, locale, model)) ReferralPages.unprocessable(response);
    return form(acting, referral, locale, model);
  }

  @PostMapping("/{coalition}/referrals/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String agreed(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") ConsentForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var referral =
        read.one(acting, id).filter(Seen::sends).orElseThrow(ReferralPages::notFound).referral();
    var check = new FormCheck(errors);
    var languages = pages.clients().languages(locale).keySet();
    var agreed = form.read(referral, languages, pages.clock().today(), check);
    if (agreed != null && form.id() != null && form.version() != null) {
      var outcome = record.offer(acting, id, form.id(), form.version(), agreed);
      switch (outcome) {
        case Outcome.Done _ -> {
          redirect.addFlashAttribute("flash", "referral.offered");
          return ReferralPages.to(acting, "/" + id);
        }
        case Outcome.NotThere _ -> throw ReferralPages.notFound();
        case Outcome.NotOpen(var field, var key) -> check.wrong(field, key);
        case Outcome.Refused(var why, var _) -> errors.reject(why.key(), why.key());
        case Outcome.ChangedMeanwhile _ ->
            errors.reject("referral.wrong.changed", "referral.wrong.changed");
        case Outcome.NoConsent _ ->
            errors.reject("referral.wrong.no-consent", "referral.wrong.no-consent");
      }
    }
    ReferralPages.unprocessable(response);
    terms.say(form, locale, model);
    return form(acting, referral, locale, model);
  }

  /** To be read out and signed by hand; what it says is what is going to be shared. */
  @GetMapping("/{coalition}/referrals/{id}/consent/paper")
  @Permit(Action.REFER_CLIENTS)
  String paper(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var referral = pending(acting, id);
    var form = terms.chosen(ConsentForm.fresh(referral), purpose, until);
    if (!terms.show(form, locale, model)) {
      ReferralPages.unprocessable(response);
      return form(acting, referral, locale, model);
    }
    told(acting, referral, locale, model);
    model.addAttribute("today", pages.dates().full(pages.clock().today()));
    return "referral/consent-paper";
  }

  /** Those that go along; what an earlier seat added stays with that seat. */
  private long papers(Acting acting, Referral referral) {
    return keep.shelves(acting, referral.id()).stream()
        .flatMap(shelves -> shelves.papers().stream())
        .filter(paper -> paper.of().equals(referral.sender()))
        .count();
  }

  private Referral pending(Acting acting, ReferralId id) {
    return read.one(acting, id)
        .map(Seen::referral)
        .filter(one -> acting.actsFor(one.sender()) && one.state() == State.CONSENT_PENDING)
        .orElseThrow(ReferralPages::notFound);
  }

  private String form(Acting acting, Referral referral, Locale locale, Model model) {
    told(acting, referral, locale, model);
    model.addAttribute("unserved", unserved.of(acting, referral, locale).orElse(null));
    choices(referral.card().ageBand(), locale, model);
    return "referral/consent";
  }

  /** What may be chosen wherever consent is recorded. */
  void choices(AgeBand band, Locale locale, Model model) {
    model.addAttribute("child", RecordConsent.child(band));
    model.addAttribute("purposes", words(Consent.Purpose.values(), Consent.Purpose::key, locale));
    model.addAttribute("bases", bases(locale));
    model.addAttribute("languages", pages.clients().languages(locale));
    model.addAttribute(
        "interpreters", words(Consent.Interpreter.values(), Consent.Interpreter::key, locale));
    model.addAttribute("givers", pages.words(givers(band), Consent.GivenBy::key, locale));
    model.addAttribute("forms", words(Consent.Form.values(), Consent.Form::key, locale));
    model.addAttribute("yesNo", yesNo(locale));
  }

  /** An adult is asked whoever the parents are. */
  private static Set<Consent.GivenBy> givers(AgeBand band) {
    return RecordConsent.child(band)
        ? EnumSet.allOf(Consent.GivenBy.class)
        : ConsentRules.GIVEN_BY_ADULTS;
  }

  private void told(Acting acting, Referral referral, Locale locale, Model model) {
    var url = ReferralPages.base(acting) + "/" + referral.id();
    model.addAttribute("referral", referral);
    model.addAttribute("url", url);
    model.addAttribute("to", pages.address(acting, referral.address(), locale));
    model.addAttribute(
        "shared",
        referral.groups().stream()
            .sorted()
            .map(DataGroup::key)
            .map(key -> pages.say(key, locale))
            .toList());
    model.addAttribute("papers", papers(acting, referral));
    model.addAttribute("flags", pages.clients().flags(referral.card(), locale));
    model.addAttribute(
        "facts", pages.clients().card(acting.coalitionId(), referral.card(), locale));
  }

  private <E extends Enum<E>> Map<String, String> words(
      E[] values, java.util.function.Function<E, String> key, Locale locale) {
    return pages.words(Arrays.asList(values), key, locale);
  }

  private Map<String, String> bases(Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var basis : LegalBasis.values())
      options.put(
          basis.name(),
          pages.say(
              "referral.basis.option", locale, pages.say(basis.key(), locale), basis.section()));
    return options;
  }

  private Map<String, String> yesNo(Locale locale) {
    var options = new LinkedHashMap<String, String>();
    options.put("NO", pages.say("referral.suspected.no", locale));
    options.put("YES", pages.say("referral.suspected.yes", locale));
    return options;
  }
}
