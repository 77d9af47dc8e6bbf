package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The seats: which there are, and each with who serves it and how. */
@Controller
@RefusalsNoted("seat")
class SeatController {
  private final Seats seats;
  private final Rotations rotations;
  private final Replacements replacements;
  private final EditSeats edit;
  private final RosterPages pages;
  private final RosterClock clock;

  SeatController(
      Seats seats,
      Rotations rotations,
      Replacements replacements,
      EditSeats edit,
      RosterPages pages,
      RosterClock clock) {
    this.seats = seats;
    this.rotations = rotations;
    this.replacements = replacements;
    this.edit = edit;
    this.pages = pages;
    this.clock = clock;
  }

  /** A replacement in words. */
  record Changed(Replacement replacement, String person, String when, boolean stands) {}

  /** A rotation in words. */
  record Turns(Rotation rotation, List<String> people, boolean runs) {}

  @GetMapping("/{coalition}/roster/seats")
  @Permit(Action.SEE_ROSTER)
  String list(Acting acting, Locale locale, Model model) {
    var all = seats.all(acting.coalitionId());
    var now = clock.now();
    model.addAttribute("seats", all.stream().filter(seat -> seat.openAt(now)).toList());
    model.addAttribute("closed", all.stream().filter(seat -> !seat.openAt(now)).toList());
    model.addAttribute("whose", pages.organizationNames(acting.coalitionId(), locale));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/seats";
  }

  @GetMapping("/{coalition}/roster/seats/{id}")
  @Permit(Action.SEE_ROSTER)
  String show(Acting acting, @PathVariable SeatId id, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var seat = pages.seat(acting, id, model);
    var people = pages.people(coalition);
    var now = clock.now();
    model.addAttribute("whose", whose(coalition, seat.organization(), locale));
    model.addAttribute(
        "people",
        people.values().stream()
            .filter(person -> person.serves() && person.seats().contains(id))
            .toList());
    model.addAttribute(
        "rotations",
        rotations.of(coalition, id).stream()
            .map(
                rotation ->
                    new Turns(
                        rotation,
                        rotation.order().stream()
                            .map(one -> Objects.requireNonNull(people.get(one)).name().in(locale))
                            .toList(),
                        rotation.ended() == null
                            && (rotation.last() == null
                                || !rotation.last().isBefore(clock.today()))))
            .toList());
    model.addAttribute(
        "changes",
        replacements
            .between(coalition, now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(366)))
            .stream()
            .filter(one -> one.seat().equals(id))
            .map(
                one ->
                    new Changed(
                        one,
                        Objects.requireNonNull(people.get(one.person())).name().in(locale),
                        pages.when(one.start(), one.end(), locale),
                        one.standsAt(now)))
            .toList());
    return "roster/seat";
  }

  private @Nullable String whose(
      CoalitionId coalition, @Nullable OrganizationId id, Locale locale) {
    return id == null ? null : pages.organizationNames(coalition, locale).get(id);
  }

  @GetMapping("/{coalition}/roster/seats/new")
  @Permit(Action.MANAGE_ROSTER)
  String fresh(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", SeatForm.fresh());
    return form(acting, null, locale, model);
  }

  @PostMapping("/{coalition}/roster/seats/new")
  @Permit(Action.MANAGE_ROSTER)
  String open(
      Acting acting,
      @ModelAttribute("form") SeatForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var facts = form.read(check);
    var frame = form.frame(check);
    known(acting, facts, check, locale);
    if (check.refused()
        || facts == null
        || frame == null
        || form.hours() == null
        || form.id() == null) {
      RosterPages.unprocessable(response);
      return form(acting, null, locale, model);
    }
    var id = new SeatId(form.id());
    edit.open(acting, id, facts, form.hours(), frame);
    redirect.addFlashAttribute("flash", "roster.seat.opened");
    return RosterPages.to(acting, "/seats/" + id);
  }

  /** What somebody made up is no organization of the registry. */
  private void known(Acting acting, Seat.@Nullable Facts facts, FormCheck check, Locale locale) {
    var organization = facts == null ? null : facts.organization();
    if (organization != null
        && !pages.organizationNames(acting.coalitionId(), locale).containsKey(organization))
      check.wrong("organization", "web.wrong.choose");
  }

  @GetMapping("/{coalition}/roster/seats/{id}/edit")
  @Permit(Action.MANAGE_ROSTER)
  String editForm(Acting acting, @PathVariable SeatId id, Locale locale, Model model) {
    var seat = pages.seat(acting, id, model);
    model.addAttribute("form", SeatForm.of(seat));
    return form(acting, seat, locale, model);
  }

  @PostMapping("/{coalition}/roster/seats/{id}/edit")
  @Permit(Action.MANAGE_ROSTER)
  String save(
      Acting acting,
      @PathVariable SeatId id,
      @ModelAttribute("form") SeatForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var seat = pages.seat(acting, id, model);
    var check = new FormCheck(errors);
    var facts = form.read(check);
    known(acting, facts, check, locale);
    if (!check.refused() && facts != null)
      switch (edit.edit(acting, id, Objects.requireNonNullElse(form.version(), -1), facts)) {
        case SAVED -> {
          redirect.addFlashAttribute("flash", "web.saved");
          return RosterPages.to(acting, "/seats/" + id);
        }
        case NOT_FOUND -> throw RosterPages.notFound();
        case CHANGED_MEANWHILE -> {
          var now = pages.seat(acting, id, model);
          Meanwhile.show(model, errors, SeatForm.of(now), form, now.version());
        }
        case NOT_NOW -> errors.reject("roster.wrong.seat-closed", "roster.wrong.seat-closed");
      }
    RosterPages.unprocessable(response);
    return form(acting, seat, locale, model);
  }

  @GetMapping("/{coalition}/roster/seats/{id}/close")
  @Permit(Action.MANAGE_ROSTER)
  String ask(Acting acting, @PathVariable SeatId id, Locale locale, Model model) {
    var seat = pages.seat(acting, id, model);
    var url = RosterPages.base(acting) + "/seats/" + id;
    Confirmation.ask(model, "roster.seat.close", seat.name().in(locale), url + "/close", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/roster/seats/{id}/close")
  @Permit(Action.MANAGE_ROSTER)
  String close(Acting acting, @PathVariable SeatId id, RedirectAttributes redirect) {
    if (edit.close(acting, id) == EditSeats.Outcome.NOT_FOUND) throw RosterPages.notFound();
    redirect.addFlashAttribute("flash", "roster.seat.closed");
    return RosterPages.to(acting, "/seats/" + id);
  }

  private String form(Acting acting, @Nullable Seat seat, Locale locale, Model model) {
    model.addAttribute("seat", seat);
    model.addAttribute(
        "functions",
        pages.words(
            Arrays.asList(SeatFunction.values()),
            name -> SeatFunction.valueOf(name).key(),
            locale));
    model.addAttribute(
        "tongues",
        pages.words(Arrays.asList(Tongue.values()), name -> Tongue.valueOf(name).key(), locale));
    model.addAttribute(
        "hours",
        pages.words(
            Arrays.asList(NeededHours.values()), name -> NeededHours.valueOf(name).key(), locale));
    model.addAttribute("organizations", pages.organizations(acting.coalitionId(), locale));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/seat-edit";
  }
}
