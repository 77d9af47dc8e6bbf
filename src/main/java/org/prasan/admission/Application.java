package org.prasan.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/**
 * An organization's application for membership.
 *
 * @param reference by which people speak of it
 * @param organization the same organization in the registry, if the coalition knows it
 * @param criteria those in force on the day of submission; none while it is a draft
 * @param due the day by which whoever is next should act; null if nobody is
 * @param late why it may be submitted outside the intake window; null if it may not
 * @param waitsForAnswer the applicant wrote last
 */
record Application(
    ApplicationId id,
    String reference,
    State state,
    LocalizedText name,
    @Nullable OrganizationId organization,
    Told told,
    List<Criterion> criteria,
    String language,
    Instant startedAt,
    @Nullable Instant submittedAt,
    Instant stateSince,
    @Nullable LocalDate due,
    boolean invited,
    @Nullable String late,
    int reviewersNeeded,
    @Nullable Ballot ballot,
    @Nullable Decision decision,
    boolean waitsForAnswer) {

  /** It was never handed in, also if it was taken back since: it is its writer's alone. */
  public boolean draft() {
    return submittedAt == null;
  }

  public boolean endorsementOpenOn(LocalDate day) {
    return state == State.SCREENED && ballot != null && ballot.openOn(day);
  }

  /** Endorsement was opened, it is over, and too few endorsed. */
  public boolean endorsementFailedOn(LocalDate day) {
    return state == State.SCREENED && ballot != null && !ballot.openOn(day);
  }
}
