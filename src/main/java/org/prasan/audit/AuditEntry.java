package org.prasan.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a coalition's audit log.
 *
 * @param number counts from 1 without a gap within the coalition
 * @param before the subject before the deed as JSON text, kept byte for byte since it is hashed
 * @param hash SHA-256 in hex over all other fields, including the hash of the entry before
 */
record AuditEntry(
    UUID coalitionId,
    long number,
    Instant at,
    @Nullable UUID personId,
    @Nullable UUID organizationId,
    String origin,
    String deed,
    String subject,
    String subjectId,
    @Nullable String before,
    @Nullable String after,
    String previousHash,
    String hash) {

  AuditEntry sealed() {
    return new AuditEntry(
        coalitionId,
        number,
        at,
        personId,
        organizationId,
        origin,
        deed,
        subject,
        subjectId,
        before,
        after,
        previousHash,
        computedHash());
  }

  boolean holds() {
    return hash.equals(computedHash());
  }

  /**
   * Each field goes in with its length, so that no text can be moved from one field to the next.
   */
  String computedHash() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (var field :
          new @Nullable Object[] {
            coalitionId,
            number,
            at,
            personId,
            organizationId,
            origin,
            deed,
            subject,
            subjectId,
            before,
            after,
            previousHash
          }) write(out, field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.hex(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, @Nullable Object field) throws IOException {
    if (field == null) {
      out.writeInt(-1);
      return;
    }
    var text = field.toString().getBytes(StandardCharsets.UTF_8);
    out.writeInt(text.length);
    out.write(text);
  }
}
