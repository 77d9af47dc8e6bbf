package org.prasan.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as passkeys name them; an account owns passkeys from its beginning. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
  private final Accounts accounts;

  PasskeyOwners(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return owner(accounts.byId(Passkeys.account(id)));
  }

  /** By the name of the principal in the session, which is the account's id. */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String principal) {
    return owner(accounts.byId(UUID.fromString(principal)));
  }

  private static @Nullable PublicKeyCredentialUserEntity owner(Optional<Account> account) {
    return account
        .map(
            known ->
                ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(Passkeys.handle(known.id()))
                    .name(known.email())
                    .displayName(known.name().th())
                    .build())
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException("Accounts are made by invitation");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("Accounts stay");
  }
}
