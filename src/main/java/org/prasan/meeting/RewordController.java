package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of an item gets other words, or is taken back. */
@Controller
@RefusalsNoted("meeting")
class RewordController {
  private final MeetingPages pages;
  private final RecordOutcome record;

  RewordController(MeetingPages pages, RecordOutcome record) {
    this.pages = pages;
    this.record = record;
  }

  /** Other words for what came of an item. */
  record RewordForm(@Nullable String text, @Nullable Integer version, @Nullable String why) {}

  @GetMapping("/{coalition}/meetings/{id}/outcomes/{outcome}")
  @Permit(Action.HOLD_MEETINGS)
  String rewordForm(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.hold(acting, id, model);
    if (dossier.settled()) return MeetingPages.settled(model, response, dossier.minutes());
    if (!RecordOutcome.mayRecord(acting, dossier))
      return MeetingPages.notNow(model, response, dossier.state());
    var found = outcome(dossier, outcome);
    var decision = dossier.decision(found);
    model.addAttribute(
        "form",
        decision == null
            ? new RewordForm(found.text(), found.version(), "")
            : new RewordForm(decision.facts().text(), decision.version(), ""));
    return rewordPage(dossier, found, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/outcomes/{outcome}")
  @Permit(Action.HOLD_MEETINGS)
  String reword(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      @ModelAttribute("form") RewordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.hold(acting, id, model);
    var found = outcome(dossier, outcome);
    var check = new FormCheck(errors);
    var text = check.words("text", form.text(), OutcomeForm.LONGEST_TEXT);
    if (check.refused()) return MeetingPages.wrong(response, rewordPage(dossier, found, model));
    int basis = Objects.requireNonNullElse(form.version(), -1);
    return switch (record.reword(acting, id, outcome, basis, text)) {
      case RecordOutcome.Done() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield MeetingPages.to(acting, id) + "/room?item=" + found.item();
      }
      case RecordOutcome.ChangedMeanwhile(var now, var version) -> {
        errors.reject("meeting.wrong.item-meanwhile", "");
        model.addAttribute("other", now);
        model.addAttribute("newBasis", version);
        yield MeetingPages.wrong(response, rewordPage(dossier, found, model));
      }
      case RecordOutcome.NotNow(var state) -> MeetingPages.notNow(model, response, state);
      case RecordOutcome.Settled(var minutes) -> MeetingPages.settled(model, response, minutes);
      default -> throw MeetingPages.notFound();
    };
  }

  @PostMapping("/{coalition}/meetings/{id}/outcomes/{outcome}/take-back")
  @Permit(Action.HOLD_MEETINGS)
  String takeBack(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      @ModelAttribute("form") RewordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.hold(acting, id, model);
    var found = outcome(dossier, outcome);
    var check = new FormCheck(errors);
    var why = found.decision() == null ? "" : check.words("why", form.why(), 1000);
    if (check.refused()) return MeetingPages.wrong(response, rewordPage(dossier, found, model));
    return switch (record.takeBack(acting, id, outcome, why)) {
      case RecordOutcome.Done() -> {
        redirect.addFlashAttribute("flash", "meeting.taken-back");
        yield MeetingPages.to(acting, id) + "/room?item=" + found.item();
      }
      case RecordOutcome.HasAmended() -> {
        check.wrong("why", "meeting.wrong.has-amended");
        yield MeetingPages.wrong(response, rewordPage(dossier, found, model));
      }
      case RecordOutcome.NotNow(var state) -> MeetingPages.notNow(model, response, state);
      case RecordOutcome.Settled(var minutes) -> MeetingPages.settled(model, response, minutes);
      default -> throw MeetingPages.notFound();
    };
  }

  private static Outcome outcome(Dossier dossier, UUID id) {
    return dossier.outcomes().stream()
        .filter(one -> one.id().equals(id) && one.kind() != Outcome.Kind.COMMITMENT)
        .findFirst()
        .orElseThrow(MeetingPages::notFound);
  }

  private static String rewordPage(Dossier dossier, Outcome found, Model model) {
    model.addAttribute("outcome", found);
    model.addAttribute("decision", dossier.decision(found));
    return "meeting/reword";
  }
}
