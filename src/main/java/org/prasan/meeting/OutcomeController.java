package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.identity.MandateHolders;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What comes of an item is written down while it is talked about. */
@Controller
@RefusalsNoted("meeting")
class OutcomeController {
  private static final int LONGEST_PROMISE = 500;

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
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.hold(acting, id, model);
    if (dossier.agenda().line(item).isEmpty() || form.id() == null) throw MeetingPages.notFound();
    var kind = Objects.requireNonNullElse(form.kind(), Outcome.Kind.INFORMATION);
    var check = new FormCheck(errors);
    var result =
        switch (kind) {
          case INFORMATION -> inform(acting, id, item, form, check);
          case DECISION -> decide(acting, id, item, form, check);
          case COMMITMENT -> promise(acting, id, item, form, check, locale, model);
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
    RecordOutcome.Links links = null;
    if (form.link() != null) {
      var earlier = DecisionRegisterController.number(check, "earlier", form.earlier());
      if (earlier != null) links = new RecordOutcome.Links(form.link(), earlier);
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

  private RecordOutcome.@Nullable Result promise(
      Acting acting,
      MeetingId id,
      ItemId item,
      OutcomeForm form,
      FormCheck check,
      Locale locale,
      Model model) {
    var what = check.line("text", form.text(), LONGEST_PROMISE);
    boolean known =
        form.owner() != null
            && names
                .organizations(acting.coalitionId(), locale)
                .containsKey(form.owner().toString());
    if (!known) check.wrong("owner", "web.wrong.choose");
    var due = new SaidDays(check, clock.today(), model).ahead("due", form.due(), form.dueChoice());
    if (form.owner() == null || due == null || check.refused()) return null;
    var owner = new OrganizationId(form.owner());
    var person = form.person() == null ? null : new PersonId(form.person());
    boolean acts =
        person == null
            || holders
                .of(acting.coalitionId(), owner, EnumSet.allOf(Role.class), clock.today())
                .stream()
                .anyMatch(one -> one.person().equals(person));
    if (!acts) {
      check.wrong("person", "meeting.wrong.person-elsewhere");
      return null;
    }
    var source = new Source(MeetingSources.KIND, id.value(), item.value());
    return record.promise(
        acting,
        id,
        item,
        Objects.requireNonNull(form.id()),
        new Promise(what, owner, person, due, source, null));
  }
}
