package org.prasan.referral;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** A step as it was typed: why, in which words, and who else may help. */
record StepForm(
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String suggested) {
  static final int LONGEST = 4000;

  static StepForm fresh(Referral referral) {
    return fresh(referral, "");
  }

  /** With a reason that is chosen beforehand. */
  static StepForm fresh(Referral referral, String reason) {
    return new StepForm(FreshId.next(), referral.version(), reason, "", "");
  }

  /** What a step asks for. */
  enum Asks {
    NOTHING,
    WORDS,
    DECLINE_REASON,
    OUTCOME;

    static Asks of(Step step) {
      return switch (step) {
        case DECLINE, RETURN -> DECLINE_REASON;
        case REPORT_OUTCOME, SETTLE_DISPUTE -> OUTCOME;
        case REQUEST_INFORMATION,
            ANSWER_INFORMATION,
            WITHDRAW,
            WITHDRAW_CONSENT,
            DISPUTE,
            REOPEN,
            ESCALATE,
            STAND_DOWN ->
            WORDS;
        case SAVE,
            ASK_CONSENT,
            OFFER,
            ACCEPT,
            WRITE,
            EXPIRE,
            START_SERVICE,
            WAITLIST,
            REPORT_NO_CONTACT,
            CONFIRM_CLOSE,
            REOFFER ->
            NOTHING;
      };
    }
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Steps.@Nullable Wanted read(Step step, FormCheck check) {
    var code = code(step, check);
    var said =
        needsWords(step, code)
            ? check.words("words", words, LONGEST)
            : check.limited("words", words, LONGEST);
    if (check.refused() || id == null || version == null) return null;
    return new Steps.Wanted(id, version, step, code, said, seat());
  }

  private @Nullable String code(Step step, FormCheck check) {
    var known =
        switch (Asks.of(step)) {
          case DECLINE_REASON -> Arrays.stream(DeclineReason.values()).map(Enum::name).toList();
          case OUTCOME -> Arrays.stream(OutcomeCode.values()).map(Enum::name).toList();
          case NOTHING, WORDS -> null;
        };
    if (known == null) return null;
    var code = FormCheck.plain(reason);
    if (!known.contains(code))
      check.wrong("reason", "referral.wrong.reason", String.join(", ", known));
    return code;
  }

  /** That a client takes consent back, or the sender a referral, has to be explained by nobody. */
  private static boolean unexplained(Step step) {
    return step == Step.WITHDRAW_CONSENT || step == Step.WITHDRAW;
  }

  /** A verdict says why, whichever it is. */
  private static boolean judges(Step step) {
    return step == Step.SETTLE_DISPUTE;
  }

  /** Whether words may be left out; of reasons to choose from, only some ask for them. */
  static boolean wordsMayBeLeftOut(Step step) {
    return (Asks.of(step) != Asks.WORDS && !judges(step)) || unexplained(step);
  }

  private static boolean needsWords(Step step, @Nullable String code) {
    return switch (Asks.of(step)) {
      case NOTHING -> false;
      case WORDS -> !unexplained(step);
      case DECLINE_REASON ->
          Arrays.stream(DeclineReason.values())
              .anyMatch(one -> one.name().equals(code) && one.needsWords());
      case OUTCOME ->
          judges(step)
              || Arrays.stream(OutcomeCode.values())
                  .anyMatch(one -> one.name().equals(code) && one.needsWords());
    };
  }

  private @Nullable SeatId seat() {
    try {
      return FormCheck.plain(suggested).isEmpty() ? null : SeatId.of(FormCheck.plain(suggested));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "StepForm[" + id + "]";
  }
}
