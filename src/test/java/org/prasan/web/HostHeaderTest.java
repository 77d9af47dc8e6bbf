package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Over a real connection, since only the server writes the address of a redirect. */
@PrasanTest
class HostHeaderTest {
  private static final String FORGED = "evil.example";

  @LocalServerPort int port;
  @Autowired Scenes scenes;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /account",
        "GET /sign-in",
        "GET /{coalition}",
        "GET /{coalition}/home",
        "GET /no-such-page",
        "POST /sign-in",
        "POST /sign-out",
        "POST /{coalition}/people/invitations",
      })
  void aForgedHostNeverComesBack(String request) throws IOException {
    var answer = send(request.replace("{coalition}", scenes.fresh().coalition().slug()));
    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /account", "GET /{coalition}/home", "POST /sign-out"})
  void aRedirectNamesThePathAlone(String request) throws IOException {
    var answer = send(request.replace("{coalition}", scenes.fresh().coalition().slug()));
    assertThat(answer).containsPattern("\r\nLocation: /[^/]");
  }

  private String send(String request) throws IOException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var text =
          """
          %s HTTP/1.1
          Host: %2$s
          X-Forwarded-Host: %2$s
          X-Forwarded-Server: %2$s
          X-Original-Host: %2$s
          Forwarded: host=%2$s
          Content-Length: 0
          Connection: close

          """
              .formatted(request, FORGED)
              .replace("\n", "\r\n");
      server.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
