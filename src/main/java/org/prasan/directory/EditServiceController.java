package org.prasan.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;
import org.prasan.web.IdTaken;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.core.ResolvableType;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which a service is written, one for each section. */
@Controller
@RefusalsNoted("service")
class EditServiceController {
  private static final String NEW = "directory/new";

  /** What was begun is filled in and looked through by then. */
  private static final int DAYS_TO_COMPLETE = 14;

  private final EditService edit;
  private final Choices choices;
  private final HitLines lines;
  private final Clock clock;

  EditServiceController(EditService edit, Choices choices, HitLines lines, Clock clock) {
    this.edit = edit;
    this.choices = choices;
    this.lines = lines;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/services/new")
  @Permit(Action.EDIT_SERVICES)
  String fresh(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", BasicsForm.EMPTY);
    model.addAttribute("level", Level.MEMBERS);
    model.addAttribute("id", ServiceId.fresh());
    return newPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/services/new")
  @Permit(Action.EDIT_SERVICES)
  String add(
      Acting acting,
      @ModelAttribute("form") BasicsForm form,
      BindingResult errors,
      @RequestParam(required = false) @Nullable ServiceId id,
      @RequestParam(defaultValue = "MEMBERS") Level level,
      @RequestParam(defaultValue = "check") String step,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var its = id == null ? ServiceId.fresh() : id;
    model.addAttribute("level", level);
    model.addAttribute("id", its);
    if (step.equals("edit")) return newPage(acting, locale, model);
    var check = new FormCheck(errors);
    var change = form.read(check, writing(acting));
    var organization = organization(acting, form, check, locale);
    if (check.refused() || organization == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return newPage(acting, locale, model);
    }
    var begun =
        Drafts.of(its, organization, clock.instant())
            .with(Confidentiality.all(level))
            .with(new Service.Assurance(null, null, null, completedBy()));
    var service = change.apply(begun);
    if (!step.equals("send")) return look(acting, service, locale, model);
    try {
      edit.add(acting, service);
    } catch (DuplicateKeyException e) {
      if (!edit.isThere(acting, service)) throw new IdTaken();
    }
    redirect.addFlashAttribute("flash", "directory.added");
    redirect.addFlashAttribute("flashArgument", its.reference());
    return "redirect:" + ServiceController.base(acting) + "/" + its;
  }

  /** Everything once more, as others will read it, and who they are. */
  private String look(Acting acting, Service service, Locale locale, Model model) {
    var kept = Shelters.closedIfNew(null, service).confidentiality();
    model.addAttribute("line", lines.of(acting, List.of(service), locale).getFirst());
    model.addAttribute("kept", kept);
    model.addAttribute("shelter", Shelters.isShelter(service));
    model.addAttribute("completedBy", completedBy());
    model.addAttribute("services", ServiceController.base(acting));
    return "directory/new-check";
  }

  private LocalDate completedBy() {
    return LocalDate.now(clock).plusDays(DAYS_TO_COMPLETE);
  }

  /** Only who edits for all chooses whose it is. */
  private @Nullable OrganizationId organization(
      Acting acting, BasicsForm form, FormCheck check, Locale locale) {
    if (!acting.may(Action.EDIT_ANY_SERVICE)) return acting.organization();
    var typed = FormCheck.plain(form.organization());
    if (choices.organizations(acting, locale).containsKey(typed)) return OrganizationId.of(typed);
    if (typed.isEmpty() && acting.may(Action.READ_NAMED_SERVICES)) return acting.organization();
    check.wrong("organization", "directory.wrong.organization");
    return null;
  }

  private String newPage(Acting acting, Locale locale, Model model) {
    choices.into(model, acting, locale);
    model.addAttribute("services", ServiceController.base(acting));
    model.addAttribute(
        "organizations",
        acting.may(Action.EDIT_ANY_SERVICE) ? choices.organizations(acting, locale) : null);
    return NEW;
  }

  @GetMapping("/{coalition}/services/{id}/edit/{word}")
  @Permit(Action.EDIT_SERVICES)
  String show(
      Acting acting,
      @PathVariable ServiceId id,
      @PathVariable String word,
      Locale locale,
      Model model) {
    var section = section(word);
    var service = open(acting, id, section);
    model.addAttribute("form", SectionForm.of(section, emptied(service, section)));
    return page(acting, service, section, locale, model);
  }

  @PostMapping("/{coalition}/services/{id}/edit/{word}")
  @Permit(Action.EDIT_SERVICES)
  String save(
      Acting acting,
      @PathVariable ServiceId id,
      @PathVariable String word,
      HttpServletRequest request,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var section = section(word);
    var service = open(acting, id, section);
    var typed = typed(section, request);
    var form = (SectionForm) Objects.requireNonNull(typed.getTarget());
    model.addAttribute("form", form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", typed);
    var check = new FormCheck(typed);
    var change = form.read(check, writing(acting));
    int version = form.version() == null ? -1 : form.version();
    if (check.refused()) {
      var page = refused(acting, service, section, locale, model, response);
      // Whoever mends a field still stands on what was read before.
      model.addAttribute("now", version);
      return page;
    }
    return switch (edit.edit(acting, id, version, section.part(), section.word(), change)) {
      case EditService.Saved() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield "redirect:" + ServiceController.base(acting) + "/" + id;
      }
      case EditService.NotFound() -> throw ServiceController.notThere();
      case EditService.ChangedMeanwhile() -> {
        var now = open(acting, id, section);
        var saved = SectionForm.of(section, emptied(now, section));
        Meanwhile.show(model, typed, (Record) saved, (Record) form, now.version());
        yield refused(acting, now, section, locale, model, response);
      }
    };
  }

  private static BindingResult typed(Section section, HttpServletRequest request) {
    var binder = new ServletRequestDataBinder(null, "form");
    binder.setTargetType(ResolvableType.forClass(SectionForm.type(section)));
    binder.construct(request);
    var typed = binder.getBindingResult();
    // No page of ours sends a version that is no number.
    if (typed.getTarget() == null)
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
    return typed;
  }

  /** What is never shown is not shown here either: whoever types replaces it. */
  private static Service emptied(Service service, Section section) {
    var part = section.part();
    if (part == null || service.confidentiality().of(part) != Level.NEVER) return service;
    return Redaction.without(service, part);
  }

  private SectionForm.Writing writing(Acting acting) {
    return new SectionForm.Writing(
        acting, LocalDate.now(clock), clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private String refused(
      Acting acting,
      Service service,
      Section section,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(acting, service, section, locale, model);
  }

  private String page(Acting acting, Service service, Section section, Locale locale, Model model) {
    choices.into(model, acting, locale);
    var part = section.part();
    var kept = service.confidentiality();
    var level = part == null ? kept.level() : kept.of(part);
    model.addAttribute("service", service);
    model.addAttribute("now", service.version());
    model.addAttribute("section", section.word());
    model.addAttribute("base", ServiceController.base(acting) + "/" + service.id());
    model.addAttribute("audience", "directory.seen." + level);
    model.addAttribute(
        "stored", part != null && level == Level.NEVER && Redaction.isTold(service, part));
    return "directory/edit-" + section.word();
  }

  private Service open(Acting acting, ServiceId id, Section section) {
    return edit.open(acting, id, section.part()).orElseThrow(ServiceController::notThere);
  }

  private static Section section(String word) {
    return Arrays.stream(Section.values())
        .filter(section -> section.word().equals(word))
        .findFirst()
        .orElseThrow(ServiceController::notThere);
  }
}
