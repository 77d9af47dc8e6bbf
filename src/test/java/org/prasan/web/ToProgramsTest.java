package org.prasan.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever a program is refused before a route of ours is asked, it is told by problem details. */
@PrasanTest
class ToProgramsTest {
  private static final String PROBLEM = "application/problem+json";

  @Autowired MockMvcTester pages;
  @LocalServerPort int port;

  /** As they come over the line: what the server refuses itself is among them. */
  @Test
  void everyRefusalOverTheLineIsAProblemAndTellsNothingOfWhatWasSent() throws Exception {
    var wrong = new SoftAssertions();
    for (var one :
        List.of(
            "404 GET /api",
            "404 GET /api/zq7",
            "404 GET /api/v1/zq7/services",
            "404 GET /api/referral/v1/training/not/there",
            "404 PUT /api/referral/v1/training/inbox",
            "400 GET /api/v1/training/services?q=%00zq7",
            "400 GET /api/v1/training/services?q=%ffzq7",
            "400 GET /api/v1/training/services?q=%zzzq7",
            "400 GET /api/v1/training/services/%zzzq7",
            "400 GET /api/v1/training/zq7%2fservices",
            "400 GET /api/v1/training/zq7;services",
            "400 GET /api/referral/v1/training/inbox?q=%00zq7",
            "400 GET /api/referral/v1/training/inbox?q=%ffzq7",
            "400 GET /api/referral/v1/training/%zzzq7",
            "400 GET /api/referral/v1/training/zq7%2finbox",
            "400 BREW /api/v1/training/zq7",
            "400 POST /api/referral/v1/training/referrals json zq7",
            "400 POST /api/referral/v1/training/referrals xml <zq7/>",
            "403 POST /api/v1/training/zq7",
            "403 DELETE /api/zq7",
            "405 TRACE /api/v1/training/zq7",
            "413 POST /api/v1/training/services x-www-form-urlencoded 3000000",
            "413 POST /api/referral/v1/training/referrals x-www-form-urlencoded 3000000")) {
      var parts = one.split(" ");
      var answer = asked(parts);
      wrong
          .assertThat(answer)
          .as(one)
          .startsWith("HTTP/1.1 " + parts[0])
          .contains("Content-Type: " + PROBLEM, "\"status\":" + parts[0])
          .doesNotContain("zq7\"", "zq7 ", "zq7;", "<zq7", "Exception", "<html");
    }
    wrong.assertAll();
  }

  @Test
  void eachStatusHasItsTitleInThaiAndInEnglishForWhoAsks() {
    for (int status : new int[] {400, 403, 404, 405, 406, 409, 413, 415, 418, 422, 429, 500, 503}) {
      var told = refused("/api/referral/v1/training/inbox", status, "en");
      assertThat(told).hasStatus(status).hasContentType(PROBLEM);
      assertThat(told).bodyText().matches("\\{\"title\":\"[A-Z][a-z ,]+\",\"status\":\\d+}");
      assertThat(refused("/api/v1", status, "th")).bodyText().contains("\"title\":\"");
    }
    assertThat(refused("/api/v1/training/services", 404, "th"))
        .bodyText()
        .isEqualTo("{\"title\":\"ไม่พบ\",\"status\":404}");
  }

  @Test
  void aPersonIsShownAPage() throws Exception {
    assertThat(asked("404", "GET", "/apiary/zq7")).contains("<html").doesNotContain(PROBLEM);
    for (var path : List.of("/training/%zz", "/invitation/%00"))
      assertThat(asked("400", "GET", path))
          .contains("อ่านที่อยู่นี้ไม่ได้", "This address cannot be read", "href=\"/\"")
          .doesNotContain(PROBLEM, "HTTP Status", path);
  }

  /** As the server comes back with what was refused. */
  private MvcTestResult refused(String path, int status, String language) {
    return pages
        .get()
        .uri("/error")
        .header("Accept-Language", language)
        .with(
            request -> {
              request.setDispatcherType(DispatcherType.ERROR);
              request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
              request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
              return request;
            })
        .exchange();
  }

  private String asked(String... parts) throws IOException {
    var body = parts.length < 5 ? "" : parts[4].matches("\\d+") ? "zq7 ".repeat(750_000) : parts[4];
    var type = parts.length < 5 ? "" : "Content-Type: application/" + parts[3] + "\r\n";
    var request =
        parts[1]
            + " "
            + parts[2]
            + " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nConnection: close\r\n"
            + type
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var line = new Socket("localhost", port)) {
      line.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(line.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
