package org.prasan.translation;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prasan.language.LocalizedText;

/**
 * Something that a client hears or reads, in the words from which it is translated.
 *
 * @param key under which the pages say it
 */
public record Phrase(String key, Section section, LocalizedText source) {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final int LONGEST = 1000;

  /** What keeps words from being said for a phrase. */
  enum Fault {
    TOO_LONG,
    /** A name, a day or a number would be missing, or would be asked for that there is not. */
    OTHER_PLACES;

    public String key() {
      return "translation.wrong." + name();
    }
  }

  /** Nothing if these words may stand for it. */
  Optional<Fault> fault(String words) {
    if (words.length() > LONGEST) return Optional.of(Fault.TOO_LONG);
    boolean other = PLACE.matcher(words).replaceAll("").matches("(?s).*[{}].*");
    return other || !places(words).equals(places())
        ? Optional.of(Fault.OTHER_PLACES)
        : Optional.empty();
  }

  /** Where names, days and numbers are put in, as {0}. */
  private Set<String> places() {
    return places(source.th());
  }

  /** The same in words. */
  public String inBraces() {
    return places().isEmpty() ? "–" : String.join(" ", places());
  }

  private static Set<String> places(String words) {
    return PLACE
        .matcher(words)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Changes with every letter of what is translated. */
  String fingerprint() {
    return Fingerprint.of(source.th() + "\n" + Objects.requireNonNullElse(source.en(), ""));
  }
}
