package org.prasan.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prasan.language.Dates;
import org.prasan.notification.TapAction;
import org.prasan.notification.TapOffer;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is asked to take a shift answers from the e-mail. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SwapByTap implements TapAction {
  private static final String ACTION = "roster.swap";
  private static final String ACCEPT = "accept";
  private static final String DECLINE = "decline";

  private final Swaps swaps;
  private final Seats seats;
  private final DutyPeople people;
  private final AnswerSwap answer;
  private final RosterClock clock;
  private final Dates dates;
  private final MessageSource words;

  SwapByTap(
      Swaps swaps,
      Seats seats,
      DutyPeople people,
      AnswerSwap answer,
      RosterClock clock,
      Dates dates,
      MessageSource words) {
    this.swaps = swaps;
    this.seats = seats;
    this.people = people;
    this.answer = answer;
    this.clock = clock;
    this.dates = dates;
    this.words = words;
  }

  static String matter(UUID swap) {
    return "roster.swap." + swap;
  }

  /** Where everybody was asked, whoever cannot need not answer. */
  static TapOffer offer(Swap swap) {
    return new TapOffer(
        ACTION,
        swap.id(),
        swap.to() == null ? List.of(ACCEPT) : List.of(ACCEPT, DECLINE),
        shown(swap),
        swap.shift().start());
  }

  private static String shown(Swap swap) {
    return swap.shift().start() + (swap.inReturn() == null ? "" : " " + swap.inReturn().start());
  }

  @Override
  public String action() {
    return ACTION;
  }

  @Override
  public Optional<Asked> asked(Acting acting, UUID subject, Locale locale) {
    if (!acting.may(Action.SERVE_DUTY)) return Optional.empty();
    var me = people.of(acting.coalitionId(), acting.person()).orElse(null);
    var swap = swaps.byId(acting.coalitionId(), subject).orElse(null);
    if (me == null
        || swap == null
        || swap.stateAt(clock.now()) != Swap.State.OFFERED
        || !swap.allows(Swap.Act.ACCEPT, me)) return Optional.empty();
    return Optional.of(
        new Asked(question(acting, swap, locale), answers(swap, me, locale), shown(swap)));
  }

  private String question(Acting acting, Swap swap, Locale locale) {
    var by = people.byId(acting.coalitionId(), swap.by()).map(DutyPerson::name);
    var seat = seats.byId(acting.coalitionId(), swap.shift().seat()).map(Seat::name);
    return said(
        locale,
        swap.inReturn() == null ? "roster.tap.question" : "roster.tap.question.return",
        by.map(name -> name.in(locale)).orElse(""),
        seat.map(name -> name.in(locale)).orElse(""),
        dates.moment(swap.shift().start()),
        swap.inReturn() == null ? "" : dates.moment(swap.inReturn().start()));
  }

  private Map<String, String> answers(Swap swap, DutyPerson me, Locale locale) {
    var answers = new LinkedHashMap<String, String>();
    answers.put(ACCEPT, said(locale, "roster.swap.accept"));
    if (swap.allows(Swap.Act.DECLINE, me))
      answers.put(DECLINE, said(locale, "roster.swap.decline"));
    return answers;
  }

  @Override
  public Outcome perform(Acting acting, TapOffer offer, String chosen) {
    var subject = offer.subject();
    var act = chosen.equals(ACCEPT) ? Swap.Act.ACCEPT : Swap.Act.DECLINE;
    var path = "/roster/swaps/" + subject;
    return switch (answer.answer(acting, subject, act)) {
      case AnswerSwap.Done() -> new Outcome.Done("roster.swap.done." + act, List.of(), path);
      case AnswerSwap.NotFound() -> new Outcome.Refused("roster.tap.gone", List.of(), "/roster");
      case AnswerSwap.NotYours(var what) ->
          new Outcome.Refused("roster.wrong.not-yours." + what, List.of(), path);
      case AnswerSwap.NotNow(var state) ->
          new Outcome.Refused("roster.wrong.swap." + state, List.of(), path);
      case AnswerSwap.DutyChanged() ->
          new Outcome.Refused("roster.wrong.duty-changed", List.of(), path);
      case AnswerSwap.WouldBreak _ -> new Outcome.Refused("roster.tap.breaks", List.of(), path);
    };
  }

  private String said(Locale locale, String key, Object... arguments) {
    return words.getMessage(key, arguments, locale);
  }
}
