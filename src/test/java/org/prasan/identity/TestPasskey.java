package org.prasan.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.prasan.operation.Settings;

/**
 * A passkey as a telephone keeps it, with its answers as static/js/passkey.js sends them; as if a
 * finger had been laid on it.
 */
final class TestPasskey {
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final int VERIFIED = 0x05;
  private static final int WITH_KEY = 0x40;

  private final UUID credential = UUID.randomUUID();
  private final KeyPair pair;
  private final String host;
  private final String origin;

  TestPasskey(Settings settings) {
    host = String.valueOf(settings.baseUrl().getHost());
    origin = settings.baseUrl().toString().replaceFirst("/$", "");
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return text(Passkeys.handle(credential).getBytes());
  }

  /** The answer to what was offered: the public half of the key. */
  String made(String offered) {
    var data = bytes(known(VERIFIED | WITH_KEY), new byte[16], hex("0010"), credential(), key());
    var attested =
        bytes(
            hex("a363"),
            ascii("fmt"),
            hex("64"),
            ascii("none"),
            hex("67"),
            ascii("attStmt"),
            hex("a068"),
            ascii("authData"),
            hex("58"),
            new byte[] {(byte) data.length},
            data);
    return answer(
        "\"clientDataJSON\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[]"
            .formatted(text(client("webauthn.create", offered)), text(attested)));
  }

  /** The answer to what was asked, signed. */
  String shown(String asked, UUID owner) {
    try {
      var client = client("webauthn.get", asked);
      var data = known(VERIFIED);
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return answer(
          "\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
              .formatted(
                  text(client),
                  text(data),
                  text(signature.sign()),
                  text(Passkeys.handle(owner).getBytes())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(String response) {
    return """
    {"id":"%1$s","rawId":"%1$s","type":"public-key","response":{%2$s},\
    "clientExtensionResults":{},"authenticatorAttachment":"platform"}\
    """
        .formatted(id(), response);
  }

  private byte[] client(String type, String options) {
    var challenge = CHALLENGE.matcher(options);
    if (!challenge.find()) throw new AssertionError("Nothing to sign in " + options);
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge.group(1), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] known(int flags) {
    return bytes(
        sha256(host.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) flags}, new byte[4]);
  }

  private byte[] credential() {
    return Passkeys.handle(credential).getBytes();
  }

  /** On the curve P-256, as CBOR has it. */
  private byte[] key() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return bytes(
        hex("a5010203262001215820"),
        unsigned(point.getAffineX()),
        hex("225820"),
        unsigned(point.getAffineY()));
  }

  private static byte[] unsigned(java.math.BigInteger number) {
    var bytes = number.toByteArray();
    int length = Math.min(bytes.length, 32);
    return ByteBuffer.allocate(32).put(32 - length, bytes, bytes.length - length, length).array();
  }

  private static byte[] bytes(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
