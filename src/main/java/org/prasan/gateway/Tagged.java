package org.prasan.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a tag by which a program that asks again learns that nothing has changed. */
@Component
class Tagged {
  private static final int BYTES = 16;

  private final JsonMapper json;

  Tagged(JsonMapper json) {
    this.json = json;
  }

  ResponseEntity<byte[]> answer(HttpServletRequest request, Object content) {
    var body = json.writeValueAsBytes(content);
    var tag = "\"" + HexFormat.of().formatHex(Arrays.copyOf(digest(body), BYTES)) + "\"";
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)))
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    return ResponseEntity.ok().eTag(tag).contentType(MediaType.APPLICATION_JSON).body(body);
  }

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
