package org.prasan.audit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes down what a subject is at a moment, as JSON text, without secrets and without floods. */
@Component
class Snapshots {
  static final int LONGEST_TEXT = 2000;
  static final String NOT_KEPT = "(not kept)";
  private static final int LONGEST_LINE = 200;

  // The callers pass no secrets; should one slip through, an append-only log must not keep it.
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(?:passw|passphrase|secret|token|totp|otp$|recovery|credential|privatekey"
              + "|cookie|session|pin$|hash).*");

  private final JsonMapper json;

  Snapshots(JsonMapper json) {
    this.json = json;
  }

  @Nullable String of(@Nullable Object value) {
    if (value == null) return null;
    // By way of text: a tree made straight from values keeps ids as bytes.
    var tree = json.readTree(json.writeValueAsString(value));
    return encodable(json.writeValueAsString(kept(tree)));
  }

  private JsonNode kept(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        for (var name : object.propertyNames().stream().toList())
          object.set(
              name,
              SECRET.matcher(name).matches()
                  ? json.getNodeFactory().stringNode(NOT_KEPT)
                  : kept(object.get(name)));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) array.set(i, kept(array.get(i)));
        yield array;
      }
      case StringNode text when text.stringValue().length() > LONGEST_TEXT ->
          json.getNodeFactory().stringNode(shortened(text.stringValue()));
      default -> node;
    };
  }

  private static String shortened(String text) {
    return text.substring(0, LONGEST_TEXT) + "… (" + text.length() + ")";
  }

  /** A text that cannot pretend to be a further line, nor run backwards. */
  static String inOneLine(String text) {
    var line = encodable(text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "));
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
  }

  /** Half a surrogate pair has no place in UTF-8; the database and the hash must see the same. */
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
