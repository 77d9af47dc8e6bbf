package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
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

/** Who serves seats, with and without account. */
@Controller
@RefusalsNoted("duty-person")
class DutyPeopleController {
  private static final int LONGEST_NAME = 200;

  private final DutyPeople people;
  private final EditSeats edit;
  private final Availabilities availabilities;
  private final TellAvailability tell;
  private final PersonNames names;
  private final RosterPages pages;
  private final RosterClock clock;

  DutyPeopleController(
      DutyPeople people,
      EditSeats edit,
      Availabilities availabilities,
      TellAvailability tell,
      PersonNames names,
      RosterPages pages,
      RosterClock clock) {
    this.people = people;
    this.edit = edit;
    this.availabilities = availabilities;
    this.tell = tell;
    this.names = names;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Somebody as it was typed.
   *
   * @param account a person of the coalition, whose name then counts; else the name was typed
   */
  record PersonForm(
      @Nullable UUID id,
      @Nullable String account,
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String phone,
      @Nullable List<Tongue> tongues,
      @Nullable List<String> seats,
      @Nullable String basis) {
    static PersonForm fresh() {
      return new PersonForm(DutyPersonId.fresh().value(), "", "", "", "", List.of(), List.of(), "");
    }

    static PersonForm of(DutyPerson person) {
      return new PersonForm(
          person.id().value(),
          person.person() == null ? "" : person.person().toString(),
          person.name().th(),
          person.name().en(),
          person.phone(),
          person.tongues(),
          person.seats().stream().map(SeatId::toString).toList(),
          person.basis());
    }
  }

  @GetMapping("/{coalition}/roster/people")
  @Permit(Action.SEE_ROSTER)
  String list(Acting acting, Model model) {
    model.addAttribute(
        "people",
        people.all(acting.coalitionId()).values().stream().filter(DutyPerson::serves).toList());
    model.addAttribute("seats", pages.seats(acting.coalitionId()));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/people";
  }

  @GetMapping("/{coalition}/roster/people/new")
  @Permit(Action.MANAGE_ROSTER)
  String fresh(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", PersonForm.fresh());
    return form(acting, null, locale, model);
  }

  @PostMapping("/{coalition}/roster/people/new")
  @Permit(Action.MANAGE_ROSTER)
  String add(
      Acting acting,
      @ModelAttribute("form") PersonForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var account = account(acting, form.account(), check);
    var person = read(acting, form, account, check);
    if (person != null && edit.add(acting, person) == EditSeats.Outcome.NOT_NOW)
      check.wrong("account", "roster.wrong.on-roster");
    if (check.refused() || person == null) {
      RosterPages.unprocessable(response);
      return form(acting, null, locale, model);
    }
    redirect.addFlashAttribute("flash", "roster.person.added");
    return RosterPages.to(acting, "/people/" + person.id());
  }

  @GetMapping("/{coalition}/roster/people/{id}")
  @Permit(Action.MANAGE_ROSTER)
  String show(Acting acting, @PathVariable DutyPersonId id, Locale locale, Model model) {
    var person = find(acting, id);
    model.addAttribute("form", PersonForm.of(person));
    return form(acting, person, locale, model);
  }

  @PostMapping("/{coalition}/roster/people/{id}")
  @Permit(Action.MANAGE_ROSTER)
  String change(
      Acting acting,
      @PathVariable DutyPersonId id,
      @ModelAttribute("form") PersonForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var known = find(acting, id);
    var check = new FormCheck(errors);
    var typed = read(acting, form, known.person(), check);
    if (typed == null) {
      RosterPages.unprocessable(response);
      return form(acting, known, locale, model);
    }
    var changed =
        new DutyPerson(
            id, known.person(), typed.name(), typed.phone(), typed.tongues(), typed.seats(), null);
    switch (edit.change(acting, form.basis(), changed)) {
      case SAVED -> {
        redirect.addFlashAttribute("flash", "web.saved");
        return RosterPages.to(acting, "/people/" + id);
      }
      case CHANGED_MEANWHILE -> {
        var now = find(acting, id);
        Meanwhile.show(model, errors, PersonForm.of(now), form, now.basis());
      }
      case NOT_FOUND, NOT_NOW -> errors.reject("roster.wrong.left", "roster.wrong.left");
    }
    RosterPages.unprocessable(response);
    return form(acting, known, locale, model);
  }

  @GetMapping("/{coalition}/roster/people/{id}/leave")
  @Permit(Action.MANAGE_ROSTER)
  String ask(Acting acting, @PathVariable DutyPersonId id, Locale locale, Model model) {
    var person = find(acting, id);
    var url = RosterPages.base(acting) + "/people/" + id;
    Confirmation.ask(model, "roster.person.leave", person.name().in(locale), url + "/leave", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/roster/people/{id}/leave")
  @Permit(Action.MANAGE_ROSTER)
  String leave(Acting acting, @PathVariable DutyPersonId id, RedirectAttributes redirect) {
    if (edit.leave(acting, id) != EditSeats.Outcome.SAVED) throw RosterPages.notFound();
    redirect.addFlashAttribute("flash", "roster.person.left");
    return RosterPages.to(acting, "/people");
  }

  /** For somebody without account, or who asked by telephone. */
  @PostMapping("/{coalition}/roster/people/{id}/days")
  @Permit(Action.MANAGE_ROSTER)
  String days(
      Acting acting,
      @PathVariable DutyPersonId id,
      @ModelAttribute("daysForm") MineController.DaysForm days,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var person = find(acting, id);
    var check = new FormCheck(errors);
    var said = days.read(id, check);
    if (said != null && tell.tell(acting, said) == TellAvailability.Outcome.PAST)
      check.wrong("last", "roster.wrong.past-days");
    if (check.refused()) {
      RosterPages.unprocessable(response);
      model.addAttribute("form", PersonForm.of(person));
      return form(acting, person, locale, model);
    }
    redirect.addFlashAttribute("flash", "roster.days.saved");
    return RosterPages.to(acting, "/people/" + id);
  }

  private DutyPerson find(Acting acting, DutyPersonId id) {
    return people.byId(acting.coalitionId(), id).orElseThrow(RosterPages::notFound);
  }

  private @Nullable PersonId account(Acting acting, @Nullable String typed, FormCheck check) {
    var word = FormCheck.plain(typed);
    if (word.isEmpty()) return null;
    var known =
        names.all(acting.coalitionId()).stream()
            .filter(named -> named.id().toString().equals(word))
            .findFirst();
    if (known.isEmpty()) check.wrong("account", "web.wrong.choose");
    return known.map(PersonNames.Named::id).orElse(null);
  }

  private @Nullable DutyPerson read(
      Acting acting, PersonForm form, @Nullable PersonId account, FormCheck check) {
    var name =
        account == null ? null : names.named(acting.coalitionId(), List.of(account)).get(account);
    LocalizedText typed =
        name == null
            ? check.both("nameTh", form.nameTh(), "nameEn", form.nameEn(), LONGEST_NAME)
            : name;
    var phone = SeatForm.phone("phone", form.phone(), check);
    if (check.refused() || form.id() == null) return null;
    return new DutyPerson(
        new DutyPersonId(form.id()),
        account,
        typed,
        phone,
        Objects.requireNonNullElse(form.tongues(), List.of()),
        seats(acting, form.seats()),
        null);
  }

  private Set<SeatId> seats(Acting acting, @Nullable List<String> chosen) {
    var seats = new HashSet<SeatId>();
    for (var seat : pages.seats(acting.coalitionId()).keySet())
      if (Objects.requireNonNullElse(chosen, List.of()).contains(seat.toString())) seats.add(seat);
    return seats;
  }

  private String form(Acting acting, @Nullable DutyPerson person, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    model.addAttribute("person", person);
    model.addAttribute("accounts", accounts(acting, locale));
    model.addAttribute(
        "tongues",
        pages.words(Arrays.asList(Tongue.values()), name -> Tongue.valueOf(name).key(), locale));
    Map<String, String> places = new LinkedHashMap<>();
    for (var seat : pages.seats(coalition).values())
      if (seat.openAt(clock.now())) places.put(seat.id().toString(), seat.name().in(locale));
    model.addAttribute("places", places);
    model.addAttribute("kinds", MineController.kinds(pages, locale));
    if (!model.containsAttribute("daysForm"))
      model.addAttribute("daysForm", MineController.DaysForm.fresh());
    var today = clock.today();
    model.addAttribute(
        "days",
        availabilities.between(coalition, today, today.plusYears(1)).stream()
            .filter(said -> person != null && said.person().equals(person.id()))
            .toList());
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/person";
  }

  private Map<String, String> accounts(Acting acting, Locale locale) {
    var accounts = new LinkedHashMap<String, String>();
    for (var named : names.all(acting.coalitionId()))
      accounts.put(named.id().toString(), named.name().in(locale));
    return accounts;
  }
}
