package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.SharedLog;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What fails is written down so that it can be found, and nothing that somebody typed or that
 * stands in a row: neither by us nor by the database server.
 */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoggedFailuresTest {
  private static final String NAME = "มะลิวรรณ ปลูกคำแปด";
  private static final String NAME_EN = "Maliwan Plukkham";
  private static final String PHONE = "0917775558";
  private static final String ADDRESS = "plukkham.eight@example.org";
  private static final List<String> PLANTED = List.of(NAME, NAME_EN, PHONE, ADDRESS, "ปลูกคำ");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=x";

  @Autowired Scenes scenes;
  @Autowired BrowserSessions sessions;
  @LocalServerPort int port;

  private Scene scene;
  private String cookie = "";

  @BeforeAll
  void somebodyIsSignedIn() throws SQLException {
    SharedLog.asInRealWork();
    scene = scenes.fresh();
    sql(
        "update identity.account set email = '%s' where id = '%s'"
            .formatted(FreshId.next() + ADDRESS, scene.person(Role.CASE_WORKER)));
    var session = sessions.start(scene.authentication(Role.CASE_WORKER));
    cookie = session.name() + "=" + session.value();
  }

  /** PostgreSQL then tells the whole row, other columns of it as well. */
  @Test
  void aRowThatTheDatabaseRefusesIsNotRepeated(CapturedOutput log) throws Exception {
    refusing(
        "check (name_th not like '%ปลูกคำ%')", () -> assertFails(log, "23514 identity account"));
  }

  /** And here it repeats what it cannot read, in the sentence itself. */
  @Test
  void aWordThatTheDatabaseCannotReadIsNotRepeated(CapturedOutput log) throws Exception {
    refusing(
        "check (name_th not like '%ปลูกคำ%' or name_th::date is null)",
        () -> assertFails(log, "22007"));
  }

  @Test
  void whatIsRefusedIsNotRepeated(CapturedOutput log) throws Exception {
    var token = token("/account");
    var signIn = form(Map.of("email", ADDRESS, "password", NAME));
    assertThat(sent("/sign-in", FORM, "_csrf=" + token + "&" + signIn).statusCode())
        .isBetween(300, 499);
    var paper = scene.url("/clients/" + FreshId.next() + "/papers");
    for (var end : List.of("", "\r\n--x--\r\n"))
      assertThat(sent(paper, PARTS, upload(token) + end).statusCode()).isBetween(400, 499);
    assertThat(sent(paper, "multipart/form-data", upload(token)).statusCode()).isBetween(400, 499);
    assertThat(log.getAll()).doesNotContain(PLANTED);
  }

  private static String upload(String token) {
    return """
    --x\r
    Content-Disposition: form-data; name="_csrf"\r
    \r
    %s\r
    --x\r
    Content-Disposition: form-data; name="paper"; filename="%s.pdf"\r
    Content-Type: application/pdf\r
    \r
    %s %s\
    """
        .formatted(token, NAME, PHONE, NAME_EN);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void refusing(String constraint, Work work) throws Exception {
    sql("alter table identity.account add constraint planted %s not valid".formatted(constraint));
    try {
      work.run();
    } finally {
      sql("alter table identity.account drop constraint planted");
    }
  }

  private void assertFails(CapturedOutput log, String told) throws Exception {
    var answer =
        sent(
            "/account",
            FORM,
            "_csrf=%s&%s"
                .formatted(
                    token("/account"),
                    form(
                        Map.of(
                            "nameTh", NAME, "nameEn", NAME_EN, "phone", PHONE, "language", "th"))));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(log.getAll()).contains("Failure ", "PSQLException: " + told, "AccountController");
    assertThat(log.getAll()).doesNotContain(PLANTED).doesNotContain("update identity.account");
    assertThat(logOfTheServer()).doesNotContain(PLANTED);
  }

  private String token(String path) throws Exception {
    var page = send(HttpRequest.newBuilder(at(path)).header("Cookie", cookie)).body();
    var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> sent(String path, String type, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Cookie", cookie)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var line = HttpClient.newHttpClient()) {
      return line.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Where the tests bring their own; of one elsewhere its operator decides. */
  private static String logOfTheServer() throws SQLException {
    var all =
        """
        select coalesce(string_agg(pg_read_file(current_setting('log_directory') || '/' || name), ''), '')
        from pg_ls_logdir()\
        """;
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement();
        var row = statement.executeQuery(all)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void sql(String sql) throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
