package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an organization's profile is edited, one for each section. */
@Controller
@RefusalsNoted("organization")
class EditOrganizationController {
  private final EditPages pages;
  private final Changes changes;

  EditOrganizationController(EditPages pages, Changes changes) {
    this.pages = pages;
    this.changes = changes;
  }

  @GetMapping("/{coalition}/organizations/{id}/profile")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String profile(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var organization = pages.open(acting, id, locale, model);
    return pages.form("profile", ProfileForm.of(organization.profile()), model);
  }

  @PostMapping("/{coalition}/organizations/{id}/profile")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String saveProfile(
      Acting acting,
      @PathVariable OrganizationId id,
      @ModelAttribute("form") ProfileForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    return pages.save(
        acting, id, "profile", form.basis(), form.read(errors), errors, model, redirect, response);
  }

  @GetMapping("/{coalition}/organizations/{id}/registration")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String registration(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var organization = pages.open(acting, id, locale, model);
    return pages.form(
        "registration", RegistrationForm.of(organization.registration(), locale), model);
  }

  @PostMapping("/{coalition}/organizations/{id}/registration")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String saveRegistration(
      Acting acting,
      @PathVariable OrganizationId id,
      @ModelAttribute("form") RegistrationForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    return pages.save(
        acting,
        id,
        "registration",
        form.basis(),
        form.read(errors, changes.today()),
        errors,
        model,
        redirect,
        response);
  }

  @GetMapping("/{coalition}/organizations/{id}/reach")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String reach(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var organization = pages.open(acting, id, locale, model);
    return pages.form("reach", ReachForm.of(organization.reach()), model);
  }

  @PostMapping("/{coalition}/organizations/{id}/reach")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String saveReach(
      Acting acting,
      @PathVariable OrganizationId id,
      @ModelAttribute("form") ReachForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    return pages.save(
        acting,
        id,
        "reach",
        form.basis(),
        form.read(errors, pages.vocabulary(acting)),
        errors,
        model,
        redirect,
        response);
  }

  @GetMapping("/{coalition}/organizations/{id}/contacts")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String contacts(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var organization = pages.open(acting, id, locale, model);
    return pages.form("contacts", ContactsForm.of(organization.contacts()), model);
  }

  @PostMapping("/{coalition}/organizations/{id}/contacts")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String saveContacts(
      Acting acting,
      @PathVariable OrganizationId id,
      @ModelAttribute("form") ContactsForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    return pages.save(
        acting, id, "contacts", form.basis(), form.read(errors), errors, model, redirect, response);
  }
}
