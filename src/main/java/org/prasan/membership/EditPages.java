package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages that edit a section have in common: who may, what became of it, what is shown. */
@Component
class EditPages {
  private final Organizations organizations;
  private final EditOrganization editOrganization;
  private final Vocabularies vocabularies;
  private final MessageSource messages;

  EditPages(
      Organizations organizations,
      EditOrganization editOrganization,
      Vocabularies vocabularies,
      MessageSource messages) {
    this.organizations = organizations;
    this.editOrganization = editOrganization;
    this.vocabularies = vocabularies;
    this.messages = messages;
  }

  Vocabulary vocabulary(Acting acting) {
    return vocabularies.of(acting.coalitionId());
  }

  /** The organization as it stands, for somebody who may edit it. */
  @Transactional(readOnly = true)
  Organization open(Acting acting, OrganizationId id, Locale locale, Model model) {
    var organization =
        organizations
            .find(acting.coalitionId(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Changes.requireEdit(acting, id);
    model.addAttribute("organization", organization);
    model.addAttribute("choices", new Choices(vocabulary(acting), messages, locale));
    model.addAttribute("base", "/" + acting.coalition().slug() + "/organizations/" + id);
    return organization;
  }

  String form(String word, Object form, Model model) {
    model.addAttribute("form", form);
    return "membership/edit-" + word;
  }

  /**
   * @param section what was typed; null if something is wrong with it
   */
  String save(
      Acting acting,
      OrganizationId id,
      String word,
      @Nullable String basis,
      @Nullable Section section,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var page = "membership/edit-" + word;
    if (section == null) return refused(page, HttpStatus.UNPROCESSABLE_CONTENT, response);
    return switch (editOrganization.edit(
        acting, id, Objects.requireNonNullElse(basis, ""), section)) {
      case EditOrganization.Saved() -> saved(acting, id, redirect);
      case EditOrganization.Unchanged() -> saved(acting, id, redirect);
      case EditOrganization.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case EditOrganization.NameTaken(var other) -> {
        new Wrong(errors).say("nameTh", "membership.wrong.name.taken");
        yield refused(page, HttpStatus.UNPROCESSABLE_CONTENT, response);
      }
      case EditOrganization.NumberTaken(var other) -> {
        var holder = other.name().in(LocaleContextHolder.getLocale());
        new Wrong(errors).say("number", "membership.wrong.number.taken", holder);
        yield refused(page, HttpStatus.UNPROCESSABLE_CONTENT, response);
      }
      case EditOrganization.ChangedMeanwhile(var now) -> {
        showBoth(acting, now.section(word), section, model);
        yield refused(page, HttpStatus.CONFLICT, response);
      }
    };
  }

  /** The form keeps what was typed and now stands on the other's version: saving it is a choice. */
  private void showBoth(Acting acting, Section theirs, Section yours, Model model) {
    var words = new SectionWords(vocabulary(acting), messages, LocaleContextHolder.getLocale());
    model.addAttribute("differences", words.between(theirs, yours));
    model.addAttribute("newBasis", theirs.fingerprint());
  }

  private static String refused(String page, HttpStatus status, HttpServletResponse response) {
    response.setStatus(status.value());
    return page;
  }

  private static String saved(Acting acting, OrganizationId id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", "membership.saved");
    return "redirect:/" + acting.coalition().slug() + "/organizations/" + id;
  }
}
