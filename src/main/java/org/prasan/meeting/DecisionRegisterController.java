package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.coalition.Charter;
import org.prasan.coalition.Offices;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.Digits;
import org.prasan.language.Names;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of decisions, and each decision with what became of it. */
@Controller
@RefusalsNoted("decision")
class DecisionRegisterController {
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(\\d{1,5}) ?/ ?(\\d{4})(?!\\d)");

  private final DecisionRegister register;
  private final DecisionRows decisions;
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final LinkDecisions links;
  private final MeetingNames names;
  private final MeetingWords words;
  private final Charter charter;
  private final Offices offices;
  private final Handout handout;

  DecisionRegisterController(
      DecisionRegister register,
      DecisionRows decisions,
      MeetingRows meetings,
      SeriesRows series,
      LinkDecisions links,
      MeetingNames names,
      MeetingWords words,
      Charter charter,
      Offices offices,
      Handout handout) {
    this.register = register;
    this.decisions = decisions;
    this.meetings = meetings;
    this.series = series;
    this.links = links;
    this.names = names;
    this.words = words;
    this.charter = charter;
    this.offices = offices;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry decisionsEntry() {
    return new NavigationEntry(
        "meeting.decisions", "book-2", "/decisions", Action.SEE_MEETINGS, 17, false);
  }

  /** What the decision does with an earlier one, as it was typed. */
  record LinkForm(Decision.@Nullable Link kind, @Nullable String earlier) {}

  /** A link with the decision it leads to. */
  record Linked(DecisionRows.Linked link, Decision other) {}

  @GetMapping("/{coalition}/decisions")
  @Permit(Action.SEE_MEETINGS)
  String list(Acting acting, DecisionRegister.Filter filter, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var page = register.page(coalition, filter);
    model.addAttribute("filter", filter);
    model.addAttribute("page", page);
    model.addAttribute("base", base(acting));
    model.addAttribute("query", query(filter, null));
    model.addAttribute(
        "more", page.next() == null ? null : base(acting) + query(filter, page.next()));
    var years = new LinkedHashMap<Integer, String>();
    for (int year : register.years(coalition)) years.put(year, Ordinal.year(year, locale));
    model.addAttribute("years", years);
    model.addAttribute("pillars", pillars(acting, locale));
    var organs = new LinkedHashMap<String, String>();
    for (var organ : offices.organs(coalition))
      organs.put(organ.id().toString(), organ.name().in(locale));
    model.addAttribute("organs", organs);
    var holds = new LinkedHashMap<String, String>();
    for (var one : DecisionRegister.Holds.values())
      holds.put(one.name(), words.say(one.key(), locale));
    model.addAttribute("holds", holds);
    return "meeting/decisions";
  }

  @GetMapping("/{coalition}/decisions/export/{format:csv|xlsx|pdf}")
  @Permit(Action.SEE_MEETINGS)
  void export(
      Acting acting,
      @PathVariable String format,
      DecisionRegister.Filter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    var lines = register.all(acting.coalitionId(), filter);
    var table =
        Table.of(
            words.say("meeting.decisions", locale),
            lines,
            Column.of(
                words.say("meeting.decision.number", locale),
                (DecisionRegister.Line line) -> line.decision().number().in(locale)),
            Column.of(words.say("meeting.decision.on", locale), line -> line.decision().on()),
            Column.of(
                words.say("meeting.decision.text", locale), line -> line.decision().facts().text()),
            Column.of(
                words.say("meeting.decision.way", locale),
                line -> words.say(line.decision().facts().way().key(), locale)),
            Column.of(
                words.say("meeting.state", locale), line -> words.say(line.holds().key(), locale)));
    handout.write(table, kind, locale, response);
  }

  @GetMapping("/{coalition}/decisions/{id}")
  @Permit(Action.SEE_MEETINGS)
  String show(Acting acting, @PathVariable DecisionId id, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var decision = decisions.find(coalition, id).orElseThrow(MeetingPages::notFound);
    var meeting = meetings.find(coalition, decision.meeting()).orElseThrow();
    var its = series.find(coalition, meeting.series()).orElseThrow();
    model.addAttribute("decision", decision);
    model.addAttribute("holds", register.holds(coalition, decision));
    model.addAttribute("meeting", words.title(its, meeting));
    model.addAttribute("base", base(acting));
    model.addAttribute("meetings", MeetingPages.base(acting));
    var linked = linked(acting, id);
    model.addAttribute("linked", linked);
    model.addAttribute(
        "noted", DecisionRows.noted(decision, linked.stream().map(Linked::link).toList()));
    model.addAttribute("organ", organ(acting, decision, locale));
    model.addAttribute(
        "pillar",
        decision.pillar() == null
            ? null
            : pillars(acting, locale).get(decision.pillar().toString()));
    var known = names.of(coalition, organizations(decision), Stream.of(decision.changed().by()));
    model.addAttribute("names", known);
    model.addAttribute(
        "voices",
        decision.facts().voices().stream()
            .sorted(Names.inOrder(voice -> known.organization(voice.organization(), locale)))
            .toList());
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : Decision.Link.values()) kinds.put(kind.name(), words.say(kind.key(), locale));
    model.addAttribute("kinds", kinds);
    if (!model.containsAttribute("form")) model.addAttribute("form", new LinkForm(null, ""));
    return "meeting/decision";
  }

  @PostMapping("/{coalition}/decisions/{id}/link")
  @Permit(Action.ARRANGE_MEETINGS)
  String link(
      Acting acting,
      @PathVariable DecisionId id,
      @ModelAttribute("form") LinkForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var earlier = number(check, "earlier", form.earlier());
    if (form.kind() == null) check.wrong("kind", "web.wrong.choose");
    if (form.kind() == null || earlier == null)
      return MeetingPages.wrong(response, show(acting, id, locale, model));
    return switch (links.link(acting, id, new LinkDecisions.Links(form.kind(), earlier))) {
      case RecordOutcome.Done() -> {
        redirect.addFlashAttribute("flash", "meeting.decision.linked");
        yield "redirect:" + base(acting) + "/" + id;
      }
      case RecordOutcome.NoSuchDecision() -> {
        check.wrong("earlier", "meeting.wrong.no-decision");
        yield MeetingPages.wrong(response, show(acting, id, locale, model));
      }
      case RecordOutcome.NotEarlier() -> {
        check.wrong("earlier", "meeting.wrong.not-earlier");
        yield MeetingPages.wrong(response, show(acting, id, locale, model));
      }
      case RecordOutcome.OfAnotherBody() -> {
        check.wrong("earlier", "meeting.wrong.other-body");
        yield MeetingPages.wrong(response, show(acting, id, locale, model));
      }
      case RecordOutcome.NothingToConfirm() -> {
        check.wrong("earlier", "meeting.wrong.nothing-to-confirm");
        yield MeetingPages.wrong(response, show(acting, id, locale, model));
      }
      case RecordOutcome.NotNow _, RecordOutcome.Settled _ -> {
        check.wrong("kind", "meeting.wrong.link-late");
        yield MeetingPages.wrong(response, show(acting, id, locale, model));
      }
      default -> throw MeetingPages.notFound();
    };
  }

  /** As people name it: 12/2569. */
  static @Nullable Ordinal number(FormCheck check, String field, @Nullable String typed) {
    var found = NUMBER.matcher(Digits.toAscii(FormCheck.plain(typed)));
    if (found.find())
      return new Ordinal(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    check.wrong(field, "meeting.wrong.decision-number");
    return null;
  }

  private List<Linked> linked(Acting acting, DecisionId id) {
    var links = decisions.links(acting.coalitionId(), List.of(id)).getOrDefault(id, List.of());
    var linked = new ArrayList<Linked>();
    for (var link : links)
      decisions
          .find(acting.coalitionId(), link.other())
          .ifPresent(other -> linked.add(new Linked(link, other)));
    return linked;
  }

  private Map<String, String> pillars(Acting acting, Locale locale) {
    return charter.pillarsEver(acting.coalitionId()).stream()
        .collect(
            Collectors.toMap(
                pillar -> pillar.id().toString(),
                pillar -> pillar.name().in(locale),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private @Nullable String organ(Acting acting, Decision decision, Locale locale) {
    return offices.organs(acting.coalitionId()).stream()
        .filter(organ -> organ.id().equals(decision.organ()))
        .findFirst()
        .map(organ -> organ.name().in(locale))
        .orElse(null);
  }

  private static Set<OrganizationId> organizations(Decision decision) {
    var ids = new HashSet<OrganizationId>();
    var facts = decision.facts();
    for (var voice : facts.voices()) ids.add(voice.organization());
    Stream.of(facts.proposer(), facts.seconder()).filter(Objects::nonNull).forEach(ids::add);
    return ids;
  }

  private static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/decisions";
  }

  private static String query(DecisionRegister.Filter filter, @Nullable UUID after) {
    var query = UriComponentsBuilder.newInstance();
    put(query, "q", filter.q());
    put(query, "year", filter.year());
    put(query, "pillar", filter.pillar());
    put(query, "organ", filter.organ());
    put(query, "holds", filter.holds());
    put(query, "after", after);
    return query.encode().build().toUriString();
  }

  private static void put(UriComponentsBuilder query, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) query.queryParam(name, value);
  }
}
