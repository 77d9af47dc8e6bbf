package org.prasan.notification;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's inbox: what one was told in this coalition, the newest first. */
@Controller
class InboxController {
  private final Inbox inbox;
  private final NoticeWords words;

  private final ObjectProvider<NoticeMarks> marks;

  InboxController(Inbox inbox, NoticeWords words, ObjectProvider<NoticeMarks> marks) {
    this.inbox = inbox;
    this.words = words;
    this.marks = marks;
  }

  /**
   * A notice as the page shows it.
   *
   * @param mark by which notices of the same words are told apart
   */
  record Line(
      UUID id,
      String sentence,
      @Nullable String mark,
      String topic,
      Instant at,
      boolean unread,
      boolean done) {}

  @GetMapping("/{coalition}/notices")
  @Permit(Action.READ_NOTICES)
  String list(
      Acting acting,
      Locale locale,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    boolean unreadOnly = show.equals("unread");
    var page = inbox.page(acting, unreadOnly, after);
    var base = base(acting);
    model.addAttribute("base", base);
    model.addAttribute("unreadOnly", unreadOnly);
    model.addAttribute("first", after == null);
    model.addAttribute("lines", lines(acting, page.notices(), locale));
    model.addAttribute("unread", inbox.unread(acting));
    model.addAttribute("elsewhere", inbox.elsewhere(acting));
    model.addAttribute("until", inbox.now());
    model.addAttribute(
        "more",
        page.next() == null
            ? null
            : base + "?after=" + page.next() + (unreadOnly ? "&show=unread" : ""));
    return "notification/inbox";
  }

  private List<Line> lines(Acting acting, List<NoticeRows.Told> notices, Locale locale) {
    var paths = notices.stream().map(NoticeRows.Told::path).distinct().toList();
    var marked = new HashMap<String, String>();
    marks.stream().forEach(module -> marked.putAll(module.marks(acting, paths)));
    return notices.stream()
        .map(
            told ->
                new Line(
                    told.id(),
                    words.sentence(told, locale),
                    marked.get(told.path()),
                    words.topic(told.topic(), locale),
                    told.toldAt(),
                    told.unread(),
                    told.doneAt() != null))
        .toList();
  }

  /** Where it leads, whoever comes from the list or from an e-mail. */
  @GetMapping("/{coalition}/notices/{id}")
  @Permit(Action.READ_NOTICES)
  String open(Acting acting, @PathVariable UUID id) {
    var path = inbox.open(acting, id).orElseThrow(InboxController::notFound);
    return "redirect:/" + acting.coalition().slug() + path;
  }

  @PostMapping("/{coalition}/notices/{id}/read")
  @Permit(Action.READ_NOTICES)
  String read(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String show,
      RedirectAttributes redirect) {
    if (inbox.read(acting, id).isEmpty()) throw notFound();
    redirect.addFlashAttribute("flash", "notification.read.one");
    return back(acting, show);
  }

  @PostMapping("/{coalition}/notices/read")
  @Permit(Action.READ_NOTICES)
  String readAll(
      Acting acting,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String show,
      RedirectAttributes redirect) {
    int read = inbox.readAll(acting, moment(until));
    redirect.addFlashAttribute("flash", "notification.read.all");
    redirect.addFlashAttribute("flashArgument", read);
    return back(acting, show);
  }

  /** Up to when the page showed what there was; nothing is older than the epoch. */
  private Instant moment(String until) {
    var now = inbox.now();
    try {
      var shown = Instant.parse(until);
      if (shown.isBefore(Instant.EPOCH)) return Instant.EPOCH;
      return shown.isAfter(now) ? now : shown;
    } catch (DateTimeParseException e) {
      return now;
    }
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/notices";
  }

  private static String back(Acting acting, String show) {
    return "redirect:" + base(acting) + (show.equals("unread") ? "?show=unread" : "");
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
