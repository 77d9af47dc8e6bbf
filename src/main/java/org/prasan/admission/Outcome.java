package org.prasan.admission;

import java.util.List;

/** What became of a step that somebody wanted to take with an application. */
sealed interface Outcome {
  /** It is done, or was done before by the same hand. */
  record Done(ApplicationId id) implements Outcome {}

  /** The step cannot be taken in this state. */
  record NotNow(State state) implements Outcome {}

  /** A rule stands against it; the key is that of a sentence for whoever tried. */
  record Refused(String key, List<Object> arguments) implements Outcome {
    static Refused because(String key, Object... arguments) {
      return new Refused(key, List.of(arguments));
    }
  }

  /** Not there, or not for this person to see. */
  record NotFound() implements Outcome {}
}
