package org.prasan.referral;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import tools.jackson.databind.json.JsonMapper;

/**
 * The details of a client as they were sent with a referral.
 *
 * @param salt so that its fingerprint tells nobody who guesses what it says
 * @param reason why the client is referred, in the case worker's words
 */
record Snapshot(UUID salt, Instant taken, String reason, List<Line> lines) {
  Snapshot {
    lines = List.copyOf(lines);
  }

  /** Something told; without a detail it is a note. */
  record Line(DataGroup group, @Nullable Detail detail, String text) {
    @Override
    public String toString() {
      return "Line[" + group + "]";
    }
  }

  /** It, sealed, and the SHA-256 of what was sealed, by which both sides prove what was sent. */
  static final class Sealed {
    private final byte[] bytes;
    private final byte[] fingerprint;

    Sealed(byte[] bytes, byte[] fingerprint) {
      this.bytes = bytes.clone();
      this.fingerprint = fingerprint.clone();
    }

    byte[] bytes() {
      return bytes.clone();
    }

    byte[] fingerprint() {
      return fingerprint.clone();
    }

    /** As people compare it, in groups of four. */
    String spoken() {
      return HexFormat.of().formatHex(fingerprint).replaceAll("(.{4})(?=.)", "$1 ");
    }
  }

  static Snapshot of(Instant now, String reason, Map<DataGroup, List<Clients.Told>> told) {
    var lines = new ArrayList<Line>();
    for (var group : DataGroup.values())
      for (var one : told.getOrDefault(group, List.of()))
        lines.add(new Line(one.group(), one.detail(), one.text()));
    return new Snapshot(UUID.randomUUID(), now, reason, lines);
  }

  byte[] written(JsonMapper json) {
    return json.writeValueAsBytes(this);
  }

  static Snapshot read(JsonMapper json, byte[] written, byte[] fingerprint) {
    if (!Arrays.equals(digest(written), fingerprint))
      throw new IllegalStateException("A snapshot is not what was sent");
    return json.readValue(new String(written, StandardCharsets.UTF_8), Snapshot.class);
  }

  static byte[] digest(byte[] written) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(written);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "Snapshot[…]";
  }
}
