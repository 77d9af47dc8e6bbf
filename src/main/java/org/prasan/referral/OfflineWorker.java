package org.prasan.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script that keeps the offline page on a phone. It carries the version of what it keeps, so
 * that a browser fetches all of it anew as soon as any of it has changed.
 */
@Component
class OfflineWorker {
  private static final List<String> KEPT =
      List.of(
          "templates/referral/offline.html",
          "messages/referral.properties",
          "messages/referral_en.properties",
          "static/css/prasan.css",
          "static/css/offline.css",
          "static/js/offline-box.js",
          "static/js/offline-find.js",
          "static/js/offline.js",
          "static/icons.svg");

  private final JsonMapper json;
  private final String script = text("static/js/offline-worker.js");
  private final String version = version();

  OfflineWorker(JsonMapper json) {
    this.json = json;
  }

  String script(String page) {
    return "const PAGE = %s, VERSION = \"%s\";\n%s"
        .formatted(json.writeValueAsString(page), version, script);
  }

  private static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var file : KEPT) digest.update(text(file).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
