package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.DateReading;
import org.prasan.language.ThaiDates;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who was a member on any day, typed in either era. */
@Controller
class RegisterController {
  /** As many as a page draws at once. */
  private static final int MOST_LINES = 100;

  private final RegisterView view;
  private final Facts facts;
  private final MembershipWords words;
  private final Handout handout;

  RegisterController(RegisterView view, Facts facts, MembershipWords words, Handout handout) {
    this.view = view;
    this.facts = facts;
    this.words = words;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry membershipEntry() {
    return new NavigationEntry(
        "standing.navigation", "clipboard-check", "/membership", Action.SEE_STANDING, 12, false);
  }

  @GetMapping("/{coalition}/membership")
  @Permit(Action.SEE_STANDING)
  String show(
      Acting acting,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(required = false) @Nullable OrganizationId after,
      Model model) {
    model.addAttribute("typed", on == null ? "" : on);
    var day = day(on);
    if (day == null) {
      model.addAttribute("wrong", true);
      model.addAttribute("meant", meant(on));
      model.addAttribute("wrongKey", wrong(on));
      return "standing/register";
    }
    model.addAttribute("wrong", false);
    var register = view.on(acting.coalitionId(), day);
    var part = register.after(after, MOST_LINES);
    model.addAttribute("register", register);
    model.addAttribute("part", part);
    model.addAttribute("more", part.last() == null ? null : more(acting, day, part.last()));
    return "standing/register";
  }

  private static String more(Acting acting, LocalDate day, OrganizationId last) {
    return "/%s/membership?on=%s&after=%s".formatted(acting.coalition().slug(), day, last);
  }

  @GetMapping("/{coalition}/membership/export/{format:csv|xlsx}")
  @Permit(Action.SEE_STANDING)
  void export(
      Acting acting,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String on,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var day = day(on);
    if (day == null) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    var register = view.on(acting.coalitionId(), day);
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table(register, locale), kind, locale, response);
  }

  private Table table(RegisterView.Register register, Locale locale) {
    var day = ThaiDates.full(register.on(), locale);
    return Table.of(
        words.say("standing.register.of", day),
        register.all().toList(),
        Column.of(
            words.say("standing.organization"), (RegisterView.Line line) -> line.name().in(locale)),
        Column.of(words.say("standing.standing"), this::standing),
        Column.of(words.say("standing.since"), line -> words.about(line.since())));
  }

  private String standing(RegisterView.Line line) {
    return line.standing() == null
        ? words.say("standing.state.perhaps")
        : words.word(line.standing());
  }

  /** What is wrong with the day as it was typed. */
  private static String wrong(@Nullable String typed) {
    return switch (ThaiDates.read(typed == null ? "" : typed)) {
      case DateReading.Ambiguous _ -> "standing.register.which";
      case DateReading.OutOfRange _ -> "web.date.out-of-range";
      case DateReading.Unreadable(var _, var noSuchDay) when noSuchDay -> "web.date.no-such-day";
      case DateReading.Unreadable _, DateReading.Read _ -> "web.wrong.date";
    };
  }

  /** The days that a year of two digits can mean, the likeliest first. */
  private static List<LocalDate> meant(@Nullable String typed) {
    return typed != null && ThaiDates.read(typed) instanceof DateReading.Ambiguous(var days)
        ? days
        : List.of();
  }

  /** Today if nothing was typed; nothing if it cannot be read. */
  private @Nullable LocalDate day(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return facts.today();
    return ThaiDates.read(typed) instanceof DateReading.Read(var day) ? day : null;
  }
}
