package org.prasan.referral;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gentle word on one thing that was done in a practice referral.
 *
 * @param good it was done well; otherwise the word says what to try next time
 */
record Advice(boolean good, String topic) {
  private static final int MONTHS = 6;

  public String key() {
    return "referral.practice.advice." + topic + (good ? ".good" : ".next");
  }

  static List<Advice> on(
      Scenario scenario, Referral referral, @Nullable Consent consent, List<Entry> entries) {
    var advice = new ArrayList<Advice>();
    advice.add(new Advice(referral.urgency() == scenario.urgency(), "urgency"));
    advice.add(new Advice(scenario.enough().containsAll(referral.groups()), "groups"));
    if (consent != null) onConsent(scenario, consent, advice);
    if (happened(entries, Step.REQUEST_INFORMATION))
      advice.add(new Advice(happened(entries, Step.ANSWER_INFORMATION), "question"));
    if (happened(entries, Step.DECLINE) || happened(entries, Step.EXPIRE))
      advice.add(new Advice(happened(entries, Step.REOFFER) || offers(entries) > 1, "elsewhere"));
    if (happened(entries, Step.REPORT_OUTCOME))
      advice.add(new Advice(referral.state() == State.LOOP_CLOSED, "loop"));
    return List.copyOf(advice);
  }

  private static void onConsent(Scenario scenario, Consent consent, List<Advice> advice) {
    boolean understood =
        consent.language().equals(scenario.language())
            || consent.interpreter() != Consent.Interpreter.NOT_NEEDED;
    advice.add(new Advice(understood, "language"));
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
