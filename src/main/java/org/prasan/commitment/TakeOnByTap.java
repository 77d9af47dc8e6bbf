package org.prasan.commitment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prasan.language.ThaiDates;
import org.prasan.notification.TapAction;
import org.prasan.notification.TapOffer;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says yes or no to a commitment from the e-mail that asked for it. */
@Component
class TakeOnByTap implements TapAction {
  static final String ACTION = "commitment.answer";
  static final String ACCEPT = "accept";
  static final String DECLINE = "decline";
  static final Duration OPEN_FOR = Duration.ofDays(14);

  private final CommitmentRows commitments;
  private final TakeStep take;
  private final MessageSource messages;

  TakeOnByTap(CommitmentRows commitments, TakeStep take, MessageSource messages) {
    this.commitments = commitments;
    this.take = take;
    this.messages = messages;
  }

  @Override
  public String action() {
    return ACTION;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Asked> asked(Acting acting, UUID subject, Locale locale) {
    if (!acting.may(Action.SEE_COMMITMENTS)) return Optional.empty();
    return commitments
        .find(acting.coalitionId(), new CommitmentId(subject))
        .filter(one -> one.state() == State.PROPOSED)
        .filter(one -> Transitions.open(one.state(), Parties.of(acting, one)).contains(Step.ACCEPT))
        .map(one -> asked(one, locale));
  }

  private Asked asked(Commitment one, Locale locale) {
    var answers = new LinkedHashMap<String, String>();
    answers.put(ACCEPT, say("commitment.act.ACCEPT", locale));
    answers.put(DECLINE, say("commitment.act.DECLINE", locale));
    return new Asked(
        say("commitment.tap.question", locale, one.what(), ThaiDates.full(one.due(), locale)),
        answers,
        shown(one));
  }

  /** The day: whoever said yes to one day has not said yes to another. */
  static String shown(Commitment one) {
    return one.due().toString();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome perform(Acting acting, TapOffer offer, String answer) {
    var id = new CommitmentId(offer.subject());
    var before = commitments.find(acting.coalitionId(), id).orElse(null);
    var path = "/commitments/" + id;
    if (before == null || before.state() != State.PROPOSED)
      return new Outcome.Refused("commitment.tap.answered", List.of(), path);
    if (!shown(before).equals(offer.shown()))
      return new Outcome.Refused("commitment.tap.moved", List.of(), path);
    boolean yes = answer.equals(ACCEPT);
    var wanted =
        yes
            ? Wanted.plain(Step.ACCEPT, before.version())
            : Wanted.said(
                Step.DECLINE,
                before.version(),
                say("commitment.tap.declined", Locale.forLanguageTag("th")));
    return take.take(acting, id, wanted) instanceof org.prasan.commitment.Outcome.Taken
        ? new Outcome.Done(
            yes ? "commitment.taken.ACCEPT" : "commitment.taken.DECLINE", List.of(), path)
        : new Outcome.Refused("commitment.tap.answered", List.of(), path);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
