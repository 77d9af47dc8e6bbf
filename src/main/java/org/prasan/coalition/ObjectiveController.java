package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, rewords and retires objectives. */
@Controller
@RefusalsNoted("objective")
class ObjectiveController {
  private static final String FORM = "coalition/objective";

  private final Charter charter;
  private final EditCharter edit;

  ObjectiveController(Charter charter, EditCharter edit) {
    this.charter = charter;
    this.edit = edit;
  }

  @GetMapping("/{coalition}/charter/objectives/new")
  @Permit(Action.EDIT_CHARTER)
  String fresh(Acting acting, Model model) {
    var next = charter.objectives(acting.coalitionId()).size() + 1;
    model.addAttribute("form", NamedForm.fresh(FreshId.next(), "O" + next));
    return FORM;
  }

  @PostMapping("/{coalition}/charter/objectives/new")
  @Permit(Action.EDIT_CHARTER)
  String add(
      Acting acting,
      @ModelAttribute("form") NamedForm form,
      BindingResult errors,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var text = check.both("th", form.th(), "en", form.en(), FormCheck.TEXT);
    var code = check.words("code", form.code(), 20);
    if (check.refused()) return Refused.form(response, FORM);
    try {
      edit.addObjective(
          acting, Objects.requireNonNullElseGet(form.id(), FreshId::next), code, text);
    } catch (DuplicateKeyException e) {
      check.wrong("code", "coalition.error.code-taken");
      return Refused.form(response, FORM);
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return CharterController.redirect(acting.coalition());
  }

  @GetMapping("/{coalition}/charter/objectives/{id}")
  @Permit(Action.EDIT_CHARTER)
  String form(Acting acting, @PathVariable UUID id, Model model) {
    var objective = objective(acting, id);
    model.addAttribute("objective", objective);
    model.addAttribute("form", NamedForm.of(id, objective.code(), objective.text()));
    return FORM;
  }

  @PostMapping("/{coalition}/charter/objectives/{id}")
  @Permit(Action.EDIT_CHARTER)
  String reword(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") NamedForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var objective = objective(acting, id);
    var check = new FormCheck(errors);
    var text = check.both("th", form.th(), "en", form.en(), FormCheck.TEXT);
    if (check.refused()) {
      model.addAttribute("objective", objective);
      return Refused.form(response, FORM);
    }
    if (edit.rewordObjective(acting, id, form.basis(), text)
        == EditCharter.Outcome.CHANGED_MEANWHILE) {
      var now = objective(acting, id);
      var saved = NamedForm.of(id, now.code(), now.text());
      model.addAttribute("objective", now);
      Meanwhile.show(model, errors, saved, form, EditCharter.basis(now.text()));
      return Refused.form(response, FORM);
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return CharterController.redirect(acting.coalition());
  }

  @GetMapping("/{coalition}/charter/objectives/{id}/retire")
  @Permit(Action.EDIT_CHARTER)
  String askRetire(Acting acting, @PathVariable UUID id, Model model) {
    var base = "/" + acting.coalition().slug() + "/charter";
    Confirmation.ask(
        model,
        "coalition.objective.retire",
        objective(acting, id).code(),
        base + "/objectives/" + id + "/retire",
        base);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/charter/objectives/{id}/retire")
  @Permit(Action.EDIT_CHARTER)
  String retire(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    if (!edit.retireObjective(acting, id)) throw PillarController.notFound();
    redirect.addFlashAttribute("flash", "coalition.objective.retired");
    return CharterController.redirect(acting.coalition());
  }

  private Objective objective(Acting acting, UUID id) {
    return charter.objectives(acting.coalitionId()).stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow(PillarController::notFound);
  }
}
