package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** One's own duty: the next shifts, offers, days away, and the calendar for one's telephone. */
@Controller
@RefusalsNoted("availability")
class MineController {
  static final int DAYS_AHEAD = 45;

  private final RosterPages pages;
  private final DutyPeople people;
  private final Shifts shifts;
  private final Swaps swaps;
  private final Availabilities availabilities;
  private final TellAvailability tell;
  private final Feeds feeds;
  private final RosterClock clock;

  MineController(
      RosterPages pages,
      DutyPeople people,
      Shifts shifts,
      Swaps swaps,
      Availabilities availabilities,
      TellAvailability tell,
      Feeds feeds,
      RosterClock clock) {
    this.pages = pages;
    this.people = people;
    this.shifts = shifts;
    this.swaps = swaps;
    this.availabilities = availabilities;
    this.tell = tell;
    this.feeds = feeds;
    this.clock = clock;
  }

  /** Days as they were typed. */
  record DaysForm(
      @Nullable UUID id,
      Availability.@Nullable Kind kind,
      @Nullable String first,
      @Nullable String last) {
    static DaysForm fresh() {
      return new DaysForm(FreshId.next(), null, "", "");
    }

    @Nullable Availability read(DutyPersonId person, FormCheck check) {
      if (kind == null) check.wrong("kind", "web.wrong.choose");
      var from = check.day("first", first);
      var to = FormCheck.plain(last).isEmpty() ? from : check.day("last", last);
      if (from != null && to != null && to.isBefore(from))
        check.wrong("last", "web.wrong.ends-before");
      if (check.refused() || kind == null || from == null || to == null || id == null) return null;
      return new Availability(id, person, kind, from, to);
    }
  }

  /** A shift of one's own in words. */
  record Own(Shift shift, String seat, String when, boolean running, boolean offered) {}

  /** An offer in words. */
  record Offer(Swap swap, String seat, String when, Swap.State state, boolean mine) {}

  @GetMapping("/{coalition}/roster/mine")
  @Permit(Action.SERVE_DUTY)
  String mine(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", DaysForm.fresh());
    return page(acting, locale, model);
  }

  @PostMapping("/{coalition}/roster/mine/days")
  @Permit(Action.SERVE_DUTY)
  String days(
      Acting acting,
      @ModelAttribute("form") DaysForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var me = people.of(acting.coalitionId(), acting.person()).orElseThrow(RosterPages::notFound);
    var check = new FormCheck(errors);
    var said = form.read(me.id(), check);
    if (said != null && tell.tell(acting, said) == TellAvailability.Outcome.PAST)
      check.wrong("last", "roster.wrong.past-days");
    if (check.refused()) {
      RosterPages.unprocessable(response);
      return page(acting, locale, model);
    }
    redirect.addFlashAttribute("flash", "roster.days.saved");
    return RosterPages.to(acting, "/mine#days");
  }

  @PostMapping("/{coalition}/roster/days/{id}/take-back")
  @Permit(Action.SERVE_DUTY)
  String takeBack(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable DutyPersonId person,
      RedirectAttributes redirect) {
    var whose = Optional.ofNullable(person).or(() -> whose(acting, id));
    if (whose.isEmpty() || tell.takeBack(acting, id, whose.get()) != TellAvailability.Outcome.SAVED)
      throw RosterPages.notFound();
    redirect.addFlashAttribute("flash", "roster.days.taken-back");
    var me = people.of(acting.coalitionId(), acting.person()).orElse(null);
    return me != null && me.id().equals(whose.get())
        ? RosterPages.to(acting, "/mine#days")
        : RosterPages.to(acting, "/people/" + whose.get());
  }

  private Optional<DutyPersonId> whose(Acting acting, UUID id) {
    return availabilities.byId(acting.coalitionId(), id).map(Availability::person);
  }

  @PostMapping("/{coalition}/roster/mine/calendar")
  @Permit(Action.SERVE_DUTY)
  String issue(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID id,
      RedirectAttributes redirect) {
    var form = id == null ? FreshId.next() : id;
    var address = feeds.issue(acting, form).orElseThrow(RosterPages::notFound);
    redirect.addFlashAttribute("address", address);
    return RosterPages.to(acting, "/mine");
  }

  @PostMapping("/{coalition}/roster/mine/calendar/end")
  @Permit(Action.SERVE_DUTY)
  String revoke(Acting acting, RedirectAttributes redirect) {
    feeds.revoke(acting);
    redirect.addFlashAttribute("flash", "roster.feed.ended");
    return RosterPages.to(acting, "/mine");
  }

  private String page(Acting acting, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var me = people.of(coalition, acting.person()).orElse(null);
    model.addAttribute("base", RosterPages.base(acting));
    model.addAttribute("me", me);
    if (me == null) return "roster/mine";
    var seats = pages.seats(coalition);
    var offers = swaps.since(coalition, clock.now());
    var today = clock.today();
    model.addAttribute(
        "own",
        shifts.between(coalition, today.minusDays(1), today.plusDays(DAYS_AHEAD)).stream()
            .filter(shift -> me.id().equals(shift.person()) && shift.end().isAfter(clock.now()))
            .map(shift -> own(shift, seats, offers, locale))
            .toList());
    model.addAttribute(
        "offers",
        offers.stream()
            .filter(swap -> swap.concerns(me))
            .map(swap -> offer(swap, me, seats, locale))
            .toList());
    model.addAttribute(
        "days",
        availabilities.between(coalition, today, today.plusYears(1)).stream()
            .filter(said -> said.person().equals(me.id()))
            .toList());
    model.addAttribute("addressForm", FreshId.next());
    model.addAttribute("issued", feeds.issued(coalition, me.id()));
    model.addAttribute("kinds", kinds(pages, locale));
    return "roster/mine";
  }

  static Map<String, String> kinds(RosterPages pages, Locale locale) {
    return pages.words(
        Arrays.asList(Availability.Kind.values()),
        name -> Availability.Kind.valueOf(name).key(),
        locale);
  }

  private Own own(Shift shift, Map<SeatId, Seat> seats, List<Swap> offers, Locale locale) {
    var offered =
        offers.stream()
            .anyMatch(
                swap -> swap.shift().is(shift) && swap.stateAt(clock.now()) == Swap.State.OFFERED);
    return new Own(
        shift,
        Objects.requireNonNull(seats.get(shift.seat())).name().in(locale),
        pages.when(shift.start(), shift.end(), locale),
        shift.covers(clock.now()),
        offered);
  }

  private Offer offer(Swap swap, DutyPerson me, Map<SeatId, Seat> seats, Locale locale) {
    return new Offer(
        swap,
        Objects.requireNonNull(seats.get(swap.shift().seat())).name().in(locale),
        pages.when(swap.shift(), locale),
        swap.stateAt(clock.now()),
        swap.by().equals(me.id()));
  }
}
