package org.prasan.referral;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;

/**
 * The seats to choose from after one gave a referral up: the suggested one first, those that gave
 * it up before last, and never the one it has just left.
 *
 * @param gaveUp earlier ones
 */
record OtherSeats(Seen seen, Set<SeatId> gaveUp) {
  OtherSeats {
    gaveUp = Set.copyOf(gaveUp);
  }

  /** The choice that is the suggested seat, if it can be chosen. */
  Optional<String> suggested(Map<String, String> options) {
    var seat = suggestion();
    return seat == null
        ? Optional.empty()
        : options.keySet().stream().filter(option -> is(option, seat)).findFirst();
  }

  Map<String, String> of(Map<String, String> options, ReferralPages pages, Locale locale) {
    var first = new LinkedHashMap<String, String>();
    var last = new LinkedHashMap<String, String>();
    var suggestion = suggested(options).orElse("");
    if (!suggestion.isEmpty())
      first.put(
          suggestion,
          pages.say("referral.seat.suggested", locale, options.getOrDefault(suggestion, "")));
    options.forEach(
        (option, words) -> {
          if (is(option, seen.referral().address().seat())) return;
          if (gaveUp.stream().anyMatch(seat -> is(option, seat)))
            last.put(option, pages.say("referral.seat.gave-up", locale, words));
          else first.putIfAbsent(option, words);
        });
    first.putAll(last);
    return first;
  }

  /** Said by whoever had it last. */
  @Nullable SeatId suggestion() {
    return seen.entries().stream()
        .filter(entry -> entry.epoch() == seen.referral().epoch())
        .map(Entry::suggested)
        .filter(Objects::nonNull)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /** A choice is a seat, or a seat and one of its services. */
  private static boolean is(String option, SeatId seat) {
    return option.equals(seat.toString()) || option.startsWith(seat + "/");
  }
}
