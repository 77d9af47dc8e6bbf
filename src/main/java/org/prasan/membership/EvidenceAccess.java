package org.prasan.membership;

import java.util.Optional;
import org.prasan.files.FileAccess;
import org.prasan.files.StoredFile;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read the papers that prove registrations: those who answer for the organization, and the
 * officers of the coalition; each reading is noted.
 */
@Component
class EvidenceAccess implements FileAccess {
  private final Organizations organizations;

  EvidenceAccess(Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public String purpose() {
    return Evidence.PURPOSE.name();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean maySee(Acting acting, StoredFile file) {
    var own = acting.organization();
    return acting.may(Action.SEE_ANY_EVIDENCE)
        || (own != null && maySee(acting, own) && proves(acting, own, file));
  }

  /** Whether papers of this organization are shown to this person. */
  static boolean maySee(Acting acting, OrganizationId organization) {
    return acting.may(Action.SEE_ANY_EVIDENCE)
        || (acting.may(Action.SEE_OWN_EVIDENCE) && acting.actsFor(organization));
  }

  /** By the organization it proves, not by who sent it: the secretary sends papers for others. */
  private boolean proves(Acting acting, OrganizationId organization, StoredFile file) {
    return organizations
        .find(acting.coalitionId(), organization)
        .flatMap(known -> Optional.ofNullable(known.evidence()))
        .filter(evidence -> evidence.file().equals(file.id().value()))
        .isPresent();
  }
}
