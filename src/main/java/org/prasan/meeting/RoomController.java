package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.commitment.Told;
import org.prasan.identity.MandateHolders;
import org.prasan.language.DuePhrases;
import org.prasan.language.DueReading;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
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

/** The meeting on one screen: the agenda, what is talked about, and what comes of it. */
@Controller
class RoomController {
  private static final int LONGEST_PROMISE = 500;

  private final MeetingPages pages;
  private final ChangeMeeting change;
  private final RecordOutcome record;
  private final Commitments commitments;
  private final MandateHolders holders;
  private final MeetingNames names;
  private final Arising arising;
  private final MeetingWords words;
  private final MeetingClock clock;

  RoomController(
      MeetingPages pages,
      ChangeMeeting change,
      RecordOutcome record,
      Commitments commitments,
      MandateHolders holders,
      MeetingNames names,
      Arising arising,
      MeetingWords words,
      MeetingClock clock) {
    this.pages = pages;
    this.change = change;
    this.record = record;
    this.commitments = commitments;
    this.holders = holders;
    this.names = names;
    this.arising = arising;
    this.words = words;
    this.clock = clock;
  }

  /** Other words for what came of an item. */
  record RewordForm(@Nullable String text, @Nullable Integer version, @Nullable String why) {}

  @GetMapping("/{coalition}/meetings/{id}/room")
  @Permit(Action.SEE_MEETINGS)
  String room(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      @RequestParam(defaultValue = "INFORMATION") Outcome.Kind add,
      Locale locale,
      Model model) {
    var dossier = pages.open(acting, id, model);
    model.addAttribute("form", OutcomeForm.fresh(add, speaking(dossier)));
    return roomPage(acting, dossier, item, add, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/room/{item}/steer")
  @Permit(Action.HOLD_MEETINGS)
  String steer(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam(defaultValue = "room") String back,
      Model model,
      HttpServletResponse response) {
    return switch (change.steer(acting, id, item)) {
      case ChangeMeeting.Done _ ->
          MeetingPages.to(acting, id)
              + (back.equals("present") ? "/present" : "/room")
              + "?item="
              + item;
      case ChangeMeeting.NotNow(var state) -> {
        pages.open(acting, id, model);
        yield MeetingPages.notNow(model, response, state);
      }
      default -> throw MeetingPages.notFound();
    };
  }

  @PostMapping("/{coalition}/meetings/{id}/room/{item}")
  @Permit(Action.HOLD_MEETINGS)
  String add(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @ModelAttribute("form") OutcomeForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    if (dossier.agenda().line(item).isEmpty() || form.id() == null) throw MeetingPages.notFound();
    var kind = Objects.requireNonNullElse(form.kind(), Outcome.Kind.INFORMATION);
    var check = new FormCheck(errors);
    var result =
        switch (kind) {
          case INFORMATION -> inform(acting, id, item, form, check);
          case DECISION -> decide(acting, id, item, form, check);
          case COMMITMENT -> promise(acting, id, item, form, check, locale);
        };
    if (result instanceof RecordOutcome.NotNow(var state))
      return MeetingPages.notNow(model, response, state);
    if (result instanceof RecordOutcome.Settled(var minutes))
      return MeetingPages.settled(model, response, minutes);
    if (result instanceof RecordOutcome.NotFound) throw MeetingPages.notFound();
    if (result instanceof RecordOutcome.NoQuorum) {
      check.wrong("withoutQuorum", "meeting.wrong.decide-no-quorum");
      model.addAttribute("noQuorum", true);
    }
    if (result instanceof RecordOutcome.NotEntitled)
      check.wrong("way", "meeting.wrong.not-entitled");
    if (result instanceof RecordOutcome.NotPresent) check.wrong("way", "meeting.wrong.not-present");
    if (result instanceof RecordOutcome.NotEarlier)
      check.wrong("earlier", "meeting.wrong.not-earlier");
    if (result instanceof RecordOutcome.NoSuchDecision)
      check.wrong("earlier", "meeting.wrong.no-decision");
    if (check.refused())
      return MeetingPages.wrong(response, roomPage(acting, dossier, item, kind, locale, model));
    if (result instanceof RecordOutcome.Decided(var number, var valid)) {
      redirect.addFlashAttribute("flash", valid ? "meeting.decided" : "meeting.decided.awaiting");
      redirect.addFlashAttribute("flashArgument", number.toString());
    } else redirect.addFlashAttribute("flash", "meeting.recorded." + kind);
    return MeetingPages.to(acting, id) + "/room?item=" + item + "&add=" + kind;
  }

  private RecordOutcome.@Nullable Result inform(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, FormCheck check) {
    var text = check.words("text", form.text(), OutcomeForm.LONGEST_TEXT);
    return check.refused()
        ? null
        : record.inform(acting, id, item, Objects.requireNonNull(form.id()), text);
  }

  private RecordOutcome.@Nullable Result decide(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, FormCheck check) {
    var facts = form.decision(check);
    RecordOutcome.Links links = null;
    if (form.link() != null) {
      var earlier = DecisionRegisterController.number(check, "earlier", form.earlier());
      if (earlier != null) links = new RecordOutcome.Links(form.link(), earlier);
    }
    if (facts == null || check.refused()) return null;
    return record.decide(
        acting,
        id,
        item,
        new DecisionId(Objects.requireNonNull(form.id())),
        facts,
        links,
        Boolean.TRUE.equals(form.withoutQuorum()));
  }

  private RecordOutcome.@Nullable Result promise(
      Acting acting, MeetingId id, ItemId item, OutcomeForm form, FormCheck check, Locale locale) {
    var what = check.line("text", form.text(), LONGEST_PROMISE);
    boolean known =
        form.owner() != null
            && names
                .organizations(acting.coalitionId(), locale)
                .containsKey(form.owner().toString());
    if (!known) check.wrong("owner", "web.wrong.choose");
    var due = due(form.due(), check, locale);
    if (form.owner() == null || due == null || check.refused()) return null;
    var owner = new OrganizationId(form.owner());
    var person = form.person() == null ? null : new PersonId(form.person());
    boolean acts =
        person == null
            || holders.all(acting.coalitionId(), EnumSet.allOf(Role.class), clock.today()).stream()
                .anyMatch(one -> one.organization().equals(owner) && one.person().equals(person));
    if (!acts) {
      check.wrong("person", "meeting.wrong.person-elsewhere");
      return null;
    }
    var source = new Source(MeetingSources.KIND, id.value(), item.value());
    return record.promise(
        acting,
        id,
        item,
        Objects.requireNonNull(form.id()),
        new Promise(what, owner, person, due, source, null));
  }

  private @Nullable LocalDate due(@Nullable String typed, FormCheck check, Locale locale) {
    var text = FormCheck.plain(typed);
    if (text.isEmpty()) {
      check.wrong("due", "web.wrong.empty");
      return null;
    }
    return switch (DuePhrases.read(text, clock.today())) {
      case DueReading.Found(var day) -> day;
      case DueReading.Ambiguous(var days) -> {
        check.wrong(
            "due",
            "meeting.wrong.due-which",
            days.stream()
                .map(day -> ThaiDates.full(day, locale))
                .collect(Collectors.joining(" / ")));
        yield null;
      }
      case DueReading.Past(var day) -> {
        check.wrong("due", "meeting.wrong.due-past", ThaiDates.full(day, locale));
        yield null;
      }
      case DueReading.NotUnderstood() -> {
        check.wrong("due", "meeting.wrong.due");
        yield null;
      }
    };
  }

  @GetMapping("/{coalition}/meetings/{id}/outcomes/{outcome}")
  @Permit(Action.HOLD_MEETINGS)
  String rewordForm(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!RecordOutcome.mayRecord(acting, dossier))
      return MeetingPages.notNow(model, response, dossier.state());
    if (dossier.settled()) return MeetingPages.settled(model, response, dossier.minutes());
    var found = outcome(dossier, outcome);
    var decision = dossier.decision(found);
    model.addAttribute(
        "form",
        decision == null
            ? new RewordForm(found.text(), found.version(), "")
            : new RewordForm(decision.facts().text(), decision.version(), ""));
    return rewordPage(dossier, found, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/outcomes/{outcome}")
  @Permit(Action.HOLD_MEETINGS)
  String reword(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      @ModelAttribute("form") RewordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var found = outcome(dossier, outcome);
    var check = new FormCheck(errors);
    var text = check.words("text", form.text(), OutcomeForm.LONGEST_TEXT);
    if (check.refused()) return MeetingPages.wrong(response, rewordPage(dossier, found, model));
    int basis = Objects.requireNonNullElse(form.version(), -1);
    return switch (record.reword(acting, id, outcome, basis, text)) {
      case RecordOutcome.Done() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield MeetingPages.to(acting, id) + "/room?item=" + found.item();
      }
      case RecordOutcome.ChangedMeanwhile(var now, var version) -> {
        errors.reject("meeting.wrong.item-meanwhile", "");
        model.addAttribute("other", now);
        model.addAttribute("newBasis", version);
        yield MeetingPages.wrong(response, rewordPage(dossier, found, model));
      }
      case RecordOutcome.NotNow(var state) -> MeetingPages.notNow(model, response, state);
      case RecordOutcome.Settled(var minutes) -> MeetingPages.settled(model, response, minutes);
      default -> throw MeetingPages.notFound();
    };
  }

  @PostMapping("/{coalition}/meetings/{id}/outcomes/{outcome}/take-back")
  @Permit(Action.HOLD_MEETINGS)
  String takeBack(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID outcome,
      @ModelAttribute("form") RewordForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var found = outcome(dossier, outcome);
    var check = new FormCheck(errors);
    var why = found.decision() == null ? "" : check.words("why", form.why(), 1000);
    if (check.refused()) return MeetingPages.wrong(response, rewordPage(dossier, found, model));
    return switch (record.takeBack(acting, id, outcome, why)) {
      case RecordOutcome.Done() -> {
        redirect.addFlashAttribute("flash", "meeting.taken-back");
        yield MeetingPages.to(acting, id) + "/room?item=" + found.item();
      }
      case RecordOutcome.NotNow(var state) -> MeetingPages.notNow(model, response, state);
      case RecordOutcome.Settled(var minutes) -> MeetingPages.settled(model, response, minutes);
      default -> throw MeetingPages.notFound();
    };
  }

  /** For the wall: the item in large letters, with its time. */
  @GetMapping("/{coalition}/meetings/{id}/present")
  @Permit(Action.SEE_MEETINGS)
  String present(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      Model model) {
    var dossier = pages.open(acting, id, model);
    steerModel(dossier, item, model);
    model.addAttribute("now", clock.now());
    return "meeting/present";
  }

  private static Outcome outcome(Dossier dossier, UUID id) {
    return dossier.outcomes().stream()
        .filter(one -> one.id().equals(id) && one.kind() != Outcome.Kind.COMMITMENT)
        .findFirst()
        .orElseThrow(MeetingPages::notFound);
  }

  private static String rewordPage(Dossier dossier, Outcome found, Model model) {
    model.addAttribute("outcome", found);
    model.addAttribute("decision", dossier.decision(found));
    return "meeting/reword";
  }

  private static Agenda.@Nullable Line steerModel(
      Dossier dossier, @Nullable ItemId wanted, Model model) {
    var agenda = dossier.agenda();
    var at = wanted == null ? dossier.meeting().desk().item() : wanted;
    var line =
        (at == null ? Optional.<Agenda.Line>empty() : agenda.line(at))
            .or(() -> agenda.lines().stream().findFirst())
            .orElse(null);
    model.addAttribute("line", line);
    model.addAttribute(
        "before", line == null ? null : agenda.before(line.item().id()).orElse(null));
    model.addAttribute("after", line == null ? null : agenda.after(line.item().id()).orElse(null));
    return line;
  }

  private String roomPage(
      Acting acting,
      Dossier dossier,
      @Nullable ItemId item,
      Outcome.Kind add,
      Locale locale,
      Model model) {
    var line = steerModel(dossier, item, model);
    model.addAttribute("add", add);
    model.addAttribute("records", RecordOutcome.mayRecord(acting, dossier) && !dossier.settled());
    model.addAttribute("adds", EnumSet.allOf(Outcome.Kind.class));
    model.addAttribute("promises", promises(acting, dossier));
    boolean arises =
        line == null
            || arises(dossier, line)
            || (line.equals(dossier.agenda().lines().getFirst())
                && dossier.agenda().lines().stream().noneMatch(one -> arises(dossier, one)));
    model.addAttribute("left", arises ? arising.of(acting.coalitionId(), dossier.meeting()) : null);
    if (add == Outcome.Kind.DECISION) decisionModel(dossier, locale, model);
    if (add == Outcome.Kind.COMMITMENT) promiseModel(acting, locale, model);
    return "meeting/room";
  }

  private static boolean arises(Dossier dossier, Agenda.Line line) {
    return dossier.meeting().headings().get(line.item().heading() - 1).kind()
        == Heading.Kind.ARISING;
  }

  private void decisionModel(Dossier dossier, Locale locale, Model model) {
    var present = new LinkedHashMap<String, String>();
    for (var one : dossier.quorum().present())
      present.put(one.toString(), dossier.names().organization(one));
    model.addAttribute("present", present);
    var ways = new LinkedHashMap<String, String>();
    for (var way : Decision.Way.values()) ways.put(way.name(), words.say(way.key(), locale));
    model.addAttribute("ways", ways);
    var votes = new LinkedHashMap<String, String>();
    for (var vote : Decision.Vote.values()) votes.put(vote.name(), words.say(vote.key(), locale));
    model.addAttribute("votes", votes);
    var links = new LinkedHashMap<String, String>();
    for (var link : Decision.Link.values()) links.put(link.name(), words.say(link.key(), locale));
    model.addAttribute("links", links);
  }

  private void promiseModel(Acting acting, Locale locale, Model model) {
    model.addAttribute("organizations", names.organizations(acting.coalitionId(), locale));
    var called = names.organizations(acting.coalitionId(), locale);
    var people = new LinkedHashMap<String, String>();
    for (var holder : holders.all(acting.coalitionId(), EnumSet.allOf(Role.class), clock.today()))
      people.putIfAbsent(
          holder.person().toString(),
          holder.name().in(locale)
              + " · "
              + called.getOrDefault(holder.organization().toString(), ""));
    model.addAttribute("people", people);
  }

  private Map<UUID, Told> promises(Acting acting, Dossier dossier) {
    return commitments.from(acting.coalitionId(), List.of(dossier.id().value())).stream()
        .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
  }

  private static List<OrganizationId> speaking(Dossier dossier) {
    return List.copyOf(dossier.quorum().present());
  }
}
