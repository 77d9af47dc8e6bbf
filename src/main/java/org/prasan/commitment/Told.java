package org.prasan.commitment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A commitment as other modules may show it.
 *
 * @param path its page, below the coalition's address
 * @param report what was done, or why it was not; null if nobody has said anything yet
 */
public record Told(
    CommitmentId id,
    String what,
    OrganizationId owner,
    @Nullable PersonId person,
    LocalDate due,
    State state,
    @Nullable Source source,
    String path,
    @Nullable String report) {

  public boolean overdue(LocalDate today) {
    return state.toDo() && due.isBefore(today);
  }

  static Told of(Commitment commitment) {
    return new Told(
        commitment.id(),
        commitment.what(),
        commitment.owner(),
        commitment.person(),
        commitment.due(),
        commitment.state(),
        commitment.source(),
        "/commitments/" + commitment.id(),
        commitment.report().isEmpty() ? null : commitment.report());
  }
}
