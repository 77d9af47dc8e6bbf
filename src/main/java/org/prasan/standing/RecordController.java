package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the office of the coalition records about a membership. */
@Controller
@RefusalsNoted("organization")
class RecordController {
  private static final String FORM = "standing/record";

  private final SuspendMembership suspend;
  private final RenewMembership renew;
  private final AnnulFact annul;
  private final RemindOfRenewal remind;
  private final MembershipPages pages;
  private final Facts facts;
  private final MembershipWords words;

  RecordController(
      SuspendMembership suspend,
      RenewMembership renew,
      AnnulFact annul,
      RemindOfRenewal remind,
      MembershipPages pages,
      Facts facts,
      MembershipWords words) {
    this.suspend = suspend;
    this.renew = renew;
    this.annul = annul;
    this.remind = remind;
    this.pages = pages;
    this.facts = facts;
    this.words = words;
  }

  /** What is typed; which fields count depends on what is recorded. */
  record RecordForm(
      @Nullable String from,
      @Nullable String until,
      @Nullable String decision,
      @Nullable String reason,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate term) {}

  @GetMapping("/{coalition}/organizations/{id}/membership/{what:suspend|reinstate|record-renewal}")
  @Permit(Action.RECORD_MEMBERSHIP)
  String form(
      Acting acting,
      @PathVariable OrganizationId id,
      @PathVariable String what,
      Locale locale,
      Model model) {
    var shown = pages.ask(acting, id, move(what), model);
    if (!shown.moves().contains(move(what))) return "redirect:" + MembershipPages.path(acting, id);
    var term = shown.term();
    model.addAttribute(
        "form",
        new RecordForm(
            numbers(facts.today(), locale), "", "", "", term == null ? null : term.end()));
    model.addAttribute("what", what);
    return FORM;
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/{what:suspend|reinstate}")
  @Permit(Action.RECORD_MEMBERSHIP)
  String decide(
      Acting acting,
      @PathVariable OrganizationId id,
      @PathVariable String what,
      @RequestParam(defaultValue = "record") String step,
      @ModelAttribute("form") RecordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (step.equals("edit")) return filled(acting, id, what, model);
    boolean suspends = move(what) == Move.SUSPEND;
    var check = new FormCheck(errors);
    var from = check.day("from", form.from());
    var until = suspends ? check.dayIfAny("until", form.until()) : null;
    if (from != null && until != null && until.isBefore(from))
      check.wrong("until", "web.wrong.ends-before");
    var decision = check.words("decision", form.decision(), MembershipPages.LONGEST_DECISION);
    var reason = check.words("reason", form.reason(), MembershipPages.LONGEST_REASON);
    if (check.refused() || from == null) return again(acting, id, what, model, response);
    var decided = new SuspendMembership.Decided(from, until, decision, reason);
    if (suspends && step.equals("check")) {
      pages.ask(acting, id, Move.SUSPEND, model);
      model.addAttribute("decided", decided);
      return "standing/suspend-check";
    }
    return switch (suspends
        ? suspend.suspend(acting, id, decided)
        : suspend.reinstate(acting, id, decided)) {
      case DONE -> MembershipPages.back(acting, id, "standing.done." + what, redirect);
      case NOT_NOW -> MembershipPages.notDone(acting, id, "standing.not-now", redirect);
      case IN_THE_PAST -> {
        check.wrong("from", "standing.wrong.past");
        yield again(acting, id, what, model, response);
      }
      case NOT_FOUND -> throw MembershipPages.notFound();
    };
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/record-renewal")
  @Permit(Action.RECORD_MEMBERSHIP)
  String recordRenewal(
      Acting acting,
      @PathVariable OrganizationId id,
      @ModelAttribute("form") RecordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var on = check.day("from", form.from());
    var decision = check.words("decision", form.decision(), MembershipPages.LONGEST_DECISION);
    var reason = check.limited("reason", form.reason(), MembershipPages.LONGEST_REASON);
    if (check.refused() || on == null) return again(acting, id, "record-renewal", model, response);
    var recorded = new RenewMembership.Recorded(on, decision, reason);
    return switch (renew.record(acting, id, form.term(), recorded)) {
      case RenewMembership.Outcome.Renewed(_, var reference) ->
          MembershipPages.renewed(acting, id, reference, redirect);
      case RenewMembership.Outcome.RenewedBefore _ ->
          MembershipPages.back(acting, id, "standing.renewed.before", redirect);
      case RenewMembership.Outcome.NotNow _ ->
          MembershipPages.notDone(acting, id, "standing.renew.not-now", redirect);
      case RenewMembership.Outcome.Leaves _ ->
          MembershipPages.notDone(acting, id, "standing.renew.leaves", redirect);
      case RenewMembership.Outcome.DayDoesNotFit _ -> {
        check.wrong("from", "standing.wrong.renewal-day");
        yield again(acting, id, "record-renewal", model, response);
      }
      case RenewMembership.Outcome.NotFound _ -> throw MembershipPages.notFound();
    };
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/remind")
  @Permit(Action.RECORD_MEMBERSHIP)
  String remind(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(required = false) @Nullable Integer year,
      RedirectAttributes redirect) {
    int sent = remind.remind(acting, List.of(id));
    redirect.addFlashAttribute("flash", sent == 1 ? "standing.reminded" : "standing.reminded.none");
    var renewals = "redirect:/" + acting.coalition().slug() + "/membership/renewals";
    return year == null ? renewals : renewals + "?year=" + year;
  }

  @GetMapping("/{coalition}/organizations/{id}/membership/facts/{fact}/annul")
  @Permit(Action.RECORD_MEMBERSHIP)
  String annulForm(
      Acting acting, @PathVariable OrganizationId id, @PathVariable UUID fact, Model model) {
    pages.ask(acting, id, Move.ANNUL, model);
    model.addAttribute("form", new RecordForm("", "", "", "", null));
    return annulPage(acting, id, fact, model);
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/facts/{fact}/annul")
  @Permit(Action.RECORD_MEMBERSHIP)
  String annul(
      Acting acting,
      @PathVariable OrganizationId id,
      @PathVariable UUID fact,
      @ModelAttribute("form") RecordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var reason = check.words("reason", form.reason(), MembershipPages.LONGEST_REASON);
    if (check.refused()) {
      pages.ask(acting, id, Move.ANNUL, model);
      return MembershipPages.refused(response, annulPage(acting, id, fact, model));
    }
    return switch (annul.annul(acting, id, fact, reason)) {
      case ANNULLED -> MembershipPages.back(acting, id, "standing.done.annul", redirect);
      case NOT_FOUND -> throw MembershipPages.notFound();
    };
  }

  private String annulPage(Acting acting, OrganizationId id, UUID fact, Model model) {
    var wrong = annul.find(acting, id, fact).orElseThrow(MembershipPages::notFound);
    model.addAttribute("fact", fact);
    model.addAttribute("wrong", words.of(wrong) + " · " + words.when(wrong));
    return "standing/annul";
  }

  private String again(
      Acting acting, OrganizationId id, String what, Model model, HttpServletResponse response) {
    return MembershipPages.refused(response, filled(acting, id, what, model));
  }

  /** The form with what was typed into it. */
  private String filled(Acting acting, OrganizationId id, String what, Model model) {
    pages.ask(acting, id, move(what), model);
    model.addAttribute("what", what);
    return FORM;
  }

  /** Short enough for the field on a phone, in the era of the language. */
  private static String numbers(LocalDate day, Locale locale) {
    int year = locale.getLanguage().equals("th") ? day.getYear() + 543 : day.getYear();
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + year;
  }

  private static Move move(String what) {
    return switch (what) {
      case "suspend" -> Move.SUSPEND;
      case "reinstate" -> Move.REINSTATE;
      default -> Move.RECORD_RENEWAL;
    };
  }
}
