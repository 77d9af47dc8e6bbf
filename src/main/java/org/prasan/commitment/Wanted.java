package org.prasan.commitment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.Upload;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A step as somebody wants to take it.
 *
 * @param id of the form it was sent with, so that it is taken once
 * @param version of the commitment the page showed; null for what depends on no page
 * @param words empty if nothing was said
 * @param due another day, for steps about the day
 * @param owner to whom it is handed over, and who there
 */
record Wanted(
    UUID id,
    @Nullable Integer version,
    Step step,
    String words,
    @Nullable LocalDate due,
    @Nullable OrganizationId owner,
    @Nullable PersonId person,
    List<Upload> files) {

  static Wanted plain(Step step, @Nullable Integer version) {
    return new Wanted(FreshId.next(), version, step, "", null, null, null, List.of());
  }

  static Wanted said(Step step, @Nullable Integer version, String words) {
    return new Wanted(FreshId.next(), version, step, words, null, null, null, List.of());
  }

  static Wanted dated(Step step, @Nullable Integer version, LocalDate due) {
    return new Wanted(FreshId.next(), version, step, "", due, null, null, List.of());
  }

  static Wanted handed(
      @Nullable Integer version, OrganizationId owner, @Nullable PersonId person, String words) {
    return new Wanted(
        FreshId.next(), version, Step.HAND_OVER, words, null, owner, person, List.of());
  }
}
