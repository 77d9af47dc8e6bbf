package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/**
 * A seat of the multidisciplinary team.
 *
 * @param organization whose seat it is, if the registry knows that organization
 * @param agency whose seat it is otherwise
 * @param phone under which the seat is reached whoever is on duty
 * @param required a shift without anybody is a gap that has to be filled
 */
public record Seat(
    SeatId id,
    SeatFunction function,
    LocalizedText name,
    @Nullable OrganizationId organization,
    @Nullable LocalizedText agency,
    List<Tongue> tongues,
    @Nullable String phone,
    NeededHours hours,
    NeededHours.Frame frame,
    boolean required,
    Instant opened,
    @Nullable Instant closed,
    int version) {
  public Seat {
    tongues = List.copyOf(tongues);
  }

  /** What may be said of a seat anew at any time. */
  record Facts(
      SeatFunction function,
      LocalizedText name,
      @Nullable OrganizationId organization,
      @Nullable LocalizedText agency,
      List<Tongue> tongues,
      @Nullable String phone,
      boolean required) {
    Facts {
      tongues = List.copyOf(tongues);
    }
  }

  Facts facts() {
    return new Facts(function, name, organization, agency, tongues, phone, required);
  }

  public boolean openAt(Instant moment) {
    return closed == null || moment.isBefore(closed);
  }

  /** The shifts needed that begin on these days, as far as the seat was there. */
  List<NeededHours.Window> windows(
      LocalDate from, LocalDate to, Predicate<LocalDate> working, ZoneId zone) {
    var windows = new ArrayList<NeededHours.Window>();
    for (var window : hours.windows(frame, from, to, working, zone)) {
      var start = window.start().isBefore(opened) ? opened : window.start();
      var end = closed != null && closed.isBefore(window.end()) ? closed : window.end();
      if (start.isBefore(end))
        windows.add(new NeededHours.Window(window.day(), start, end, window.night()));
    }
    return windows;
  }
}
