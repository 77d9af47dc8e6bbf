package org.prasan.agreement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition's office says who is a party. */
@Service
class ChangeParties {
  private final Dossiers dossiers;
  private final Signatures signatures;
  private final OrganizationRegistry organizations;
  private final Audit audit;

  ChangeParties(
      Dossiers dossiers, Signatures signatures, OrganizationRegistry organizations, Audit audit) {
    this.dossiers = dossiers;
    this.signatures = signatures;
    this.organizations = organizations;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Changed(int parties) implements Outcome {}

  /** What has been signed cannot be unsigned. */
  record HasSigned() implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * Organizations that the registry does not know are left out; those that are parties stay.
   *
   * @param outside somebody who is not in the registry
   */
  @Transactional
  Outcome add(
      Acting acting,
      AgreementId id,
      Collection<OrganizationId> wanted,
      @Nullable LocalizedText outside) {
    var now = open(acting, id);
    if (now == null) return new NotFound();
    if (!Act.CHANGE_PARTIES.possibleIn(now.state())) return new NotNow(now.state());
    int added = 0;
    for (var entry : organizations.entries(acting.coalitionId()))
      if (wanted.contains(entry.id())
          && add(acting, now, new Party(FreshId.next(), entry.id(), null), entry.name())) added++;
    if (outside != null && now.parties().stream().noneMatch(one -> outside.equals(one.outside())))
      if (add(acting, now, new Party(FreshId.next(), null, outside), outside)) added++;
    return new Changed(added);
  }

  /** Every organization that is a member of the coalition now. */
  @Transactional
  Outcome addMembers(Acting acting, AgreementId id) {
    var members =
        organizations.entries(acting.coalitionId()).stream()
            .filter(OrganizationRegistry.Entry::member)
            .map(OrganizationRegistry.Entry::id)
            .toList();
    return add(acting, id, members, null);
  }

  @Transactional
  Outcome remove(Acting acting, AgreementId id, UUID party) {
    var now = open(acting, id);
    if (now == null) return new NotFound();
    if (!Act.CHANGE_PARTIES.possibleIn(now.state())) return new NotNow(now.state());
    var leaving = now.party(party).orElse(null);
    if (leaving == null) return new Changed(0);
    if (now.signedBy(leaving)) return new HasSigned();
    signatures.removeParty(acting.coalitionId(), id, party);
    audit.record(
        acting,
        "agreement.party-removed",
        "agreement",
        id,
        told(now.agreement(), leaving, now.name(leaving)),
        null);
    return new Changed(1);
  }

  private @Nullable Dossier open(Acting acting, AgreementId id) {
    acting.require(Action.EDIT_AGREEMENT);
    return dossiers.lock(acting.coalitionId(), id).orElse(null);
  }

  private boolean add(Acting acting, Dossier dossier, Party party, LocalizedText name) {
    if (!signatures.addParty(acting.coalitionId(), dossier.id(), party)) return false;
    audit.record(
        acting,
        "agreement.party-added",
        "agreement",
        dossier.id(),
        null,
        told(dossier.agreement(), party, name));
    return true;
  }

  private static Map<String, Object> told(Agreement agreement, Party party, LocalizedText name) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", agreement.title());
    if (party.organization() == null) told.put("partner", name);
    else told.put("organization", party.organization().value());
    return told;
  }
}
