package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
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
import org.springframework.web.util.UriComponentsBuilder;

/** What took longer than it should have, and why. */
@Controller
@RefusalsNoted("referral")
class LatenessController implements ReferralPart {
  private final ReadReferral read;
  private final ExplainLateness explain;
  private final ReferralPages pages;

  LatenessController(ReadReferral read, ExplainLateness explain, ReferralPages pages) {
    this.read = read;
    this.explain = explain;
    this.pages = pages;
  }

  /**
   * A clock that ran out.
   *
   * @param why as it was explained; empty if nobody did
   * @param path where this person may say why; null if there is nothing to say
   */
  record Line(String name, String over, String why, @Nullable String path) {}

  /** Why, as it was typed. */
  record LatenessForm(
      @Nullable UUID id,
      @Nullable String clock,
      @Nullable String from,
      @Nullable String reason,
      @Nullable String words) {
    @Override
    public String toString() {
      return "LatenessForm[" + id + "]";
    }
  }

  @Override
  public void show(Acting acting, Seen seen, Locale locale, Model model) {
    model.addAttribute(
        "late",
        explain.late(acting, seen).stream().map(one -> line(acting, seen, one, locale)).toList());
  }

  private Line line(Acting acting, Seen seen, ExplainLateness.Late late, Locale locale) {
    var run = late.run();
    return new Line(
        pages.say(run.clock().name(), locale),
        pages.say("referral.clock.over", locale, over(run, locale)),
        late.explained().map(entry -> why(seen, entry, locale)).orElse(""),
        late.open() && !seen.referral().erased() ? path(acting, seen, run) : null);
  }

  private String over(Run run, Locale locale) {
    Duration over = run.overdue(pages.clock().now());
    return pages.length(over, locale);
  }

  private String why(Seen seen, UUID entry, Locale locale) {
    return seen.entries().stream()
        .filter(one -> one.id().equals(entry) && one.reason() != null)
        .map(one -> pages.say(BreachReason.valueOf(String.valueOf(one.reason())).key(), locale))
        .findFirst()
        .orElse("");
  }

  private static String path(Acting acting, Seen seen, Run run) {
    return UriComponentsBuilder.fromPath(ReferralPages.base(acting))
        .path("/" + seen.referral().id() + "/late")
        .queryParam("clock", run.clock().id())
        .queryParam("from", run.started())
        .build()
        .toUriString();
  }

  @GetMapping("/{coalition}/referrals/{id}/late")
  @Permit(Action.SEE_REFERRALS)
  String ask(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(defaultValue = "") String clock,
      @RequestParam(defaultValue = "") String from,
      Locale locale,
      Model model) {
    model.addAttribute("form", new LatenessForm(FreshId.next(), clock, from, "", ""));
    if (erased(acting, id)) throw ReferralPages.notFound();
    return form(acting, id, new Latenesses.Key(clock, from), locale, model);
  }

  private String form(
      Acting acting, ReferralId id, Latenesses.Key which, Locale locale, Model model) {
    var seen = read.one(acting, id).orElseThrow(ReferralPages::notFound);
    var late =
        explain.late(acting, seen).stream()
            .filter(one -> one.open() && Latenesses.Key.of(one.run()).equals(which))
            .findFirst()
            .orElseThrow(ReferralPages::notFound);
    model.addAttribute("referral", seen.referral());
    model.addAttribute("url", ReferralPages.base(acting) + "/" + id);
    model.addAttribute("line", line(acting, seen, late, locale));
    model.addAttribute(
        "reasons", pages.words(List.of(BreachReason.values()), BreachReason::key, locale));
    return "referral/late";
  }

  @PostMapping("/{coalition}/referrals/{id}/late")
  @Permit(Action.SEE_REFERRALS)
  String explain(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") LatenessForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var which = new Latenesses.Key(FormCheck.plain(form.clock()), FormCheck.plain(form.from()));
    var check = new FormCheck(errors);
    var why = why(form, check);
    var said =
        why != null && why.needsWords()
            ? check.words("words", form.words(), StepForm.LONGEST)
            : check.limited("words", form.words(), StepForm.LONGEST);
    if (check.refused() || why == null || form.id() == null) {
      ReferralPages.unprocessable(response);
      return form(acting, id, which, locale, model);
    }
    if (!explain.explain(acting, id, which, form.id(), why, said)) {
      if (!erased(acting, id)) throw ReferralPages.notFound();
      errors.reject(Refusal.ERASED.key(), Refusal.ERASED.key());
      ReferralPages.unprocessable(response);
      return form(acting, id, which, locale, model);
    }
    redirect.addFlashAttribute("flash", "referral.late.explained");
    return ReferralPages.to(acting, "/" + id);
  }

  private boolean erased(Acting acting, ReferralId id) {
    return read.bare(acting, id).filter(seen -> seen.referral().erased()).isPresent();
  }

  private static @Nullable BreachReason why(LatenessForm form, FormCheck check) {
    var why =
        Arrays.stream(BreachReason.values())
            .filter(one -> one.name().equals(FormCheck.plain(form.reason())))
            .findFirst()
            .orElse(null);
    if (why == null) check.wrong("reason", "web.wrong.choose");
    return why;
  }
}
