package org.prasan.directory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Digits;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many places are free, told with one tap. */
@Controller
@RefusalsNoted("service")
class CapacityController {
  private final UpdateCapacity update;
  private final Refusals refusals;

  CapacityController(UpdateCapacity update, Refusals refusals) {
    this.update = update;
    this.refusals = refusals;
  }

  @GetMapping("/{coalition}/services/capacity")
  @Permit(Action.EDIT_SERVICES)
  String board(Acting acting, Locale locale, Model model) {
    var organization = acting.organization();
    model.addAttribute(
        "board", organization == null ? List.of() : update.board(acting, organization));
    model.addAttribute("services", ServiceController.base(acting));
    return "directory/capacity";
  }

  /** One less, one more, or just as many as before: each says that somebody looked. */
  @PostMapping("/{coalition}/services/{id}/capacity/{step:less|more|same}")
  @Permit(Action.EDIT_SERVICES)
  String step(
      Acting acting,
      @PathVariable ServiceId id,
      @PathVariable String step,
      @RequestParam(required = false) @Nullable Integer seen,
      RedirectAttributes redirect) {
    int change = step.equals("more") ? 1 : step.equals("less") ? -1 : 0;
    return answered(acting, id, update.step(acting, id, change, seen), redirect);
  }

  @PostMapping("/{coalition}/services/{id}/capacity")
  @Permit(Action.EDIT_SERVICES)
  String set(
      Acting acting,
      @PathVariable ServiceId id,
      @RequestParam(required = false) @Nullable String available,
      RedirectAttributes redirect) {
    var digits = available == null ? "" : Digits.toAscii(available).strip();
    int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    return answered(acting, id, update.set(acting, id, number), redirect);
  }

  private String answered(
      Acting acting, ServiceId id, UpdateCapacity.Outcome outcome, RedirectAttributes redirect) {
    switch (outcome) {
      case NOT_FOUND -> throw ServiceController.notThere();
      case UPDATED -> redirect.addFlashAttribute("flash", "directory.room.told");
      case IMPOSSIBLE -> {
        refusals.note(acting, "service", id, List.of("directory.wrong.room"));
        redirect.addFlashAttribute("impossible", id.toString());
      }
    }
    return "redirect:" + ServiceController.base(acting) + "/capacity#service-" + id;
  }
}
