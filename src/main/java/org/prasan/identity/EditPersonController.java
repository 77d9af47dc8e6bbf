package org.prasan.identity;

import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Correcting the name, telephone and language of somebody of the coalition. */
@Controller
@RefusalsNoted("person")
class EditPersonController {
  private final Persons persons;
  private final EditPerson edit;

  EditPersonController(Persons persons, EditPerson edit) {
    this.persons = persons;
    this.edit = edit;
  }

  /**
   * What is typed about a person.
   *
   * @param basis what stood there when the page was opened
   */
  record PersonForm(
      @Nullable String basis,
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String phone,
      @Nullable String language) {
    @Override
    public String toString() {
      return "PersonForm[…]";
    }
  }

  @GetMapping("/{coalition}/people/{person}/edit")
  @Permit(Action.EDIT_PERSON)
  ModelAndView ask(Acting acting, @PathVariable PersonId person) {
    var known = find(acting, person);
    return page(acting, known).addObject("form", form(acting, known));
  }

  private PersonForm form(Acting acting, Persons.Person known) {
    return new PersonForm(
        edit.basis(acting, known),
        known.name().th(),
        known.name().en(),
        known.phone(),
        edit.language(acting, known.id()));
  }

  @PostMapping("/{coalition}/people/{person}/edit")
  @Permit(Action.EDIT_PERSON)
  ModelAndView save(
      Acting acting,
      @PathVariable PersonId person,
      @ModelAttribute("form") PersonForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var known = find(acting, person);
    var name = Names.read(form.nameTh(), form.nameEn(), errors);
    var phone = Names.phone(form.phone(), errors);
    if (name == null || errors.hasErrors()) return refused(acting, known);
    var told = new EditPerson.Told(name, phone, "en".equals(form.language()) ? "en" : "th");
    return switch (edit.edit(acting, person, form.basis(), told)) {
      case SAVED -> {
        next.addFlashAttribute("flash", "web.saved");
        yield new ModelAndView("redirect:" + PersonController.url(acting, person));
      }
      case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case CHANGED_MEANWHILE -> {
        var now = find(acting, person);
        Meanwhile.show(model, errors, form(acting, now), form, edit.basis(acting, now));
        yield refused(acting, now);
      }
    };
  }

  private ModelAndView refused(Acting acting, Persons.Person person) {
    var page = page(acting, person);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(Acting acting, Persons.Person person) {
    var page = new ModelAndView("identity/person-edit");
    page.addObject("person", person);
    page.addObject("url", PersonController.url(acting, person.id()));
    page.addObject("languages", Names.LANGUAGES);
    page.addObject("chooses", edit.language(acting, person.id()) != null);
    return page;
  }

  private Persons.Person find(Acting acting, PersonId person) {
    return persons
        .byId(acting.coalitionId(), person)
        .filter(Persons.Person::active)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
