package org.prasan.membership;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/** An organization as one coalition knows it. */
record Organization(
    OrganizationId id,
    Profile profile,
    Registration registration,
    Reach reach,
    Contacts contacts,
    Belonging belonging,
    @Nullable Evidence evidence,
    @Nullable UUID logo,
    int version,
    Change changed) {

  /**
   * Whether it is a member of the coalition.
   *
   * @param known since when it is known to be one, as exactly as it is known
   */
  record Belonging(boolean member, @Nullable ApproximateDate known) {
    static final Belonging NO_MEMBER = new Belonging(false, null);
  }

  /** Who changed it last, acting for whom; neither is known for what the product did itself. */
  record Change(Instant at, @Nullable PersonId by, @Nullable OrganizationId actingFor) {}

  public LocalizedText name() {
    return profile.name();
  }

  Section section(String word) {
    return switch (word) {
      case "profile" -> profile;
      case "registration" -> registration;
      case "reach" -> reach;
      case "contacts" -> contacts;
      default -> throw new IllegalArgumentException("No such section: " + word);
    };
  }

  Organization with(Section section) {
    return switch (section) {
      case Profile other -> copy(other, registration, reach, contacts, evidence, logo);
      case Registration other -> copy(profile, other, reach, contacts, evidence, logo);
      case Reach other -> copy(profile, registration, other, contacts, evidence, logo);
      case Contacts other -> copy(profile, registration, reach, other, evidence, logo);
    };
  }

  Organization provedBy(@Nullable Evidence paper) {
    return copy(profile, registration, reach, contacts, paper, logo);
  }

  Organization withLogo(@Nullable UUID file) {
    return copy(profile, registration, reach, contacts, evidence, file);
  }

  boolean sameAs(Organization other) {
    return profile.equals(other.profile)
        && registration.equals(other.registration)
        && reach.equals(other.reach)
        && contacts.equals(other.contacts)
        && belonging.equals(other.belonging)
        && Objects.equals(evidence, other.evidence)
        && Objects.equals(logo, other.logo);
  }

  Organization stamped(Change change) {
    return new Organization(
        id, profile, registration, reach, contacts, belonging, evidence, logo, version, change);
  }

  private Organization copy(
      Profile profile,
      Registration registration,
      Reach reach,
      Contacts contacts,
      @Nullable Evidence evidence,
      @Nullable UUID logo) {
    return new Organization(
        id, profile, registration, reach, contacts, belonging, evidence, logo, version, changed);
  }
}
