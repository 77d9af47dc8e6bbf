package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.client.Detail;
import org.prasan.notification.PostOffice;
import org.prasan.operation.TestDatabase;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Scripts, templates, SQL, lines of a header and Thai without a space stand in every field of a
 * whole coalition, as if no form had looked at them, and come out as letters wherever it is shown:
 * in pages, mails, PDF, Word, tables and calendars, and in no header.
 */
@PrasanTest
@Tag("slow")
class StoredTextTest {
  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  private static final String TEMPLATE = "q${7*7}q[[${'q'+49+'q'}]]{{7*7}}";
  private static final String STATEMENT = "'; drop table audit.entry; --";
  private static final String HEADER = "\r\nBcc: thief@example.org\r\n";
  private static final String LONG = "กำ".repeat(300);
  private static final List<String> TYPED =
      List.of(
          SCRIPT + TEMPLATE + STATEMENT + HEADER + LONG,
          SCRIPT + TEMPLATE + HEADER,
          SCRIPT + HEADER,
          SCRIPT);
  private static final Map<Detail, String> TOLD =
      Map.of(
          Detail.NAME_TH, "เอื้องคำ " + SCRIPT,
          Detail.PHONE, "081 234 5678",
          Detail.CHANNEL, "PHONE",
          Detail.STORY, "เรื่อง " + SCRIPT + TEMPLATE + STATEMENT + LONG,
          Detail.HEALTH, "นอนไม่หลับ " + SCRIPT + LONG);
  private static final int OF_A_KIND = 2;
  private static final Pattern NOT_FOLLOWED =
      Pattern.compile(".*/leave|.*[?&](lang|theme)=.*|.*/audit/export.*");

  @Autowired SampleScenes samples;
  @Autowired ReferralScenes referrals;
  @Autowired PostOffice office;
  @Autowired MockMvcTester pages;

  private final List<String> wrong = new ArrayList<>();

  /** How often the script was met as letters, by what kind of answer. */
  private final Map<String, Integer> met = new TreeMap<>();

  private Scene scene;

  @BeforeEach
  void everythingThereIs() {
    scene = samples.whole();
  }

  @Test
  void whatStandsInAFieldIsLettersWhereverItIsShown() throws Exception {
    var sides = referrals.sides(scene, TOLD);
    referrals.accepted(sides);
    for (var more : List.of(Role.FOCAL_POINT, Role.DIRECTOR, Role.ADMINISTRATOR, Role.SECRETARY))
      scene.also(Role.CASE_WORKER, more);
    scene.person(Role.CASE_WORKER);
    assertThat(writtenEverywhere()).isGreaterThan(60);
    walk();
    letters();
    assertThat(wrong).isEmpty();
    assertThat(met.keySet())
        .as("where it was met as letters: %s", met)
        .contains("text/html", "application/pdf", "document", "text/csv", "mail");
  }

  /** Into each column in which somebody wrote Thai; answers into how many. */
  private int writtenEverywhere() throws SQLException {
    int written = 0;
    try (var connection = TestDatabase.asSuperuser()) {
      execute(connection, "set session_replication_role = replica");
      for (var column : columns(connection)) if (written(connection, column)) written++;
    }
    return written;
  }

  private record Column(String table, String name, boolean json) {}

  private static List<Column> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.oid::regclass as of, quote_ident(a.attname) as name,
                  a.atttypid = 'jsonb'::regtype as json
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_attribute k on k.attrelid = c.oid and k.attname = 'coalition_id'
                where c.relkind = 'r' and a.attgenerated = ''
                  and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
                """)) {
      while (rows.next())
        columns.add(
            new Column(rows.getString("of"), rows.getString("name"), rows.getBoolean("json")));
    }
    return columns;
  }

  private boolean written(Connection connection, Column column) throws SQLException {
    for (var typed : column.json() ? List.of(SCRIPT) : TYPED)
      try (var update =
          connection.prepareStatement(
              (column.json()
                      ? """
                      update %1$s set %2$s = regexp_replace(
                          %2$s::text, '"([^"\\\\]*[ก-๙][^"\\\\]*)"', '"\\1' || ? || '"', 'g')::jsonb
                      where coalition_id = ? and %2$s::text ~ '[ก-๙]'
                      """
                      : """
                      update %1$s set %2$s = %2$s || ?
                      where coalition_id = ? and %2$s ~ '[ก-๙]'
                      """)
                  .formatted(column.table(), column.name()))) {
        update.setString(1, typed);
        update.setObject(2, scene.id().value());
        return update.executeUpdate() > 0;
      } catch (SQLException refused) {
        // The table itself takes less.
      }
    return false;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void walk() throws Exception {
    var waiting =
        new ArrayDeque<>(
            List.of(scene.url("/home"), scene.url(""), "/api/v1" + scene.url("/services")));
    var looked = new HashMap<String, Integer>();
    while (!waiting.isEmpty()) {
      var address = waiting.remove();
      var answer = ask(address);
      look(address, answer);
      if (!type(answer).equals("text/html")) continue;
      for (var link : IdsOfOthersTest.links(scene, address, text(answer)))
        if (link.method().equals(HttpMethod.GET)
            && !NOT_FOLLOWED.matcher(link.address()).matches()
            && looked.merge(link.kind(), 1, Integer::sum) <= OF_A_KIND) waiting.add(link.address());
    }
  }

  private void look(String address, MockHttpServletResponse answer) throws Exception {
    if (answer.getStatus() >= 500) wrong.add(address + " fails with " + answer.getStatus());
    for (var name : answer.getHeaderNames())
      if (answer.getHeaders(name).toString().contains("thief"))
        wrong.add(address + " has it in " + name);
    switch (type(answer)) {
      case "application/pdf" -> paper(address, answer.getContentAsByteArray());
      case "text/html", "image/svg+xml" -> page(address, type(answer), text(answer));
      case "text/calendar" -> {
        if (text(answer).contains("\nBcc: thief")) wrong.add(address + " breaks a line");
        meet("text/calendar", text(answer).contains("alert(1)"));
      }
      default -> {
        if (type(answer).contains("openxmlformats")) archive(address, answer);
        else meet(type(answer), text(answer).contains("alert(1)"));
      }
    }
  }

  private void page(String where, String kind, String page) {
    if (page.contains("<script>alert") || page.contains("<img src=x"))
      wrong.add(where + " has markup");
    if (page.contains("q49q")) wrong.add(where + " worked it out");
    meet(kind, page.contains("&lt;script&gt;alert(1)"));
  }

  private void paper(String address, byte[] bytes) throws IOException {
    try (var paper = Loader.loadPDF(bytes)) {
      var catalog = paper.getDocumentCatalog();
      if (catalog.getNames() != null && catalog.getNames().getJavaScript() != null)
        wrong.add(address + " has a script");
      if (catalog.getOpenAction() != null) wrong.add(address + " does something when opened");
      var text = new PDFTextStripper().getText(paper).replaceAll("\\s", "");
      if (text.contains("q49q")) wrong.add(address + " worked it out");
      meet("application/pdf", text.contains("<script>alert(1)"));
    }
  }

  /** Word and tables: each part is sound, and the words are letters in it. */
  private void archive(String address, MockHttpServletResponse answer) throws Exception {
    var reading = DocumentBuilderFactory.newInstance();
    reading.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    try (var parts = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
      for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        if (!part.getName().endsWith(".xml")) continue;
        var bytes = parts.readAllBytes();
        var read = reading.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        if (read.getElementsByTagName("script").getLength() > 0)
          wrong.add(address + " has markup in " + part.getName());
        meet(
            type(answer).replaceAll(".*\\.", ""),
            read.getDocumentElement().getTextContent().contains("<script>alert(1)"));
      }
    }
  }

  private void letters() throws Exception {
    var post = office.open();
    try {
      office.beginDigests(scene);
      while (office.send(post) > 0) Thread.onSpinWait();
      for (var letter : post.getReceivedMessages()) letter(letter);
    } finally {
      post.stop();
    }
  }

  private void letter(MimeMessage letter) throws Exception {
    var to = letter.getAllRecipients();
    if (to.length != 1 || letter.getHeader("Bcc") != null)
      wrong.add("a letter to more: " + List.of(to));
    var headers = Collections.list(letter.getAllHeaderLines());
    if (headers.stream().anyMatch(line -> line.startsWith("Bcc") || line.contains("thief@")))
      wrong.add("a letter with a header more: " + headers);
    page("mail", "mail", PostOffice.html(letter));
  }

  private void meet(String kind, boolean there) {
    if (there) met.merge(kind, 1, Integer::sum);
  }

  private MockHttpServletResponse ask(String address) {
    return pages
        .get()
        .uri(java.net.URI.create(address))
        .with(scene.as(Role.CASE_WORKER))
        .exchange()
        .getResponse();
  }

  private static String type(MockHttpServletResponse answer) {
    return Objects.requireNonNullElse(answer.getContentType(), "").replaceAll(";.*", "");
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
