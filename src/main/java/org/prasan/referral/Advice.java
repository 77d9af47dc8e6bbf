package org.prasan.referral;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;

/**
 * A gentle word on one thing that was done in a practice referral.
 *
 * @param good it was done well; otherwise the word says what to try next time
 */
record Advice(boolean good, String topic) {
  private static final int MONTHS = 6;

  /** How the languages end that are written for children. */
  private static final String FOR_CHILDREN = "-x-child";

  public String key() {
    return "referral.practice.advice." + topic + (good ? ".good" : ".next");
  }

  /**
   * What is to be said so far.
   *
   * @param readIn the language of the words that were read out; null where they are Prasan's own
   * @param served somebody who can accept is at the seat, or was when it was asked
   */
  static List<Advice> on(
      Scenario scenario,
      Referral referral,
      @Nullable Consent consent,
      @Nullable String readIn,
      boolean served,
      List<Entry> entries) {
    var advice = new ArrayList<Advice>();
    advice.add(new Advice(referral.urgency() == scenario.urgency(), "urgency"));
    if (referral.urgency() == Urgency.EMERGENCY) advice.add(new Advice(served, "seat"));
    advice.add(new Advice(scenario.enough().containsAll(referral.groups()), "groups"));
    if (consent != null) {
      advice.add(onWords(scenario, referral, consent, readIn));
      onConsent(consent, advice);
    }
    if (happened(entries, Step.REQUEST_INFORMATION))
      advice.add(new Advice(happened(entries, Step.ANSWER_INFORMATION), "question"));
    if (happened(entries, Step.DECLINE) || happened(entries, Step.EXPIRE))
      advice.add(new Advice(happened(entries, Step.REOFFER) || offers(entries) > 1, "elsewhere"));
    if (happened(entries, Step.REPORT_OUTCOME))
      advice.add(new Advice(referral.state() == State.LOOP_CLOSED, "loop"));
    return List.copyOf(advice);
  }

  /** What was said to a child as to an adult may be hard; to an adult as to a child it is wrong. */
  private static Advice onWords(
      Scenario scenario, Referral referral, Consent consent, @Nullable String readIn) {
    boolean child = referral.card().ageBand().compareTo(AgeBand.FROM_18) < 0;
    if (!child && readIn != null && readIn.endsWith(FOR_CHILDREN))
      return new Advice(false, "words");
    boolean understood =
        consent.language().equals(scenario.language())
            || consent.interpreter() != Consent.Interpreter.NOT_NEEDED;
    return new Advice(understood, "language");
  }

  private static void onConsent(Consent consent, List<Advice> advice) {
    if (consent.givenBy() == Consent.GivenBy.CLIENT_GUARDIAN_UNREACHABLE)
      advice.add(new Advice(false, "guardian"));
    var start = consent.given().atZone(ZoneOffset.UTC).toLocalDate();
    advice.add(new Advice(!consent.until().isAfter(start.plusMonths(MONTHS).plusDays(1)), "until"));
  }

  private static boolean happened(List<Entry> entries, Happening what) {
    return entries.stream().anyMatch(entry -> entry.what() == what);
  }

  private static long offers(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.what() == Step.OFFER).count();
  }
}
