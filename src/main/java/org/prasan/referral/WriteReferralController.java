package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
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
import org.prasan.client.SafetyFlag;
import org.prasan.directory.Needs;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
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
  private final AskedBefore before;
  private final Clients clients;
  private final Needs needs;
  private final SeatChoices seats;
  private final ReferralPages pages;

  WriteReferralController(
      WriteReferral write,
      ReadReferral read,
      AskedBefore before,
      Clients clients,
      Needs needs,
      SeatChoices seats,
      ReferralPages pages) {
    this.write = write;
    this.read = read;
    this.before = before;
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
    var choices = seats.of(acting, card.triage(), "", Set.of(), Set.of(), locale);
    var chosen = service == null ? "" : choices.of(service).orElse("");
    model.addAttribute("form", AskedForm.fresh(chosen, card.triage()));
    return form(acting, card, Page.fresh(client), choices, locale, model);
  }

  /** Looks for a seat; nothing else that was typed is looked at yet, and all of it stays. */
  @PostMapping("/{coalition}/referrals/new/seats")
  @Permit(Action.REFER_CLIENTS)
  String find(
      Acting acting,
      @RequestParam ClientId client,
      @ModelAttribute("form") AskedForm form,
      Locale locale,
      Model model) {
    return form(acting, card(acting, client), Page.fresh(client), form, locale, model);
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
    if (form.flagsMoved(card.triage())) {
      flagsMoved(form, card, locale, model, response);
      return form(acting, card, Page.fresh(client), form, locale, model);
    }
    var check = new FormCheck(errors);
    var asked = asked(acting, form, card, check);
    if (asked != null && form.id() != null) {
      var id = new ReferralId(form.id());
      var first = before.otherwise(acting, id, client, asked).orElse(null);
      if (first != null) return notInIt(acting, first, form, locale, model, response);
      var open = form.wantedBesides() ? null : before.stillOpen(acting, id, client, asked);
      if (open != null) {
        open(acting, open, check, locale, model);
      } else if (done(write.write(acting, id, client, asked), check, errors)) {
        redirect.addFlashAttribute("flash", "referral.written");
        return ReferralPages.to(acting, "/" + id);
      }
    }
    ReferralPages.unprocessable(response);
    return form(acting, card, Page.fresh(client), form, locale, model);
  }

  /** What was sent before, and what leads there. */
  record First(String key, String code, String url) {
    static First of(Acting acting, String key, Referral referral) {
      var url = ReferralPages.base(acting) + "/" + referral.id();
      return new First(key, referral.code(), url);
    }
  }

  /** Written anew, it may be the same that was sent before: whoever wants both says so. */
  private void open(Acting acting, Referral open, FormCheck check, Locale locale, Model model) {
    check.wrong(
        "besides",
        "referral.wrong.besides",
        pages.dates().moment(open.written()),
        pages.say(open.state().key(), locale));
    model.addAttribute("first", First.of(acting, "referral.open-first", open));
  }

  /**
   * The first was kept, and its answer lost on the way: what was typed since goes into it where it
   * still may be changed, or else becomes another referral.
   */
  private String notInIt(
      Acting acting,
      Seen first,
      AskedForm typed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var referral = first.referral();
    boolean goesInto = first.open().contains(Step.SAVE);
    var form = typed.anew(!goesInto);
    var errors = new BeanPropertyBindingResult(form, "form");
    model.addAttribute("form", form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    model.addAttribute("first", First.of(acting, "referral.kept-first", referral));
    ReferralPages.unprocessable(response);
    if (goesInto) {
      both(acting, referral.id(), false, form, "referral.wrong.kept-first", errors, model);
      return form(acting, first, false, form, locale, model);
    }
    errors.reject("referral.wrong.kept-first.gone-on", "referral.wrong.kept-first.gone-on");
    var card = card(acting, referral.client());
    return form(acting, card, Page.fresh(referral.client()), form, locale, model);
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
    var card = card(acting, seen.referral().client());
    var before = AskedForm.of(seen.referral(), card.triage(), reason, otherSeat);
    var asked = seat == null ? before : before.to(seat);
    var choices = choices(acting, card, asked, seen, otherSeat, locale);
    var suggested = seat == null && otherSeat ? suggested(seen, choices) : null;
    model.addAttribute("form", suggested == null ? asked : asked.to(suggested));
    return form(acting, seen, otherSeat, choices, locale, model);
  }

  /** What whoever gave it up suggested is chosen beforehand, if it can be chosen. */
  private static @Nullable String suggested(Seen seen, SeatChoices.Choices choices) {
    return new OtherSeats(seen, Set.of()).suggested(choices.options()).orElse(null);
  }

  @PostMapping("/{coalition}/referrals/{id}/edit/seats")
  @Permit(Action.REFER_CLIENTS)
  String findToRewrite(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") AskedForm form,
      Locale locale,
      Model model) {
    return form(acting, open(acting, id, Step.SAVE), false, form, locale, model);
  }

  @PostMapping("/{coalition}/referrals/{id}/elsewhere/seats")
  @Permit(Action.REFER_CLIENTS)
  String findElsewhere(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") AskedForm form,
      Locale locale,
      Model model) {
    return form(acting, open(acting, id, Step.REOFFER), true, form, locale, model);
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
    var card = card(acting, seen.referral().client());
    if (seen.referral().erased()) {
      errors.reject(Refusal.ERASED.key(), Refusal.ERASED.key());
      ReferralPages.unprocessable(response);
      return form(acting, seen, otherSeat, form, locale, model);
    }
    if (form.flagsMoved(card.triage())) {
      flagsMoved(form, card, locale, model, response);
      return form(acting, seen, otherSeat, form, locale, model);
    }
    var check = new FormCheck(errors);
    var asked = asked(acting, form, card, check);
    if (asked != null && form.id() != null && form.version() != null) {
      var outcome =
          otherSeat
              ? write.readdress(acting, id, form.id(), form.version(), asked)
              : write.rewrite(acting, id, form.id(), form.version(), asked);
      if (outcome instanceof Outcome.ChangedMeanwhile) {
        both(acting, id, otherSeat, form, Meanwhile.WRONG, errors, model);
      } else if (done(outcome, check, errors)) {
        redirect.addFlashAttribute("flash", "referral.written");
        return ReferralPages.to(acting, "/" + id);
      }
    }
    ReferralPages.unprocessable(response);
    return form(acting, seen, otherSeat, form, locale, model);
  }

  /** What others noted meanwhile is read before anything goes on: both are shown. */
  private void flagsMoved(
      AskedForm form, Clients.Card card, Locale locale, Model model, HttpServletResponse response) {
    var fresh = form.over(card.triage());
    var errors = new BeanPropertyBindingResult(fresh, "form");
    var words = pages.clients();
    new FormCheck(errors)
        .wrong(
            "flags",
            "referral.wrong.flags-moved",
            words.flagsInWords(form.shown(card.triage()), locale),
            words.flagsInWords(card.triage(), locale));
    model.addAttribute("form", fresh);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    ReferralPages.unprocessable(response);
  }

  private void both(
      Acting acting,
      ReferralId id,
      boolean otherSeat,
      AskedForm typed,
      String why,
      BindingResult errors,
      Model model) {
    var now = read.one(acting, id).map(Seen::referral).orElseThrow(ReferralPages::notFound);
    var reason = read.reason(acting, now).orElse("");
    var form = AskedForm.of(now, card(acting, now.client()).triage(), reason, otherSeat);
    // Another seat is chosen on this page; the one it was at is none of its choices.
    var saved = otherSeat ? form.to(Objects.requireNonNullElse(typed.seat(), "")) : form;
    Meanwhile.show(model, errors, why, saved, typed, now.version());
  }

  private WriteReferral.@Nullable Asked asked(
      Acting acting, AskedForm form, Clients.Card card, FormCheck check) {
    return form.read(seat -> seats.offers(acting, seat), Set.copyOf(card.triage().needs()), check);
  }

  /** What is wrong with the whole of it stands at the top. */
  private static boolean done(Outcome outcome, FormCheck check, BindingResult errors) {
    switch (outcome) {
      case Outcome.Done _ -> {
        return true;
      }
      case Outcome.NotThere _ -> throw ReferralPages.notFound();
      case Outcome.NotOpen(var field, var key) -> check.wrong(field, key);
      case Outcome.Refused(var why, var _) -> errors.reject(why.key(), why.key());
      case Outcome.ChangedMeanwhile _ ->
          throw new IllegalStateException("Shown beside what was typed");
      case Outcome.NoConsent _ ->
          errors.reject("referral.wrong.no-consent", "referral.wrong.no-consent");
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

  /**
   * Where the form is sent to.
   *
   * @param query after the path, for a referral that is not written yet
   */
  private record Page(String title, String path, String query) {
    static Page fresh(ClientId client) {
      return new Page("referral.new", "/new", "?client=" + client);
    }

    static Page of(ReferralId id, boolean otherSeat) {
      return otherSeat
          ? new Page("referral.elsewhere", "/" + id + "/elsewhere", "")
          : new Page("referral.edit", "/" + id + "/edit", "");
    }
  }

  /**
   * The seat that is chosen, one beside it that is saved, and one that was suggested stand there
   * whatever is looked for.
   */
  private SeatChoices.Choices choices(
      Acting acting,
      Clients.Card card,
      AskedForm form,
      @Nullable Seen seen,
      boolean otherSeat,
      Locale locale) {
    var chosen = new HashSet<String>();
    chosen.add(FormCheck.plain(form.seat()));
    if (seen != null && !otherSeat) chosen.add(seen.referral().address().choice());
    var kept = chosen.stream().map(one -> one.split("/", 2)[0]).collect(Collectors.toSet());
    var suggested = seen == null ? null : new OtherSeats(seen, Set.of()).suggestion();
    if (suggested != null && otherSeat) kept.add(suggested.toString());
    return seats.of(acting, card.triage(), FormCheck.plain(form.sought()), chosen, kept, locale);
  }

  private String form(
      Acting acting, Seen seen, boolean otherSeat, AskedForm form, Locale locale, Model model) {
    var card = card(acting, seen.referral().client());
    var choices = choices(acting, card, form, seen, otherSeat, locale);
    return form(acting, seen, otherSeat, choices, locale, model);
  }

  private String form(
      Acting acting,
      Seen seen,
      boolean otherSeat,
      SeatChoices.Choices choices,
      Locale locale,
      Model model) {
    var card = card(acting, seen.referral().client());
    var where = Page.of(seen.referral().id(), otherSeat);
    var page = form(acting, card, where, choices, locale, model);
    if (otherSeat) {
      var others = new OtherSeats(seen, read.gaveUp(acting, seen.referral()));
      model.addAttribute("seats", others.of(choices.options(), pages, locale));
      var story = pages.story(acting, seen, locale);
      model.addAttribute("waitsWith", ReferralPages.waitsWith(seen, story).orElse(null));
    }
    return page;
  }

  private String form(
      Acting acting, Clients.Card card, Page page, AskedForm form, Locale locale, Model model) {
    var choices = choices(acting, card, form, null, false, locale);
    return form(acting, card, page, choices, locale, model);
  }

  private String form(
      Acting acting,
      Clients.Card card,
      Page page,
      SeatChoices.Choices choices,
      Locale locale,
      Model model) {
    model.addAttribute("client", card);
    model.addAttribute("title", page.title());
    model.addAttribute("choices", choices);
    model.addAttribute("seats", choices.options());
    model.addAttribute("fitting", choices.fitting());
    model.addAttribute("without", choices.without());
    model.addAttribute(
        "flags", pages.words(Arrays.asList(SafetyFlag.values()), SafetyFlag::key, locale));
    model.addAttribute("needs", needs(card.triage().needs(), locale));
    model.addAttribute(
        "urgencies", pages.words(Arrays.asList(Urgency.values()), Urgency::key, locale));
    var told = clients.told(acting, card.id());
    model.addAttribute("groups", groups(card, told, locale));
    model.addAttribute("empty", pages.untold(card, told, locale));
    var base = ReferralPages.base(acting) + page.path();
    model.addAttribute("action", base + page.query());
    model.addAttribute("seatsAction", base + "/seats" + page.query() + "#seat");
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
}
