package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which people are put in turns at a seat. */
@Controller
@RefusalsNoted("seat")
class TurnsController {
  static final int PLACES = 8;

  private final RosterPages pages;
  private final EditRotations edit;
  private final Rotations rotations;
  private final RosterClock clock;

  TurnsController(RosterPages pages, EditRotations edit, Rotations rotations, RosterClock clock) {
    this.pages = pages;
    this.edit = edit;
    this.rotations = rotations;
    this.clock = clock;
  }

  /** Turns as they were typed; empty places are left out. */
  record TurnsForm(
      @Nullable UUID id,
      Rotation.@Nullable Rhythm rhythm,
      @Nullable String handover,
      @Nullable String first,
      @Nullable String last,
      @Nullable List<String> order) {
    TurnsForm {
      order = places(Objects.requireNonNullElse(order, List.of()));
    }

    @Nullable Rotation read(SeatId seat, Instant now, FormCheck check) {
      if (rhythm == null) check.wrong("rhythm", "web.wrong.choose");
      var time = RosterPages.time(handover).orElse(null);
      if (time == null) check.wrong("handover", "roster.wrong.time");
      var from = check.day("first", first);
      var until = check.dayIfAny("last", last);
      if (from != null && until != null && until.isBefore(from))
        check.wrong("last", "web.wrong.ends-before");
      var people = new ArrayList<DutyPersonId>();
      for (var one : Objects.requireNonNullElse(order, List.<String>of())) {
        var person = SwapController.person(one);
        if (person != null) people.add(person);
      }
      if (people.isEmpty()) check.wrong("order[0]", "roster.wrong.nobody-in-turn");
      if (check.refused() || rhythm == null || time == null || from == null || id == null)
        return null;
      return new Rotation(id, seat, rhythm, time, from, until, people, now, null);
    }
  }

  @GetMapping("/{coalition}/roster/seats/{id}/turns")
  @Permit(Action.MANAGE_ROSTER)
  String form(Acting acting, @PathVariable SeatId id, Locale locale, Model model) {
    var seat = pages.seat(acting, id, model);
    model.addAttribute(
        "form",
        new TurnsForm(
            FreshId.next(),
            null,
            RosterPages.typed(seat.frame().dayFrom()),
            "",
            "",
            places(List.of())));
    return page(acting, seat, locale, model);
  }

  @PostMapping("/{coalition}/roster/seats/{id}/turns")
  @Permit(Action.MANAGE_ROSTER)
  String add(
      Acting acting,
      @PathVariable SeatId id,
      @ModelAttribute("form") TurnsForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var seat = pages.seat(acting, id, model);
    var check = new FormCheck(errors);
    var rotation = form.read(id, clock.now(), check);
    if (rotation != null)
      switch (edit.add(acting, rotation)) {
        case EditRotations.Saved() -> {
          redirect.addFlashAttribute("flash", "roster.turns.added");
          return RosterPages.to(acting, "/seats/" + id);
        }
        case EditRotations.NotFound() -> throw RosterPages.notFound();
        case EditRotations.SeatClosed() ->
            errors.reject("roster.wrong.seat-closed", "roster.wrong.seat-closed");
        case EditRotations.Past() -> check.wrong("last", "roster.wrong.past-days");
        case EditRotations.NotQualified(var person) ->
            check.wrong("order[0]", "roster.wrong.not-qualified", person.name().in(locale));
        case EditRotations.Overlaps(var other) ->
            check.wrong("first", "roster.wrong.turns-overlap", pages.day(other.first()));
      }
    RosterPages.unprocessable(response);
    return page(acting, seat, locale, model);
  }

  @GetMapping("/{coalition}/roster/seats/{id}/turns/{turns}/end")
  @Permit(Action.MANAGE_ROSTER)
  String ask(
      Acting acting,
      @PathVariable SeatId id,
      @PathVariable UUID turns,
      Locale locale,
      Model model) {
    var seat = pages.seat(acting, id, model);
    if (rotations.of(acting.coalitionId(), id).stream().noneMatch(one -> one.id().equals(turns)))
      throw RosterPages.notFound();
    var url = RosterPages.base(acting) + "/seats/" + id;
    Confirmation.ask(
        model, "roster.turns.end", seat.name().in(locale), url + "/turns/" + turns + "/end", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/roster/seats/{id}/turns/{turns}/end")
  @Permit(Action.MANAGE_ROSTER)
  String end(
      Acting acting,
      @PathVariable SeatId id,
      @PathVariable UUID turns,
      RedirectAttributes redirect) {
    if (!(edit.end(acting, id, turns) instanceof EditRotations.Saved)) throw RosterPages.notFound();
    redirect.addFlashAttribute("flash", "roster.turns.ended");
    return RosterPages.to(acting, "/seats/" + id);
  }

  private static List<String> places(List<String> chosen) {
    var places = new ArrayList<>(chosen);
    while (places.size() < PLACES) places.add("");
    return places;
  }

  private String page(Acting acting, Seat seat, Locale locale, Model model) {
    Map<String, String> rhythms =
        pages.words(
            Arrays.asList(Rotation.Rhythm.values()),
            name -> Rotation.Rhythm.valueOf(name).key(),
            locale);
    model.addAttribute("rhythms", rhythms);
    model.addAttribute("places", PLACES);
    model.addAttribute("choices", pages.choices(acting.coalitionId(), seat.id(), locale));
    return "roster/turns";
  }
}
