package org.prasan.referral;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.prasan.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Seals what is said in a referral and opens it again for whoever has the key. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Words {
  private final Vault vault;
  private final JsonMapper json;

  Words(Vault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  /** New keys for a new referral of the acting organization. */
  byte[] begin(CoalitionId coalition, Referral referral, String reason) {
    var keys = referral.keys();
    return vault
        .make(coalition, referral.sender(), List.of(keys.talk(), keys.details()))
        .getLast()
        .seal(reason(referral.id()), reason);
  }

  byte[] reason(CoalitionId coalition, Referral referral, String reason) {
    return details(coalition, referral).orElseThrow().seal(reason(referral.id()), reason);
  }

  String reason(CoalitionId coalition, Referral referral, byte[] sealed) {
    return details(coalition, referral).orElseThrow().open(reason(referral.id()), sealed);
  }

  private static Place reason(ReferralId id) {
    return new Place("referral.referral.reason", id.value());
  }

  Snapshot.Sealed seal(CoalitionId coalition, Referral referral, Snapshot snapshot) {
    var written = snapshot.written(json);
    var key = details(coalition, referral).orElseThrow();
    return new Snapshot.Sealed(key.seal(details(referral.id()), written), Snapshot.digest(written));
  }

  /** Empty if the key was destroyed or is not there for the acting organization. */
  Optional<Snapshot> open(CoalitionId coalition, Referral referral, Snapshot.Sealed sealed) {
    return details(coalition, referral)
        .map(
            key ->
                Snapshot.read(
                    json,
                    key.openBytes(details(referral.id()), sealed.bytes()),
                    sealed.fingerprint()));
  }

  private static Place details(ReferralId id) {
    return new Place("referral.address.details", id.value());
  }

  Optional<ClientKey> details(CoalitionId coalition, Referral referral) {
    return vault.key(coalition, referral.keys().details());
  }

  byte[] sealWithDetails(CoalitionId coalition, Referral referral, Place place, String words) {
    return details(coalition, referral).orElseThrow().seal(place, words);
  }

  byte @Nullable [] seal(CoalitionId coalition, Referral referral, Place place, String words) {
    if (words.isBlank()) return null;
    return vault.key(coalition, referral.keys().talk()).orElseThrow().seal(place, words);
  }

  /** Also where the receiver has no key any more; nothing once the client was erased. */
  Optional<byte[]> sealAsProduct(
      CoalitionId coalition, Referral referral, Place place, String words) {
    return Tenancy.asProduct(
        coalition, () -> talk(coalition, referral).map(key -> key.seal(place, words)));
  }

  /** What is talked about the referral; empty without the key. */
  Optional<ClientKey> talk(CoalitionId coalition, Referral referral) {
    return vault.key(coalition, referral.keys().talk());
  }
}
