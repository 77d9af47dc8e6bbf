package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.directory.Needs;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A referral is written, changed while it is a draft, or addressed to another seat. */
@Controller
@RefusalsNoted("referral")
class WriteReferralController {
  private final WriteReferral write;
  private final ReadReferral read;
  private final Clients clients;
  private final Needs needs;
  private final SeatChoices seats;
  private final ReferralPages pages;

  WriteReferralController(
      WriteReferral write,
      ReadReferral read,
      Clients clients,
      Needs needs,
      SeatChoices seats,
      ReferralPages pages) {
    this.write = write;
    this.read = read;
    this.clients = clients;
    this.needs = needs;
    this.seats = seats;
    this.pages = pages;
  }

  @GetMapping("/{coalition}/referrals/new")
  @Permit(Action.REFER_CLIENTS)
  String fresh(
      Acting acting,
      @RequestParam ClientId client,
      @RequestParam(required = false) @Nullable String service,
      Locale locale,
      Model model) {
    var card = card(acting, client);
    var chosen =
        service == null ? "" : seats.of(acting, card.triage(), locale).of(service).orElse("");
    model.addAttribute("form", AskedForm.fresh(chosen, card.triage().needs()));
    return form(acting, card, "/new?client=" + client, "referral.new", locale, model);
  }

  @PostMapping("/{coalition}/referrals/new")
  @Permit(Action.REFER_CLIENTS)
  String write(
      Acting acting,
      @RequestParam ClientId client,
      @ModelAttribute("form") AskedForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var card = card(acting, client);
    var check = new FormCheck(errors);
    var asked = asked(acting, form, card, check, locale);
    if (asked != null && form.id() != null) {
      var id = new ReferralId(form.id());
      if (done(write.write(acting, id, client, asked), check)) {
        redirect.addFlashAttribute("flash", "referral.written");
        return ReferralPages.to(acting, "/" + id);
      }
    }
    ReferralPages.unprocessable(response);
    return form(acting, card, "/new?client=" + client, "referral.new", locale, model);
  }

  @GetMapping("/{coalition}/referrals/{id}/edit")
  @Permit(Action.REFER_CLIENTS)
  String edit(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String seat,
      Locale locale,
      Model model) {
    return again(acting, id, false, seat, locale, model);
  }

  @GetMapping("/{coalition}/referrals/{id}/elsewhere")
  @Permit(Action.REFER_CLIENTS)
  String elsewhere(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam(required = false) @Nullable String seat,
      Locale locale,
      Model model) {
    return again(acting, id, true, seat, locale, model);
  }

  private String again(
      Acting acting,
      ReferralId id,
      boolean otherSeat,
      @Nullable String seat,
      Locale locale,
      Model model) {
    var seen = open(acting, id, otherSeat ? Step.REOFFER : Step.SAVE);
    var reason = read.reason(acting, seen.referral()).orElse("");
    var before = AskedForm.of(seen.referral(), reason, otherSeat);
    model.addAttribute("form", seat == null ? before : before.to(seat));
    return form(acting, seen, otherSeat, locale, model);
  }

  @PostMapping("/{coalition}/referrals/{id}/edit")
  @Permit(Action.REFER_CLIENTS)
  String rewrite(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") AskedForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return change(acting, id, false, form, errors, locale, model, redirect, response);
  }

  @PostMapping("/{coalition}/referrals/{id}/elsewhere")
  @Permit(Action.REFER_CLIENTS)
  String readdress(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") AskedForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return change(acting, id, true, form, errors, locale, model, redirect, response);
  }

  private String change(
      Acting acting,
      ReferralId id,
      boolean otherSeat,
      AskedForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var seen = read.one(acting, id).filter(Seen::sends).orElseThrow(ReferralPages::notFound);
    var check = new FormCheck(errors);
    var asked = asked(acting, form, card(acting, seen.referral().client()), check, locale);
    if (asked != null && form.id() != null && form.version() != null) {
      var outcome =
          otherSeat
              ? write.readdress(acting, id, form.id(), form.version(), asked)
              : write.rewrite(acting, id, form.id(), form.version(), asked);
      if (done(outcome, check)) {
        redirect.addFlashAttribute("flash", "referral.written");
        return ReferralPages.to(acting, "/" + id);
      }
    }
    ReferralPages.unprocessable(response);
    return form(acting, seen, otherSeat, locale, model);
  }

  private WriteReferral.@Nullable Asked asked(
      Acting acting, AskedForm form, Clients.Card card, FormCheck check, Locale locale) {
    return form.read(
        seats.of(acting, card.triage(), locale).options().keySet(),
        Set.copyOf(card.triage().needs()),
        check);
  }

  private static boolean done(Outcome outcome, FormCheck check) {
    switch (outcome) {
      case Outcome.Done _ -> {
        return true;
      }
      case Outcome.NotThere _ -> throw ReferralPages.notFound();
      case Outcome.NotOpen(var field, var key) -> check.wrong(field, key);
      case Outcome.Refused(var why, var _) -> check.wrong("seat", why.key());
      case Outcome.ChangedMeanwhile _ -> check.wrong("seat", "referral.wrong.changed");
      case Outcome.NoConsent _ -> check.wrong("seat", "referral.wrong.no-consent");
    }
    return false;
  }

  private Seen open(Acting acting, ReferralId id, Step step) {
    return read.one(acting, id)
        .filter(seen -> seen.open().contains(step))
        .orElseThrow(ReferralPages::notFound);
  }

  private Clients.Card card(Acting acting, ClientId client) {
    return clients.card(acting, client).orElseThrow(ReferralPages::notFound);
  }

  private String form(Acting acting, Seen seen, boolean otherSeat, Locale locale, Model model) {
    var path = "/" + seen.referral().id() + (otherSeat ? "/elsewhere" : "/edit");
    return form(
        acting,
        card(acting, seen.referral().client()),
        path,
        otherSeat ? "referral.elsewhere" : "referral.edit",
        locale,
        model);
  }

  private String form(
      Acting acting, Clients.Card card, String path, String title, Locale locale, Model model) {
    model.addAttribute("client", card);
    model.addAttribute("title", title);
    var choices = seats.of(acting, card.triage(), locale);
    model.addAttribute("seats", choices.options());
    model.addAttribute("fitting", choices.fitting());
    model.addAttribute("without", choices.without());
    model.addAttribute("needs", needs(card.triage().needs(), locale));
    model.addAttribute(
        "urgencies", pages.words(Arrays.asList(Urgency.values()), Urgency::key, locale));
    var told = clients.told(acting, card.id());
    model.addAttribute("groups", groups(card, told, locale));
    model.addAttribute("empty", empty(card, told, locale));
    model.addAttribute("action", ReferralPages.base(acting) + path);
    model.addAttribute("back", "/" + acting.coalition().slug() + "/clients/" + card.id());
    return "referral/write";
  }

  private Map<String, String> needs(List<String> codes, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var code : codes)
      options.put(code, needs.term(code).map(term -> term.name().in(locale)).orElse(code));
    return options;
  }

  /** What the client prefers not to tell is not there to share. */
  private Map<String, String> groups(Clients.Card card, Set<DataGroup> told, Locale locale) {
    var groups = EnumSet.allOf(DataGroup.class);
    groups.removeAll(card.withheld());
    groups.retainAll(told);
    return Objects.requireNonNull(pages.words(groups, DataGroup::key, locale));
  }

  /** What could be shared if anything of it had been told. */
  private String empty(Clients.Card card, Set<DataGroup> told, Locale locale) {
    return Arrays.stream(DataGroup.values())
        .filter(group -> !told.contains(group) && !card.withheld().contains(group))
        .map(group -> pages.say(group.key(), locale))
        .collect(Collectors.joining(" · "));
  }
}
