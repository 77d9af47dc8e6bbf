package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.identity.MandateHolders;
import org.prasan.language.Dates;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives offices to organizations and ends their terms. */
@Controller
@RefusalsNoted("term")
class TermController {
  private static final String FORM = "coalition/term";
  private static final String END = "coalition/term-end";

  private final Offices offices;
  private final AssignOffice assign;
  private final EndTerm end;
  private final ObjectProvider<OrganizationNames> organizations;
  private final MandateHolders holders;
  private final PersonNames known;
  private final MessageSource messages;
  private final Dates dates;
  private final Clock clock;

  TermController(
      Offices offices,
      AssignOffice assign,
      EndTerm end,
      ObjectProvider<OrganizationNames> organizations,
      MandateHolders holders,
      PersonNames known,
      MessageSource messages,
      Dates dates,
      Clock clock) {
    this.offices = offices;
    this.assign = assign;
    this.end = end;
    this.organizations = organizations;
    this.holders = holders;
    this.known = known;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  /** What is typed to end a term. */
  record EndForm(@Nullable String to) {}

  @GetMapping("/{coalition}/structure/terms/new")
  @Permit(Action.ASSIGN_OFFICE)
  String form(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID office,
      Locale locale,
      Model model) {
    model.addAttribute("form", new TermForm(FreshId.next(), office, null, null, "", ""));
    return choices(acting, locale, model);
  }

  @PostMapping("/{coalition}/structure/terms/new")
  @Permit(Action.ASSIGN_OFFICE)
  String assign(
      Acting acting,
      @ModelAttribute("form") TermForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    if (form.office() == null) check.wrong("office", "web.wrong.choose");
    if (form.organization() == null) check.wrong("organization", "web.wrong.choose");
    var began = check.time("began", form.began(), "to", "", false);
    var to = check.dayIfAny("to", form.to());
    if (check.refused()) return Refused.form(response, choices(acting, locale, model));
    var wish =
        new AssignOffice.Wish(
            Objects.requireNonNullElseGet(form.id(), FreshId::next),
            FormCheck.read(form.office()),
            new OrganizationId(FormCheck.read(form.organization())),
            form.person() == null ? null : new PersonId(form.person()),
            FormCheck.read(began),
            to);
    switch (assign.assign(acting, wish)) {
      case AssignOffice.Outcome.Assigned _ -> {
        redirect.addFlashAttribute("flash", "coalition.term.assigned");
        return "redirect:/" + acting.coalition().slug() + "/structure";
      }
      case AssignOffice.Outcome.Overlaps(var terms) ->
          check.wrong(
              "began",
              terms.getFirst().to() == null
                  ? "coalition.error.overlap.open"
                  : "coalition.error.overlap",
              ThaiDates.full(terms.getFirst().from(), locale),
              until(terms.getFirst(), locale));
      case AssignOffice.Outcome.LongerThanTheRule(var limit) -> tooLong(check, limit, locale);
      case AssignOffice.Outcome.EndsBeforeItBegins() -> check.wrong("to", "web.wrong.ends-before");
      case AssignOffice.Outcome.ActsNotForIt(var on) ->
          check.wrong("person", "coalition.error.acts-not-for-it", ThaiDates.full(on, locale));
      case AssignOffice.Outcome.NotFound() -> throw PillarController.notFound();
    }
    return Refused.form(response, choices(acting, locale, model));
  }

  private static void tooLong(FormCheck check, LongestTerm.Limit limit, Locale locale) {
    check.wrong(
        "to",
        "coalition.error.term-too-long",
        limit.months(),
        ThaiDates.full(limit.last(), locale));
  }

  private static String until(Term term, Locale locale) {
    return term.to() == null ? "" : ThaiDates.full(term.to(), locale);
  }

  @GetMapping("/{coalition}/structure/terms/{id}/end")
  @Permit(Action.ASSIGN_OFFICE)
  String askEnd(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    describe(acting, id, locale, model);
    model.addAttribute("form", new EndForm(""));
    return END;
  }

  @PostMapping("/{coalition}/structure/terms/{id}/end")
  @Permit(Action.ASSIGN_OFFICE)
  String end(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") EndForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    describe(acting, id, locale, model);
    var check = new FormCheck(errors);
    var to = check.day("to", form.to());
    if (to == null) return Refused.form(response, END);
    switch (end.end(acting, id, to)) {
      case EndTerm.Outcome.Ended() -> {
        redirect.addFlashAttribute("flash", "coalition.term.ended");
        return "redirect:/" + acting.coalition().slug() + "/structure";
      }
      case EndTerm.Outcome.EndsBeforeItBegins() -> check.wrong("to", "web.wrong.ends-before");
      case EndTerm.Outcome.EndedBefore() -> check.wrong("to", "coalition.error.ended-before");
      case EndTerm.Outcome.LongerThanTheRule(var limit) -> tooLong(check, limit, locale);
      case EndTerm.Outcome.NotFound() -> throw PillarController.notFound();
    }
    return Refused.form(response, END);
  }

  private void describe(Acting acting, UUID id, Locale locale, Model model) {
    var term =
        offices.terms(acting.coalitionId()).stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(PillarController::notFound);
    var office =
        offices.offices(acting.coalitionId()).stream()
            .filter(known -> known.id().equals(term.office()))
            .findFirst()
            .orElseThrow();
    model.addAttribute("term", term);
    model.addAttribute("office", office);
    model.addAttribute("rule", rule(acting));
    model.addAttribute(
        "holder", organizations(acting, locale).getOrDefault(term.organization().toString(), "–"));
  }

  private static String rule(Acting acting) {
    return "/" + acting.coalition().slug() + RuleKey.TERM_OF_OFFICE.path();
  }

  private String choices(Acting acting, Locale locale, Model model) {
    var choices = new LinkedHashMap<String, String>();
    for (var office : offices.offices(acting.coalitionId()))
      choices.put(office.id().toString(), office.name().in(locale));
    model.addAttribute("offices", choices);
    model.addAttribute("rule", rule(acting));
    model.addAttribute("organizations", organizations(acting, locale));
    model.addAttribute("people", people(acting, locale));
    return FORM;
  }

  /**
   * Whoever acts for an organization today, under its name; the others last, since a term that is
   * over is told as it was.
   */
  private Map<String, Map<String, String>> people(Acting acting, Locale locale) {
    var people =
        holders.choices(
            acting.coalitionId(),
            organizations(acting, locale),
            dates.day(clock.instant()),
            locale);
    var others = new LinkedHashMap<String, String>();
    for (var one : known.all(acting.coalitionId()))
      if (people.values().stream().noneMatch(some -> some.containsKey(one.id().toString())))
        others.put(one.id().toString(), one.name().in(locale));
    if (!others.isEmpty())
      people.put(messages.getMessage("coalition.term.person.before", null, locale), others);
    return people;
  }

  private Map<String, String> organizations(Acting acting, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    organizations.stream()
        .flatMap(names -> names.all(acting.coalitionId()).stream())
        .forEach(known -> choices.put(known.id().toString(), known.name().in(locale)));
    return choices;
  }
}
