package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.audit.RefusalsNoted;
import org.prasan.identity.SecondFactor;
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

/** Somebody in front of closed details who cannot wait. */
@Controller
@RefusalsNoted("referral")
class EmergencyController implements ReferralPart {
  private final ReadReferral read;
  private final OpenInEmergency open;
  private final ListEmergencies list;
  private final DetailPages details;
  private final EmergencyPages emergencies;
  private final ReferralPages pages;

  EmergencyController(
      ReadReferral read,
      OpenInEmergency open,
      ListEmergencies list,
      DetailPages details,
      EmergencyPages emergencies,
      ReferralPages pages) {
    this.read = read;
    this.open = open;
    this.list = list;
    this.details = details;
    this.emergencies = emergencies;
    this.pages = pages;
  }

  @Override
  public void show(Acting acting, Seen seen, Locale locale, Model model) {
    var of = list.of(acting, seen);
    model.addAttribute("emergencies", emergencies.lines(acting, of.all(), of.said(), locale));
    model.addAttribute("mayOpenInEmergency", OpenInEmergency.may(seen));
    open.until(acting, seen)
        .ifPresent(until -> model.addAttribute("openInEmergency", left(until, locale)));
  }

  private String left(Instant until, Locale locale) {
    return pages.length(Duration.between(pages.clock().now(), until), locale);
  }

  @GetMapping("/{coalition}/referrals/{id}/emergency")
  @Permit(Action.SEE_REFERRALS)
  String ask(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    model.addAttribute("form", EmergencyForm.fresh());
    return form(acting, seen(acting, id), locale, model);
  }

  private Seen seen(Acting acting, ReferralId id) {
    return read.one(acting, id).filter(OpenInEmergency::may).orElseThrow(ReferralPages::notFound);
  }

  private String form(Acting acting, Seen seen, Locale locale, Model model) {
    model.addAttribute("referral", seen.referral());
    model.addAttribute("url", ReferralPages.base(acting) + "/" + seen.referral().id());
    model.addAttribute("proved", SecondFactor.shown());
    model.addAttribute(
        "reasons", pages.words(List.of(EmergencyReason.values()), EmergencyReason::key, locale));
    model.addAttribute("hours", hours(locale));
    return "referral/emergency";
  }

  private Map<String, String> hours(Locale locale) {
    var hours = new LinkedHashMap<String, String>();
    for (int hour = 1; hour <= 3; hour++)
      hours.put(String.valueOf(hour), pages.say("referral.emergency.hours", locale, hour));
    return hours;
  }

  @PostMapping("/{coalition}/referrals/{id}/emergency")
  @Permit(Action.SEE_REFERRALS)
  String open(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") EmergencyForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var seen = read.one(acting, id).orElseThrow(ReferralPages::notFound);
    if (!OpenInEmergency.may(seen)) {
      boolean lost = seen.reading() == Reading.TRACE || seen.referral().erased();
      if (!lost || seen.parties().stream().noneMatch(OpenInEmergency.OPENING::contains))
        throw ReferralPages.notFound();
      errors.reject("referral.emergency.late", "referral.emergency.late");
      ReferralPages.unprocessable(response);
      return form(acting, seen, locale, model);
    }
    var wanted = form.read(seen.referral().code(), new FormCheck(errors));
    if (wanted == null || !SecondFactor.shown()) {
      ReferralPages.unprocessable(response);
      return form(acting, seen, locale, model);
    }
    if (!open.open(acting, id, wanted.id(), wanted.why(), wanted.words(), wanted.most()))
      throw ReferralPages.notFound();
    return ReferralPages.to(acting, "/" + id + "/emergency/details");
  }

  @GetMapping("/{coalition}/referrals/{id}/emergency/details")
  @Permit(Action.SEE_REFERRALS)
  String details(
      Acting acting,
      @PathVariable ReferralId id,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    if (!SecondFactor.shown()) throw ReferralPages.notFound();
    var opened = open.read(acting, id).orElse(null);
    if (opened == null) return closed(acting, id, redirect);
    model.addAttribute("left", left(opened.until(), locale));
    return details.show(acting, opened.details(), locale, model);
  }

  /** Whoever had opened it reads that it is over; to everybody else there is nothing. */
  private String closed(Acting acting, ReferralId id, RedirectAttributes redirect) {
    var last = open.last(acting, id).orElseThrow(ReferralPages::notFound);
    redirect.addFlashAttribute(
        "refused",
        last.unjustified() ? "referral.emergency.over.unjustified" : "referral.emergency.over");
    return ReferralPages.to(acting, "/" + id);
  }
}
