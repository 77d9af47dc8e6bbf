package org.prasan.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.audit.Refusals;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody answers by the link of an e-mail, without signing in. Looking at the link changes
 * nothing: programs that examine e-mail look at every link before its reader does.
 */
@Service
class AnswerByTap {
  private final NoticeRows rows;
  private final MailLinks links;
  private final TapActions actions;
  private final MailQueue queue;
  private final Audit audit;
  private final Refusals refusals;
  private final Clock clock;
  private final ObjectProvider<Addressees> addressees;

  AnswerByTap(
      NoticeRows rows,
      MailLinks links,
      TapActions actions,
      MailQueue queue,
      Audit audit,
      Refusals refusals,
      Clock clock,
      ObjectProvider<Addressees> addressees) {
    this.rows = rows;
    this.links = links;
    this.actions = actions;
    this.queue = queue;
    this.audit = audit;
    this.refusals = refusals;
    this.clock = clock;
    this.addressees = addressees;
  }

  /** How it stands with a link. */
  sealed interface State {
    /** It opens this question. */
    record Open(NoticeRows.Told told, TapOffer tap, TapActions.Open question) implements State {}

    /** It did what it was for. */
    record Used(Instant at) implements State {}

    record Expired() implements State {}

    /** What the e-mail said of it is otherwise now. */
    record Changed() implements State {}

    /** It was answered elsewhere, or is no longer for this person, or for nobody. */
    record Needless() implements State {}

    /** Whom it was sent to acts for nobody here any more. */
    record Left() implements State {}

    /** We never made such a link for this coalition. */
    record Unknown() implements State {}
  }

  /** What became of it. */
  sealed interface Answered {
    record Done(TapAction.Outcome.Done outcome) implements Answered {}

    record Refused(TapAction.Outcome.Refused outcome) implements Answered {}

    /** The same was answered before, as by a form that is sent again. */
    record Already() implements Answered {}

    /** The link opens nothing. */
    record Closed(State state) implements Answered {}

    /** There is no such answer. */
    record NoAnswer(State.Open open) implements Answered {}
  }

  /** Somebody follows it. Of one that was sent to a person who has left, that is worth noting. */
  @Transactional(readOnly = true)
  public State open(Coalition coalition, String token, Locale locale, String origin) {
    var state = look(coalition, token, locale, origin);
    if (state instanceof State.Left)
      told(coalition, token)
          .ifPresent(
              told ->
                  refusals.note(
                      left(coalition, told.person(), origin),
                      "notice",
                      told.id(),
                      List.of("notification.tap.left")));
    return state;
  }

  /** Under the name of whom it was sent to, who may do nothing here. */
  private static Acting left(Coalition coalition, PersonId person, String origin) {
    var nobody = LocalizedText.of("");
    return new Acting(coalition, person, null, null, nobody, nobody, Set.of(Role.VISITOR), origin);
  }

  @Transactional(readOnly = true)
  public State look(Coalition coalition, String token, Locale locale, String origin) {
    var told = told(coalition, token).orElse(null);
    var tap = told == null ? null : told.tap();
    if (told == null || tap == null) return new State.Unknown();
    if (told.tappedAt() != null) return new State.Used(told.tappedAt());
    if (!clock.instant().isBefore(tap.until())) return new State.Expired();
    if (addressees.stream()
        .noneMatch(known -> known.find(coalition.id(), told.person()).isPresent()))
      return new State.Left();
    return actions
        .open(coalition, told.person(), tap, locale, origin)
        .<State>map(
            question ->
                question.asked().shown().equals(tap.shown())
                    ? new State.Open(told, tap, question)
                    : new State.Changed())
        .orElseGet(State.Needless::new);
  }

  private Optional<NoticeRows.Told> told(Coalition coalition, String token) {
    var signed = MailLinks.Signed.read(token).orElse(null);
    if (signed == null) return Optional.empty();
    return rows.byId(coalition.id(), signed.id())
        .filter(
            told ->
                told.tap() != null
                    && links.signed(coalition.id(), told, told.tap(), signed.signature()));
  }

  /**
   * Somebody presses a button of the page.
   *
   * @param behalf for whom the page said the answer would be, if it said so: a colleague may have
   *     answered since, and the link now opens the same question to another organization
   */
  @Transactional
  public Answered answer(
      Coalition coalition, String token, String behalf, @Nullable String answer, String origin) {
    var locale = LocaleContextHolder.getLocale();
    var state = look(coalition, token, locale, origin);
    if (state instanceof State.Open open && !behalf.isEmpty() && !behalf.equals(behalf(open)))
      state = new State.Needless();
    if (state instanceof State.Used && was(coalition, token, answer)) return new Answered.Already();
    if (!(state instanceof State.Open open)) return closed(coalition, token, state, origin);
    if (answer == null || !open.tap().answers().contains(answer))
      return new Answered.NoAnswer(open);
    var now = clock.instant();
    if (!rows.tapped(coalition.id(), open.told().id(), answer, now))
      return closed(coalition, token, new State.Used(now), origin);
    queue.takeBack(List.of(open.told().id()));
    return perform(open, answer);
  }

  private boolean was(Coalition coalition, String token, @Nullable String answer) {
    return told(coalition, token)
        .map(NoticeRows.Told::tapped)
        .filter(it -> it.equals(answer))
        .isPresent();
  }

  static String behalf(State.Open open) {
    return String.valueOf(open.question().acting().organization());
  }

  private Answered perform(State.Open open, String answer) {
    var acting = open.question().acting();
    var said = open.question().asked().answers().get(answer);
    var outcome =
        Tenancy.in(
            acting.coalitionId(),
            acting.organization(),
            () -> open.question().action().perform(acting, open.tap(), answer));
    return switch (outcome) {
      case TapAction.Outcome.Done done -> {
        note(acting, open.told(), "notice.answered", said);
        yield new Answered.Done(done);
      }
      case TapAction.Outcome.Refused refused -> {
        Refusals.noted();
        note(acting, open.told(), "notice.answer-refused", said);
        yield new Answered.Refused(refused);
      }
    };
  }

  /**
   * A link that does nothing any more was pressed: noted under the name of whom it was sent to, and
   * once however often it is pressed.
   */
  private Answered closed(Coalition coalition, String token, State state, String origin) {
    told(coalition, token)
        .ifPresent(
            told ->
                refusals.note(
                    acting(coalition, told.person(), origin),
                    "notice",
                    told.id(),
                    List.of("notification.tap." + word(state))));
    return new Answered.Closed(state);
  }

  private Acting acting(Coalition coalition, PersonId person, String origin) {
    return addressees.stream()
        .flatMap(known -> known.acting(coalition, person, origin).stream())
        .findFirst()
        .orElseGet(() -> left(coalition, person, origin));
  }

  /** As messages name it. */
  static String word(State state) {
    return switch (state) {
      case State.Open _ -> throw new IllegalStateException("It opens something");
      case State.Used _ -> "used";
      case State.Expired _ -> "expired";
      case State.Changed _ -> "changed";
      case State.Needless _ -> "needless";
      case State.Left _ -> "left";
      case State.Unknown _ -> "unknown";
    };
  }

  private void note(Acting acting, NoticeRows.Told told, String deed, @Nullable String answer) {
    audit.record(
        acting, deed, "notice", told.id(), null, answer == null ? null : Map.of("answer", answer));
  }
}
