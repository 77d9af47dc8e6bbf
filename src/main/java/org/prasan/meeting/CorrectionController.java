package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Visible;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which members propose corrections of circulated minutes and get an answer. */
@Controller
@RefusalsNoted("minutes")
class CorrectionController {
  private final MinutesPages pages;
  private final CorrectMinutes correctMinutes;
  private final MeetingWords words;
  private final MeetingClock stamps;

  CorrectionController(
      MinutesPages pages, CorrectMinutes correctMinutes, MeetingWords words, MeetingClock stamps) {
    this.pages = pages;
    this.correctMinutes = correctMinutes;
    this.words = words;
    this.stamps = stamps;
  }

  /** What somebody wants to have changed, as it was typed; no item for who was there and when. */
  record CorrectionForm(
      @Nullable UUID id, @Nullable UUID item, @Nullable String wanted, @Nullable String reason) {}

  /**
   * What the secretary says to it, as it was typed.
   *
   * @param text of the item it is about
   * @param place with all below of the minutes where it is about no item
   */
  record AnswerForm(
      @Nullable String taken,
      @Nullable String text,
      @Nullable String answer,
      @Nullable String place,
      @Nullable String opened,
      @Nullable String closed,
      @Nullable String present,
      @Nullable String absent,
      @Nullable String attending) {
    static AnswerForm of(Correction asked, MinutesPaper.Head head) {
      return new AnswerForm(
          null,
          asked.wanted(),
          "",
          head.place(),
          typed(head.opened()),
          typed(head.closed()),
          PeopleLines.text(head.present()),
          PeopleLines.text(head.absent()),
          PeopleLines.text(head.attending()));
    }

    private static String typed(@Nullable LocalTime time) {
      return time == null ? "" : TypedTimes.text(time);
    }

    MinutesPaper.Head head(FormCheck check, MinutesPaper.Head before) {
      return new MinutesPaper.Head(
          check.limited("place", place == null ? null : Visible.line(place), FormCheck.NAME),
          TypedTimes.read(check, "opened", opened),
          TypedTimes.read(check, "closed", closed),
          PeopleLines.read(check, "present", present, before.present()),
          PeopleLines.read(check, "absent", absent, before.absent()),
          PeopleLines.read(check, "attending", attending, before.attending()));
    }
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/corrections/new")
  @Permit(Action.CORRECT_MINUTES)
  String form(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    var refusal = refusal(acting, open.minutes());
    if (refusal != null) return MinutesPages.refused(model, response, refusal);
    choices(open, model);
    model.addAttribute(
        "form",
        new CorrectionForm(
            FreshId.next(),
            item == null ? null : item.value(),
            text(point(open, item, locale, model)),
            ""));
    return "meeting/minutes-correct";
  }

  private @Nullable Why refusal(Acting acting, Minutes minutes) {
    return switch (minutes.state()) {
      case DRAFT -> Why.NOT_CIRCULATED;
      case ADOPTED -> Why.ADOPTED;
      case CIRCULATED ->
          minutes.takesCorrectionsOn(stamps.today()) || acting.may(Action.WRITE_MINUTES)
              ? null
              : Why.OVER;
    };
  }

  /** What the minutes say of an item, also what no correction changes. */
  private MinutesPaper.@Nullable Point point(
      MinutesPages.Open open, @Nullable ItemId item, Locale locale, Model model) {
    var newest = open.minutes().newest().orElse(null);
    if (item == null || newest == null) return null;
    var point =
        newest.paper().headings().stream()
            .flatMap(chapter -> chapter.points().stream())
            .filter(one -> item.value().equals(one.item()))
            .findFirst()
            .orElse(null);
    model.addAttribute("point", point);
    pages.show(MinutesPages.kept(newest), locale, model);
    return point;
  }

  /** What is there is easier to correct than to write anew. */
  private static String text(MinutesPaper.@Nullable Point point) {
    return point == null ? "" : point.text();
  }

  private void choices(MinutesPages.Open open, Model model) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (var line : open.dossier().agenda().lines())
      if (open.minutes().tells(line.item().id()))
        choices.put(line.item().id().toString(), line.number() + " " + line.item().title());
    model.addAttribute("choices", choices);
    model.addAttribute("headChoice", words.say("minutes.correction.head"));
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/corrections/new")
  @Permit(Action.CORRECT_MINUTES)
  String propose(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") CorrectionForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    choices(open, model);
    var check = new FormCheck(errors);
    var wanted = check.words("wanted", form.wanted(), WriteMinutesController.LONGEST_TEXT);
    var reason = check.words("reason", form.reason(), FormCheck.TEXT);
    var item = form.item() == null ? null : new ItemId(form.item());
    if (check.refused() || form.id() == null) {
      point(open, item, locale, model);
      return MeetingPages.wrong(response, "meeting/minutes-correct");
    }
    return pages.ended(
        acting,
        id,
        correctMinutes.propose(
            acting, id, new CorrectMinutes.Proposed(form.id(), item, wanted, reason)),
        "minutes.correction.proposed",
        model,
        response,
        redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/corrections/{correction}/withdraw")
  @Permit(Action.CORRECT_MINUTES)
  String askWithdraw(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID correction,
      Locale locale,
      Model model) {
    var open = pages.open(acting, id, model);
    if (open.minutes().corrections().stream()
        .noneMatch(one -> one.id().equals(correction) && CorrectMinutes.own(acting, one)))
      throw MeetingPages.notFound();
    var url = MeetingPages.base(acting) + "/" + id + "/minutes";
    Confirmation.ask(
        model,
        "minutes.correction.withdraw.sure",
        open.dossier().title().in(locale),
        url + "/corrections/" + correction + "/withdraw",
        url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/corrections/{correction}/withdraw")
  @Permit(Action.CORRECT_MINUTES)
  String withdraw(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID correction,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return pages.ended(
        acting,
        id,
        correctMinutes.withdraw(acting, id, correction),
        "minutes.correction.withdrawn",
        model,
        response,
        redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/corrections/{correction}/answer")
  @Permit(Action.WRITE_MINUTES)
  String askAnswer(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID correction,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    var asked = asked(open, correction, locale, model);
    if (!asked.waits()) return MinutesPages.refused(model, response, Why.ANSWERED);
    model.addAttribute("form", AnswerForm.of(asked, head(open)));
    return "meeting/minutes-answer";
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/corrections/{correction}/answer")
  @Permit(Action.WRITE_MINUTES)
  String answer(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID correction,
      @ModelAttribute("form") AnswerForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    var asked = asked(open, correction, locale, model);
    var check = new FormCheck(errors);
    boolean taken = "yes".equals(form.taken());
    if (!taken && !"no".equals(form.taken())) check.wrong("taken", "web.wrong.choose");
    var text =
        taken && asked.item() != null
            ? check.words("text", form.text(), WriteMinutesController.LONGEST_TEXT)
            : "";
    var head = taken && asked.item() == null ? form.head(check, head(open)) : null;
    var why =
        taken
            ? check.limited("answer", form.answer(), FormCheck.TEXT)
            : check.words("answer", form.answer(), FormCheck.TEXT);
    if (check.refused()) return MeetingPages.wrong(response, "meeting/minutes-answer");
    return pages.ended(
        acting,
        id,
        taken
            ? correctMinutes.take(acting, id, correction, text, head, why)
            : correctMinutes.decline(acting, id, correction, why),
        "minutes.correction.answered",
        model,
        response,
        redirect);
  }

  private static MinutesPaper.Head head(MinutesPages.Open open) {
    return open.minutes().newest().orElseThrow(MeetingPages::notFound).paper().head();
  }

  private Map<String, String> answers() {
    var answers = new LinkedHashMap<String, String>();
    answers.put("yes", words.say("minutes.correction.yes"));
    answers.put("no", words.say("minutes.correction.no"));
    return answers;
  }

  private Correction asked(MinutesPages.Open open, UUID correction, Locale locale, Model model) {
    var asked =
        open.minutes().corrections().stream()
            .filter(one -> one.id().equals(correction))
            .findFirst()
            .orElseThrow(MeetingPages::notFound);
    model.addAttribute("asked", asked);
    model.addAttribute("answers", answers());
    model.addAttribute("current", text(point(open, asked.item(), locale, model)));
    return asked;
  }
}
