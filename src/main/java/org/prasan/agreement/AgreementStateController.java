package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the office leads an agreement from one state to the next. */
@Controller
@RefusalsNoted("agreement")
class AgreementStateController {
  private static final String PAGE = "agreement/state";

  private final AgreementPages pages;
  private final ChangeState changeState;
  private final AgreementRegister register;
  private final Stamps stamps;

  AgreementStateController(
      AgreementPages pages, ChangeState changeState, AgreementRegister register, Stamps stamps) {
    this.pages = pages;
    this.changeState = changeState;
    this.register = register;
    this.stamps = stamps;
  }

  /** Days, a reason and a successor; each step asks for what it needs. */
  record StateForm(
      @Nullable String from,
      @Nullable String until,
      @Nullable String on,
      @Nullable String why,
      @Nullable UUID by) {}

  @GetMapping("/{coalition}/agreements/{id}/{step:open|take-back|in-force|term|end|replace}")
  @Permit(Action.EDIT_AGREEMENT)
  String ask(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable String step,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!act(step).possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    if (step.equals("open") || step.equals("take-back")) {
      var base = AgreementPages.address(acting, id);
      var title = dossier.agreement().title().in(locale);
      Confirmation.ask(model, "agreement." + step, title, base + "/" + step, base);
      return Confirmation.VIEW;
    }
    var term = dossier.agreement().term();
    var from = typed(term.from() == null ? stamps.today() : term.from(), locale);
    var until = step.equals("end") ? "" : typed(term.until(), locale);
    model.addAttribute("form", new StateForm(from, until, typed(stamps.today(), locale), "", null));
    return page(acting, dossier, step, locale, model);
  }

  @PostMapping("/{coalition}/agreements/{id}/{step:open|take-back|in-force|term|end|replace}")
  @Permit(Action.EDIT_AGREEMENT)
  String change(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable String step,
      @ModelAttribute("form") StateForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    var outcome = changed(acting, id, step, form, new FormCheck(errors));
    if (outcome == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(acting, dossier, step, locale, model);
    }
    return switch (outcome) {
      case ChangeState.Done() -> {
        redirect.addFlashAttribute("flash", "agreement.done." + step);
        yield AgreementPages.to(acting, id);
      }
      case ChangeState.Refused(var key) -> AgreementPages.refused(model, response, key, "");
      case ChangeState.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case ChangeState.NotFound() -> throw AgreementPages.notFound();
    };
  }

  /** Nothing if what was typed is refused, which then stands beside the field. */
  private ChangeState.@Nullable Outcome changed(
      Acting acting, AgreementId id, String step, StateForm form, FormCheck check) {
    return switch (step) {
      case "open" -> changeState.open(acting, id);
      case "take-back" -> changeState.takeBack(acting, id);
      case "end" -> end(acting, id, form, check);
      case "replace" -> replace(acting, id, form, check);
      default -> term(acting, id, step, form, check);
    };
  }

  private ChangeState.@Nullable Outcome term(
      Acting acting, AgreementId id, String step, StateForm form, FormCheck check) {
    var from = check.day("from", form.from());
    var until = check.dayIfAny("until", form.until());
    if (from != null && until != null && until.isBefore(from))
      check.wrong("until", "web.wrong.ends-before");
    if (from == null || check.refused()) return null;
    return step.equals("term")
        ? changeState.changeTerm(acting, id, from, until)
        : changeState.putInForce(acting, id, from, until);
  }

  private ChangeState.@Nullable Outcome end(
      Acting acting, AgreementId id, StateForm form, FormCheck check) {
    var on = check.day("on", form.on());
    var why = check.words("why", form.why(), 1000);
    if (on != null && on.isAfter(stamps.today())) check.wrong("on", "agreement.wrong.future");
    return on == null || check.refused() ? null : changeState.end(acting, id, on, why);
  }

  private ChangeState.@Nullable Outcome replace(
      Acting acting, AgreementId id, StateForm form, FormCheck check) {
    if (form.by() == null) {
      check.wrong("by", "web.wrong.choose");
      return null;
    }
    return changeState.supersede(acting, id, new AgreementId(form.by()));
  }

  private String page(Acting acting, Dossier dossier, String step, Locale locale, Model model) {
    model.addAttribute("step", step);
    if (step.equals("replace")) {
      var successors = new LinkedHashMap<String, String>();
      for (var line : register.all(acting.coalitionId()))
        if (line.state() == AgreementState.IN_FORCE && !line.agreement().id().equals(dossier.id()))
          successors.put(line.agreement().id().toString(), line.agreement().title().in(locale));
      model.addAttribute("successors", successors);
    }
    return PAGE;
  }

  private static Act act(String step) {
    return switch (step) {
      case "open" -> Act.OPEN_FOR_SIGNATURE;
      case "take-back" -> Act.TAKE_BACK;
      case "in-force" -> Act.PUT_IN_FORCE;
      case "term" -> Act.CHANGE_TERM;
      case "end" -> Act.END;
      case "replace" -> Act.SUPERSEDE;
      default -> throw AgreementPages.notFound();
    };
  }

  private static String typed(@Nullable LocalDate day, Locale locale) {
    return day == null ? "" : ThaiDates.brief(day, locale);
  }
}
