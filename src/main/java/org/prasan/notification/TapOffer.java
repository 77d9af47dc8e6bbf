package org.prasan.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What somebody may answer from an e-mail with one tap, once.
 *
 * @param action the {@link TapAction} that asks and performs it, as in "roster.swap"
 * @param subject what it is about
 * @param answers the words among which one chooses, as in "accept", "decline"; the first is what
 *     most people want
 * @param shown what the e-mail says of it that may change, as in the day something is due; once it
 *     reads otherwise, nobody can answer by this link any more
 * @param until from then on the link leads nowhere
 */
public record TapOffer(
    String action, UUID subject, List<String> answers, String shown, Instant until) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9.-]*");

  public TapOffer {
    answers = List.copyOf(answers);
    if (!WORD.matcher(action).matches() || answers.isEmpty())
      throw new IllegalArgumentException("Nothing to answer: " + action);
    for (var answer : answers)
      if (!WORD.matcher(answer).matches())
        throw new IllegalArgumentException("No answer: " + answer);
  }
}
