package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.ThaiDocx;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesPaper.Section;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The minutes of a meeting to read, to print, to forward and to check. */
@Controller
class MinutesController {
  private final MinutesPages pages;
  private final AdoptMinutes adoptMinutes;
  private final ForUs forUs;
  private final MeetingWords words;
  private final PrintMinutes print;
  private final MeetingNames names;
  private final MeetingClock stamps;
  private final Settings settings;
  private final MessageSource messages;

  MinutesController(
      MinutesPages pages,
      AdoptMinutes adoptMinutes,
      ForUs forUs,
      MeetingWords words,
      PrintMinutes print,
      MeetingNames names,
      MeetingClock stamps,
      Settings settings,
      MessageSource messages) {
    this.pages = pages;
    this.adoptMinutes = adoptMinutes;
    this.forUs = forUs;
    this.words = words;
    this.print = print;
    this.names = names;
    this.stamps = stamps;
    this.settings = settings;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String show(Acting acting, @PathVariable MeetingId id, Locale locale, Model model) {
    var open = pages.open(acting, id, model);
    var minutes = open.minutes();
    var writes = acting.may(Action.WRITE_MINUTES);
    var held = open.dossier().state().held();
    pages.readable(acting, open, locale).ifPresent(readable -> pages.show(readable, locale, model));
    model.addAttribute("held", held);
    model.addAttribute("mayWrite", writes && held && minutes.state() == MinutesState.DRAFT);
    model.addAttribute(
        "mayCorrect",
        minutes.takesCorrectionsOn(stamps.today())
            || (writes && minutes.state() == MinutesState.CIRCULATED));
    model.addAttribute("mayAmend", writes && minutes.state() == MinutesState.ADOPTED);
    pages.standing(minutes, locale, model);
    model.addAttribute("writes", writes);
    var adopting =
        acting.may(Action.HOLD_MEETINGS) && minutes.state() == MinutesState.CIRCULATED
            ? adoptMinutes.adopting(acting, open.dossier().meeting())
            : List.<Dossier>of();
    boolean quorate = adopting.stream().anyMatch(Dossier::quorate);
    model.addAttribute("adopts", quorate);
    model.addAttribute("lacksQuorum", !adopting.isEmpty() && !quorate);
    model.addAttribute("own", own(acting, minutes));
    model.addAttribute("titles", titles(open.dossier()));
    model.addAttribute("names", proposers(acting, minutes));
    return "meeting/minutes";
  }

  /** Items by which corrections are called. */
  static Map<ItemId, String> titles(Dossier dossier) {
    return dossier.agenda().lines().stream()
        .collect(
            Collectors.toMap(
                line -> line.item().id(), line -> line.number() + " " + line.item().title()));
  }

  private MeetingNames.Known proposers(Acting acting, Minutes minutes) {
    return names.of(
        acting.coalitionId(),
        minutes.corrections().stream()
            .map(one -> one.proposed().actingFor())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        Stream.of());
  }

  private static List<String> own(Acting acting, Minutes minutes) {
    return minutes.waiting().stream()
        .filter(one -> CorrectMinutes.own(acting, one))
        .map(one -> one.id().toString())
        .toList();
  }

  /** For those who were not there: only what concerns their organization. */
  @GetMapping("/{coalition}/meetings/{id}/minutes/for-us")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String forUs(Acting acting, @PathVariable MeetingId id, Locale locale, Model model) {
    var open = pages.open(acting, id, model);
    var readable = pages.readable(acting, open, locale).orElseThrow(MeetingPages::notFound);
    pages.show(readable, locale, model);
    model.addAttribute("chapters", forUs.of(acting, open, readable.paper()));
    return "meeting/minutes-for-us";
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/versions/{number}")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String version(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable int number,
      Locale locale,
      Model model) {
    var open = pages.open(acting, id, model);
    var version = open.minutes().version(number).orElseThrow(MeetingPages::notFound);
    model.addAttribute("version", version);
    pages.show(MinutesPages.kept(version), locale, model);
    return "meeting/minutes-version";
  }

  /** Whether what is kept still has its fingerprint, and whether a fingerprint is one of these. */
  @GetMapping("/{coalition}/meetings/{id}/minutes/check")
  @Permit(Action.SEE_MEETINGS)
  @Transactional(readOnly = true)
  String check(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable String fingerprint,
      Model model) {
    var minutes = pages.open(acting, id, model).minutes();
    var typed = FormCheck.plain(fingerprint).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    model.addAttribute("fingerprint", FormCheck.plain(fingerprint));
    model.addAttribute("asked", !typed.isEmpty());
    model.addAttribute(
        "match",
        minutes.versions().stream()
            .filter(version -> version.fingerprint().equals(typed))
            .findFirst()
            .orElse(null));
    return "meeting/minutes-check";
  }

  /**
   * @param without what is left out, as when the paper goes to outsiders
   * @param version an earlier version; null for the newest
   */
  @GetMapping("/{coalition}/meetings/{id}/paper/{format:pdf|docx|png|txt}")
  @Permit(Action.SEE_MEETINGS)
  void paper(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable List<String> without,
      @RequestParam(required = false) @Nullable Integer version,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    var open = pages.open(acting, id, model);
    var wanted = wanted(acting, open, version, locale);
    var whole = wanted.paper();
    var its = wanted.locale();
    var paper = whole.only(sections(without)).noted(notes(open, version, its));
    response.setContentType(contentType(format));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(fileName(paper, format, its), StandardCharsets.UTF_8)
            .build()
            .toString());
    var out = response.getOutputStream();
    switch (format) {
      case "pdf" -> print.pdf(paper, its, out);
      case "docx" -> print.docx(paper, its, out);
      case "png" -> SummaryPicture.write(summary(acting, id, whole, its), out);
      default -> out.write(summary(acting, id, whole, its).text().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What the fingerprint is taken of. */
  @GetMapping("/{coalition}/meetings/{id}/minutes/versions/{number}/record")
  @Permit(Action.SEE_MEETINGS)
  void record(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable int number,
      Model model,
      HttpServletResponse response)
      throws IOException {
    var open = pages.open(acting, id, model);
    var version = open.minutes().version(number).orElseThrow(MeetingPages::notFound);
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("minutes-" + number + ".txt").build().toString());
    response.getOutputStream().write(MinutesRecord.bytes(version.paper()));
  }

  private MinutesPages.Reading wanted(
      Acting acting, MinutesPages.Open open, @Nullable Integer version, Locale locale) {
    return version == null
        ? pages.readable(acting, open, locale).orElseThrow(MeetingPages::notFound)
        : open.minutes()
            .version(version)
            .map(MinutesPages::kept)
            .orElseThrow(MeetingPages::notFound);
  }

  private static Set<Section> sections(@Nullable List<String> without) {
    var sections = EnumSet.allOf(Section.class);
    if (without != null)
      Arrays.stream(Section.values())
          .filter(section -> without.contains(section.word()))
          .forEach(sections::remove);
    return sections;
  }

  /** How far the minutes are, and the fingerprint by which anybody can check them. */
  private List<String> notes(MinutesPages.Open open, @Nullable Integer number, Locale locale) {
    var minutes = open.minutes();
    var version = number == null ? minutes.newest() : minutes.version(number);
    if (version.isEmpty())
      return open.dossier().state().held()
          ? List.of(words.say("minutes.paper.draft", locale))
          : List.of();
    var its = version.get();
    var fingerprint =
        words.say(
            "minutes.paper.fingerprint", locale, Integer.toString(its.number()), its.fingerprint());
    var adopted = minutes.adoptedOn();
    if (adopted == null
        || its.cause() == Minutes.Cause.CIRCULATED
        || its.cause() == Minutes.Cause.CORRECTED)
      return List.of(words.say("minutes.paper.not-adopted", locale), fingerprint);
    return List.of(
        words.say("minutes.paper.adopted", locale, ThaiDates.full(adopted, locale)), fingerprint);
  }

  private Summary summary(Acting acting, MeetingId id, MinutesPaper paper, Locale locale) {
    var address = settings.address(MinutesPages.address(acting, id));
    return Summary.of(paper, address, messages, locale);
  }

  private String fileName(MinutesPaper paper, String format, Locale locale) {
    var title = PaperBlocks.title(paper, messages, locale) + " " + paper.number().replace('/', '-');
    return title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+", " ").strip() + "." + format;
  }

  private static String contentType(String format) {
    return switch (format) {
      case "pdf" -> "application/pdf";
      case "docx" -> ThaiDocx.CONTENT_TYPE;
      case "png" -> "image/png";
      default -> "text/plain;charset=utf-8";
    };
  }
}
