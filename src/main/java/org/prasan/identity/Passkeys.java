package org.prasan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys of accounts: keys kept by a telephone or computer, of which we know one half. */
@Component
class Passkeys implements UserCredentialRepository {
  private final JdbcClient jdbc;

  Passkeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A passkey as its owner sees it. */
  record Own(String id, String label, Instant since, @Nullable Instant lastUsed) {}

  @Transactional(readOnly = true)
  boolean has(UUID account) {
    return jdbc.sql("select exists (select from identity.passkey where account_id = :account)")
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  @Transactional(readOnly = true)
  List<Own> of(UUID account) {
    return findByUserId(handle(account)).stream()
        .map(
            key ->
                new Own(
                    key.getCredentialId().toBase64UrlString(),
                    key.getLabel(),
                    key.getCreated(),
                    key.getLastUsed()))
        .toList();
  }

  @Transactional
  boolean remove(UUID account, Bytes credential) {
    return jdbc.sql(
                "delete from identity.passkey where account_id = :account and credential_id = :id")
            .param("account", account)
            .param("id", credential.getBytes())
            .update()
        == 1;
  }

  @Transactional
  boolean removeAll(UUID account) {
    return jdbc.sql("delete from identity.passkey where account_id = :account")
            .param("account", account)
            .update()
        > 0;
  }

  @Override
  @Transactional
  public void delete(Bytes credential) {
    jdbc.sql("delete from identity.passkey where credential_id = :id")
        .param("id", credential.getBytes())
        .update();
  }

  @Override
  @Transactional
  public void save(CredentialRecord key) {
    jdbc.sql(
            """
            insert into identity.passkey
              (credential_id, account_id, public_key, signature_count, verifies_user, transports,
               backup_eligible, backed_up, attestation_object, attestation_client_data, label,
               created_at, last_used_at)
            values
              (:id, :account, :key, :count, :verifies, :transports, :eligible, :backedUp,
               :attestation, :clientData, :label, :created, :used)
            on conflict (credential_id) do update set
              signature_count = excluded.signature_count, verifies_user = excluded.verifies_user,
              backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
            """)
        .param("id", key.getCredentialId().getBytes())
        .param("account", account(key.getUserEntityUserId()))
        .param("key", key.getPublicKey().getBytes())
        .param("count", key.getSignatureCount())
        .param("verifies", key.isUvInitialized())
        .param(
            "transports",
            key.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("eligible", key.isBackupEligible())
        .param("backedUp", key.isBackupState())
        .param("attestation", bytes(key.getAttestationObject()))
        .param("clientData", bytes(key.getAttestationClientDataJSON()))
        .param("label", key.getLabel())
        .param("created", key.getCreated().atOffset(ZoneOffset.UTC))
        .param("used", key.getLastUsed().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql("select * from identity.passkey where credential_id = :id")
        .param("id", credential.getBytes())
        .query((row, number) -> key(row))
        .optional()
        .orElse(null);
  }

  @Override
  @Transactional(readOnly = true)
  public List<CredentialRecord> findByUserId(Bytes user) {
    return jdbc.sql(
            "select * from identity.passkey where account_id = :account order by created_at")
        .param("account", account(user))
        .query((row, number) -> key(row))
        .list();
  }

  private static CredentialRecord key(ResultSet row) throws SQLException {
    var key =
        ImmutableCredentialRecord.builder()
            .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
            .credentialId(new Bytes(row.getBytes("credential_id")))
            .userEntityUserId(handle(UUID.fromString(row.getString("account_id"))))
            .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
            .signatureCount(row.getLong("signature_count"))
            .uvInitialized(row.getBoolean("verifies_user"))
            .transports(
                Arrays.stream((String[]) row.getArray("transports").getArray())
                    .map(AuthenticatorTransport::valueOf)
                    .collect(Collectors.toUnmodifiableSet()))
            .backupEligible(row.getBoolean("backup_eligible"))
            .backupState(row.getBoolean("backed_up"))
            .label(row.getString("label"))
            .created(row.getObject("created_at", OffsetDateTime.class).toInstant());
    var used = row.getObject("last_used_at", OffsetDateTime.class);
    if (used != null) key.lastUsed(used.toInstant());
    var attestation = row.getBytes("attestation_object");
    if (attestation != null) key.attestationObject(new Bytes(attestation));
    var clientData = row.getBytes("attestation_client_data");
    if (clientData != null) key.attestationClientDataJSON(new Bytes(clientData));
    return key.build();
  }

  /** What a telephone keeps beside the key: the account's id, which says nothing to others. */
  static Bytes handle(UUID account) {
    return new Bytes(
        java.nio.ByteBuffer.allocate(16)
            .putLong(account.getMostSignificantBits())
            .putLong(account.getLeastSignificantBits())
            .array());
  }

  static UUID account(Bytes handle) {
    var bytes = java.nio.ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static byte @Nullable [] bytes(@Nullable Bytes value) {
    return value == null ? null : value.getBytes();
  }
}
