package org.prasan.client;

import java.util.Map;

/**
 * A checklist as it was answered; a question that was skipped is left out.
 *
 * @param version of the checklists, by which the words of the questions are found again
 */
record Answers(LegalCategory category, String version, Map<String, Answer> given) {
  Answers {
    given = Map.copyOf(given);
  }

  @Override
  public String toString() {
    return "Answers[…]";
  }
}
