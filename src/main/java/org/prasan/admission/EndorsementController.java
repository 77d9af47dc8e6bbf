package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.membership.Wrong;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
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

/**
 * The pages on which members are asked and answer. Also a voter whose role alone would not allow it
 * may answer, hence the wide permission of the route; the use case looks at the mandate.
 */
@Controller
@RefusalsNoted("application")
class EndorsementController {
  private final ApplicationPages pages;
  private final OpenEndorsement open;
  private final EndorseApplication endorse;

  EndorsementController(ApplicationPages pages, OpenEndorsement open, EndorseApplication endorse) {
    this.pages = pages;
    this.open = open;
    this.endorse = endorse;
  }

  /** What a member answers. */
  record AnswerForm(@Nullable Answer answer, @Nullable String reason, @Nullable UUID entry) {}

  @PostMapping("/{coalition}/applications/{id}/open-endorsement")
  @Permit(Action.HANDLE_APPLICATION)
  String open(
      Acting acting,
      @PathVariable ApplicationId id,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return pages.answered(
        acting, id, open.open(acting, id), "admission.opened", locale, model, response, redirect);
  }

  @GetMapping("/{coalition}/applications/{id}/endorsement")
  @Permit(Action.SEE_APPLICATIONS)
  String form(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    var page = pages.open(acting, id, locale, model);
    if (!page.mayAnswer()) return "redirect:" + ApplicationPages.url(acting, id);
    var known = page.ownAnswer();
    model.addAttribute(
        "form",
        known == null || !Objects.equals(known.by(), acting.person())
            ? new AnswerForm(null, null, FreshId.next())
            : new AnswerForm(known.answer(), known.reason(), FreshId.next()));
    return page(locale, model);
  }

  @PostMapping("/{coalition}/applications/{id}/endorsement")
  @Permit(Action.SEE_APPLICATIONS)
  String answer(
      Acting acting,
      @PathVariable ApplicationId id,
      @ModelAttribute("form") AnswerForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.open(acting, id, locale, model);
    var wrong = new Wrong(errors);
    if (form.answer() == null) wrong.say("answer", "admission.wrong.answer");
    var reason = wrong.text("reason", form.reason());
    if (form.answer() == Answer.OBJECT && reason == null)
      wrong.say("reason", "admission.refused.object-reason");
    if (errors.hasErrors() || form.answer() == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(locale, model);
    }
    var entry = form.entry() == null ? FreshId.next() : form.entry();
    return pages.answered(
        acting,
        id,
        endorse.answer(acting, id, entry, form.answer(), reason == null ? "" : reason),
        "admission.answered",
        locale,
        model,
        response,
        redirect);
  }

  private String page(Locale locale, Model model) {
    var answers = new LinkedHashMap<String, String>();
    for (var one : Answer.values())
      answers.put(one.name(), pages.words().text(one.key() + ".choice", locale));
    model.addAttribute("answers", answers);
    return "admission/endorse";
  }
}
