package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may know of a service and of its parts. A place to hide in is opened after two questions. */
@Controller
@RefusalsNoted("service")
class ConfidentialityController {
  private static final String FORM = "directory/edit-confidentiality";
  private static final String WARNING = "directory/expose";

  private final EditService edit;
  private final Choices choices;

  ConfidentialityController(EditService edit, Choices choices) {
    this.edit = edit;
    this.choices = choices;
  }

  /**
   * What was chosen.
   *
   * @param asked how many of the two questions were answered
   * @param sure the second one was answered with yes
   */
  record KeepForm(
      @Nullable Integer version,
      @Nullable Level level,
      @Nullable Level description,
      @Nullable Level address,
      @Nullable Level phones,
      @Nullable Level contacts,
      @Nullable Level capacity,
      @Nullable List<String> organizations,
      @Nullable List<String> seats,
      @Nullable Integer asked,
      @Nullable Boolean sure) {

    static KeepForm of(Service service) {
      var kept = service.confidentiality();
      return new KeepForm(
          service.version(),
          kept.level(),
          kept.of(FieldGroup.DESCRIPTION),
          kept.of(FieldGroup.ADDRESS),
          kept.of(FieldGroup.PHONES),
          kept.of(FieldGroup.CONTACTS),
          kept.of(FieldGroup.CAPACITY),
          kept.organizations().stream().map(OrganizationId::toString).toList(),
          kept.seats(),
          0,
          false);
    }

    Confidentiality kept(
        Confidentiality before,
        Level whole,
        Map<String, String> known,
        Map<String, String> knownSeats) {
      var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
      put(parts, before, FieldGroup.DESCRIPTION, description);
      put(parts, before, FieldGroup.ADDRESS, address);
      put(parts, before, FieldGroup.PHONES, phones);
      put(parts, before, FieldGroup.CONTACTS, contacts);
      put(parts, before, FieldGroup.CAPACITY, capacity);
      var named = new ArrayList<OrganizationId>();
      for (var id : Typed.list(organizations))
        if (known.containsKey(id)) named.add(OrganizationId.of(id));
      return new Confidentiality(whole, parts, named, seatsOf(before, knownSeats));
    }

    /** A seat that is closed by now stays named; whoever reads the page could not choose it. */
    private List<String> seatsOf(Confidentiality before, Map<String, String> known) {
      return Stream.concat(
              Typed.list(seats).stream().filter(known::containsKey),
              before.seats().stream().filter(key -> !known.containsKey(key)))
          .toList();
    }

    private static void put(
        Map<FieldGroup, Level> parts,
        Confidentiality before,
        FieldGroup part,
        @Nullable Level chosen) {
      parts.put(part, chosen == null ? before.of(part) : chosen);
    }

    int answered() {
      return asked == null ? 0 : asked;
    }
  }

  @GetMapping("/{coalition}/services/{id}/confidentiality")
  @Permit(Action.EDIT_SERVICES)
  String show(Acting acting, @PathVariable ServiceId id, Locale locale, Model model) {
    var service = open(acting, id);
    model.addAttribute("form", KeepForm.of(service));
    return page(acting, service, FORM, locale, model);
  }

  @PostMapping("/{coalition}/services/{id}/confidentiality")
  @Permit(Action.EDIT_SERVICES)
  String save(
      Acting acting,
      @PathVariable ServiceId id,
      @ModelAttribute("form") KeepForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var service = open(acting, id);
    if (form.level() == null) errors.rejectValue("level", "directory.wrong.level");
    if (errors.hasErrors() || form.level() == null) {
      var page = refused(acting, service, FORM, locale, model, response);
      model.addAttribute("now", form.version());
      return page;
    }
    var wanted =
        form.kept(
            service.confidentiality(),
            form.level(),
            choices.organizations(acting, locale),
            choices.seats(acting, locale));
    if (Shelters.wouldExpose(service, wanted) && !isSure(form)) {
      model.addAttribute("question", Math.min(form.answered() + 1, 2));
      model.addAttribute("unsure", form.answered() >= 2);
      Refusals.because(model, "directory.expose.unconfirmed");
      return refused(acting, service, WARNING, locale, model, response);
    }
    int version = form.version() == null ? -1 : form.version();
    return switch (edit.keep(acting, id, version, wanted)) {
      case EditService.Saved() -> {
        redirect.addFlashAttribute("flash", "directory.kept");
        yield "redirect:" + ServiceController.base(acting) + "/" + id;
      }
      case EditService.NotFound() -> throw ServiceController.notThere();
      case EditService.ChangedMeanwhile() -> {
        var now = open(acting, id);
        Meanwhile.show(model, errors, KeepForm.of(now), form, now.version());
        yield refused(acting, now, FORM, locale, model, response);
      }
    };
  }

  private static boolean isSure(KeepForm form) {
    return form.answered() >= 2 && Boolean.TRUE.equals(form.sure());
  }

  private String refused(
      Acting acting,
      Service service,
      String view,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(acting, service, view, locale, model);
  }

  private String page(Acting acting, Service service, String view, Locale locale, Model model) {
    choices.into(model, acting, locale);
    model.addAttribute("service", service);
    model.addAttribute("now", service.version());
    model.addAttribute("parts", FieldGroup.values());
    model.addAttribute("organizations", choices.organizations(acting, locale));
    model.addAttribute("seats", choices.seats(acting, locale));
    model.addAttribute("base", ServiceController.base(acting) + "/" + service.id());
    return view;
  }

  private Service open(Acting acting, ServiceId id) {
    return edit.open(acting, id, null)
        .filter(service -> edit.mayOpenUp(acting, service))
        .orElseThrow(ServiceController::notThere);
  }
}
