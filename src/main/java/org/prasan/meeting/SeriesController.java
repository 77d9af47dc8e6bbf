package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.coalition.Charter;
import org.prasan.coalition.Offices;
import org.prasan.coalition.Organ;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
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

/** Meetings that come back, and how meetings of a kind go. */
@Controller
@RefusalsNoted("meeting-series")
class SeriesController {
  private static final int PAGE = 25;
  private static final int LONGEST_TITLE = 200;

  /** Lines of a form that are free for more headings. */
  private static final int MORE = 2;

  private final SeriesRows rows;
  private final MeetingRows meetings;
  private final TemplateRows templates;
  private final KeepSeries keep;
  private final PlanMeeting plan;
  private final MeetingNames names;
  private final Offices offices;
  private final Charter charter;
  private final MeetingWords words;
  private final MeetingClock stamps;

  SeriesController(
      SeriesRows rows,
      MeetingRows meetings,
      TemplateRows templates,
      KeepSeries keep,
      PlanMeeting plan,
      MeetingNames names,
      Offices offices,
      Charter charter,
      MeetingWords words,
      MeetingClock stamps) {
    this.rows = rows;
    this.meetings = meetings;
    this.templates = templates;
    this.keep = keep;
    this.plan = plan;
    this.names = names;
    this.offices = offices;
    this.charter = charter;
    this.words = words;
    this.stamps = stamps;
  }

  /** A meeting's day as it was typed. */
  record PlanForm(@Nullable UUID id, @Nullable String on, @Nullable String onChoice) {}

  /**
   * How meetings of a kind go, as it was typed: one heading a line.
   *
   * @param lines with the kinds of headings the product knows to do something with
   */
  record TemplateForm(
      @Nullable String minutes, @Nullable List<HeadingLine> lines, @Nullable Integer version) {
    static TemplateForm of(Template template) {
      var lines = new ArrayList<HeadingLine>();
      for (var heading : template.headings())
        lines.add(new HeadingLine(heading.kind(), heading.title().th(), heading.title().en()));
      return new TemplateForm(String.valueOf(template.minutes()), lines, template.version())
          .with(lines.size() + MORE);
    }

    /** At least so many lines, of which the last ones are free. */
    TemplateForm with(int many) {
      var all = new ArrayList<>(typed());
      while (all.size() < many) all.add(HeadingLine.free());
      return new TemplateForm(minutes, all, version);
    }

    List<HeadingLine> typed() {
      return Objects.requireNonNullElse(lines, List.of());
    }
  }

  /** A heading as it was typed; one without words is left out. */
  record HeadingLine(Heading.@Nullable Kind kind, @Nullable String th, @Nullable String en) {
    static HeadingLine free() {
      return new HeadingLine(Heading.Kind.CONSIDERATION, "", "");
    }
  }

  @GetMapping("/{coalition}/meetings/series/new")
  @Permit(Action.ARRANGE_MEETINGS)
  String fresh(
      Acting acting,
      @RequestParam(defaultValue = "QUARTERLY") MeetingKind kind,
      Locale locale,
      Model model) {
    model.addAttribute("form", SeriesForm.fresh(kind));
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/meetings/series/new")
  @Permit(Action.ARRANGE_MEETINGS)
  String add(
      Acting acting,
      @ModelAttribute("form") SeriesForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var series = read(form, errors, acting, model);
    if (series == null) return MeetingPages.wrong(response, formPage(acting, locale, model));
    keep.add(acting, series);
    var first = plan.first(acting, series.id());
    boolean over = series.rhythm().firstOn().isBefore(stamps.today());
    redirect.addFlashAttribute(
        "flash",
        first.isEmpty()
            ? "meeting.series.added"
            : over ? "meeting.series.begun-before" : "meeting.series.begun");
    first.ifPresent(
        day -> redirect.addFlashAttribute("flashArgument", ThaiDates.withWeekday(day, locale)));
    return "redirect:" + address(acting, series.id());
  }

  private Map<MeetingKind, Integer> lengths(Acting acting) {
    return templates.all(acting.coalitionId()).stream()
        .collect(Collectors.toMap(Template::kind, Template::minutes));
  }

  private @Nullable Series read(SeriesForm form, BindingResult errors, Acting acting, Model model) {
    var check = new FormCheck(errors);
    var days = new SaidDays(check, stamps.today(), model);
    var typed = form.read(check, stamps.by(acting), days, lengths(acting));
    known(acting, form, check);
    return check.refused() ? null : typed;
  }

  /** The page offers nothing else; what comes here all the same was never chosen on it. */
  private void known(Acting acting, SeriesForm form, FormCheck check) {
    var coalition = acting.coalitionId();
    if (form.organ() != null
        && offices.organs(coalition).stream().noneMatch(one -> one.id().equals(form.organ())))
      check.wrong("organ", "web.wrong.choose");
    if (form.pillar() != null
        && charter.pillars(coalition).stream()
            .noneMatch(one -> one.id().value().equals(form.pillar())))
      check.wrong("pillar", "web.wrong.choose");
    names.known(check, coalition, "chair", form.chair());
    names.known(check, coalition, "secretary", form.secretary());
  }

  @GetMapping("/{coalition}/meetings/series/{id}")
  @Permit(Action.SEE_MEETINGS)
  String show(
      Acting acting,
      @PathVariable SeriesId id,
      @RequestParam(required = false) @Nullable MeetingId after,
      Model model) {
    var series = open(acting, id, model);
    var ahead =
        meetings.of(acting.coalitionId(), id).stream()
            .filter(meeting -> meeting.stored().ahead() || meeting.stored().held())
            .filter(meeting -> meeting.stored() != MeetingState.CLOSED)
            .toList();
    var past = meetings.past(acting.coalitionId(), id, after, PAGE + 1);
    model.addAttribute("ahead", lines(series, ahead));
    model.addAttribute("past", lines(series, past.size() > PAGE ? past.subList(0, PAGE) : past));
    model.addAttribute(
        "more",
        past.size() > PAGE ? address(acting, id) + "?after=" + past.get(PAGE - 1).id() : null);
    var next = plan.nextDay(acting.coalitionId(), series);
    model.addAttribute("next", next.orElse(null));
    if (!model.containsAttribute("form"))
      model.addAttribute(
          "form",
          new PlanForm(
              MeetingId.fresh().value(),
              next.map(found -> SeriesForm.typed(found.day())).orElse(""),
              null));
    model.addAttribute("organ", organ(acting, series));
    model.addAttribute(
        "names",
        names.of(
            acting.coalitionId(),
            List.of(),
            Stream.of(series.usual().chair(), series.usual().secretary())));
    return "meeting/series";
  }

  @PostMapping("/{coalition}/meetings/series/{id}/plan")
  @Permit(Action.ARRANGE_MEETINGS)
  String plan(
      Acting acting,
      @PathVariable SeriesId id,
      @ModelAttribute("form") PlanForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var day = new SaidDays(check, stamps.today(), model).any("on", form.on(), form.onChoice());
    if (day == null || form.id() == null)
      return MeetingPages.wrong(response, show(acting, id, null, model));
    return switch (plan.plan(acting, id, new MeetingId(form.id()), day)) {
      case PlanMeeting.Planned(var meeting) -> {
        redirect.addFlashAttribute("flash", "meeting.planned");
        yield MeetingPages.to(acting, meeting);
      }
      case PlanMeeting.ThereAlready(var meeting) -> {
        redirect.addFlashAttribute("flash", "meeting.there-already");
        yield MeetingPages.to(acting, meeting);
      }
      case PlanMeeting.Over() -> {
        check.wrong("on", "meeting.wrong.series-ended");
        yield MeetingPages.wrong(response, show(acting, id, null, model));
      }
      case PlanMeeting.PastDay() -> {
        check.wrong("on", "meeting.wrong.past-day");
        yield MeetingPages.wrong(response, show(acting, id, null, model));
      }
      case PlanMeeting.NotFound() -> throw MeetingPages.notFound();
    };
  }

  @GetMapping("/{coalition}/meetings/series/{id}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String form(Acting acting, @PathVariable SeriesId id, Locale locale, Model model) {
    model.addAttribute("form", SeriesForm.of(open(acting, id, model)));
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/meetings/series/{id}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String edit(
      Acting acting,
      @PathVariable SeriesId id,
      @ModelAttribute("form") SeriesForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    open(acting, id, model);
    var typed = read(form, errors, acting, model);
    if (typed == null || !typed.id().equals(id))
      return MeetingPages.wrong(response, formPage(acting, locale, model));
    return switch (keep.edit(acting, typed)) {
      case KeepSeries.Saved() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield "redirect:" + address(acting, id);
      }
      case KeepSeries.ChangedMeanwhile(var now) -> {
        Meanwhile.show(model, errors, SeriesForm.of(open(acting, id, model)), form, now);
        yield MeetingPages.wrong(response, formPage(acting, locale, model));
      }
      case KeepSeries.NotFound() -> throw MeetingPages.notFound();
    };
  }

  @GetMapping("/{coalition}/meetings/templates")
  @Permit(Action.SEE_MEETINGS)
  String templates(Acting acting, Model model) {
    model.addAttribute("templates", templates.all(acting.coalitionId()));
    model.addAttribute("meetings", MeetingPages.base(acting));
    return "meeting/templates";
  }

  @GetMapping("/{coalition}/meetings/templates/{kind}")
  @Permit(Action.ARRANGE_MEETINGS)
  String template(Acting acting, @PathVariable MeetingKind kind, Locale locale, Model model) {
    model.addAttribute("form", TemplateForm.of(templates.of(acting.coalitionId(), kind)));
    return templatePage(acting, kind, locale, model);
  }

  @PostMapping("/{coalition}/meetings/templates/{kind}")
  @Permit(Action.ARRANGE_MEETINGS)
  String save(
      Acting acting,
      @PathVariable MeetingKind kind,
      @ModelAttribute("form") TemplateForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var minutes = check.number("minutes", form.minutes(), 15, 1440);
    var headings = headings(check, form);
    if (headings.isEmpty() && !check.refused()) check.wrong("minutes", "meeting.wrong.no-headings");
    if (check.refused())
      return MeetingPages.wrong(response, templatePage(acting, kind, locale, model));
    var wanted =
        new Template(
            kind,
            FormCheck.read(minutes),
            headings,
            Objects.requireNonNullElse(form.version(), -1));
    return switch (keep.save(acting, wanted)) {
      case KeepSeries.Saved() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield "redirect:" + MeetingPages.base(acting) + "/templates";
      }
      case KeepSeries.ChangedMeanwhile(var basis) -> {
        both(form, TemplateForm.of(templates.of(acting.coalitionId(), kind)), basis, model);
        yield MeetingPages.wrong(response, templatePage(acting, kind, locale, model));
      }
      case KeepSeries.NotFound() -> throw MeetingPages.notFound();
    };
  }

  /** With a line for each that is saved now, or nobody could see it. */
  private static void both(TemplateForm typed, TemplateForm now, int basis, Model model) {
    var shown = typed.with(now.typed().size());
    var errors = new BeanPropertyBindingResult(shown, "form");
    model.addAttribute("form", shown);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    Meanwhile.show(model, errors, now, shown, basis);
  }

  private static List<Heading> headings(FormCheck check, TemplateForm form) {
    var headings = new ArrayList<Heading>();
    var lines = form.typed();
    for (int at = 0; at < Math.min(lines.size(), 20); at++) {
      var line = lines.get(at);
      if (line == null || FormCheck.plain(line.th()).isEmpty()) continue;
      var th = "lines[" + at + "].th";
      var title = check.both(th, line.th(), "lines[" + at + "].en", line.en(), LONGEST_TITLE);
      headings.add(
          new Heading(
              Objects.requireNonNullElse(line.kind(), Heading.Kind.OTHER),
              LocalizedText.of(title.th().isEmpty() ? "—" : title.th(), title.en())));
    }
    return headings;
  }

  private String templatePage(Acting acting, MeetingKind kind, Locale locale, Model model) {
    var kinds = new LinkedHashMap<String, String>();
    for (var one : Heading.Kind.values()) kinds.put(one.name(), words.say(one.key(), locale));
    model.addAttribute("headingKinds", kinds);
    model.addAttribute("kind", kind);
    model.addAttribute("meetings", MeetingPages.base(acting));
    return "meeting/template-edit";
  }

  /** A meeting on a list. */
  record Line(Meeting meeting, LocalizedText title, MeetingState state) {}

  private List<Line> lines(Series series, List<Meeting> all) {
    return all.stream()
        .map(one -> new Line(one, words.title(series, one), one.stateAt(stamps.now())))
        .toList();
  }

  private @Nullable LocalizedText organ(Acting acting, Series series) {
    return offices.organs(acting.coalitionId()).stream()
        .filter(organ -> organ.id().equals(series.organ()))
        .findFirst()
        .map(Organ::name)
        .orElse(null);
  }

  private Series open(Acting acting, SeriesId id, Model model) {
    var series = rows.find(acting.coalitionId(), id).orElseThrow(MeetingPages::notFound);
    model.addAttribute("series", series);
    model.addAttribute("meetings", MeetingPages.base(acting));
    model.addAttribute("base", address(acting, id));
    return series;
  }

  private static String address(Acting acting, SeriesId id) {
    return MeetingPages.base(acting) + "/series/" + id;
  }

  private String formPage(Acting acting, Locale locale, Model model) {
    var coalition = acting.coalitionId();
    model.addAttribute("kinds", kinds(acting, locale));
    var organs = new LinkedHashMap<String, String>();
    for (var organ : offices.organs(coalition))
      organs.put(organ.id().toString(), organ.name().in(locale));
    model.addAttribute("organs", organs);
    var pillars = new LinkedHashMap<String, String>();
    for (var pillar : charter.pillars(coalition))
      pillars.put(pillar.id().toString(), pillar.name().in(locale));
    model.addAttribute("pillars", pillars);
    model.addAttribute("people", names.people(coalition, locale));
    model.addAttribute(
        "rhythms",
        choices(
            "meeting.rhythm.",
            locale,
            SeriesForm.KIND,
            "M1",
            "M2",
            "M3",
            "M6",
            "M12",
            "W1",
            "W2",
            "NONE"));
    model.addAttribute("days", choices("meeting.day.", locale, "WEEKDAY", "DATE"));
    model.addAttribute("meetings", MeetingPages.base(acting));
    return "meeting/series-edit";
  }

  private Map<String, String> kinds(Acting acting, Locale locale) {
    var kinds = new LinkedHashMap<String, String>();
    for (var template : templates.all(acting.coalitionId())) {
      var kind = words.say(template.kind().key(), locale);
      var often = words.say("meeting.rhythm." + SeriesForm.Often.usual(template.kind()), locale);
      kinds.put(
          template.kind().name(),
          words.say("meeting.kind.long", locale, kind, template.minutes(), often));
    }
    return kinds;
  }

  private Map<String, String> choices(String prefix, Locale locale, String... values) {
    var choices = new LinkedHashMap<String, String>();
    for (var value : values) choices.put(value, words.say(prefix + value, locale));
    return choices;
  }
}
