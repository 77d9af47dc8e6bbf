package org.prasan.agreement;

import java.util.Objects;
import java.util.Optional;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what belongs to one agreement. */
@Component
class Dossiers {
  private final AgreementRows agreements;
  private final TextVersions texts;
  private final Signatures signatures;
  private final OrganizationNames names;
  private final Stamps stamps;

  Dossiers(
      AgreementRows agreements,
      TextVersions texts,
      Signatures signatures,
      OrganizationNames names,
      Stamps stamps) {
    this.agreements = agreements;
    this.texts = texts;
    this.signatures = signatures;
    this.names = names;
    this.stamps = stamps;
  }

  @Transactional(readOnly = true)
  Optional<Dossier> find(CoalitionId coalition, AgreementId id) {
    return agreements.find(coalition, id).map(agreement -> dossier(coalition, agreement));
  }

  /** Nobody else can change any of it until the transaction ends. */
  @Transactional
  Optional<Dossier> lock(CoalitionId coalition, AgreementId id) {
    return agreements.lock(coalition, id).map(agreement -> dossier(coalition, agreement));
  }

  private Dossier dossier(CoalitionId coalition, Agreement agreement) {
    var parties = signatures.parties(coalition, agreement.id());
    var organizations =
        parties.stream().map(Party::organization).filter(Objects::nonNull).distinct().toList();
    return new Dossier(
        agreement,
        agreement.stateOn(stamps.today()),
        texts.of(coalition, agreement.id()),
        parties,
        signatures.of(coalition, agreement.id()),
        names.named(coalition, organizations));
  }
}
