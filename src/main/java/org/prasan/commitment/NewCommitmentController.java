package org.prasan.commitment;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.coalition.PillarId;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which somebody asks an organization for something, or promises it. */
@Controller
@RefusalsNoted("commitment")
class NewCommitmentController {
  /** For the coalition itself, as its office. */
  private static final String COALITION = "COALITION";

  private static final String OWN = "OWN";

  private final MakeCommitment make;
  private final CommitmentWords words;
  private final CommitmentClock clock;

  NewCommitmentController(MakeCommitment make, CommitmentWords words, CommitmentClock clock) {
    this.make = make;
    this.words = words;
    this.clock = clock;
  }

  /** A commitment as it was typed. */
  record NewForm(
      @Nullable UUID id,
      @Nullable String what,
      @Nullable String owner,
      @Nullable String due,
      @Nullable String dueChoice,
      @Nullable String asker,
      @Nullable String pillar,
      @Nullable String objective,
      @Nullable String person) {}

  @GetMapping("/{coalition}/commitments/new")
  @Permit(Action.ASK_COMMITMENT)
  String fresh(
      Acting acting,
      @RequestParam(required = false) @Nullable String owner,
      Locale locale,
      Model model) {
    var asker = acting.organization() == null ? COALITION : OWN;
    model.addAttribute(
        "form", new NewForm(CommitmentId.fresh().value(), "", owner, "", "", asker, "", "", ""));
    return page(acting, locale, model);
  }

  @PostMapping("/{coalition}/commitments/new")
  @Permit(Action.ASK_COMMITMENT)
  String add(
      Acting acting,
      @ModelAttribute("form") NewForm form,
      BindingResult errors,
      @RequestParam(defaultValue = "check") String step,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (step.equals("edit")) return page(acting, locale, model);
    var check = new FormCheck(errors);
    var promise = read(acting, form, check, locale, model);
    if (promise == null || form.id() == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(acting, locale, model);
    }
    if (!step.equals("send")) return look(acting, promise, locale, model);
    var id = new CommitmentId(form.id());
    boolean itself = promise.person() != null && promise.person().equals(acting.person());
    make.make(acting, id, promise);
    redirect.addFlashAttribute(
        "flash",
        itself && acting.actsFor(promise.owner()) ? "commitment.promised" : "commitment.asked");
    redirect.addFlashAttribute("flashArgument", id.reference());
    return "redirect:" + CommitmentPages.address(acting, id);
  }

  /** Everything once more, with the day as it was understood, and who there shall do it. */
  private String look(Acting acting, Promise promise, Locale locale, Model model) {
    var people = new LinkedHashMap<String, String>();
    people.put("", words.say("commitment.person.open", locale));
    people.putAll(words.people(acting, promise.owner(), locale));
    model.addAttribute("people", people);
    model.addAttribute("promise", promise);
    model.addAttribute("dueWords", ThaiDates.withWeekday(promise.due(), locale));
    model.addAttribute("own", acting.actsFor(promise.owner()));
    names(acting, locale, model);
    return "commitment/new-check";
  }

  private String page(Acting acting, Locale locale, Model model) {
    names(acting, locale, model);
    return "commitment/new";
  }

  private void names(Acting acting, Locale locale, Model model) {
    model.addAttribute("base", CommitmentPages.base(acting));
    model.addAttribute("owners", words.organizations(acting, locale));
    model.addAttribute("pillars", words.pillars(acting, locale));
    model.addAttribute("objectives", words.objectives(acting, locale));
    model.addAttribute("askers", askers(acting, locale));
  }

  /** Whoever speaks for the coalition may ask in its name. */
  private Map<String, String> askers(Acting acting, Locale locale) {
    var askers = new LinkedHashMap<String, String>();
    var own = acting.organizationName().in(locale);
    if (acting.organization() != null)
      askers.put(OWN, own.isBlank() ? words.say("commitment.asker.own", locale) : own);
    if (acting.may(Action.MANAGE_COMMITMENTS))
      askers.put(
          COALITION,
          words.say(
              "commitment.asker.coalition", locale, acting.coalition().shortName().in(locale)));
    return askers;
  }

  private @Nullable Promise read(
      Acting acting, NewForm form, FormCheck check, Locale locale, Model model) {
    var what = check.line("what", form.what(), Promise.LONGEST);
    var owner = known(form.owner(), words.organizations(acting, locale));
    if (owner == null) check.wrong("owner", "web.wrong.choose");
    var asker = known(form.asker(), askers(acting, locale));
    if (asker == null) check.wrong("asker", "web.wrong.choose");
    var due = new SaidDays(check, clock.today(), model).ahead("due", form.due(), form.dueChoice());
    if (owner == null || asker == null || due == null || check.refused()) return null;
    return promise(acting, form, what, OrganizationId.of(owner), due, asker, locale);
  }

  private Promise promise(
      Acting acting,
      NewForm form,
      String what,
      OrganizationId owner,
      LocalDate due,
      String asker,
      Locale locale) {
    var person = known(form.person(), words.people(acting, owner, locale));
    var pillar = known(form.pillar(), words.pillars(acting, locale));
    var objective = known(form.objective(), words.objectives(acting, locale));
    return new Promise(
        what,
        owner,
        person == null ? null : PersonId.of(person),
        due,
        null,
        asker.equals(OWN) ? Objects.requireNonNull(acting.organization()) : null,
        pillar == null ? null : PillarId.of(pillar),
        objective == null ? null : UUID.fromString(objective));
  }

  private static @Nullable String known(@Nullable String typed, Map<String, String> choices) {
    return typed != null && choices.containsKey(typed) ? typed : null;
  }
}
