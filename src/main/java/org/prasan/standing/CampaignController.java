package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.Dates;
import org.prasan.membership.Handout;
import org.prasan.standing.CampaignView.Show;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The renewals of a year, for the office of the coalition. */
@Controller
@RefusalsNoted("organization")
class CampaignController {
  private final CampaignView view;
  private final RemindOfRenewal remind;
  private final MembershipWords words;
  private final Dates dates;
  private final Handout handout;

  CampaignController(
      CampaignView view,
      RemindOfRenewal remind,
      MembershipWords words,
      Dates dates,
      Handout handout) {
    this.view = view;
    this.remind = remind;
    this.words = words;
    this.dates = dates;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/membership/renewals")
  @Permit(Action.RECORD_MEMBERSHIP)
  String show(
      Acting acting,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "ALL") Show show,
      Model model) {
    var campaign = view.of(acting.coalitionId(), year);
    model.addAttribute("campaign", campaign);
    model.addAttribute("lines", campaign.shown(show));
    model.addAttribute("show", show);
    return "standing/campaign";
  }

  @GetMapping("/{coalition}/membership/renewals/remind")
  @Permit(Action.RECORD_MEMBERSHIP)
  String askRemindAll(
      Acting acting, @RequestParam(required = false) @Nullable Integer year, Model model) {
    var campaign = view.of(acting.coalitionId(), year);
    var url = "/" + acting.coalition().slug() + "/membership/renewals";
    var of = "?year=" + campaign.year();
    var many = Long.toString(campaign.toRemind());
    Confirmation.ask(model, "standing.remind.sure", many, url + "/remind" + of, url + of);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/membership/renewals/remind")
  @Permit(Action.RECORD_MEMBERSHIP)
  String remindAll(
      Acting acting,
      @RequestParam(required = false) @Nullable Integer year,
      RedirectAttributes redirect) {
    var campaign = view.of(acting.coalitionId(), year);
    int sent =
        remind.remind(
            acting,
            campaign.lines().stream()
                .filter(CampaignView.Line::reachable)
                .map(CampaignView.Line::organization)
                .toList());
    redirect.addFlashAttribute(
        "flash", sent > 0 ? "standing.reminded.all" : "standing.reminded.none");
    redirect.addFlashAttribute("flashArgument", sent);
    return "redirect:/"
        + acting.coalition().slug()
        + "/membership/renewals?year="
        + campaign.year();
  }

  @GetMapping("/{coalition}/membership/renewals/export/{format:csv|xlsx}")
  @Permit(Action.RECORD_MEMBERSHIP)
  void export(
      Acting acting,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "ALL") Show show,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table(view.of(acting.coalitionId(), year), show, locale), kind, locale, response);
  }

  private Table table(CampaignView.Campaign campaign, Show show, Locale locale) {
    return Table.of(
        words.say("standing.campaign.of", dates.year(campaign.year())),
        campaign.shown(show),
        Column.of(
            words.say("standing.organization"), (CampaignView.Line line) -> line.name().in(locale)),
        Column.of(
            words.say("standing.of-this-term"),
            line ->
                line.renewed() == null
                    ? words.word(line.standing())
                    : words.say("standing.show.RENEWED")),
        Column.of(words.say("standing.term-end"), CampaignView.Line::term),
        Column.of(words.say("standing.renewed-on"), CampaignView.Line::renewed),
        Column.of(words.say("standing.reminded-on"), line -> dates.full(line.reminded())),
        Column.of(words.say("standing.holders"), CampaignView.Line::holders));
  }
}
