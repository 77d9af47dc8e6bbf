package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the coalition takes note of an organization. */
@Controller
@RefusalsNoted("organization")
class AddOrganizationController {
  private final AddOrganization addOrganization;
  private final Vocabularies vocabularies;
  private final MessageSource messages;

  AddOrganizationController(
      AddOrganization addOrganization, Vocabularies vocabularies, MessageSource messages) {
    this.addOrganization = addOrganization;
    this.vocabularies = vocabularies;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/organizations/new")
  @Permit(Action.ADD_ORGANIZATION)
  String form(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", new AddForm(OrganizationId.fresh().toString(), null, null, null));
    return page(acting, locale, model);
  }

  @PostMapping("/{coalition}/organizations/new")
  @Permit(Action.ADD_ORGANIZATION)
  String add(
      Acting acting,
      @ModelAttribute("form") AddForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var told = form.read(errors);
    var id = id(form.id());
    if (told == null || id == null) return refused(acting, locale, model, response);
    return switch (addOrganization.add(acting, id, told)) {
      case AddOrganization.Added(var added) -> {
        redirect.addFlashAttribute("flash", "membership.added");
        yield "redirect:/" + acting.coalition().slug() + "/organizations/" + added;
      }
      case AddOrganization.NameTaken(var other) -> {
        model.addAttribute("namesake", other.id());
        new Wrong(errors).say("nameTh", "membership.wrong.name.taken");
        yield refused(acting, locale, model, response);
      }
      case AddOrganization.NumberTaken(var other) ->
          throw new IllegalStateException("No number was given, yet it is taken by " + other.id());
    };
  }

  private String refused(Acting acting, Locale locale, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return page(acting, locale, model);
  }

  private String page(Acting acting, Locale locale, Model model) {
    var choices = new Choices(vocabularies.of(acting.coalitionId()), messages, locale);
    model.addAttribute("choices", choices);
    model.addAttribute("base", "/" + acting.coalition().slug() + "/organizations");
    return "membership/add";
  }

  /** An id that nobody typed and that is none was tampered with; a new form brings a new one. */
  private static @Nullable OrganizationId id(@Nullable String text) {
    try {
      return text == null ? null : new OrganizationId(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
