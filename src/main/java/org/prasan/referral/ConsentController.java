package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
  private final WitnessApart apart;
  private final ReadIn readIn;
  private final UnservedSeat unserved;
  private final ConsentPages proved;
  private final ReferralPages pages;

  ConsentController(
      ReadReferral read,
      RecordConsent record,
      KeepPapers keep,
      ConsentTerms terms,
      WitnessApart apart,
      ReadIn readIn,
      UnservedSeat unserved,
      ConsentPages proved,
      ReferralPages pages) {
    this.read = read;
    this.record = record;
    this.keep = keep;
    this.terms = terms;
    this.apart = apart;
    this.readIn = readIn;
    this.unserved = unserved;
    this.proved = proved;
    this.pages = pages;
  }

  @GetMapping("/{coalition}/referrals/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String ask(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(name = "readIn", required = false) @Nullable String spoken,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    // By "back" after it was recorded.
    var gone =
        read.one(acting, id)
            .filter(seen -> seen.sends() && seen.consent() != null && !seen.referral().erased());
    if (gone.isPresent()) return ReferralPages.to(acting, "/" + id);
    var referral = pending(acting, id);
    var form = fresh(acting, referral, purpose, until, spoken);
    if (!terms.show(form, model)) ReferralPages.unprocessable(response);
    return form(acting, referral, form, locale, model);
  }

  @PostMapping("/{coalition}/referrals/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String agreed(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") ConsentForm form,
      BindingResult errors,
      @RequestParam(required = false) @Nullable String read,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var referral =
        this.read
            .one(acting, id)
            .filter(Seen::sends)
            .orElseThrow(ReferralPages::notFound)
            .referral();
    if (referral.erased()) {
      errors.reject(Refusal.ERASED.key(), Refusal.ERASED.key());
      ReferralPages.unprocessable(response);
      return form(acting, referral, form, locale, model);
    }
    var check = new FormCheck(errors);
    var languages = pages.clients().languages(locale).keySet();
    var agreed = form.read(referral, languages, pages.clock().today(), check);
    var readOut = readOut(acting, referral, form, locale);
    if (terms.readable(form)) sameAsRead(readOut.mark(), read, errors);
    form.sameLanguage(readOut, languages, check);
    if (errors.hasErrors()) apart.tell(acting, referral.client(), form, check);
    if (!errors.hasErrors() && agreed != null && form.id() != null && form.version() != null) {
      var said = agreed.form() == Consent.Form.NONE ? "" : readOut.kept();
      var outcome = record.offer(acting, id, form.id(), form.version(), agreed, said);
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
    return form(acting, referral, form, locale, model);
  }

  /** Nothing is recorded but what the page said when it was read out. */
  static void sameAsRead(String mark, @Nullable String read, BindingResult errors) {
    if (!mark.equals(read)) errors.reject("referral.wrong.read-out", "referral.wrong.read-out");
  }

  /** With what was typed so far, which stands in no address. */
  @PostMapping("/{coalition}/referrals/{id}/consent/text")
  @Permit(Action.REFER_CLIENTS)
  String show(
      Acting acting,
      @PathVariable ReferralId id,
      ConsentForm form,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var referral = pending(acting, id);
    if (!terms.show(form, model)) ReferralPages.unprocessable(response);
    return form(acting, referral, form, locale, model);
  }

  /** To be read out and signed by hand; what it says is what is going to be shared. */
  @GetMapping("/{coalition}/referrals/{id}/consent/paper")
  @Permit(Action.REFER_CLIENTS)
  String paper(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(name = "readIn", required = false) @Nullable String spoken,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var seen = read.one(acting, id).orElseThrow(ReferralPages::notFound);
    if (seen.consent() != null) return proof(acting, seen, locale, model);
    var referral = pending(acting, id);
    var form = fresh(acting, referral, purpose, until, spoken);
    if (!terms.show(form, model)) {
      ReferralPages.unprocessable(response);
      return form(acting, referral, form, locale, model);
    }
    told(acting, referral, form, locale, model);
    model.addAttribute("code", referral.code());
    model.addAttribute("today", pages.dates().full(pages.clock().today()));
    return "referral/consent-paper";
  }

  /** What was read out and recorded stays to be seen. */
  private String proof(Acting acting, Seen seen, Locale locale, Model model) {
    proved.show(acting, seen, locale, model);
    if (!model.containsAttribute("proof")) throw ReferralPages.notFound();
    var consent = Objects.requireNonNull(seen.consent());
    model.addAttribute("code", seen.referral().code());
    model.addAttribute("url", ReferralPages.base(acting) + "/" + seen.referral().id());
    model.addAttribute("agreed", proved.facts(consent, locale));
    model.addAttribute("agreedOn", pages.dates().moment(consent.given()));
    return "referral/consent-proof";
  }

  private ConsentForm fresh(
      Acting acting,
      Referral referral,
      @Nullable String purpose,
      @Nullable String until,
      @Nullable String spoken) {
    return terms.chosen(
        ConsentForm.fresh(referral),
        purpose,
        until,
        spoken == null ? readIn.usual(acting.coalitionId(), referral.card().languages()) : spoken);
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

  private String form(
      Acting acting, Referral referral, ConsentForm form, Locale locale, Model model) {
    told(acting, referral, form, locale, model);
    model.addAttribute("unserved", unserved.of(acting, referral, locale).orElse(null));
    choices(acting, referral.card().ageBand(), locale, model);
    return "referral/consent";
  }

  /** What may be chosen wherever consent is recorded. */
  void choices(Acting acting, AgeBand band, Locale locale, Model model) {
    model.addAttribute("readIns", readIn.choices(acting.coalitionId(), locale));
    model.addAttribute("child", RecordConsent.child(band));
    model.addAttribute("purposes", words(Consent.Purpose.values(), Consent.Purpose::key, locale));
    model.addAttribute("bases", bases(locale));
    model.addAttribute("languages", pages.clients().languages(locale));
    model.addAttribute(
        "interpreters", words(Consent.Interpreter.values(), Consent.Interpreter::key, locale));
    model.addAttribute("givers", pages.words(givers(band), Consent.GivenBy::key, locale));
    model.addAttribute("forms", words(Consent.Form.values(), Consent.Form::key, locale));
    model.addAttribute(
        "witnesses", words(Attested.Witness.values(), Attested.Witness::key, locale));
    model.addAttribute("grounds", words(Attested.Ground.values(), Attested.Ground::key, locale));
    model.addAttribute("yesNo", yesNo(locale));
  }

  /** An adult is asked whoever the parents are. */
  private static Set<Consent.GivenBy> givers(AgeBand band) {
    return RecordConsent.child(band)
        ? EnumSet.allOf(Consent.GivenBy.class)
        : ConsentRules.GIVEN_BY_ADULTS;
  }

  private void told(
      Acting acting, Referral referral, ConsentForm form, Locale locale, Model model) {
    var readOut = readOut(acting, referral, form, locale);
    model.addAttribute("referral", referral);
    model.addAttribute("url", ReferralPages.base(acting) + "/" + referral.id());
    model.addAttribute("readOut", readOut);
    model.addAttribute("mark", terms.readable(form) ? readOut.mark() : "");
  }

  private ReadOut readOut(Acting acting, Referral referral, ConsentForm form, Locale page) {
    return readIn.read(
        acting.coalitionId(), form.readIn(), page, locale -> said(acting, referral, form, locale));
  }

  private ReadOut said(Acting acting, Referral referral, ConsentForm form, Locale locale) {
    var flags = pages.clients().flags(referral.card(), locale);
    var shared = new ArrayList<String>();
    shared.add(pages.say("referral.consent.reason", locale));
    referral.groups().stream()
        .sorted()
        .map(DataGroup::key)
        .forEach(key -> shared.add(pages.say(key, locale)));
    long papers = papers(acting, referral);
    if (papers > 0) shared.add(pages.say("referral.consent.papers", locale, papers));
    return ReadOut.of(
        pages.say("referral.consent.to", locale, pages.address(acting, referral.address(), locale)),
        pages.say("referral.consent.first", locale),
        pages.clients().card(acting.coalitionId(), referral.card(), locale),
        flags.isEmpty() ? "" : pages.say("client.flags", locale) + " " + String.join(" · ", flags),
        pages.say("referral.consent.then", locale),
        shared,
        terms.limits(form, "referral.consent.last", locale),
        pages.say("referral.consent.back", locale));
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
