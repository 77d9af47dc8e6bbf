package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.identity.MandateHolders;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What comes of an item is written down while it is talked about. */
@Controller
@RefusalsNoted("meeting")
class OutcomeController {
  private static final int LONGEST_PROMISE = 500;

  /** Back to what was typed. */
  private static final String EDIT = "edit";

  /** Everything was seen once more. */
  private static final String SEND = "send";

  private final MeetingPages pages;
  private final RoomPages room;
  private final RecordOutcome record;
  private final MandateHolders holders;
  private final MeetingNames names;
  private final MeetingClock clock;

  OutcomeController(
      MeetingPages pages,
      RoomPages room,
      RecordOutcome record,
      MandateHolders holders,
      MeetingNames names,
      MeetingClock clock) {
    this.pages = pages;
    this.room = room;
    this.record = record;
    this.holders = holders;
    this.names = names;
    this.clock = clock;
  }

  @PostMapping("/{coalition}/meetings/{id}/room/{item}")
  @Permit(Action.HOLD_MEETINGS)
  String add(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @ModelAttribute("form") OutcomeForm form,
      BindingResult errors,
      @RequestParam(defaultValue = "") String step,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.hold(acting, id, model);
    if (dossier.agenda().line(item).isEmpty() || form.id() == null) throw MeetingPages.notFound();
    var kind = Objects.requireNonNullElse(form.kind(), Outcome.Kind.INFORMATION);
    if (step.equals(EDIT)) return room.room(acting, dossier, item, kind, locale, model);
    var check = new FormCheck(errors);
    var promise =
        kind == Outcome.Kind.COMMITMENT ? read(acting, dossier, item, form, check, model) : null;
    if (promise != null && asks(acting, dossier, form, step))
      return look(acting, promise, item, locale, model);
    var result =
        switch (kind) {
          case INFORMATION -> inform(acting, id, item, form, check);
          case DECISION -> decide(acting, id, item, form, check);
          case COMMITMENT -> promise == null ? null : promise(acting, id, item, form, promise);
        };
    if (result instanceof RecordOutcome.NotNow(var state))
      return MeetingPages.notNow(model, response, state);
    if (result instanceof RecordOutcome.Settled(var minutes))
      return MeetingPages.settled(model, response, minutes);
    if (result instanceof RecordOutcome.NotFound) throw MeetingPages.notFound();
    if (result instanceof RecordOutcome.NoQuorum) {
      check.wrong("withoutQuorum", "meeting.wrong.decide-no-quorum");
      model.addAttribute("noQuorum", true);
    }
    if (result instanceof RecordOutcome.SecondsItself)
      check.wrong("seconder", "meeting.wrong.seconds-itself");
    if (result instanceof RecordOutcome.NotEntitled)
      check.wrong("way", "meeting.wrong.not-entitled");
    if (result instanceof RecordOutcome.NotPresent) check.wrong("way", "meeting.wrong.not-present");
    if (result instanceof RecordOutcome.NotEarlier)
      check.wrong("earlier", "meeting.wrong.not-earlier");
    if (result instanceof RecordOutcome.OfAnotherBody)
      check.wrong("earlier", "meeting.wrong.other-body");
    if (result instanceof RecordOutcome.NothingToConfirm)
      check.wrong("earlier", "meeting.wrong.nothing-to-confirm");
    if (result instanceof RecordOutcome.NoSuchDecision)
      check.wrong("earlier", "meeting.wrong.no-decision");
    if (check.refused())
      return MeetingPages.wrong(response, room.room(acting, dossier, item, kind, locale, model));
    if (result instanceof RecordOutcome.Decided(var number, var valid)) {
      redirect.addFlashAttribute("flash", valid ? "meeting.decided" : "meeting.decided.awaiting");
      redirect.addFlashAttribute("flashArgument", number.shown());
    } else redirect.addFlashAttribute("flash", "meeting.recorded." + kind);
    if (promise != null)
      redirect.addFlashAttribute("flashArgument", ThaiDates.withWeekday(promise.due(), locale));
    return MeetingPages.to(acting, id) + "/room?item=" + item + "&add=" + kind;
  }

  /** How the votes stand so far; nothing is recorded. */
  @PostMapping("/{coalition}/meetings/{id}/room/{item}/count")
  @Permit(Action.HOLD_MEETINGS)
  String count(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @ModelAttribute("form") OutcomeForm form,
      BindingResult errors,
      Locale locale,
      Model model) {
    var dossier = pages.hold(acting, id, model);
    if (dossier.agenda().line(item).isEmpty() || form.id() == null || errors.hasErrors())
      throw MeetingPages.notFound();
    return room.room(acting, dossier, item, Outcome.Kind.DECISION, locale, model);
  }

  private RecordOutcome.@Nullable Result inform(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, FormCheck check) {
    var text = check.words("text", form.text(), OutcomeForm.LONGEST_TEXT);
    return check.refused()
        ? null
        : record.inform(acting, id, item, Objects.requireNonNull(form.id()), text);
  }

  private RecordOutcome.@Nullable Result decide(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, FormCheck check) {
    var facts = form.decision(check);
    LinkDecisions.Links links = null;
    if (form.link() != null) {
      var earlier = DecisionRegisterController.number(check, "earlier", form.earlier());
      if (earlier != null) links = new LinkDecisions.Links(form.link(), earlier);
    }
    if (facts == null || check.refused()) return null;
    return record.decide(
        acting,
        id,
        item,
        new DecisionId(Objects.requireNonNull(form.id())),
        facts,
        links,
        Boolean.TRUE.equals(form.withoutQuorum()));
  }

  /** A day said in words is shown before anybody is told of it. */
  private static boolean asks(Acting acting, Dossier dossier, OutcomeForm form, String step) {
    return !step.equals(SEND)
        && !SaidDays.spelledOut(form.due())
        && RecordOutcome.mayRecord(acting, dossier)
        && !dossier.settled();
  }

  private String look(Acting acting, Promise promise, ItemId item, Locale locale, Model model) {
    model.addAttribute("promise", promise);
    model.addAttribute("item", item);
    model.addAttribute("dueWords", ThaiDates.withWeekday(promise.due(), locale));
    model.addAttribute(
        "promiser",
        names.organizations(acting.coalitionId(), locale).get(promise.owner().toString()));
    model.addAttribute(
        "person",
        promise.person() == null
            ? null
            : names
                .of(acting.coalitionId(), List.of(), Stream.of(promise.person()))
                .person(promise.person()));
    return "meeting/promise-check";
  }

  private RecordOutcome.Result promise(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, Promise promise) {
    return record.promise(acting, id, item, Objects.requireNonNull(form.id()), promise);
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  private @Nullable Promise read(
      Acting acting, Dossier dossier, ItemId item, OutcomeForm form, FormCheck check, Model model) {
    var what = check.line("text", form.text(), LONGEST_PROMISE);
    var owner = form.owner() == null ? null : new OrganizationId(form.owner());
    if (owner == null || !names.known(acting.coalitionId(), owner)) {
      check.wrong("owner", "web.wrong.choose");
      owner = null;
    }
    var person = form.person() == null ? null : new PersonId(form.person());
    if (person == null && !Boolean.TRUE.equals(form.namesLater()))
      check.wrong("person", "meeting.wrong.who-does-it");
    if (person != null && owner != null && !actsFor(acting, owner, person))
      check.wrong("person", "meeting.wrong.person-elsewhere");
    var due = new SaidDays(check, clock.today(), model).ahead("due", form.due(), form.dueChoice());
    if (owner == null || due == null || check.refused()) return null;
    var source = new Source(MeetingSources.KIND, dossier.id().value(), item.value());
    return new Promise(what, owner, person, due, source, null);
  }

  private boolean actsFor(Acting acting, OrganizationId owner, PersonId person) {
    return holders
        .of(acting.coalitionId(), owner, EnumSet.allOf(Role.class), clock.today())
        .stream()
        .anyMatch(one -> one.person().equals(person));
  }
}
