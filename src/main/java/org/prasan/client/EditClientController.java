package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.directory.LegalStatus;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The parts of a client's file, each on a page of its own. */
@Controller
@RefusalsNoted("client")
class EditClientController {
  private static final String GROUPS = "contact|identity|story|health|legal";

  private final ListClients list;
  private final ReadClient read;
  private final EditClient edit;
  private final ClientPages pages;
  private final ClientClock clock;

  EditClientController(
      ListClients list, ReadClient read, EditClient edit, ClientPages pages, ClientClock clock) {
    this.list = list;
    this.read = read;
    this.edit = edit;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/clients/{id}/triage")
  @Permit(Action.EDIT_CLIENTS)
  String triage(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    var file = find(acting, id, model);
    model.addAttribute("form", TriageForm.of(file));
    return triage(acting, locale, model);
  }

  @PostMapping("/{coalition}/clients/{id}/triage")
  @Permit(Action.EDIT_CLIENTS)
  String triage(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("form") TriageForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var file = find(acting, id, model);
    var triage = form.read(known(acting, file, locale), form.band(), new FormCheck(errors));
    if (triage != null) {
      var outcome = edit.triage(acting, id, basis(form.version()), triage);
      if (outcome == EditClient.Outcome.CHANGED_MEANWHILE) {
        var now = find(acting, id, model);
        Meanwhile.show(model, errors, TriageForm.of(now), form, now.version());
      } else if (saved(outcome, errors)) return saved(acting, id, redirect);
    }
    ClientPages.unprocessable(response);
    return triage(acting, locale, model);
  }

  /** Also what was chosen once and is offered no more. */
  private TriageForm.Known known(Acting acting, ClientFile file, Locale locale) {
    var needs = new HashSet<>(pages.needs(locale).keySet());
    needs.addAll(file.triage().needs());
    return new TriageForm.Known(
        needs,
        pages.districts(acting.coalitionId(), locale).keySet(),
        pages.languages(locale).keySet());
  }

  private String triage(Acting acting, Locale locale, Model model) {
    model.addAttribute("needs", pages.needs(locale));
    model.addAttribute("districts", pages.districts(acting.coalitionId(), locale));
    model.addAttribute("spoken", pages.languages(locale));
    model.addAttribute("sexes", ClientsController.sexes(pages, locale));
    model.addAttribute("bands", pages.words(AgeBand.values(), AgeBand::key, locale));
    model.addAttribute(
        "legalStatuses", pages.words(LegalStatus.values(), LegalStatus::key, locale));
    model.addAttribute("flags", pages.words(SafetyFlag.values(), SafetyFlag::key, locale));
    return "client/triage";
  }

  @GetMapping("/{coalition}/clients/{id}/{group:" + GROUPS + "}")
  @Permit(Action.EDIT_CLIENTS)
  String tell(
      Acting acting,
      @PathVariable ClientId id,
      @PathVariable String group,
      Locale locale,
      Model model) {
    find(acting, id, model);
    var part = DataGroup.of(group);
    model.addAttribute("form", DetailForm.of(opened(acting, id, part), part));
    return tell(part, locale, model);
  }

  @PostMapping("/{coalition}/clients/{id}/{group:" + GROUPS + "}")
  @Permit(Action.EDIT_CLIENTS)
  String tell(
      Acting acting,
      @PathVariable ClientId id,
      @PathVariable String group,
      @ModelAttribute("form") DetailForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    find(acting, id, model);
    var part = DataGroup.of(group);
    var check = new FormCheck(errors);
    var told = form.read(part, clock.today(), check);
    if (!check.refused()) {
      boolean withheld = Boolean.TRUE.equals(form.withheld());
      var outcome = edit.tell(acting, id, basis(form.version()), part, told, withheld);
      if (outcome == EditClient.Outcome.CHANGED_MEANWHILE) {
        var now = opened(acting, id, part);
        Meanwhile.show(model, errors, DetailForm.of(now, part), form, now.file().version());
      } else if (saved(outcome, errors)) return saved(acting, id, redirect);
    }
    ClientPages.unprocessable(response);
    return tell(part, locale, model);
  }

  private String tell(DataGroup group, Locale locale, Model model) {
    model.addAttribute("group", group);
    model.addAttribute("channels", pages.words(Channel.values(), Channel::key, locale));
    return "client/tell";
  }

  /** Also whoever only compares has read it. */
  private Opened opened(Acting acting, ClientId id, DataGroup part) {
    return read.read(acting, id, EnumSet.of(part)).orElseThrow(ClientPages::notFound);
  }

  private static int basis(@Nullable Integer version) {
    return Objects.requireNonNullElse(version, -1);
  }

  /** Otherwise says on the page why not; what was typed stays there. */
  private static boolean saved(EditClient.Outcome outcome, BindingResult errors) {
    switch (outcome) {
      case SAVED -> {
        return true;
      }
      case NOT_FOUND -> throw ClientPages.notFound();
      case CHANGED_MEANWHILE -> throw new IllegalStateException("Shown beside what was typed");
      case CLOSED -> errors.reject("client.wrong.closed", "client.wrong.closed");
    }
    return false;
  }

  private static String saved(Acting acting, ClientId id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", "web.saved");
    return ClientPages.to(acting, "/" + id);
  }

  private ClientFile find(Acting acting, ClientId id, Model model) {
    var file = list.one(acting, id).orElseThrow(ClientPages::notFound);
    if (file.erased()) throw ClientPages.notFound();
    model.addAttribute("file", file);
    model.addAttribute("url", ClientPages.base(acting) + "/" + id);
    return file;
  }
}
