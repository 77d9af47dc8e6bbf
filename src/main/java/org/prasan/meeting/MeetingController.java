package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.commitment.Commitments;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One meeting with its agenda, and what leads it from one state to the next. */
@Controller
@RefusalsNoted("meeting")
class MeetingController {
  private static final int LONGEST_REASON = 1000;

  private final MeetingPages pages;
  private final MinutesPages minutes;
  private final ChangeMeeting change;
  private final Arising arising;
  private final AdoptMinutes adoptMinutes;
  private final Commitments commitments;
  private final MeetingNames names;
  private final NextDay nextDay;
  private final Invitees invitees;
  private final MeetingWords words;
  private final MeetingClock clock;

  MeetingController(
      MeetingPages pages,
      MinutesPages minutes,
      ChangeMeeting change,
      Arising arising,
      AdoptMinutes adoptMinutes,
      Commitments commitments,
      MeetingNames names,
      NextDay nextDay,
      Invitees invitees,
      MeetingWords words,
      MeetingClock clock) {
    this.pages = pages;
    this.minutes = minutes;
    this.change = change;
    this.arising = arising;
    this.adoptMinutes = adoptMinutes;
    this.commitments = commitments;
    this.names = names;
    this.nextDay = nextDay;
    this.invitees = invitees;
    this.words = words;
    this.clock = clock;
  }

  /** Why a meeting does not take place. */
  record CancelForm(@Nullable String why) {}

  @GetMapping("/{coalition}/meetings/{id}")
  @Permit(Action.SEE_MEETINGS)
  String show(Acting acting, @PathVariable MeetingId id, Locale locale, Model model) {
    var dossier = pages.open(acting, id, model);
    model.addAttribute("answer", dossier.answer(acting.organization()).orElse(null));
    model.addAttribute("invited", dossier.invites(acting.organization()));
    model.addAttribute("left", arising.of(acting.coalitionId(), dossier.meeting()));
    model.addAttribute("instead", instead(acting, dossier));
    model.addAttribute(
        "awaiting",
        adoptMinutes.awaiting(acting.coalitionId(), dossier.series(), dossier.meeting()));
    model.addAttribute("adopts", AdoptMinutes.records(acting, dossier));
    model.addAttribute(
        "promises",
        commitments.from(acting.coalitionId(), List.of(id.value())).stream()
            .collect(Collectors.toMap(one -> one.id().value(), Function.identity())));
    if (dossier.minutes() == MinutesState.CIRCULATED)
      minutes.standing(acting, dossier, locale, model);
    return "meeting/show";
  }

  /** The day on which it would have been, were that not a holiday; of those ahead only. */
  private @Nullable LocalDate instead(Acting acting, Dossier dossier) {
    if (!dossier.meeting().stored().ahead()) return null;
    var day = dossier.meeting().plan().day();
    return nextDay.instead(acting.coalitionId(), dossier.series(), day).orElse(null);
  }

  @GetMapping("/{coalition}/meetings/{id}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String form(
      Acting acting,
      @PathVariable MeetingId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.EDIT.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    model.addAttribute("form", PlanForm.of(dossier.meeting()));
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String edit(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") PlanForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.open(acting, id, model);
    var check = new FormCheck(errors);
    var wanted = form.read(check, new SaidDays(check, clock.today(), model));
    names.known(check, acting.coalitionId(), "chair", form.chair());
    names.known(check, acting.coalitionId(), "secretary", form.secretary());
    if (wanted == null || check.refused())
      return MeetingPages.wrong(response, formPage(acting, locale, model));
    var basis = Objects.requireNonNullElse(form.version(), -1);
    var outcome = change.edit(acting, id, basis, wanted);
    if (outcome instanceof ChangeMeeting.ChangedMeanwhile(var now)) {
      Meanwhile.show(model, errors, PlanForm.of(now), form, now.version());
      return MeetingPages.wrong(response, formPage(acting, locale, model));
    }
    if (outcome instanceof ChangeMeeting.PastDay) {
      new FormCheck(errors).wrong("on", "meeting.wrong.past-day");
      return MeetingPages.wrong(response, formPage(acting, locale, model));
    }
    return done(acting, id, outcome, "web.saved", model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/open")
  @Permit(Action.ARRANGE_MEETINGS)
  String askOpen(Acting acting, @PathVariable MeetingId id, Model model) {
    pages.open(acting, id, model);
    return "meeting/open";
  }

  @PostMapping("/{coalition}/meetings/{id}/open")
  @Permit(Action.ARRANGE_MEETINGS)
  String open(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(defaultValue = "false") boolean invite,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = change.open(acting, id);
    if (!invite || !(outcome instanceof ChangeMeeting.Done))
      return done(acting, id, outcome, "meeting.opened", model, response, redirect);
    return invite(acting, id, model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/invite")
  @Permit(Action.ARRANGE_MEETINGS)
  String askInvite(Acting acting, @PathVariable MeetingId id, Model model) {
    var reach = invitees.reach(acting.coalitionId(), pages.open(acting, id, model));
    var url = MeetingPages.base(acting) + "/" + id;
    Confirmation.ask(model, "meeting.invite.sure", words.reached(reach), url + "/invite", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/meetings/{id}/invite")
  @Permit(Action.ARRANGE_MEETINGS)
  String invite(
      Acting acting,
      @PathVariable MeetingId id,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = change.invite(acting, id);
    if (!(outcome instanceof ChangeMeeting.Done))
      return done(acting, id, outcome, "meeting.invited", model, response, redirect);
    var reach = invitees.reach(acting.coalitionId(), pages.open(acting, id, model));
    redirect.addFlashAttribute("flash", "meeting.invited");
    redirect.addFlashAttribute("flashArgument", words.reached(reach));
    return MeetingPages.to(acting, id);
  }

  @GetMapping("/{coalition}/meetings/{id}/cancel")
  @Permit(Action.ARRANGE_MEETINGS)
  String askCancel(Acting acting, @PathVariable MeetingId id, Model model) {
    pages.open(acting, id, model);
    model.addAttribute("form", new CancelForm(""));
    return "meeting/cancel";
  }

  @PostMapping("/{coalition}/meetings/{id}/cancel")
  @Permit(Action.ARRANGE_MEETINGS)
  String cancel(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") CancelForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.open(acting, id, model);
    var check = new FormCheck(errors);
    var why = check.words("why", form.why(), LONGEST_REASON);
    if (check.refused()) return MeetingPages.wrong(response, "meeting/cancel");
    return done(
        acting, id, change.cancel(acting, id, why), "meeting.cancelled", model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/start")
  @Permit(Action.HOLD_MEETINGS)
  String askStart(Acting acting, @PathVariable MeetingId id, Model model) {
    pages.hold(acting, id, model);
    return "meeting/start";
  }

  @PostMapping("/{coalition}/meetings/{id}/start")
  @Permit(Action.HOLD_MEETINGS)
  String start(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(defaultValue = "false") boolean early,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = change.start(acting, id, early);
    if (outcome instanceof ChangeMeeting.TooEarly) {
      pages.open(acting, id, model);
      model.addAttribute("tooEarly", true);
      return MeetingPages.wrong(response, "meeting/start");
    }
    if (!(outcome instanceof ChangeMeeting.Done))
      return done(acting, id, outcome, "meeting.started", model, response, redirect);
    redirect.addFlashAttribute("flash", "meeting.started");
    return MeetingPages.to(acting, id) + "/room";
  }

  @GetMapping("/{coalition}/meetings/{id}/close")
  @Permit(Action.HOLD_MEETINGS)
  String askClose(Acting acting, @PathVariable MeetingId id, Model model) {
    pages.hold(acting, id, model);
    return "meeting/close";
  }

  @PostMapping("/{coalition}/meetings/{id}/close")
  @Permit(Action.HOLD_MEETINGS)
  String close(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(defaultValue = "false") boolean withoutQuorum,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = change.close(acting, id, withoutQuorum);
    if (outcome instanceof ChangeMeeting.NoQuorum) {
      pages.open(acting, id, model);
      model.addAttribute("noQuorum", true);
      Refusals.because(model, "meeting.wrong.no-quorum");
      return MeetingPages.wrong(response, "meeting/close");
    }
    return done(acting, id, outcome, "meeting.closed", model, response, redirect);
  }

  private String done(
      Acting acting,
      MeetingId id,
      ChangeMeeting.Outcome outcome,
      String flash,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return switch (outcome) {
      case ChangeMeeting.Done _ -> {
        redirect.addFlashAttribute("flash", flash);
        yield MeetingPages.to(acting, id);
      }
      case ChangeMeeting.NotNow(var state) -> {
        pages.open(acting, id, model);
        yield MeetingPages.notNow(model, response, state);
      }
      case ChangeMeeting.ChangedMeanwhile _,
          ChangeMeeting.PastDay _,
          ChangeMeeting.TooEarly _,
          ChangeMeeting.NoQuorum _ ->
          throw new IllegalStateException("Told by its own page");
      case ChangeMeeting.NotFound() -> throw MeetingPages.notFound();
    };
  }

  private String formPage(Acting acting, Locale locale, Model model) {
    model.addAttribute("people", names.people(acting.coalitionId(), locale));
    return "meeting/edit";
  }
}
