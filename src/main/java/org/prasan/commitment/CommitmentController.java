package org.prasan.commitment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one commitment, and what can be done with it. */
@Controller
@RefusalsNoted("commitment")
class CommitmentController {
  private static final int MOST_FILES = 5;

  /** Taken on pages of their own, or by nobody at a desk. */
  private static final Set<Step> NOT_HERE = EnumSet.of(Step.MAKE, Step.LEAVE);

  private final ShowCommitment show;
  private final TakeStep take;
  private final Takers takers;
  private final CommitmentClock clock;
  private final MessageSource messages;

  CommitmentController(
      ShowCommitment show,
      TakeStep take,
      Takers takers,
      CommitmentClock clock,
      MessageSource messages) {
    this.show = show;
    this.take = take;
    this.takers = takers;
    this.clock = clock;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/commitments/{id}")
  @Permit(Action.SEE_COMMITMENTS)
  @Transactional(readOnly = true)
  String page(Acting acting, @PathVariable CommitmentId id, Locale locale, Model model) {
    var shown = open(acting, id, locale, model);
    model.addAttribute("form", StepForm.fresh(shown.commitment().version()));
    return "commitment/show";
  }

  @GetMapping("/{coalition}/commitments/{id}/steps/{step}")
  @Permit(Action.SEE_COMMITMENTS)
  @Transactional(readOnly = true)
  String ask(
      Acting acting,
      @PathVariable CommitmentId id,
      @PathVariable String step,
      Locale locale,
      Model model) {
    var wanted = step(step);
    var shown = open(acting, id, locale, model);
    if (StepForm.atOnce(wanted) || wanted == Step.REMARK || !shown.steps().contains(wanted))
      return "redirect:" + CommitmentPages.address(acting, id);
    model.addAttribute("form", StepForm.fresh(shown.commitment().version()));
    return form(acting, shown, wanted, locale, model);
  }

  @PostMapping("/{coalition}/commitments/{id}/steps/{step}")
  @Permit(Action.SEE_COMMITMENTS)
  String take(
      Acting acting,
      @PathVariable CommitmentId id,
      @PathVariable String step,
      @ModelAttribute("form") StepForm form,
      BindingResult errors,
      @RequestParam(required = false) @Nullable List<MultipartFile> evidence,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var wanted = step(step);
    var shown = open(acting, id, locale, model);
    var check = new FormCheck(errors);
    var read = read(acting, shown, wanted, form, uploads(evidence), check, locale, model);
    if (read == null) return again(acting, shown, wanted, locale, model, response);
    var outcome = take.take(acting, id, read);
    if (outcome instanceof Outcome.Taken) {
      redirect.addFlashAttribute("flash", "commitment.taken." + wanted);
      return "redirect:" + back(acting, id, form.from());
    }
    said(outcome, check, errors, locale);
    if (outcome instanceof Outcome.ChangedMeanwhile(var now))
      model.addAttribute("newVersion", now.version());
    return again(acting, shown, wanted, locale, model, response);
  }

  /** Where it was taken: on a list, on the board, or here. */
  private static String back(Acting acting, CommitmentId id, @Nullable String from) {
    var base = CommitmentPages.base(acting);
    if (from == null) return base + "/" + id;
    for (var view : View.values()) {
      if (from.equals("list-" + view)) return base + "?view=" + view;
      if (from.equals("board-" + view)) return base + "/board?view=" + view;
    }
    return base + "/" + id;
  }

  private @Nullable Wanted read(
      Acting acting,
      ShowCommitment.Shown shown,
      Step step,
      StepForm form,
      List<Upload> files,
      FormCheck check,
      Locale locale,
      Model model) {
    var words =
        StepForm.needsWords(step)
            ? check.words("words", form.words(), StepForm.LONGEST)
            : check.limited("words", form.words(), StepForm.LONGEST);
    var due =
        step == Step.ASK_DATE || step == Step.MOVE_DATE
            ? new SaidDays(check, clock.today(), model).ahead("due", form.due(), form.dueChoice())
            : null;
    var taker =
        step == Step.HAND_OVER
            ? takers.read(acting, shown.commitment().owner(), form.to(), locale)
            : null;
    if (step == Step.HAND_OVER && taker == null) check.wrong("to", "web.wrong.choose");
    if (files.size() > MOST_FILES) check.wrong("words", "commitment.wrong.files", MOST_FILES);
    if (check.refused() || form.id() == null || form.version() == null) return null;
    return new Wanted(
        form.id(),
        form.version(),
        step,
        words,
        due,
        taker == null ? null : taker.organization(),
        taker == null ? null : taker.person(),
        files);
  }

  private void said(Outcome outcome, FormCheck check, BindingResult errors, Locale locale) {
    switch (outcome) {
      case Outcome.Taken _ -> {}
      case Outcome.NotThere() -> throw CommitmentPages.notFound();
      case Outcome.Refused(var why, var _) -> errors.reject(why.key(), why.key());
      case Outcome.ChangedMeanwhile _ ->
          errors.reject("commitment.wrong.meanwhile", "commitment.wrong.meanwhile");
      case Outcome.Wrong(var field, var key) ->
          check.wrong(field.equals("owner") || field.equals("person") ? "to" : field, key);
      case Outcome.FileRefused(var reason) ->
          errors.rejectValue(
              "words",
              reason.key(),
              reason.details(),
              messages.getMessage(reason.key(), reason.details(), locale));
    }
  }

  /** The same page with what was typed, also where the step is no longer open. */
  private String again(
      Acting acting,
      ShowCommitment.Shown shown,
      Step step,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return StepForm.atOnce(step) || step == Step.REMARK
        ? "commitment/show"
        : form(acting, shown, step, locale, model);
  }

  private String form(
      Acting acting, ShowCommitment.Shown shown, Step step, Locale locale, Model model) {
    model.addAttribute("step", step);
    model.addAttribute("needsWords", StepForm.needsWords(step));
    if (step == Step.HAND_OVER)
      model.addAttribute("takers", takers.choices(acting, shown.commitment().owner(), locale));
    if (step == Step.REPORT_DONE) model.addAttribute("kinds", Evidences.PURPOSE.accept());
    return "commitment/step";
  }

  private ShowCommitment.Shown open(Acting acting, CommitmentId id, Locale locale, Model model) {
    var shown = show.of(acting, id, locale).orElseThrow(CommitmentPages::notFound);
    model.addAttribute("shown", shown);
    model.addAttribute("commitment", shown.commitment());
    model.addAttribute("register", CommitmentPages.base(acting));
    model.addAttribute("base", CommitmentPages.address(acting, id));
    return shown;
  }

  private static Step step(String word) {
    return Arrays.stream(Step.values())
        .filter(step -> !NOT_HERE.contains(step) && step.word().equals(word))
        .findFirst()
        .orElseThrow(CommitmentPages::notFound);
  }

  private static List<Upload> uploads(@Nullable List<MultipartFile> sent) {
    var uploads = new ArrayList<Upload>();
    if (sent != null) for (var file : sent) if (!file.isEmpty()) uploads.add(Upload.of(file));
    return uploads;
  }
}
