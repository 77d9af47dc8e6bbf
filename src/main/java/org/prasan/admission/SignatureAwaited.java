package org.prasan.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.agreement.AgreementId;
import org.prasan.agreement.Agreements;
import org.prasan.agreement.SigningDays;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What still lies between the admission of an organization and its signature. */
@Component
@Transactional(readOnly = true)
class SignatureAwaited implements SigningDays {
  private static final List<Role> SIGNERS =
      List.of(Role.DIRECTOR, Role.FOCAL_POINT, Role.ALTERNATE);

  private final Applications applications;
  private final Agreements agreements;
  private final MandateHolders holders;
  private final Today today;

  SignatureAwaited(
      Applications applications, Agreements agreements, MandateHolders holders, Today today) {
    this.applications = applications;
    this.agreements = agreements;
    this.holders = holders;
    this.today = today;
  }

  /** Who is to act next so that an organization can sign. */
  enum By {
    /** Nobody is invited yet. */
    OFFICE,
    /** Somebody is invited and has not come yet. */
    INVITED,
    /** Somebody with an account may sign. */
    SIGNER;

    public String key() {
      return "admission.sign." + name();
    }
  }

  /**
   * How an admitted organization comes to sign.
   *
   * @param agreement null if there is none to sign
   */
  record Way(By by, @Nullable AgreementId agreement) {}

  @Override
  public Optional<LocalDate> signBy(CoalitionId coalition, OrganizationId organization) {
    return applications
        .admitted(coalition, organization)
        .filter(application -> application.state() == State.ADMITTED)
        .flatMap(application -> Optional.ofNullable(application.due()));
  }

  /** Empty unless it is admitted and has not signed. */
  Optional<Way> way(CoalitionId coalition, Application application) {
    var organization = application.organization();
    if (application.state() != State.ADMITTED || organization == null) return Optional.empty();
    return Optional.of(
        new Way(
            by(coalition, organization),
            agreements.membershipAgreement(coalition, today.day()).orElse(null)));
  }

  By by(CoalitionId coalition, OrganizationId organization) {
    if (!holders.of(coalition, organization, SIGNERS, today.day()).isEmpty()) return By.SIGNER;
    return holders.invited(coalition, organization, today.now()) ? By.INVITED : By.OFFICE;
  }
}
