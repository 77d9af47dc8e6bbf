package org.prasan.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;

/** What a module knows to be waiting for a person; its answers are the cards of the home page. */
public interface Waiting {
  List<Card> waitingFor(Acting acting);

  /** The cards tell of clients: outside the pages nothing is said but that something waits. */
  default boolean confidential() {
    return false;
  }

  /**
   * One thing somebody should do.
   *
   * @param key message key of the sentence: verb and object
   * @param arguments what the sentence names
   * @param url where it is done, in one tap
   * @param due when it breaks; null if nothing breaks
   * @param weight what breaks first among those without a date; lower first
   */
  record Card(
      String key,
      List<Object> arguments,
      String icon,
      String url,
      @Nullable LocalDate due,
      int weight) {}
}
