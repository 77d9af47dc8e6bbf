package org.prasan.coalition;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/** Who stands where in a coalition on one day, for people to look at. */
public record Structure(
    LocalDate on, List<Body> bodies, List<Pillar> pillars, List<PublicMembers.Member> members) {

  /** An organ with its offices. */
  public record Body(Organ organ, List<Seat> seats) {
    List<Seat> ofRank(int rank) {
      return seats.stream().filter(seat -> seat.office().kind().rank() == rank).toList();
    }
  }

  /** One seat of an office, and who sits on it, if anybody. */
  public record Seat(Office office, @Nullable Holder holder) {}

  /** An organization that holds an office. */
  public record Holder(
      OrganizationId organization,
      LocalizedText name,
      @Nullable LocalizedText person,
      Term term,
      Set<PillarId> pillars) {}

  /** The members that work in a pillar. */
  public List<PublicMembers.Member> membersOf(Pillar pillar) {
    return members.stream().filter(member -> member.pillars().contains(pillar.id())).toList();
  }

  public boolean isEmpty() {
    return bodies.isEmpty() && pillars.isEmpty();
  }
}
