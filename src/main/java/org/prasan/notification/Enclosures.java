package org.prasan.notification;

import java.util.Locale;
import java.util.Optional;
import org.prasan.tenancy.Coalition;

/** A module encloses a file with what it tells by e-mail, such as a day for one's calendar. */
public interface Enclosures {
  /**
   * As it is when the e-mail leaves; empty if nothing is enclosed with such a notice.
   *
   * @param kind of the notice, as in {@link Notice#kind}
   * @param path where the notice leads
   */
  Optional<Enclosure> of(Letter letter, String kind, String path);

  /**
   * The e-mail it goes with.
   *
   * @param sender its address, which nobody reads
   */
  record Letter(Coalition coalition, String sender, Locale locale) {}

  /**
   * A file. Other people's programs open it: like the e-mail it says nothing confidential.
   *
   * @param name of the file; of those with the same name one e-mail has one
   * @param type as mail programs know it, as in "text/calendar; method=PUBLISH"
   */
  record Enclosure(String name, String type, String content) {
    @Override
    public String toString() {
      return "Enclosure[" + name + "]";
    }
  }
}
