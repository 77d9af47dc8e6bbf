package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientId;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserSessions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody begins to send, loses the role while it is on its way, and sends the rest: nothing is
 * done, over a real line.
 */
@PrasanTest
@Timeout(60)
class LostUnderwayTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=x";
  private static final String JSON = "application/json";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired Programs programs;
  @Autowired BrowserSessions sessions;
  @Autowired MockMvcTester pages;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private ReferralScenes.Sides sides;
  private Scene sender;
  private ClientId client;
  private String cookie = "";

  /** What is sent, and by what it is known who sends it. */
  private record Sent(String path, String known, String type, String body) {}

  @BeforeEach
  void aCaseWorkerIsSignedIn() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    client = sides.client();
    var session = sessions.start(sender.authentication(Role.CASE_WORKER));
    cookie = "Cookie: " + session.name() + "=" + session.value();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPaperIsNotKept(boolean tokenInTheHead) throws Exception {
    var path = sender.url("/clients/" + client + "/papers");
    var token = token(path);
    var paper =
        (tokenInTheHead ? "" : part("_csrf", token))
            + part("id", UUID.randomUUID().toString())
            + file("%PDF-1.4\n" + " ".repeat(20_000) + "\n%%EOF");
    refusedOnce(
        new Sent(
            path, tokenInTheHead ? cookie + "\r\nX-CSRF-TOKEN: " + token : cookie, PARTS, paper),
        403,
        302,
        "client.paper");
  }

  @Test
  void aNoteIsNotWritten() throws Exception {
    var token = token(sender.url("/clients/" + client));
    var typed = "_csrf=%s&id=%s&text=%s".formatted(token, UUID.randomUUID(), "x".repeat(2000));
    refusedOnce(
        new Sent(sender.url("/clients/" + client + "/notes"), cookie, FORM, typed),
        403,
        302,
        "client.note");
  }

  @Test
  void whatAPhoneBringsInIsNotWritten() throws Exception {
    var token = token(sender.url("/clients/" + client));
    refusedOnce(
        new Sent(
            sender.url("/referrals/offline"),
            cookie + "\r\nX-CSRF-TOKEN: " + token,
            JSON,
            ascii(json.writeValueAsString(FurtherDeeds.draft(sides)))),
        403,
        200,
        "referral.referral");
  }

  @Test
  void whatAProgramSaysIsNotWrittenOnceItsTokenIsRevoked() throws Exception {
    var id = referrals.accepted(sides);
    var token = UUID.randomUUID();
    sender.also(Role.DIRECTOR, Role.CASE_WORKER);
    var made = Programs.token(programs.make(sender, Role.DIRECTOR, List.of("ACT"), token));
    var sent =
        new Sent(
            Programs.at(sender, "/referrals/" + id + "/messages"),
            "Authorization: Bearer " + made + "\r\nStep-Id: " + UUID.randomUUID(),
            JSON,
            json.writeValueAsString(Map.of("text", "x".repeat(2000))));
    var before = rows("referral.message");
    try (var line = begun(sent)) {
      assertThat(
              pages
                  .post()
                  .uri(sender.url("/tokens/" + token + "/revoke"))
                  .with(sender.as(Role.DIRECTOR))
                  .with(csrf()))
          .hasStatus3xxRedirection();
      assertThat(ended(line, sent)).isEqualTo(401);
    }
    assertThat(rows("referral.message")).isEqualTo(before);
  }

  /** Refused once the role was lost on the way; otherwise it would have been done. */
  private void refusedOnce(Sent sent, int refused, int done, String table) throws Exception {
    int before = rows(table);
    try (var line = begun(sent)) {
      assertThat(token(sender.url("/home"))).isNotEmpty();
      mandate("current_date - 2");
      assertThat(ended(line, sent)).isEqualTo(refused);
    }
    assertThat(rows(table)).isEqualTo(before);
    mandate("null");
    try (var line = begun(sent)) {
      assertThat(ended(line, sent)).isEqualTo(done);
    }
    assertThat(rows(table)).isEqualTo(before + 1);
  }

  /** The head and the first half. */
  private Socket begun(Sent sent) throws IOException {
    var line = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    var out = line.getOutputStream();
    write(
        out,
        """
        POST %s HTTP/1.1\r
        Host: localhost:%d\r
        %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        Connection: close\r
        \r
        """
            .formatted(sent.path(), port, sent.known(), sent.type(), sent.body().length()));
    write(out, sent.body().substring(0, sent.body().length() / 2));
    return line;
  }

  /** The rest, and how it is answered. */
  private static int ended(Socket line, Sent sent) throws IOException {
    write(line.getOutputStream(), sent.body().substring(sent.body().length() / 2));
    var answer =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    return Integer.parseInt(answer.readLine().replaceAll(".* (\\d{3}).*", "$1"));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Of the session, from a page that is asked for over the same way. */
  private String token(String path) throws IOException {
    try (var line = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      write(
          line.getOutputStream(),
          "GET %s HTTP/1.1\r\nHost: localhost:%d\r\n%s\r\nConnection: close\r\n\r\n"
              .formatted(path, port, cookie));
      var page = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var found = TOKEN.matcher(page);
      assertThat(found.find()).as(page).isTrue();
      return found.group(1);
    }
  }

  /** So that a letter is a byte. */
  private static String ascii(String json) {
    return json.chars()
        .mapToObj(letter -> letter < 128 ? Character.toString(letter) : "\\u%04x".formatted(letter))
        .collect(Collectors.joining());
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String file(String content) {
    return "--x\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"a.pdf\"\r\n\r\n%s\r\n--x--\r\n"
        .formatted(content);
  }

  private void mandate(String lastDay) throws SQLException {
    ask(
        "update identity.mandate set valid_to = %s, valid_from = current_date - 9 where coalition_id = '%s' and person_id = '%s' returning 1"
            .formatted(lastDay, sender.id(), sender.person(Role.CASE_WORKER)));
  }

  private int rows(String table) throws SQLException {
    return ask("select count(*) from %s where coalition_id = '%s'".formatted(table, sender.id()));
  }

  private static int ask(String sql) throws SQLException {
    try (var past = TestDatabase.asSuperuser();
        var statement = past.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
