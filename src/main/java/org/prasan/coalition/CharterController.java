package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the coalition is for: its charter to read and, for its office, to write. */
@Controller
@RefusalsNoted("charter")
class CharterController {
  private final Charter charter;
  private final EditCharter edit;
  private final NamesInUse names;

  CharterController(Charter charter, EditCharter edit, NamesInUse names) {
    this.charter = charter;
    this.edit = edit;
    this.names = names;
  }

  @Bean
  static NavigationEntry charterEntry() {
    return new NavigationEntry(
        "coalition.charter.title", "compass", "/charter", Action.SEE_PUBLIC_PAGES, 40, false);
  }

  @GetMapping("/{coalition}/charter")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(Acting acting, Model model) {
    PublicFace.require(acting);
    model.addAttribute("purpose", charter.purpose(acting.coalitionId()));
    model.addAttribute("pillars", charter.pillars(acting.coalitionId()));
    model.addAttribute("objectives", charter.objectives(acting.coalitionId()));
    return "coalition/charter";
  }

  @GetMapping("/{coalition}/charter/edit")
  @Permit(Action.EDIT_CHARTER)
  String form(Acting acting, Model model) {
    model.addAttribute(
        "form", CharterForm.of(acting.coalition(), charter.purpose(acting.coalitionId())));
    return "coalition/charter-edit";
  }

  @PostMapping("/{coalition}/charter/edit")
  @Permit(Action.EDIT_CHARTER)
  String save(
      Acting acting,
      @ModelAttribute("form") CharterForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var name = check.both("nameTh", form.nameTh(), "nameEn", form.nameEn(), FormCheck.NAME);
    var shortName =
        check.both("shortNameTh", form.shortNameTh(), "shortNameEn", form.shortNameEn(), 60);
    var vision =
        check.bothIfAny("visionTh", form.visionTh(), "visionEn", form.visionEn(), FormCheck.TEXT);
    var mission =
        check.bothIfAny(
            "missionTh", form.missionTh(), "missionEn", form.missionEn(), FormCheck.TEXT);
    boolean open = Boolean.TRUE.equals(form.open());
    var now = acting.coalition();
    var wanted = new Coalition(now.id(), now.slug(), name, shortName, now.invented(), open);
    names.refuseRenaming(check, now, wanted);
    if (check.refused()) return Refused.form(response, "coalition/charter-edit");
    int version = Objects.requireNonNullElse(form.version(), 0);
    var outcome = edit.write(acting, name, shortName, open, vision, mission, version);
    if (outcome == EditCharter.Outcome.CHANGED_MEANWHILE) {
      var purpose = charter.purpose(acting.coalitionId());
      var saved = CharterForm.of(now, purpose);
      Meanwhile.show(model, errors, saved, form, purpose.version());
      return Refused.form(response, "coalition/charter-edit");
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return redirect(acting.coalition());
  }

  static String redirect(Coalition coalition) {
    return "redirect:/" + coalition.slug() + "/charter";
  }
}
