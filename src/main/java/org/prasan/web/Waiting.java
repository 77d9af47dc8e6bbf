package org.prasan.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;

/** What a module knows to be waiting for a person; its answers are the cards of the home page. */
public interface Waiting {
  List<Card> waitingFor(Acting acting);

  /**
   * Outside the pages nothing is said of the cards but that something waits, unless the module says
   * openly that what they name may leave in an e-mail.
   */
  default boolean confidential() {
    return true;
  }

  /**
   * Something that somebody should do.
   *
   * @param key message key of the sentence: verb and object
   * @param arguments what the sentence names
   * @param url where it is done, in one tap
   * @param due when it breaks; null if nothing breaks
   * @param weight what breaks first among those without a date; lower first. {@link #NOW} goes on
   *     at this moment; it and {@link #FIRST} stand before all others
   * @param confidential this one names what may not leave in an e-mail, whatever the module says
   * @param things how many it gathers, as its sentence says
   */
  record Card(
      String key,
      List<Object> arguments,
      String icon,
      String url,
      @Nullable LocalDate due,
      int weight,
      boolean confidential,
      int things) {
    /** Whoever reads it later comes too late. */
    public static final int NOW = -1;

    /** Somebody is in danger until it is done, whenever it is read. */
    public static final int FIRST = -2;

    public Card(
        String key,
        List<Object> arguments,
        String icon,
        String url,
        @Nullable LocalDate due,
        int weight) {
      this(key, arguments, icon, url, due, weight, false, 1);
    }

    /** The same where nothing of it may leave in an e-mail. */
    public Card asConfidential() {
      return new Card(key, arguments, icon, url, due, weight, true, things);
    }

    public Card gathering(int things) {
      return new Card(key, arguments, icon, url, due, weight, confidential, things);
    }

    boolean canWait() {
      return weight >= 0;
    }

    /** It can still be done when it is read in an e-mail. */
    public boolean later() {
      return weight != NOW;
    }
  }
}
