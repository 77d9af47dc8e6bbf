package org.prasan.identity;

import java.util.Set;
import org.prasan.operation.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Passkeys for the address under which people reach this installation. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {
  @Bean
  static WebAuthnRelyingPartyOperations relyingParty(
      PasskeyOwners owners, Passkeys passkeys, Settings settings) {
    var base = settings.baseUrl();
    var origin =
        base.getScheme()
            + "://"
            + base.getHost()
            + (base.getPort() < 0 ? "" : ":" + base.getPort());
    var party = PublicKeyCredentialRpEntity.builder().id(base.getHost()).name("Prasan").build();
    var operations = new Webauthn4JRelyingPartyOperations(owners, passkeys, party, Set.of(origin));
    // A finger, a face or a PIN each time: this is what makes a passkey two factors at once.
    operations.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }
}
