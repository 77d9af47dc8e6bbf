package org.prasan.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;

/** A module lets people answer from an e-mail; it looks as closely as behind the page itself. */
public interface TapAction {
  /** As it stands in {@link TapOffer#action}. */
  String action();

  /**
   * What would be done by this person for this organization; empty if it is not for them to answer,
   * or has been answered. It changes nothing: programs look at links before people do.
   */
  Optional<Asked> asked(Acting acting, UUID subject, Locale locale);

  /** Within a transaction, which also uses the link up; only of what the offer has shown. */
  Outcome perform(Acting acting, TapOffer offer, String answer);

  /**
   * The question in the reader's language.
   *
   * @param question what is asked, as a whole sentence
   * @param answers for each answer the words of its button, which name the effect
   * @param shown as it would stand in {@link TapOffer#shown} now
   */
  record Asked(String question, Map<String, String> answers, String shown) {}

  /** What became of it. */
  sealed interface Outcome {
    /**
     * It is done.
     *
     * @param key message key of the sentence that says what was done
     * @param path where it can be seen, below the address of the coalition
     */
    record Done(String key, List<Object> arguments, String path) implements Outcome {}

    /**
     * It cannot be done any more, or not by this person.
     *
     * @param key message key of the sentence that says why
     * @param path where to go on, below the address of the coalition
     */
    record Refused(String key, List<Object> arguments, String path) implements Outcome {}
  }
}
