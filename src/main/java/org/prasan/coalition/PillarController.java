package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, renames and retires pillars. */
@Controller
@RefusalsNoted("pillar")
class PillarController {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final String FORM = "coalition/pillar";

  private final Charter charter;
  private final EditCharter edit;

  PillarController(Charter charter, EditCharter edit) {
    this.charter = charter;
    this.edit = edit;
  }

  @GetMapping("/{coalition}/charter/pillars/new")
  @Permit(Action.EDIT_CHARTER)
  String fresh(Model model) {
    model.addAttribute("form", NamedForm.fresh(FreshId.next(), ""));
    return FORM;
  }

  @PostMapping("/{coalition}/charter/pillars/new")
  @Permit(Action.EDIT_CHARTER)
  String add(
      Acting acting,
      @ModelAttribute("form") NamedForm form,
      BindingResult errors,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var name = check.both("th", form.th(), "en", form.en(), FormCheck.NAME);
    var code = FormCheck.plain(form.code()).toLowerCase(Locale.ROOT);
    if (!CODE.matcher(code).matches()) check.wrong("code", "coalition.error.code");
    if (check.refused()) return Refused.form(response, FORM);
    var id = new PillarId(Objects.requireNonNullElseGet(form.id(), FreshId::next));
    try {
      edit.addPillar(acting, id, code, name);
    } catch (DuplicateKeyException e) {
      check.wrong("code", "coalition.error.code-taken");
      return Refused.form(response, FORM);
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return CharterController.redirect(acting.coalition());
  }

  @GetMapping("/{coalition}/charter/pillars/{id}")
  @Permit(Action.EDIT_CHARTER)
  String form(Acting acting, @PathVariable PillarId id, Model model) {
    var pillar = charter.pillar(acting.coalitionId(), id).orElseThrow(PillarController::notFound);
    model.addAttribute("pillar", pillar);
    model.addAttribute("form", NamedForm.of(id.value(), pillar.code(), pillar.name()));
    return FORM;
  }

  @PostMapping("/{coalition}/charter/pillars/{id}")
  @Permit(Action.EDIT_CHARTER)
  String rename(
      Acting acting,
      @PathVariable PillarId id,
      @ModelAttribute("form") NamedForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var pillar = charter.pillar(acting.coalitionId(), id).orElseThrow(PillarController::notFound);
    var check = new FormCheck(errors);
    var name = check.both("th", form.th(), "en", form.en(), FormCheck.NAME);
    if (check.refused()) {
      model.addAttribute("pillar", pillar);
      return Refused.form(response, FORM);
    }
    if (edit.renamePillar(acting, id, form.basis(), name)
        == EditCharter.Outcome.CHANGED_MEANWHILE) {
      var now = charter.pillar(acting.coalitionId(), id).orElseThrow(PillarController::notFound);
      var saved = NamedForm.of(id.value(), now.code(), now.name());
      model.addAttribute("pillar", now);
      Meanwhile.show(model, errors, saved, form, EditCharter.basis(now.name()));
      return Refused.form(response, FORM);
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return CharterController.redirect(acting.coalition());
  }

  @GetMapping("/{coalition}/charter/pillars/{id}/retire")
  @Permit(Action.EDIT_CHARTER)
  String askRetire(Acting acting, @PathVariable PillarId id, Locale locale, Model model) {
    var pillar = charter.pillar(acting.coalitionId(), id).orElseThrow(PillarController::notFound);
    var base = "/" + acting.coalition().slug() + "/charter";
    Confirmation.ask(
        model,
        "coalition.pillar.retire",
        pillar.name().in(locale),
        base + "/pillars/" + id + "/retire",
        base);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/charter/pillars/{id}/retire")
  @Permit(Action.EDIT_CHARTER)
  String retire(Acting acting, @PathVariable PillarId id, RedirectAttributes redirect) {
    if (!edit.retirePillar(acting, id)) throw notFound();
    redirect.addFlashAttribute("flash", "coalition.pillar.retired");
    return CharterController.redirect(acting.coalition());
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
