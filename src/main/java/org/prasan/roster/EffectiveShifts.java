package org.prasan.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.NeededHours.Window;

/**
 * Who is on duty at a seat: its needed hours, cut where what was recorded begins or ends, each
 * piece with the strongest of what covers it. The pieces fill the needed hours without gap or
 * overlap.
 */
final class EffectiveShifts {
  private EffectiveShifts() {}

  static List<Shift> of(SeatId seat, List<Window> windows, List<Claim> claims) {
    var own = claims.stream().filter(claim -> claim.seat().equals(seat)).toList();
    var shifts = new ArrayList<Shift>();
    for (var window : windows) shifts.addAll(within(seat, window, own));
    return shifts;
  }

  private static List<Shift> within(SeatId seat, Window window, List<Claim> claims) {
    var near = claims.stream().filter(claim -> touches(claim, window)).toList();
    var pieces = new ArrayList<Shift>();
    @Nullable Instant start = null;
    for (var cut : cuts(window, near)) {
      if (start != null) add(pieces, piece(seat, window, start, cut, near));
      start = cut;
    }
    return pieces;
  }

  private static boolean touches(Claim claim, Window window) {
    return claim.start().isBefore(window.end()) && claim.end().isAfter(window.start());
  }

  private static SortedSet<Instant> cuts(Window window, List<Claim> claims) {
    var cuts = new TreeSet<Instant>(List.of(window.start(), window.end()));
    for (var claim : claims)
      for (var edge : List.of(claim.start(), claim.end()))
        if (edge.isAfter(window.start()) && edge.isBefore(window.end())) cuts.add(edge);
    return cuts;
  }

  private static Shift piece(
      SeatId seat, Window window, Instant start, Instant end, List<Claim> claims) {
    @Nullable Claim strongest = null;
    for (var claim : claims)
      if (claim.covers(start, end) && claim.beats(strongest)) strongest = claim;
    return new Shift(
        seat,
        window.day(),
        start,
        end,
        window.night(),
        strongest == null ? null : strongest.person(),
        strongest == null ? Shift.Source.NONE : strongest.source());
  }

  /** Two neighbours that say the same are one. */
  private static void add(List<Shift> pieces, Shift next) {
    if (!pieces.isEmpty()) {
      var last = pieces.getLast();
      if (Objects.equals(last.person(), next.person()) && last.source() == next.source()) {
        pieces.set(
            pieces.size() - 1,
            new Shift(
                last.seat(),
                last.day(),
                last.start(),
                next.end(),
                last.night(),
                last.person(),
                last.source()));
        return;
      }
    }
    pieces.add(next);
  }
}
