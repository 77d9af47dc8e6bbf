package org.prasan.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The backups of the installation, for its operator: where they lie, and what opens them. */
@Controller
class InstallationBackupsController {
  private static final String PAGE = "/installation/backups";

  private final BackupDesk desk;
  private final NotePassphrase passphrase;

  InstallationBackupsController(BackupDesk desk, NotePassphrase passphrase) {
    this.desk = desk;
    this.passphrase = passphrase;
  }

  @GetMapping(PAGE)
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String show(Model model, Locale locale) {
    desk.show(model, locale);
    desk.showPlace(model, locale);
    return "upkeep/backups";
  }

  /** Sent as a form, so that each look at it is noted. */
  @PostMapping(PAGE + "/passphrase")
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String showPassphrase(Acting acting, Model model) {
    return passphrase(acting, model);
  }

  @PostMapping(PAGE + "/passphrase/noted")
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String noted(
      Acting acting,
      @RequestParam(defaultValue = "false") boolean noted,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (!noted) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("forgotten", true);
      return passphrase(acting, model);
    }
    passphrase.noted(acting);
    redirect.addFlashAttribute("flash", "upkeep.passphrase.kept");
    return "redirect:" + PAGE;
  }

  private String passphrase(Acting acting, Model model) {
    var shown = passphrase.show(acting);
    if (shown.isEmpty()) return "redirect:" + PAGE;
    model.addAttribute("passphrase", shown.get().reveal());
    return "upkeep/passphrase";
  }
}
