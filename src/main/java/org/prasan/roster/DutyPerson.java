package org.prasan.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.PersonId;

/**
 * Somebody who serves seats.
 *
 * @param person if there is an account
 * @param seats which ones
 * @param left when that ended
 */
record DutyPerson(
    DutyPersonId id,
    @Nullable PersonId person,
    LocalizedText name,
    @Nullable String phone,
    List<Tongue> tongues,
    Set<SeatId> seats,
    @Nullable Instant left) {
  DutyPerson {
    tongues = List.copyOf(tongues);
    seats = Set.copyOf(seats);
  }

  /** The same; as having left now if the person has an account and works here no more. */
  DutyPerson among(Set<PersonId> working, Instant now) {
    if (left != null || person == null || working.contains(person)) return this;
    return new DutyPerson(id, person, name, phone, tongues, seats, now);
  }

  boolean serves() {
    return left == null;
  }

  /** Stands on a page for what is shown there. */
  String basis() {
    var shown =
        List.of(
            name.th(),
            String.valueOf(name.en()),
            String.valueOf(phone),
            tongues.stream().sorted().toList(),
            seats.stream().map(SeatId::toString).sorted().toList());
    return UUID.nameUUIDFromBytes(shown.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public String toString() {
    return "DutyPerson[" + id + "]";
  }
}
