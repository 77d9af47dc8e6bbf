package org.prasan.notification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The e-mails that were sent, or were not: the log of the office, and everybody's own. */
@Controller
class LettersController {
  private final Letters letters;
  private final NoticeWords words;
  private final Outbox outbox;

  LettersController(Letters letters, NoticeWords words, Outbox outbox) {
    this.letters = letters;
    this.words = words;
    this.outbox = outbox;
  }

  @Bean
  static NavigationEntry lettersEntry() {
    return new NavigationEntry(
        "notification.letters.navigation", "mail", "/letters", Action.SEE_LETTERS, 88, false);
  }

  /** A letter as the page shows it. */
  record Line(
      UUID id,
      @Nullable String person,
      String what,
      Instant at,
      String state,
      String chip,
      String icon,
      @Nullable String about) {}

  @GetMapping("/{coalition}/letters")
  @Permit(Action.SEE_LETTERS)
  String office(
      Acting acting,
      Locale locale,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    model.addAttribute("troubled", letters.troubled(acting));
    return page(acting, Letters.Desk.OFFICE, locale, show, after, model);
  }

  @GetMapping("/{coalition}/notices/letters")
  @Permit(Action.READ_NOTICES)
  String own(
      Acting acting,
      Locale locale,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    return page(acting, Letters.Desk.OWN, locale, show, after, model);
  }

  @PostMapping("/{coalition}/letters/{id}/send")
  @Permit(Action.SEE_LETTERS)
  String resend(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    return resend(acting, Letters.Desk.OFFICE, id, redirect);
  }

  @PostMapping("/{coalition}/notices/letters/{id}/send")
  @Permit(Action.READ_NOTICES)
  String resendOwn(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    return resend(acting, Letters.Desk.OWN, id, redirect);
  }

  private String resend(Acting acting, Letters.Desk desk, UUID id, RedirectAttributes redirect) {
    if (!letters.resend(acting, desk, id)) throw InboxController.notFound();
    redirect.addFlashAttribute("flash", "notification.letters.resent");
    return "redirect:" + base(acting, desk);
  }

  /** One's own digest as it would be sent now. */
  @GetMapping("/{coalition}/notices/digest")
  @Permit(Action.READ_NOTICES)
  String preview(Acting acting, Locale locale, Model model) {
    model.addAttribute(
        "mail", letters.preview(acting, locale).orElseThrow(InboxController::notFound));
    model.addAttribute("base", InboxController.base(acting));
    return "notification/digest";
  }

  private String page(
      Acting acting,
      Letters.Desk desk,
      Locale locale,
      String show,
      @Nullable UUID after,
      Model model) {
    boolean trouble = show.equals("trouble");
    var page = letters.page(acting, desk, trouble, after);
    var base = base(acting, desk);
    model.addAttribute("base", base);
    model.addAttribute("office", desk == Letters.Desk.OFFICE);
    model.addAttribute("back", InboxController.base(acting) + "/settings");
    model.addAttribute("trouble", trouble);
    model.addAttribute("sends", outbox.sends());
    model.addAttribute("lines", lines(page, locale));
    model.addAttribute(
        "more",
        page.next() == null
            ? null
            : base + "?after=" + page.next() + (trouble ? "&show=trouble" : ""));
    return "notification/letters";
  }

  private List<Line> lines(Letters.Page page, Locale locale) {
    return page.letters().stream().map(letter -> line(page, letter, locale)).toList();
  }

  private Line line(Letters.Page page, LetterRows.Letter letter, Locale locale) {
    var name = page.names().get(letter.person());
    return new Line(
        letter.id(),
        name == null ? null : name.in(locale),
        words.said(locale, "notification.letter." + letter.kind(), page.things(letter)),
        letter.sentAt() != null ? letter.sentAt() : letter.writtenAt(),
        "notification.letter.state." + letter.state(),
        switch (letter.state()) {
          case SENT -> "done";
          case GIVEN_UP -> "late";
          case FAILED -> "waiting";
          case WRITTEN, NEEDLESS -> "info";
        },
        switch (letter.state()) {
          case SENT -> "circle-check";
          case GIVEN_UP -> "circle-x";
          case FAILED -> "hourglass";
          case WRITTEN, NEEDLESS -> "send";
        },
        letter.problem() == null
            ? null
            : words.said(
                locale, "notification.letter.problem." + letter.problem(), letter.tries()));
  }

  private static String base(Acting acting, Letters.Desk desk) {
    return desk == Letters.Desk.OFFICE
        ? "/" + acting.coalition().slug() + "/letters"
        : InboxController.base(acting) + "/letters";
  }
}
