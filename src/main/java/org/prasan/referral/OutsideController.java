package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.directory.Needs;
import org.prasan.language.Digits;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A client is referred to somebody outside: written, agreed to, answered on paper. */
@Controller
@RefusalsNoted("outside-referral")
class OutsideController {
  private final ReferOutside refer;
  private final Clients clients;
  private final ConsentController consent;
  private final ConsentTerms terms;
  private final WitnessApart apart;
  private final OutsideReadOut readOuts;
  private final ProveOutside prove;
  private final Needs needs;
  private final ReferralPages pages;

  OutsideController(
      ReferOutside refer,
      Clients clients,
      ConsentController consent,
      ConsentTerms terms,
      WitnessApart apart,
      OutsideReadOut readOuts,
      ProveOutside prove,
      Needs needs,
      ReferralPages pages) {
    this.refer = refer;
    this.clients = clients;
    this.consent = consent;
    this.terms = terms;
    this.apart = apart;
    this.readOuts = readOuts;
    this.prove = prove;
    this.needs = needs;
    this.pages = pages;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/outside";
  }

  private static String to(Acting acting, String path) {
    return "redirect:" + base(acting) + path;
  }

  @GetMapping("/{coalition}/outside/new")
  @Permit(Action.REFER_CLIENTS)
  String fresh(Acting acting, @RequestParam ClientId client, Locale locale, Model model) {
    var card = card(acting, client);
    model.addAttribute("form", OutsideForm.fresh(card.triage().needs()));
    return form(acting, card, locale, model);
  }

  private Clients.Card card(Acting acting, ClientId client) {
    return clients.card(acting, client).orElseThrow(ReferralPages::notFound);
  }

  private String form(Acting acting, Clients.Card card, Locale locale, Model model) {
    model.addAttribute("client", card);
    model.addAttribute("action", base(acting) + "/new?client=" + card.id());
    model.addAttribute("back", "/" + acting.coalition().slug() + "/clients/" + card.id());
    model.addAttribute(
        "urgencies", pages.words(Arrays.asList(Urgency.values()), Urgency::key, locale));
    model.addAttribute("needs", needs(card.triage().needs(), locale));
    var groups = EnumSet.allOf(DataGroup.class);
    groups.removeAll(card.withheld());
    var told = clients.told(acting, card.id());
    groups.retainAll(told);
    model.addAttribute("empty", pages.untold(card, told, locale));
    model.addAttribute("groups", pages.words(groups, DataGroup::key, locale));
    return "referral/outside-new";
  }

  private Map<String, String> needs(List<String> codes, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var code : codes)
      options.put(code, needs.term(code).map(term -> term.name().in(locale)).orElse(code));
    return options;
  }

  @PostMapping("/{coalition}/outside/new")
  @Permit(Action.REFER_CLIENTS)
  String write(
      Acting acting,
      @RequestParam ClientId client,
      @ModelAttribute("form") OutsideForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var card = card(acting, client);
    var check = new FormCheck(errors);
    var asked = form.read(Set.copyOf(card.triage().needs()), card.withheld(), check);
    if (asked != null && form.id() != null)
      switch (refer.write(acting, form.id(), client, asked)) {
        case DONE -> {
          return to(acting, "/" + form.id() + "/consent");
        }
        case NOT_THERE -> throw ReferralPages.notFound();
        case GROUP_EMPTY -> check.wrong("groups", "referral.wrong.group-empty");
        case WRITTEN_OTHERWISE -> {
          return notInIt(acting, find(acting, form.id()), card, form, locale, model, response);
        }
        case CLIENT_CLOSED, ALREADY, NO_CONSENT, WITNESS_NOT_APART, ERASED ->
            errors.reject("referral.wrong.client-closed", "referral.wrong.client-closed");
      }
    ReferralPages.unprocessable(response);
    return form(acting, card, locale, model);
  }

  /** The first was kept, and its answer lost on the way: what was typed since is not in it. */
  private String notInIt(
      Acting acting,
      Outside first,
      Clients.Card card,
      OutsideForm typed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var form = typed.anew();
    var errors = new BeanPropertyBindingResult(form, "form");
    errors.reject("referral.wrong.outside-kept-first", "referral.wrong.outside-kept-first");
    model.addAttribute("form", form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    model.addAttribute("first", first);
    model.addAttribute("firstUrl", base(acting) + "/" + first.id());
    ReferralPages.unprocessable(response);
    return form(acting, card, locale, model);
  }

  @GetMapping("/{coalition}/outside/{id}")
  @Permit(Action.REFER_CLIENTS)
  String show(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var one = find(acting, id);
    head(acting, one, locale, model);
    model.addAttribute("words", refer.outcomeWords(acting, one));
    model.addAttribute(
        "proofMissing", prove.of(acting, id).filter(shown -> shown.proof().missing()).isPresent());
    return "referral/outside";
  }

  private Outside find(Acting acting, UUID id) {
    return refer.one(acting, id).orElseThrow(ReferralPages::notFound);
  }

  private void head(Acting acting, Outside one, Locale locale, Model model) {
    var today = pages.clock().today();
    model.addAttribute("one", one);
    model.addAttribute("stage", one.stage(today));
    model.addAttribute("ready", one.mayBeHandedOver(today));
    model.addAttribute("url", base(acting) + "/" + one.id());
    model.addAttribute("back", "/" + acting.coalition().slug() + "/clients/" + one.client());
    model.addAttribute("told", refer.told(acting.coalitionId(), one).orElse(null));
    model.addAttribute("facts", pages.clients().card(acting.coalitionId(), one.card(), locale));
    model.addAttribute("flags", String.join(" · ", pages.clients().flags(one.card(), locale)));
    model.addAttribute(
        "shared",
        one.groups().stream().sorted().map(group -> pages.say(group.key(), locale)).toList());
  }

  @GetMapping("/{coalition}/outside/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String ask(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(name = "readIn", required = false) @Nullable String spoken,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var one = find(acting, id);
    if (one.erased()) throw ReferralPages.notFound();
    if (one.consent() != null) return to(acting, "/" + id);
    var form = readOuts.fresh(acting, one, purpose, until, spoken);
    if (!terms.show(form, model)) ReferralPages.unprocessable(response);
    return consent(acting, one, form, locale, model);
  }

  @PostMapping("/{coalition}/outside/{id}/consent/text")
  @Permit(Action.REFER_CLIENTS)
  String text(
      Acting acting,
      @PathVariable UUID id,
      ConsentForm form,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var one = find(acting, id);
    if (one.consent() != null) return to(acting, "/" + id);
    if (!terms.show(form, model)) ReferralPages.unprocessable(response);
    return consent(acting, one, form, locale, model);
  }

  String consent(Acting acting, Outside one, ConsentForm form, Locale locale, Model model) {
    var readOut = readOuts.of(acting, one, form, locale);
    model.addAttribute("one", one);
    model.addAttribute("url", base(acting) + "/" + one.id());
    model.addAttribute("readOut", readOut);
    model.addAttribute("mark", terms.readable(form) ? readOut.mark() : "");
    consent.choices(acting, one.card().ageBand(), locale, model);
    return "referral/outside-consent";
  }

  @PostMapping("/{coalition}/outside/{id}/consent")
  @Permit(Action.REFER_CLIENTS)
  String agreed(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") ConsentForm form,
      BindingResult errors,
      @RequestParam(required = false) @Nullable String read,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var one = find(acting, id);
    var languages = pages.clients().languages(locale).keySet();
    var check = new FormCheck(errors);
    var agreed =
        form.read(one.groups(), one.card().ageBand(), languages, pages.clock().today(), check);
    var readOut = readOuts.of(acting, one, form, locale);
    form.sameLanguage(readOut, languages, check);
    if (one.consent() == null && terms.readable(form))
      ConsentController.sameAsRead(readOut.mark(), read, errors);
    if (errors.hasErrors()) apart.tell(acting, one.client(), form, check);
    if (agreed != null && !errors.hasErrors())
      switch (refer.agree(acting, id, agreed, said(agreed, readOut))) {
        case DONE -> {
          redirect.addFlashAttribute("flash", "referral.outside.agreed");
          return to(acting, "/" + id);
        }
        case ALREADY ->
            errors.reject("referral.outside.agreed-before", "referral.outside.agreed-before");
        case NOT_THERE -> throw ReferralPages.notFound();
        case WITNESS_NOT_APART -> check.wrong("witness", WitnessApart.WRONG);
        case ERASED -> errors.reject(Refusal.ERASED.key(), Refusal.ERASED.key());
        case CLIENT_CLOSED, GROUP_EMPTY, NO_CONSENT, WRITTEN_OTHERWISE ->
            errors.reject("referral.wrong.client-closed", "referral.wrong.client-closed");
      }
    ReferralPages.unprocessable(response);
    return consent(acting, one, form, locale, model);
  }

  /** Where nobody was asked, nothing was read out. */
  private static String said(RecordConsent.Agreed agreed, ReadOut readOut) {
    return agreed.form() == Consent.Form.NONE ? "" : readOut.kept();
  }

  @GetMapping("/{coalition}/outside/{id}/withdraw")
  @Permit(Action.REFER_CLIENTS)
  String askWithdraw(Acting acting, @PathVariable UUID id, Model model) {
    var url = base(acting) + "/" + id;
    var code = find(acting, id).code();
    Confirmation.ask(model, "referral.outside.withdraw.sure", code, url + "/withdraw", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/outside/{id}/withdraw")
  @Permit(Action.REFER_CLIENTS)
  String withdraw(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    if (refer.withdraw(acting, id) == ReferOutside.Answer.NOT_THERE) throw ReferralPages.notFound();
    redirect.addFlashAttribute("flash", "referral.outside.withdrawn");
    return to(acting, "/" + id);
  }

  /** Typed, or read from the square on the paper that came back. */
  @GetMapping("/{coalition}/outside")
  @Permit(Action.REFER_CLIENTS)
  String enter(
      Acting acting,
      @RequestParam(required = false) @Nullable String code,
      Locale locale,
      Model model) {
    var typed = code(code);
    model.addAttribute("typed", typed);
    model.addAttribute("base", base(acting));
    model.addAttribute("rows", rows(acting, locale));
    if (typed.isEmpty()) return "referral/outside-code";
    var found = refer.coded(acting, typed);
    if (found.isPresent()) return to(acting, "/" + found.get().id() + "/outcome");
    model.addAttribute("wrong", true);
    return "referral/outside-code";
  }

  /** One that waits for an answer, and how long it still may. */
  record Row(UUID id, String code, String to, ReferralPages.@Nullable ClockLine clock) {}

  private List<Row> rows(Acting acting, Locale locale) {
    return refer.waiting(acting).stream()
        .map(
            waiting ->
                new Row(
                    waiting.one().id(),
                    waiting.one().code(),
                    waiting.to(),
                    waiting.run() == null
                        ? null
                        : pages.clocks(List.of(waiting.run()), Set.of(), locale).getFirst()))
        .toList();
  }

  private static String code(@Nullable String typed) {
    var signs =
        Digits.toAscii(FormCheck.plain(typed)).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return signs.length() > 3 ? signs.substring(0, 3) + "-" + signs.substring(3) : signs;
  }

  /** What came of it, as it was typed. */
  record OutcomeForm(@Nullable String outcome, @Nullable String words) {
    @Override
    public String toString() {
      return "OutcomeForm[" + outcome + "]";
    }
  }

  @GetMapping("/{coalition}/outside/{id}/outcome")
  @Permit(Action.REFER_CLIENTS)
  String askOutcome(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var one = find(acting, id);
    if (one.erased()) throw ReferralPages.notFound();
    if (one.answer() != null || one.consent() == null) return to(acting, "/" + id);
    model.addAttribute("form", new OutcomeForm("", ""));
    return outcome(acting, one, locale, model);
  }

  private String outcome(Acting acting, Outside one, Locale locale, Model model) {
    head(acting, one, locale, model);
    model.addAttribute(
        "outcomes", pages.words(Arrays.asList(OutcomeCode.values()), OutcomeCode::key, locale));
    return "referral/outside-outcome";
  }

  @PostMapping("/{coalition}/outside/{id}/outcome")
  @Permit(Action.REFER_CLIENTS)
  String answer(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") OutcomeForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var one = find(acting, id);
    var check = new FormCheck(errors);
    var outcome =
        Arrays.stream(OutcomeCode.values())
            .filter(code -> code.name().equals(form.outcome()))
            .findFirst();
    if (outcome.isEmpty()) check.wrong("outcome", "web.wrong.choose");
    var words =
        outcome.filter(OutcomeCode::needsWords).isPresent()
            ? check.words("words", form.words(), StepForm.LONGEST)
            : check.limited("words", form.words(), StepForm.LONGEST);
    if (!check.refused() && outcome.isPresent())
      switch (refer.answer(acting, id, outcome.get(), words)) {
        case DONE -> {
          redirect.addFlashAttribute("flash", "referral.outside.entered");
          return to(acting, "/" + id);
        }
        case NOT_THERE -> throw ReferralPages.notFound();
        case ALREADY -> errors.reject("referral.outside.already", "referral.outside.already");
        case ERASED -> errors.reject(Refusal.ERASED.key(), Refusal.ERASED.key());
        case CLIENT_CLOSED, GROUP_EMPTY, NO_CONSENT, WITNESS_NOT_APART, WRITTEN_OTHERWISE ->
            errors.reject("referral.wrong.no-consent", "referral.wrong.no-consent");
      }
    ReferralPages.unprocessable(response);
    return outcome(acting, one, locale, model);
  }
}
