package org.prasan.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty at a moment, at which seat and in which languages. */
@Service
public class OnDuty {
  private final Shifts shifts;
  private final Seats seats;
  private final DutyPeople people;

  OnDuty(Shifts shifts, Seats seats, DutyPeople people) {
    this.shifts = shifts;
    this.seats = seats;
    this.people = people;
  }

  /**
   * A seat at a moment.
   *
   * @param needed whether somebody has to be there by its hours
   * @param person who is; null if nobody is
   * @param until when that ends
   */
  public record Post(Seat seat, boolean needed, @Nullable Who person, @Nullable Instant until) {
    /** What can be spoken there now. */
    public List<Tongue> tongues() {
      var tongues = new ArrayList<>(seat.tongues());
      if (person != null)
        for (var tongue : person.tongues()) if (!tongues.contains(tongue)) tongues.add(tongue);
      return tongues;
    }

    /** Of the person, or else of the seat. */
    public @Nullable String phone() {
      return person == null || person.phone() == null ? seat.phone() : person.phone();
    }
  }

  /**
   * Somebody on duty.
   *
   * @param account of the person, if there is one
   */
  public record Who(
      DutyPersonId id,
      @Nullable PersonId account,
      LocalizedText name,
      @Nullable String phone,
      List<Tongue> tongues) {
    @Override
    public String toString() {
      return "Who[" + id + "]";
    }
  }

  /** Each open seat once, in their order, also those that nobody has to fill just then. */
  @Transactional(readOnly = true)
  public List<Post> at(CoalitionId coalition, Instant moment) {
    var open = seats.list(coalition);
    if (open.isEmpty()) return List.of();
    var known = people.all(coalition);
    Map<SeatId, Shift> running = new HashMap<>();
    for (var shift : shifts.at(coalition, moment)) running.put(shift.seat(), shift);
    return open.stream().map(seat -> post(seat, running.get(seat.id()), known)).toList();
  }

  private static Post post(Seat seat, @Nullable Shift shift, Map<DutyPersonId, DutyPerson> known) {
    if (shift == null) return new Post(seat, false, null, null);
    var person = shift.person() == null ? null : known.get(shift.person());
    return new Post(seat, true, person == null ? null : who(person), shift.end());
  }

  private static Who who(DutyPerson person) {
    return new Who(person.id(), person.person(), person.name(), person.phone(), person.tongues());
  }
}
