package org.prasan.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Something that happened to a commitment.
 *
 * @param id of the form it was sent with, so that it happens once
 * @param state where it led
 * @param due the day it is about, if it is about one
 * @param owner to whom it was handed over
 * @param by who did it, acting for whom
 */
record Entry(
    UUID id,
    Step step,
    State state,
    String words,
    @Nullable LocalDate due,
    @Nullable OrganizationId owner,
    @Nullable PersonId person,
    By by,
    Instant at) {

  /** Nobody for what the product did itself. */
  record By(@Nullable PersonId person, @Nullable OrganizationId organization) {
    static By of(Acting acting) {
      return new By(acting.person(), acting.organization());
    }
  }

  static Entry made(Acting acting, Commitment commitment, Instant at) {
    return new Entry(
        commitment.id().value(),
        Step.MAKE,
        commitment.state(),
        "",
        commitment.due(),
        commitment.owner(),
        commitment.person(),
        By.of(acting),
        at);
  }
}
