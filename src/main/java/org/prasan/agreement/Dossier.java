package org.prasan.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/**
 * An agreement with all that belongs to it, as it stands today.
 *
 * @param texts the newest first
 * @param signatures the newest first
 * @param names of the parties that are in the registry
 */
record Dossier(
    Agreement agreement,
    AgreementState state,
    List<TextVersion> texts,
    List<Party> parties,
    List<Signature> signatures,
    Map<OrganizationId, LocalizedText> names) {
  private static final LocalizedText UNKNOWN = LocalizedText.of("—");

  public AgreementId id() {
    return agreement.id();
  }

  public Optional<TextVersion> newest() {
    return texts.stream().findFirst();
  }

  public Optional<TextVersion> text(int number) {
    return texts.stream().filter(text -> text.number() == number).findFirst();
  }

  public LocalizedText name(Party party) {
    if (party.organization() == null) return party.outside() == null ? UNKNOWN : party.outside();
    return names.getOrDefault(party.organization(), UNKNOWN);
  }

  Optional<Party> party(UUID id) {
    return parties.stream().filter(party -> party.id().equals(id)).findFirst();
  }

  Optional<Party> partyOf(@Nullable OrganizationId organization) {
    return parties.stream().filter(party -> party.is(organization)).findFirst();
  }

  /** Under this text. */
  public Optional<Signature> signature(Party party, int text) {
    return signatures.stream()
        .filter(signature -> signature.party().equals(party.id()) && signature.text() == text)
        .findFirst();
  }

  /** Under the newest text. */
  public Optional<Signature> signature(Party party) {
    return newest().flatMap(text -> signature(party, text.number()));
  }

  /** Under an older text, where the newest is not signed. */
  public Optional<Signature> earlier(Party party) {
    if (signature(party).isPresent()) return Optional.empty();
    return signatures.stream()
        .filter(signature -> signature.party().equals(party.id()))
        .findFirst();
  }

  /** Those who have yet to sign the newest text. */
  public List<Party> unsigned() {
    return parties.stream().filter(party -> signature(party).isEmpty()).toList();
  }

  /** Those who have signed the newest text. */
  public List<Party> signers() {
    return parties.stream().filter(party -> signature(party).isPresent()).toList();
  }

  public int signed() {
    return signers().size();
  }

  boolean signedBy(Party party) {
    return signatures.stream().anyMatch(signature -> signature.party().equals(party.id()));
  }
}
