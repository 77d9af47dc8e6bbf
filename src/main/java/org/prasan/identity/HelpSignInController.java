package org.prasan.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Helping a person who has forgotten the password or lost the telephone. */
@Controller
@RefusalsNoted("person")
class HelpSignInController {
  private final HelpSignIn help;
  private final Persons persons;

  HelpSignInController(HelpSignIn help, Persons persons) {
    this.help = help;
    this.persons = persons;
  }

  @GetMapping("/{coalition}/people/{person}/sign-in-help")
  @Permit(Action.HELP_SIGN_IN)
  String show(Acting acting, @PathVariable PersonId person, Model model) {
    var found =
        persons
            .byId(acting.coalitionId(), person)
            .filter(Persons.Person::active)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("person", found);
    model.addAttribute("linkForm", FreshId.next());
    model.addAttribute("lastLink", help.last(person));
    model.addAttribute("url", PersonController.url(acting, person));
    return "identity/sign-in-help";
  }

  @PostMapping("/{coalition}/people/{person}/sign-in-help/link")
  @Permit(Action.HELP_SIGN_IN)
  String link(
      Acting acting,
      @PathVariable PersonId person,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam(required = false) @Nullable String last,
      RedirectAttributes next) {
    var link = help.link(acting, person, id == null ? FreshId.next() : id, last);
    if (link.isEmpty()) return refused(acting, person, next);
    next.addFlashAttribute("link", link.get());
    return "redirect:" + PersonController.url(acting, person);
  }

  @PostMapping("/{coalition}/people/{person}/sign-in-help/second-factor")
  @Permit(Action.HELP_SIGN_IN)
  String resetSecondFactor(Acting acting, @PathVariable PersonId person, RedirectAttributes next) {
    if (!help.resetSecondFactor(acting, person)) return refused(acting, person, next);
    next.addFlashAttribute("flash", "identity.help.factor.done");
    return "redirect:" + PersonController.url(acting, person);
  }

  private static String refused(Acting acting, PersonId person, RedirectAttributes next) {
    next.addFlashAttribute("refusal", "identity.help.not-here");
    return "redirect:" + PersonController.url(acting, person) + "/sign-in-help";
  }
}
