package org.prasan.admission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.membership.Namesakes;
import org.prasan.standing.Memberships;
import org.prasan.standing.Standing;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames.Named;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the registry knows whoever applies, and who in it is nearly so called. */
@Component
@Transactional(readOnly = true)
class ApplicantInRegistry {
  private static final Set<Standing> NO_MEMBER = Set.of(Standing.RESIGNED, Standing.LAPSED);

  private final Namesakes namesakes;
  private final Memberships memberships;
  private final Today today;

  ApplicantInRegistry(Namesakes namesakes, Memberships memberships, Today today) {
    this.namesakes = namesakes;
    this.memberships = memberships;
    this.today = today;
  }

  /**
   * The organization as the registry knows it.
   *
   * @param standing null if it never was a member
   */
  record Known(OrganizationId id, LocalizedText name, @Nullable Standing standing) {
    /** The words for how it stands. */
    public String standingKey() {
      return standing == null ? "admission.known.no-member" : "standing.state." + standing.name();
    }

    boolean member() {
      return standing != null && !NO_MEMBER.contains(standing);
    }
  }

  /** As of now, by what the applicant tells. */
  Optional<Known> of(CoalitionId coalition, Told told) {
    return of(coalition, told.nameTh(), told.authority(), told.number());
  }

  Optional<Known> of(
      CoalitionId coalition, String name, @Nullable String authority, @Nullable String number) {
    return namesakes.of(coalition, name, authority, number).map(named -> known(coalition, named));
  }

  List<LocalizedText> nearly(CoalitionId coalition, String name) {
    return namesakes.nearly(coalition, name).stream().map(Named::name).toList();
  }

  private Known known(CoalitionId coalition, Named named) {
    var standing = memberships.standing(coalition, named.id(), today.day());
    return new Known(named.id(), named.name(), standing.orElse(null));
  }
}
