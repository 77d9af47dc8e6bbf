package org.prasan.roster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Where a shift of a month leads.
 *
 * @param before of the address, up to the seat
 * @param after of the address, from the seat to the shift; empty if the seat is not part of it
 */
record ShiftLinks(String before, String after) {
  /** To put somebody else on duty. */
  static ShiftLinks replace(String base) {
    return new ShiftLinks(base + "/seats/", "/replace");
  }

  /** To choose who serves it by the draft. */
  static ShiftLinks adjust(String edition) {
    return new ShiftLinks(edition + "/shift", "");
  }

  public String to(SeatId seat, Instant start) {
    var shift = URLEncoder.encode(seat + "@" + start, StandardCharsets.UTF_8);
    return (after.isEmpty() ? before : before + seat + after) + "?shift=" + shift;
  }
}
