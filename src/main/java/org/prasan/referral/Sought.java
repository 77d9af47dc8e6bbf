package org.prasan.referral;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/**
 * What a program asks a list for, once each word of it is known: one that is not would leave out
 * what waits, or nothing.
 *
 * @param states empty for all
 * @param ours only what waits for one's own organization
 * @param after where the part before ended
 */
record Sought(
    @Nullable UUID seat,
    Set<State> states,
    boolean ours,
    @Nullable String need,
    @Nullable String district,
    ProgramLists.@Nullable Cursor after) {
  static final String UNKNOWN = "referral.wrong.unknown";

  /** Nothing if something is wrong with it, which then stands beside the field. */
  static @Nullable Sought read(
      ReferralAsked.Filter filter,
      Predicate<String> needs,
      Collection<String> districts,
      FormCheck check) {
    var seat = seat(filter.seat(), check);
    var states = EnumSet.noneOf(State.class);
    for (var word : filter.state())
      state(word).ifPresentOrElse(states::add, () -> check.wrong("state", UNKNOWN, word));
    boolean ours = "ours".equals(filter.turn());
    if (filter.turn() != null && !ours) check.wrong("turn", UNKNOWN, filter.turn());
    if (filter.need() != null && !needs.test(filter.need()))
      check.wrong("need", UNKNOWN, filter.need());
    if (filter.district() != null && !districts.contains(filter.district()))
      check.wrong("district", UNKNOWN, filter.district());
    var after = filter.after() == null ? null : ProgramLists.Cursor.read(filter.after(), ours);
    if (filter.after() != null && after == null) check.wrong("after", UNKNOWN, filter.after());
    return check.refused()
        ? null
        : new Sought(seat, states, ours, filter.need(), filter.district(), after);
  }

  private static @Nullable UUID seat(@Nullable String typed, FormCheck check) {
    try {
      return typed == null ? null : UUID.fromString(typed);
    } catch (IllegalArgumentException e) {
      check.wrong("seat", UNKNOWN, String.valueOf(typed));
      return null;
    }
  }

  private static Optional<State> state(String word) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
