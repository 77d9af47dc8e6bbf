package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.FormCheck;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules in words, each with its past and what is to come, and the form that changes one. */
@Controller
@RefusalsNoted("rule")
class RulesController {
  private static final String FORM = "coalition/rule-change";
  private static final String CHECK = "coalition/rule-check";

  private final Rules rules;
  private final ChangeRule change;
  private final ObjectProvider<PersonNames> people;
  private final Dates dates;
  private final Clock clock;

  RulesController(
      Rules rules,
      ChangeRule change,
      ObjectProvider<PersonNames> people,
      Dates dates,
      Clock clock) {
    this.rules = rules;
    this.change = change;
    this.people = people;
    this.dates = dates;
    this.clock = clock;
  }

  /** A rule as the page shows it. */
  record Line(
      RuleKey key, @Nullable RuleChange now, List<RuleChange> coming, List<RuleChange> history) {}

  @Bean
  static NavigationEntry rulesEntry() {
    return new NavigationEntry(
        "coalition.rules.title", "scale", "/rules", Action.SEE_RULES, 48, false);
  }

  @GetMapping("/{coalition}/rules")
  @Permit(Action.SEE_RULES)
  String show(Acting acting, Model model) {
    var today = today();
    var all = rules.all(acting.coalitionId());
    model.addAttribute(
        "rules",
        all.stream()
            .map(
                history ->
                    new Line(
                        history.key(),
                        history.on(today).orElse(null),
                        history.after(today),
                        history.changes().reversed()))
            .toList());
    model.addAttribute("undecided", all.stream().filter(h -> h.on(today).isEmpty()).count());
    model.addAttribute("names", names(acting, all));
    return "coalition/rules";
  }

  /** Who recorded what, by the person's id. */
  private Map<String, LocalizedText> names(Acting acting, List<RuleHistory> all) {
    var ids =
        all.stream()
            .flatMap(history -> history.changes().stream())
            .map(RuleChange::recordedBy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var names = new LinkedHashMap<String, LocalizedText>();
    people.stream()
        .flatMap(source -> source.named(acting.coalitionId(), ids).entrySet().stream())
        .forEach(
            (Map.Entry<PersonId, LocalizedText> known) ->
                names.put(known.getKey().toString(), known.getValue()));
    return names;
  }

  @GetMapping("/{coalition}/rules/{slug}/change")
  @Permit(Action.CHANGE_RULE)
  String form(
      Acting acting, @PathVariable String slug, Locale locale, Model model, HttpSession session) {
    var key = key(slug);
    var now = rules.inForce(acting.coalitionId(), key, today()).orElse(null);
    var form =
        session.getAttribute(draft(acting, key)) instanceof RuleForm typed
            ? typed
            : RuleForm.of(now);
    model.addAttribute("form", form.withSpareLines());
    return form(acting, key, locale, model);
  }

  /** First shows what would be; only "record" records it. */
  @PostMapping("/{coalition}/rules/{slug}/change")
  @Permit(Action.CHANGE_RULE)
  String change(
      Acting acting,
      @PathVariable String slug,
      @RequestParam(defaultValue = "check") String step,
      @ModelAttribute("form") RuleForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      HttpSession session,
      RedirectAttributes redirect) {
    var key = key(slug);
    Refusals.about(model, key.slug());
    var check = new FormCheck(errors);
    var proposal = read(acting, key, form, check, locale);
    if (proposal == null) return Refused.form(response, form(acting, key, locale, model));
    if (step.equals("edit")) {
      model.addAttribute("form", form.withSpareLines());
      return form(acting, key, locale, model);
    }
    if (!step.equals("record")) {
      session.setAttribute(draft(acting, key), form);
      return check(acting, proposal, model);
    }
    session.removeAttribute(draft(acting, key));
    return switch (change.change(acting, proposal)) {
      case ChangeRule.Outcome.Changed _ -> done(acting, key, "coalition.rule.changed", redirect);
      case ChangeRule.Outcome.SaysSoAlready() ->
          done(acting, key, "coalition.rule.says-so", redirect);
      case ChangeRule.Outcome.WouldRewriteThePast(var earliest) -> {
        check.wrong("from", "coalition.error.past", ThaiDates.full(earliest, locale));
        yield Refused.form(response, form(acting, key, locale, model));
      }
      case ChangeRule.Outcome.DoesNotFit() ->
          throw new IllegalStateException("The form of " + key + " read a value that does not fit");
    };
  }

  private static String draft(Acting acting, RuleKey key) {
    return "coalition.draft." + acting.coalitionId() + "." + key;
  }

  private ChangeRule.@Nullable Proposal read(
      Acting acting, RuleKey key, RuleForm form, FormCheck check, Locale locale) {
    var value = new RuleReading(form, check).value(key.type());
    var from = check.day("from", form.from());
    var history = rules.history(acting.coalitionId(), key);
    if (from != null
        && !history.keepsThePast(from, today())
        && history.on(from).filter(said -> said.value().equals(value)).isEmpty())
      check.wrong("from", "coalition.error.past", ThaiDates.full(today(), locale));
    var decidedBy = check.words("decidedBy", form.decidedBy(), FormCheck.NAME);
    var reason = check.limited("reason", form.reason(), 1000);
    if (check.refused() || value == null || from == null) return null;
    return new ChangeRule.Proposal(key, value, from, decidedBy, reason);
  }

  private String check(Acting acting, ChangeRule.Proposal proposal, Model model) {
    var history = rules.history(acting.coalitionId(), proposal.key());
    model.addAttribute("key", proposal.key());
    model.addAttribute("proposal", proposal);
    model.addAttribute("before", history.on(proposal.from()).orElse(null));
    model.addAttribute("backdated", proposal.from().isBefore(today()));
    return CHECK;
  }

  private static String done(
      Acting acting, RuleKey key, String flash, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", flash);
    return "redirect:/" + acting.coalition().slug() + key.path();
  }

  private String form(Acting acting, RuleKey key, Locale locale, Model model) {
    model.addAttribute("key", key);
    model.addAttribute("now", rules.history(acting.coalitionId(), key).on(today()).orElse(null));
    var months = new LinkedHashMap<String, String>();
    for (var month : Month.values())
      months.put(
          Integer.toString(month.getValue()),
          month.getDisplayName(TextStyle.FULL_STANDALONE, locale));
    model.addAttribute("months", months);
    return FORM;
  }

  private static RuleKey key(String slug) {
    return RuleKey.ofSlug(slug).orElseThrow(PillarController::notFound);
  }

  private LocalDate today() {
    return dates.day(clock.instant());
  }
}
