package org.prasan.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * What a program shows: whom it claims to act for, so that row-level security is bound before
 * anything is looked up, and 256 bits drawn at random, of which only the hash is kept.
 */
record Bearer(String value, OrganizationId claimed) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID = 16;
  private static final int DRAWN = 32;
  private static final String MARK = "prs_";
  private static final Pattern HEADER = Pattern.compile("(?i)Bearer +(prs_[A-Za-z0-9_-]{64})");

  static Bearer fresh(OrganizationId organization) {
    var drawn = new byte[DRAWN];
    RANDOM.nextBytes(drawn);
    var id = organization.value();
    var bytes =
        ByteBuffer.allocate(ID + DRAWN)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(drawn)
            .array();
    return new Bearer(MARK + Base64.getUrlEncoder().encodeToString(bytes), organization);
  }

  /** Empty if the header of the request holds none. */
  static Optional<Bearer> in(@Nullable String header) {
    if (header == null) return Optional.empty();
    var shown = HEADER.matcher(header);
    if (!shown.matches()) return Optional.empty();
    var value = shown.group(1);
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(value.substring(MARK.length())));
    return Optional.of(
        new Bearer(value, new OrganizationId(new UUID(bytes.getLong(), bytes.getLong()))));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing that opens something in a log. */
  @Override
  public String toString() {
    return "Bearer[…]";
  }
}
