package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.prasan.audit.Refusals;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages about the minutes of a meeting have in common. */
@Component
@Transactional(readOnly = true)
class MinutesPages {
  private final MeetingPages pages;
  private final MinutesRows rows;
  private final WritePaper paper;
  private final MeetingWords words;
  private final MeetingClock stamps;

  MinutesPages(
      MeetingPages pages,
      MinutesRows rows,
      WritePaper paper,
      MeetingWords words,
      MeetingClock stamps) {
    this.pages = pages;
    this.rows = rows;
    this.paper = paper;
    this.words = words;
    this.stamps = stamps;
  }

  /** A meeting and its minutes, also for the template. */
  record Open(Dossier dossier, Minutes minutes) {}

  /**
   * What somebody reads.
   *
   * @param locale the language all of it is in: what members have before them is kept in one, of
   *     which the fingerprint is taken; a draft is shown in that of whoever reads it
   */
  record Reading(MinutesPaper paper, Locale locale) {}

  Open open(Acting acting, MeetingId id, Model model) {
    var dossier = pages.open(acting, id, model);
    var minutes = rows.find(acting.coalitionId(), id).orElseGet(() -> Minutes.none(dossier.id()));
    model.addAttribute("minutes", minutes);
    model.addAttribute("minutesBase", address(acting, id));
    return new Open(dossier, minutes);
  }

  /**
   * As this person may read them: what members have before them, for officers also the draft;
   * before the meeting its agenda. Empty while there is nothing to read.
   */
  Optional<Reading> readable(Acting acting, Open open, Locale locale) {
    var newest = open.minutes().newest();
    if (newest.isPresent()) return newest.map(MinutesPages::kept);
    if (open.dossier().withholds()) return Optional.empty();
    var held = open.dossier().state().held();
    if (held && !acting.may(Action.READ_DRAFT_MINUTES)) return Optional.empty();
    return Optional.of(
        new Reading(paper.of(acting.coalition(), open.dossier(), open.minutes(), locale), locale));
  }

  /** What is next for them, where members have them before them. */
  void standing(Minutes minutes, Locale locale, Model model) {
    var until = minutes.correctUntil();
    model.addAttribute("minutes", minutes);
    model.addAttribute("correctionsOpen", minutes.takesCorrectionsOn(stamps.today()));
    model.addAttribute("lastDay", until == null ? "" : ThaiDates.full(until, locale));
  }

  /** The same of a meeting whose page shows something else. */
  void standing(Acting acting, Dossier dossier, Locale locale, Model model) {
    rows.find(acting.coalitionId(), dossier.id())
        .ifPresent(minutes -> standing(minutes, locale, model));
  }

  static Reading kept(Minutes.Version version) {
    return new Reading(version.paper(), MinutesDesk.KEPT_IN);
  }

  /** For the template: what is on the paper, and the words around it in the same language. */
  void show(Reading readable, Locale locale, Model model) {
    model.addAttribute("paper", readable.paper());
    model.addAttribute("says", new PaperWords(words, readable.locale()));
    model.addAttribute("other", !readable.locale().getLanguage().equals(locale.getLanguage()));
  }

  static String address(Acting acting, MeetingId id) {
    return MeetingPages.address(acting, id) + "/minutes";
  }

  static String to(Acting acting, MeetingId id) {
    return "redirect:" + address(acting, id);
  }

  /** Says why it cannot be done; nothing has changed. */
  static String refused(Model model, HttpServletResponse response, Why why) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("refusal", why.key());
    Refusals.because(model, why.key());
    return "meeting/minutes-refused";
  }

  /** The usual end of something done to minutes. */
  String ended(
      Acting acting,
      MeetingId id,
      MinutesOutcome outcome,
      String flash,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return switch (outcome) {
      case MinutesOutcome.Done _ -> {
        redirect.addFlashAttribute("flash", flash);
        yield to(acting, id);
      }
      case MinutesOutcome.Refused(var why) -> {
        open(acting, id, model);
        yield refused(model, response, why);
      }
      case MinutesOutcome.ChangedMeanwhile _ ->
          throw new IllegalStateException("Told by its own page");
      case MinutesOutcome.NotFound() -> throw MeetingPages.notFound();
    };
  }
}
