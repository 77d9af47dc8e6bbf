package org.prasan.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PillarId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A promise of an organization.
 *
 * @param asker at whose wish
 * @param made who wrote it down, which makes nobody its owner
 * @param askedDue the other day the owner asks for
 * @param doneOn when it was reported as done
 * @param report what was done, or why not, in the words of who said it last
 */
record Commitment(
    CommitmentId id,
    String what,
    OrganizationId owner,
    @Nullable PersonId person,
    LocalDate due,
    State state,
    @Nullable LocalDate askedDue,
    Asker asker,
    Made made,
    @Nullable Source source,
    Tags tags,
    @Nullable LocalDate doneOn,
    String report,
    int version) {

  /**
   * Who wants it: an organization and who asked there, or the coalition itself.
   *
   * @param organization null for the coalition
   */
  record Asker(@Nullable OrganizationId organization, @Nullable PersonId person) {
    static final Asker COALITION = new Asker(null, null);
  }

  /** Who wrote it down, and when. */
  record Made(@Nullable PersonId by, @Nullable OrganizationId actingFor, Instant at) {}

  /** Which part of the coalition's work it belongs to. */
  record Tags(@Nullable PillarId pillar, @Nullable UUID objective) {}

  static Commitment of(CommitmentId id, Promise promise, Asker asker, Made made, State state) {
    return new Commitment(
        id,
        promise.what(),
        promise.owner(),
        promise.person(),
        promise.due(),
        state,
        null,
        asker,
        made,
        promise.source(),
        new Tags(promise.pillar(), promise.objective()),
        null,
        "",
        0);
  }

  boolean overdue(LocalDate today) {
    return state.toDo() && due.isBefore(today);
  }

  /** Reported by its day. */
  boolean inTime() {
    return doneOn != null && !doneOn.isAfter(due);
  }

  /** With another state alone; a question about the day is answered by it. */
  Commitment in(State to) {
    return with(owner, person, due, to, null, doneOn, report);
  }

  Commitment taken(State to, @Nullable PersonId by) {
    return with(owner, by, due, to, null, null, report);
  }

  Commitment asked(State to, LocalDate other) {
    return with(owner, person, due, to, other, null, report);
  }

  Commitment due(State to, LocalDate other) {
    return with(owner, person, other, to, null, null, report);
  }

  Commitment handed(State to, OrganizationId other, @Nullable PersonId there) {
    return with(other, there, due, to, null, null, "");
  }

  Commitment done(State to, @Nullable LocalDate on, String said) {
    return with(owner, person, due, to, null, on, said);
  }

  Commitment ended(State to, String said) {
    return with(owner, person, due, to, null, null, said);
  }

  private Commitment with(
      OrganizationId owns,
      @Nullable PersonId does,
      LocalDate day,
      State to,
      @Nullable LocalDate other,
      @Nullable LocalDate done,
      String said) {
    return new Commitment(
        id, what, owns, does, day, to, other, asker, made, source, tags, done, said, version);
  }
}
