package org.prasan.fuzz;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.prasan.notification.PostOffice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/** Looks whether what was typed stands as letters, and as nothing but letters, in what is shown. */
final class TypedLetters {
  private static final String LETTERS = "zq7<script>zq7";

  /** The same in the name of a file, which has no such signs. */
  private static final String NAME = "zq7_script_zq7";

  /** Which column it came from. */
  private static final Pattern COLUMN = Pattern.compile(LETTERS + "c(\\d+)");

  private static final String WORKED_OUT = "5332114";
  private static final String HEADER = "x-zq7";

  /** As mails break the lines of their head. */
  private static final Pattern FOLDED = Pattern.compile("\r\n[ \t]");

  private static final String TURNED = "\u202e";
  private static final List<String> RUNS_IN_PAPERS =
      List.of("script", "f", "w:fldSimple", "w:instrText", "w:object", "w:altChunk");

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> met = new TreeMap<>();
  private final Map<Integer, Set<String>> columns = new TreeMap<>();
  private final JsonMapper json = new JsonMapper();

  List<String> wrong() {
    return wrong;
  }

  /** In which kinds of what is shown it was met as letters. */
  Set<String> met() {
    return met.keySet();
  }

  /** In which kinds of what is shown that which came from a column was met as letters. */
  Set<String> met(int column) {
    return columns.getOrDefault(column, Set.of());
  }

  void fail(String where, int status) {
    wrong.add(where + " fails with " + status);
  }

  void look(String where, MockHttpServletResponse answer) throws Exception {
    if (answer.getStatus() >= 500) fail(where, answer.getStatus());
    for (var name : answer.getHeaderNames()) header(where, name, answer.getHeaders(name));
    meet("name of a file", named(answer).replace(NAME, LETTERS));
    if (broughtByOthers(answer)) return;
    switch (type(answer)) {
      case "text/html", "image/svg+xml" -> page(where, type(answer), text(answer));
      case "application/pdf" -> pdf(where, answer.getContentAsByteArray());
      case "text/csv" -> table(where, text(answer));
      case "text/calendar" -> {
        if (text(answer).matches("(?is).*\n" + HEADER + ".*")) wrong.add(where + " breaks a line");
        meet("text/calendar", text(answer).replaceAll("\r?\n ", ""));
      }
      case "application/json" -> meet("application/json", json(text(answer)));
      default -> {
        if (type(answer).contains("openxmlformats")) archive(where, answer);
        else meet(type(answer), text(answer));
      }
    }
  }

  void look(MimeMessage mail) throws Exception {
    var headers = Collections.list(mail.getAllHeaderLines());
    var where = "mail " + mail.getSubject();
    if (mail.getAllRecipients().length != 1) wrong.add(where + " goes to more than one");
    header(where, "its head", headers);
    page(where, "mail", PostOffice.html(mail));
    if (PostOffice.text(mail).contains(WORKED_OUT)) wrong.add(where + " worked it out");
  }

  private static String named(MockHttpServletResponse answer) {
    var disposition =
        Objects.requireNonNullElse(answer.getHeader(HttpHeaders.CONTENT_DISPOSITION), "");
    if (disposition.isEmpty()) return "";
    return Objects.requireNonNullElse(ContentDisposition.parse(disposition).getFilename(), "");
  }

  /** Nothing of it runs, and it is as they brought it. */
  private static boolean broughtByOthers(MockHttpServletResponse answer) {
    return Objects.requireNonNullElse(answer.getHeader("Content-Security-Policy"), "")
        .endsWith("; sandbox");
  }

  private void header(String where, String name, List<String> values) {
    for (var value : values)
      if (value.toLowerCase(java.util.Locale.ROOT).startsWith(HEADER)
          || FOLDED.matcher(value).replaceAll("").matches("(?s).*[\r\n].*")
          || value.contains(TURNED)) wrong.add(where + " has it in " + name + ": " + value);
  }

  private void page(String where, String kind, String page) {
    for (var run : OddWords.RUN) if (page.contains(run)) wrong.add(where + " runs " + run);
    meet(kind, page.replace("zq7&lt;script&gt;zq7", LETTERS).replace(NAME, LETTERS));
  }

  private void table(String where, String table) {
    if (table.matches("(?s).*(^|[\\n,])\"?=1\\+zq7.*")) wrong.add(where + " has a formula");
    meet("text/csv", table);
  }

  private String json(String body) {
    json.readTree(body);
    return body;
  }

  private void pdf(String where, byte[] bytes) throws IOException {
    try (var paper = Loader.loadPDF(bytes)) {
      var catalog = paper.getDocumentCatalog();
      if (catalog.getNames() != null && catalog.getNames().getJavaScript() != null)
        wrong.add(where + " has a script");
      if (catalog.getOpenAction() != null) wrong.add(where + " does something when opened");
      var text = new PDFTextStripper().getText(paper).replaceAll("\\s", "");
      if (text.contains(WORKED_OUT)) wrong.add(where + " worked it out");
      meet("application/pdf", text);
    }
  }

  /** Word and Excel: each part is sound, and the words are letters in it. */
  private void archive(String where, MockHttpServletResponse answer) throws Exception {
    var reading = DocumentBuilderFactory.newInstance();
    reading.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    var file = Files.createTempFile("letters", ".zip");
    Files.write(file, answer.getContentAsByteArray());
    try (var parts = new ZipFile(file.toFile())) {
      for (var part : Collections.list(parts.entries())) {
        if (!part.getName().endsWith(".xml")) continue;
        var read = reading.newDocumentBuilder().parse(parts.getInputStream(part));
        for (var tag : RUNS_IN_PAPERS) {
          var found = read.getElementsByTagName(tag);
          for (int at = 0; at < found.getLength(); at++)
            if (!countsPages(found.item(at)))
              wrong.add(where + " has " + tag + " in " + part.getName());
        }
        meet(type(answer).replaceAll(".*\\.", ""), read.getDocumentElement().getTextContent());
      }
    } finally {
      Files.delete(file);
    }
  }

  /** The head of a paper has a field that is ours. */
  private static boolean countsPages(Node found) {
    return found instanceof Element field
        && field.getTagName().equals("w:fldSimple")
        && List.of("PAGE", "PAGE \\* THAIARABIC").contains(field.getAttribute("w:instr"));
  }

  private void meet(String kind, String shown) {
    if (shown.contains(LETTERS)) met.merge(kind, 1, Integer::sum);
    var column = COLUMN.matcher(shown);
    while (column.find())
      columns.computeIfAbsent(Integer.valueOf(column.group(1)), _ -> new TreeSet<>()).add(kind);
  }

  static String type(MockHttpServletResponse answer) {
    return Objects.requireNonNullElse(answer.getContentType(), "").replaceAll(";.*", "");
  }

  static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
