package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What members would like to have talked about, and what becomes of it. */
@Controller
@RefusalsNoted("meeting-proposal")
class ProposalController {
  private static final int PAGE = 25;
  private static final int LONGEST_WHY = 4000;

  private final ProposalRows proposals;
  private final SeriesRows series;
  private final MeetingRows meetings;
  private final ItemRows items;
  private final ProposeItem propose;
  private final MeetingNames names;
  private final MeetingWords words;

  ProposalController(
      ProposalRows proposals,
      SeriesRows series,
      MeetingRows meetings,
      ItemRows items,
      ProposeItem propose,
      MeetingNames names,
      MeetingWords words) {
    this.proposals = proposals;
    this.series = series;
    this.meetings = meetings;
    this.items = items;
    this.propose = propose;
    this.names = names;
    this.words = words;
  }

  /**
   * What is typed about it.
   *
   * @param at the series, or a meeting of it
   */
  record ProposalForm(
      @Nullable UUID id,
      @Nullable UUID at,
      Heading.@Nullable Kind heading,
      @Nullable String title,
      @Nullable String why,
      @Nullable String minutes) {}

  /** What becomes of it, as it was typed. */
  record DecideForm(@Nullable String what, @Nullable UUID meeting, @Nullable String why) {}

  @GetMapping("/{coalition}/proposals")
  @Permit(Action.SEE_MEETINGS)
  String list(
      Acting acting,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    var coalition = acting.coalitionId();
    var found = new ArrayList<>(proposals.page(coalition, !all, after, PAGE + 1));
    boolean more = found.size() > PAGE;
    if (more) found.removeLast();
    model.addAttribute("lines", found);
    model.addAttribute("all", all);
    model.addAttribute("series", seriesNames(acting));
    model.addAttribute("names", names.of(coalition, organizations(found), Stream.of()));
    model.addAttribute("base", base(acting));
    model.addAttribute(
        "more", more ? base(acting) + "?all=" + all + "&after=" + found.getLast().id() : null);
    return "meeting/proposals";
  }

  @GetMapping("/{coalition}/proposals/new")
  @Permit(Action.PROPOSE_ITEM)
  String fresh(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID at,
      Locale locale,
      Model model) {
    model.addAttribute(
        "form", new ProposalForm(FreshId.next(), at, Heading.Kind.CONSIDERATION, "", "", "15"));
    return newPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/proposals/new")
  @Permit(Action.PROPOSE_ITEM)
  String propose(
      Acting acting,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      @ModelAttribute("form") ProposalForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var title = check.line("title", form.title(), ItemForm.LONGEST_TITLE);
    var why = check.words("why", form.why(), LONGEST_WHY);
    var minutes = check.number("minutes", form.minutes(), 1, 480);
    if (form.at() == null) check.wrong("at", "web.wrong.choose");
    if (form.heading() == null) check.wrong("heading", "web.wrong.choose");
    if (form.id() == null || form.at() == null || form.heading() == null || check.refused())
      return MeetingPages.wrong(response, newPage(acting, locale, model));
    var meeting = meetings.find(acting.coalitionId(), new MeetingId(form.at())).orElse(null);
    var facts = new Proposal.Facts(form.heading(), title, why, FormCheck.read(minutes), null, "");
    var outcome =
        propose.propose(
            acting,
            form.id(),
            meeting == null ? new SeriesId(form.at()) : meeting.series(),
            meeting == null ? null : meeting.id(),
            facts,
            paper == null || paper.isEmpty() ? null : Upload.of(paper));
    if (outcome instanceof ProposeItem.FileRefused(var reason)
        && reason instanceof StoreOutcome.Refused refused) {
      model.addAttribute("refusal", words.say(refused.key(), locale, refused.details()));
      Refusals.because(model, refused.key());
      return MeetingPages.wrong(response, newPage(acting, locale, model));
    }
    if (outcome instanceof ProposeItem.NotNow(var state)) {
      check.wrong("at", "meeting.not-now." + state);
      return MeetingPages.wrong(response, newPage(acting, locale, model));
    }
    return done(acting, form.id(), outcome, "meeting.proposal.made", redirect);
  }

  @GetMapping("/{coalition}/proposals/{id}")
  @Permit(Action.SEE_MEETINGS)
  String show(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    if (!model.containsAttribute("form"))
      model.addAttribute("form", new DecideForm(null, wished(acting, id), ""));
    return showPage(acting, id, locale, model);
  }

  private String showPage(Acting acting, UUID id, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    var proposal = proposals.find(coalition, id).orElseThrow(MeetingPages::notFound);
    var its = series.find(coalition, proposal.series()).orElseThrow();
    model.addAttribute("proposal", proposal);
    model.addAttribute("at", at(acting, proposal, its, locale));
    model.addAttribute("own", ProposeItem.own(acting, proposal));
    model.addAttribute("base", base(acting));
    model.addAttribute("meetings", MeetingPages.base(acting));
    model.addAttribute(
        "names",
        names.of(
            coalition,
            organizations(List.of(proposal)),
            Stream.of(
                proposal.proposed().by(),
                proposal.decided() == null ? null : proposal.decided().by())));
    if (proposal.item() != null)
      items
          .find(coalition, proposal.item())
          .ifPresent(item -> model.addAttribute("takenAt", item.meeting()));
    var choices = new LinkedHashMap<String, String>();
    for (var meeting : meetings.of(coalition, its.id()))
      if (Act.EDIT_AGENDA.possibleIn(meeting.stored()))
        choices.put(meeting.id().toString(), words.title(its, meeting, locale));
    model.addAttribute("choices", choices);
    var answers = new LinkedHashMap<String, String>();
    for (var what : List.of("TAKE", "DEFER", "DECLINE"))
      answers.put(what, words.say("meeting.proposal." + what, locale));
    model.addAttribute("answers", answers);
    return "meeting/proposal";
  }

  /** The meeting it was proposed for, or whichever of the series comes next. */
  private String at(Acting acting, Proposal proposal, Series its, Locale locale) {
    return Optional.ofNullable(proposal.meeting())
        .flatMap(id -> meetings.find(acting.coalitionId(), id))
        .map(meeting -> words.title(its, meeting, locale))
        .orElseGet(() -> words.say("meeting.proposal.any", locale, its.name().in(locale)));
  }

  /** The meeting it was proposed for, which is most often the one it is taken to. */
  private @Nullable UUID wished(Acting acting, UUID id) {
    return proposals
        .find(acting.coalitionId(), id)
        .map(Proposal::meeting)
        .map(MeetingId::value)
        .orElse(null);
  }

  @GetMapping("/{coalition}/proposals/{id}/withdraw")
  @Permit(Action.PROPOSE_ITEM)
  String askWithdraw(Acting acting, @PathVariable UUID id, Model model) {
    var proposal =
        proposals
            .find(acting.coalitionId(), id)
            .filter(one -> ProposeItem.own(acting, one))
            .orElseThrow(MeetingPages::notFound);
    var url = base(acting) + "/" + id;
    Confirmation.ask(
        model, "meeting.proposal.withdraw.sure", proposal.facts().title(), url + "/withdraw", url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/proposals/{id}/withdraw")
  @Permit(Action.PROPOSE_ITEM)
  String withdraw(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    return done(acting, id, propose.withdraw(acting, id), "meeting.proposal.withdrawn", redirect);
  }

  @PostMapping("/{coalition}/proposals/{id}/decide")
  @Permit(Action.ARRANGE_MEETINGS)
  String decide(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") DecideForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var what = Objects.requireNonNullElse(form.what(), "");
    if (!List.of("TAKE", "DEFER", "DECLINE").contains(what))
      check.wrong("what", "web.wrong.choose");
    if (what.equals("TAKE") && form.meeting() == null) check.wrong("meeting", "web.wrong.choose");
    var why = what.equals("TAKE") ? "" : check.words("why", form.why(), 1000);
    if (check.refused()) return MeetingPages.wrong(response, showPage(acting, id, locale, model));
    var outcome =
        switch (what) {
          case "TAKE" ->
              propose.take(acting, id, new MeetingId(Objects.requireNonNull(form.meeting())));
          case "DEFER" -> propose.defer(acting, id, why);
          default -> propose.decline(acting, id, why);
        };
    if (outcome instanceof ProposeItem.NotNow(var state)) {
      check.wrong("meeting", "meeting.not-now." + state);
      return MeetingPages.wrong(response, showPage(acting, id, locale, model));
    }
    if (outcome instanceof ProposeItem.AgendaFull(var most)) {
      check.wrong("meeting", "meeting.wrong.agenda-full", most);
      return MeetingPages.wrong(response, showPage(acting, id, locale, model));
    }
    return done(acting, id, outcome, "meeting.proposal.decided", redirect);
  }

  private String done(
      Acting acting,
      UUID id,
      ProposeItem.Outcome outcome,
      String flash,
      RedirectAttributes redirect) {
    return switch (outcome) {
      case ProposeItem.Done _ -> {
        redirect.addFlashAttribute("flash", flash);
        yield "redirect:" + base(acting) + "/" + id;
      }
      case ProposeItem.Decided _ -> {
        redirect.addFlashAttribute("flash", "meeting.proposal.decided-before");
        yield "redirect:" + base(acting) + "/" + id;
      }
      case ProposeItem.NotNow _, ProposeItem.FileRefused _, ProposeItem.AgendaFull _ ->
          throw new IllegalStateException("Told by its own page");
      case ProposeItem.NotFound() -> throw MeetingPages.notFound();
    };
  }

  private String newPage(Acting acting, Locale locale, Model model) {
    var choices = new LinkedHashMap<String, String>();
    for (var its : series.all(acting.coalitionId())) {
      if (its.ended()) continue;
      choices.put(
          its.id().toString(), words.say("meeting.proposal.any", locale, its.name().in(locale)));
      for (var meeting : meetings.of(acting.coalitionId(), its.id()))
        if (Act.PROPOSE.possibleIn(meeting.stored()))
          choices.put(meeting.id().toString(), words.title(its, meeting, locale));
    }
    model.addAttribute("choices", choices);
    var headings = new LinkedHashMap<String, String>();
    for (var kind :
        List.of(Heading.Kind.INFORMATION, Heading.Kind.CONSIDERATION, Heading.Kind.OTHER))
      headings.put(kind.name(), words.say(kind.key(), locale));
    model.addAttribute("headings", headings);
    model.addAttribute("kinds", MeetingFiles.PAPERS.accept());
    model.addAttribute("base", base(acting));
    return "meeting/proposal-new";
  }

  private Map<SeriesId, LocalizedText> seriesNames(Acting acting) {
    return series.all(acting.coalitionId()).stream()
        .collect(Collectors.toMap(Series::id, Series::name));
  }

  private static Set<OrganizationId> organizations(List<Proposal> all) {
    var ids = new HashSet<OrganizationId>();
    for (var one : all) if (one.proposed().actingFor() != null) ids.add(one.proposed().actingFor());
    return ids;
  }

  private static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/proposals";
  }
}
