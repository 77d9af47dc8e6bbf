package org.prasan.referral;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Practising with made-up clients, in a coalition that is made up itself. */
@Controller
class PractiseController {
  private final Practise practise;
  private final UnservedSeat unserved;
  private final ReferralPages pages;

  PractiseController(Practise practise, UnservedSeat unserved, ReferralPages pages) {
    this.practise = practise;
    this.unserved = unserved;
    this.pages = pages;
  }

  /** What one can begin to practise, and under which id. */
  record Choice(UUID id, Scenario scenario) {}

  /**
   * A made-up client on the page.
   *
   * @param unserved what the referral's own page warns of before it goes
   */
  record Line(
      Practise.Turn turn,
      String until,
      @Nullable String to,
      UnservedSeat.@Nullable Warning unserved,
      String took) {}

  @GetMapping("/{coalition}/referrals/practice")
  @Permit(Action.REFER_CLIENTS)
  String show(Acting acting, Locale locale, Model model) {
    model.addAttribute("lines", lines(acting, locale));
    model.addAttribute(
        "scenarios",
        Arrays.stream(Scenario.values()).map(one -> new Choice(FreshId.next(), one)).toList());
    model.addAttribute("base", ReferralPages.base(acting));
    model.addAttribute("clients", "/" + acting.coalition().slug() + "/clients");
    return "referral/practice";
  }

  private List<Line> lines(Acting acting, Locale locale) {
    return practise.all(acting).stream()
        .map(
            turn ->
                new Line(
                    turn,
                    pages.dates().full(turn.practice().until()),
                    turn.referral() == null
                        ? null
                        : pages.organization(
                            acting.coalitionId(), turn.referral().address().receiver(), locale),
                    turn.referral() == null
                        ? null
                        : unserved.of(acting, turn.referral(), locale).orElse(null),
                    took(turn, locale)))
        .toList();
  }

  private String took(Practise.Turn turn, Locale locale) {
    var referral = turn.referral();
    return referral == null
        ? ""
        : pages.length(Duration.between(referral.written(), referral.changed()), locale);
  }

  @PostMapping("/{coalition}/referrals/practice")
  @Permit(Action.REFER_CLIENTS)
  String start(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID id,
      @RequestParam String scenario,
      RedirectAttributes redirect) {
    var chosen =
        Arrays.stream(Scenario.values())
            .filter(one -> one.name().equals(scenario))
            .findFirst()
            .orElseThrow(ReferralPages::notFound);
    practise.start(acting, new ClientId(id == null ? FreshId.next() : id), chosen);
    redirect.addFlashAttribute("flash", "referral.practice.started");
    return ReferralPages.to(acting, "/practice");
  }

  @PostMapping("/{coalition}/referrals/practice/{client}/other")
  @Permit(Action.REFER_CLIENTS)
  String other(
      Acting acting,
      @PathVariable ClientId client,
      @RequestParam OtherSide what,
      Locale locale,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash",
        practise.other(acting, client, what, locale)
            ? "referral.practice.answered"
            : "referral.practice.not-now");
    return ReferralPages.to(acting, "/practice");
  }

  @PostMapping("/{coalition}/referrals/practice/{client}/end")
  @Permit(Action.REFER_CLIENTS)
  String end(Acting acting, @PathVariable ClientId client, RedirectAttributes redirect) {
    var turn = practise.end(acting, client);
    if (turn.isEmpty() && !practise.hasEnded(acting, client)) throw ReferralPages.notFound();
    long well = turn.map(Practise.Turn::well).orElse(0L);
    redirect.addFlashAttribute(
        "flash", well == 0 ? "referral.practice.ended" : "referral.practice.ended.well");
    redirect.addFlashAttribute("flashArgument", well);
    return ReferralPages.to(acting, "/practice");
  }
}
