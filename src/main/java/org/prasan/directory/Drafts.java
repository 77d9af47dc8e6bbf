package org.prasan.directory;

import java.time.Instant;
import java.util.List;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/** A service of which nothing is told yet. Until somebody decides otherwise, members see it. */
final class Drafts {
  private Drafts() {}

  static Service empty(OrganizationId organization, Instant now) {
    return of(ServiceId.fresh(), organization, now);
  }

  /** The same under an id that others already know it by. */
  static Service of(ServiceId id, OrganizationId organization, Instant now) {
    return new Service(
        id,
        organization,
        new Service.Basics(
            LocalizedText.of(""), null, null, Service.Status.ACTIVE, List.of(), null, null, null),
        Service.Eligibility.EVERYBODY,
        Service.Access.UNTOLD,
        null,
        Service.Reach.NOBODY,
        List.of(),
        Capacity.UNTOLD,
        Confidentiality.all(Level.MEMBERS),
        Service.Assurance.NONE,
        0,
        new Service.Changed(now, null, null));
  }
}
