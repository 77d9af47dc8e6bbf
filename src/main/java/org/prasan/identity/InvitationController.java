package org.prasan.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Inviting people into the coalition, and looking after invitations nobody has answered yet. */
@Controller
@RefusalsNoted("invitation")
class InvitationController {
  private final InvitePerson invite;
  private final Invitations invitations;
  private final OrganizationChoices organizations;
  private final MessageSource words;
  private final Clock clock;

  InvitationController(
      InvitePerson invite,
      Invitations invitations,
      OrganizationChoices organizations,
      MessageSource words,
      Clock clock) {
    this.invite = invite;
    this.invitations = invitations;
    this.organizations = organizations;
    this.words = words;
    this.clock = clock;
  }

  /** What is typed to invite somebody. */
  record InvitationForm(
      @Nullable String email,
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String organization,
      @Nullable String role,
      @Nullable Boolean voter,
      @Nullable String language) {
    @Override
    public String toString() {
      return "InvitationForm[…]";
    }
  }

  /** An invitation as the list shows it. */
  record Line(
      UUID id,
      String name,
      String email,
      String organization,
      Role role,
      Instant expires,
      boolean expired) {}

  @GetMapping("/{coalition}/people/invitations")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  String list(Acting acting, Model model, Locale locale) {
    var now = clock.instant();
    var lines = new ArrayList<Line>();
    for (var invitation : invitations.waiting(acting.coalitionId()))
      if (Appointments.mayAppoint(acting, invitation.appointment()))
        lines.add(
            new Line(
                invitation.id(),
                invitation.name().in(locale),
                invitation.email(),
                organizations.name(acting.coalitionId(), invitation.organization(), locale),
                invitation.role(),
                invitation.expiresAt(),
                invitation.expiresAt().isBefore(now)));
    model.addAttribute("lines", lines);
    model.addAttribute("url", url(acting));
    return "identity/invitations";
  }

  @GetMapping("/{coalition}/people/invite")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  ModelAndView ask(
      Acting acting,
      @RequestParam(required = false) @Nullable OrganizationId organization,
      Locale locale) {
    var wanted = organization == null ? acting.organization() : organization;
    var choices = organizations.forAppointing(acting, locale).keySet();
    var only = choices.size() == 1 ? choices.iterator().next() : "";
    var chosen = wanted == null ? only : wanted.toString();
    var form = new InvitationForm("", "", "", chosen, "", false, "th");
    return page(acting, locale).addObject("form", form);
  }

  @PostMapping("/{coalition}/people/invitations")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  ModelAndView invite(
      Acting acting,
      @ModelAttribute("form") InvitationForm form,
      BindingResult errors,
      RedirectAttributes next,
      Locale locale) {
    var email = EmailAddress.read(form.email());
    if (email.isEmpty()) errors.rejectValue("email", "identity.email.wrong");
    var name = Accounts.blankToNull(form.nameTh());
    if (name == null) errors.rejectValue("nameTh", "identity.name.missing");
    else if (name.length() > Names.LONGEST) errors.rejectValue("nameTh", "identity.name.long");
    var wanted =
        PersonController.AppointmentForm.read(
            form.organization(), form.role(), Boolean.TRUE.equals(form.voter()), errors);
    if (name == null || wanted == null || email.isEmpty() || errors.hasErrors())
      return invalid(acting, locale);
    var person = new LocalizedText(name, Accounts.blankToNull(form.nameEn()));
    var language = "en".equals(form.language()) ? "en" : "th";
    var outcome =
        invite.invite(acting, new InvitePerson.Wanted(email.get(), person, wanted, language));
    switch (outcome) {
      case InvitePerson.Outcome.Invited(var link) -> {
        next.addFlashAttribute("flash", invite.told("identity.invited"));
        next.addFlashAttribute("link", link);
        return new ModelAndView("redirect:" + url(acting));
      }
      case InvitePerson.Outcome.AlreadyInvited() -> {
        next.addFlashAttribute("flash", "identity.invited.already");
        return new ModelAndView("redirect:" + url(acting));
      }
      case InvitePerson.Outcome.AnotherVotes(var voter) ->
          errors.rejectValue(
              "voter", "identity.voter.taken", new Object[] {voter.in(locale)}, null);
      case InvitePerson.Outcome.TooMany() -> errors.reject("identity.invite.too-many");
    }
    return invalid(acting, locale);
  }

  @PostMapping("/{coalition}/people/invitations/{invitation}/again")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  String again(Acting acting, @PathVariable UUID invitation, RedirectAttributes next) {
    var link =
        invite
            .again(acting, invitation)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    next.addFlashAttribute("flash", invite.told("identity.invited.again"));
    next.addFlashAttribute("link", link);
    return "redirect:" + url(acting);
  }

  @PostMapping("/{coalition}/people/invitations/{invitation}/withdraw")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  String withdraw(Acting acting, @PathVariable UUID invitation, RedirectAttributes next) {
    if (!invite.withdraw(acting, invitation))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    next.addFlashAttribute("flash", "identity.invitation.withdrawn");
    return "redirect:" + url(acting);
  }

  private ModelAndView invalid(Acting acting, Locale locale) {
    var page = page(acting, locale);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(Acting acting, Locale locale) {
    var page = new ModelAndView("identity/invite");
    page.addObject("organizations", organizations.forAppointing(acting, locale));
    page.addObject("roles", PersonController.roles(acting, words, locale));
    page.addObject("languages", Names.LANGUAGES);
    page.addObject("lead", invite.told("identity.invite.text"));
    page.addObject("url", url(acting));
    return page;
  }

  private static String url(Acting acting) {
    return "/" + acting.coalition().slug() + "/people/invitations";
  }
}
