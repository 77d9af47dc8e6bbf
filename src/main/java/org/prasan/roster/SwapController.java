package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

/** Offering a shift, and answering an offer. */
@Controller
@RefusalsNoted("swap")
class SwapController {
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final RosterPages pages;
  private final DutyPeople people;
  private final Swaps swaps;
  private final Shifts shifts;
  private final OfferSwap offerSwap;
  private final AnswerSwap answerSwap;
  private final RosterClock clock;

  SwapController(
      RosterPages pages,
      DutyPeople people,
      Swaps swaps,
      Shifts shifts,
      OfferSwap offerSwap,
      AnswerSwap answerSwap,
      RosterClock clock) {
    this.pages = pages;
    this.people = people;
    this.swaps = swaps;
    this.shifts = shifts;
    this.offerSwap = offerSwap;
    this.answerSwap = answerSwap;
    this.clock = clock;
  }

  /**
   * An offer as it was chosen.
   *
   * @param to empty to ask everybody who may serve the seat
   * @param inReturn seat and start of the other's shift
   */
  record SwapForm(
      @Nullable UUID id, @Nullable String shift, @Nullable String to, @Nullable String inReturn) {}

  @GetMapping("/{coalition}/roster/mine/swap")
  @Permit(Action.SERVE_DUTY)
  String form(
      Acting acting,
      @RequestParam(required = false) @Nullable String shift,
      @RequestParam(required = false) @Nullable String to,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("form", new SwapForm(FreshId.next(), shift, to, ""));
    var key = key(shift);
    return key != null && offerSwap.hasBegun(key)
        ? begun(acting, locale, model, response)
        : offerPage(acting, mine(acting, shift), to, locale, model);
  }

  @PostMapping("/{coalition}/roster/mine/swap")
  @Permit(Action.SERVE_DUTY)
  String offer(
      Acting acting,
      @ModelAttribute("form") SwapForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var key = key(form.shift());
    if (key == null || form.id() == null) throw RosterPages.notFound();
    var to = person(form.to());
    var back = FormCheck.plain(form.inReturn()).isEmpty() ? null : key(form.inReturn());
    switch (offerSwap.offer(acting, form.id(), key, to, back)) {
      case OfferSwap.Offered() -> {
        redirect.addFlashAttribute("flash", "roster.swap.offered");
        return RosterPages.to(acting, "/swaps/" + form.id());
      }
      case OfferSwap.NotFound() -> throw RosterPages.notFound();
      case OfferSwap.WithOneself() -> check.wrong("to", "roster.wrong.oneself");
      case OfferSwap.Past() -> {
        if (offerSwap.hasBegun(key)) return begun(acting, locale, model, response);
        check.wrong("inReturn", "roster.wrong.begun");
      }
      case OfferSwap.NotQualified(var person) ->
          check.wrong("to", "roster.wrong.not-qualified", person.name().in(locale));
      case OfferSwap.OnOfferAlready() ->
          errors.reject("roster.wrong.on-offer", "roster.wrong.on-offer");
      case OfferSwap.NobodyNamed() -> check.wrong("to", "roster.wrong.nobody-named");
    }
    RosterPages.unprocessable(response);
    return offerPage(acting, mine(acting, form.shift()), form.to(), locale, model);
  }

  /** There is nothing left to fill in: the office may still put somebody else on duty. */
  private String begun(Acting acting, Locale locale, Model model, HttpServletResponse response) {
    var back = RosterPages.base(acting) + "/mine";
    return pages.refused(acting, "roster.wrong.begun", back, locale, model, response);
  }

  private Shift mine(Acting acting, @Nullable String word) {
    var me = people.of(acting.coalitionId(), acting.person()).orElseThrow(RosterPages::notFound);
    var key = key(word);
    var mine = key == null ? null : offerSwap.find(acting, key, me.id());
    if (mine == null) throw RosterPages.notFound();
    return mine;
  }

  /** The first page chooses whom to ask; where somebody is named, what that person could give. */
  private String offerPage(
      Acting acting, Shift mine, @Nullable String to, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var me = people.of(coalition, acting.person()).orElseThrow(RosterPages::notFound);
    var today = clock.today();
    var seats = pages.seats(coalition);
    var others = pages.choices(coalition, mine.seat(), locale);
    others.remove(me.id().toString());
    var other = person(to);
    var returns = new LinkedHashMap<String, String>();
    for (var shift : shifts.between(coalition, today.minusDays(1), today.plusDays(92)))
      if (other != null
          && other.equals(shift.person())
          && shift.start().isAfter(clock.now())
          && me.seats().contains(shift.seat()))
        returns.put(
            word(shift),
            Objects.requireNonNull(seats.get(shift.seat())).name().in(locale)
                + " · "
                + pages.when(shift.start(), shift.end(), locale));
    model.addAttribute("mine", mine);
    model.addAttribute("seat", Objects.requireNonNull(seats.get(mine.seat())));
    model.addAttribute("when", pages.when(mine.start(), mine.end(), locale));
    model.addAttribute("others", others);
    model.addAttribute("returns", returns);
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/swap-offer";
  }

  @GetMapping("/{coalition}/roster/swaps/{id}")
  @Permit(Action.SERVE_DUTY)
  String show(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    return swapPage(acting, id, locale, model);
  }

  @PostMapping("/{coalition}/roster/swaps/{id}/accept")
  @Permit(Action.SERVE_DUTY)
  String accept(
      Acting acting,
      @PathVariable UUID id,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return answer(acting, id, Swap.Act.ACCEPT, locale, model, redirect, response);
  }

  @PostMapping("/{coalition}/roster/swaps/{id}/decline")
  @Permit(Action.SERVE_DUTY)
  String decline(
      Acting acting,
      @PathVariable UUID id,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return answer(acting, id, Swap.Act.DECLINE, locale, model, redirect, response);
  }

  @PostMapping("/{coalition}/roster/swaps/{id}/withdraw")
  @Permit(Action.SERVE_DUTY)
  String withdraw(
      Acting acting,
      @PathVariable UUID id,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return answer(acting, id, Swap.Act.WITHDRAW, locale, model, redirect, response);
  }

  private String answer(
      Acting acting,
      UUID id,
      Swap.Act act,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (answerSwap.answer(acting, id, act)) {
      case AnswerSwap.Done() -> {
        redirect.addFlashAttribute("flash", "roster.swap.done." + act);
        yield RosterPages.to(acting, "/swaps/" + id);
      }
      case AnswerSwap.NotFound() -> throw RosterPages.notFound();
      case AnswerSwap.NotYours(var what) ->
          refused(acting, id, "roster.wrong.not-yours." + what, locale, model, response);
      case AnswerSwap.NotNow(var state) ->
          refused(acting, id, "roster.wrong.swap." + state, locale, model, response);
      case AnswerSwap.DutyChanged() ->
          refused(acting, id, "roster.wrong.duty-changed", locale, model, response);
      case AnswerSwap.WouldBreak(var broken) -> {
        model.addAttribute("broken", pages.inWords(acting.coalitionId(), broken, locale));
        yield refused(acting, id, "roster.wrong.would-break", locale, model, response);
      }
    };
  }

  private String refused(
      Acting acting,
      UUID id,
      String key,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var back = RosterPages.base(acting) + "/swaps/" + id;
    return pages.refused(acting, key, back, locale, model, response);
  }

  private String swapPage(Acting acting, UUID id, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var swap = swaps.byId(coalition, id).orElseThrow(RosterPages::notFound);
    var me = people.of(coalition, acting.person()).orElse(null);
    boolean concerned = me != null && swap.concerns(me);
    if (!concerned && !acting.may(Action.MANAGE_ROSTER)) throw RosterPages.notFound();
    var known = pages.people(coalition);
    var seats = pages.seats(coalition);
    var state = swap.stateAt(clock.now());
    model.addAttribute("swap", swap);
    model.addAttribute("stands", state);
    model.addAttribute(
        "seatName", Objects.requireNonNull(seats.get(swap.shift().seat())).name().in(locale));
    model.addAttribute("when", pages.when(swap.shift(), locale));
    model.addAttribute("by", name(known, swap.by(), locale));
    model.addAttribute("to", name(known, swap.to(), locale));
    model.addAttribute("taker", name(known, swap.taker(), locale));
    var back = swap.inReturn();
    if (back != null) {
      model.addAttribute(
          "backSeat", Objects.requireNonNull(seats.get(back.seat())).name().in(locale));
      model.addAttribute("backWhen", pages.when(back, locale));
    }
    for (var act : Swap.Act.values())
      model.addAttribute(
          "may" + act, me != null && state == Swap.State.OFFERED && swap.allows(act, me));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/swap";
  }

  private static String name(
      Map<DutyPersonId, DutyPerson> known, @Nullable DutyPersonId id, Locale locale) {
    var person = id == null ? null : known.get(id);
    return person == null ? "" : person.name().in(locale);
  }

  /** How a shift stands in an address or a form. */
  static String word(Shift shift) {
    return shift.seat() + "@" + shift.start();
  }

  static Shift.@Nullable Key key(@Nullable String word) {
    var parts = FormCheck.plain(word).split("@", -1);
    if (parts.length != 2) return null;
    try {
      var start = Instant.parse(parts[1]);
      return start.isBefore(LATEST) && start.isAfter(Instant.EPOCH)
          ? new Shift.Key(SeatId.of(parts[0]), start)
          : null;
    } catch (IllegalArgumentException | DateTimeException none) {
      return null;
    }
  }

  static @Nullable DutyPersonId person(@Nullable String typed) {
    if (FormCheck.plain(typed).isEmpty()) return null;
    try {
      return DutyPersonId.of(FormCheck.plain(typed));
    } catch (IllegalArgumentException none) {
      throw RosterPages.notFound();
    }
  }
}
