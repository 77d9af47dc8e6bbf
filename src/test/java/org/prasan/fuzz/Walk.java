package org.prasan.fuzz;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.prasan.Scene;
import org.prasan.fuzz.HostileColumns.Column;
import org.prasan.fuzz.Offered.Form;
import org.prasan.tenancy.Role;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Somebody who looks at pages and at everything they lead to, and whether words are letters there.
 */
final class Walk {
  private static final Role ROLE = Role.CASE_WORKER;
  private static final String THAI = "th";
  private static final int OF_A_KIND = 2;

  /** Of those that may show what was not met yet. */
  private static final int OF_ONE_KIND = 5;

  private static final Offered NOTHING = new Offered(List.of(), List.of(), "");

  /** An id, or what opens a private link. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/)[A-Za-z0-9_-]{40,}");

  /** Ends what is to be looked at, or looks the same. */
  private static final Pattern NOT_FOLLOWED =
      Pattern.compile(".*/leave\\b.*|.*[?&](lang|theme)=.*|.*/mail-off/.*");

  private final MockMvcTester pages;
  private final Scene scene;
  private final TypedLetters letters;
  private final Set<String> seen = new LinkedHashSet<>();

  Walk(MockMvcTester pages, Scene scene, TypedLetters letters) {
    this.pages = pages;
    this.scene = scene;
    this.letters = letters;
    for (var more : List.of(Role.FOCAL_POINT, Role.DIRECTOR, Role.ADMINISTRATOR, Role.SECRETARY))
      scene.also(ROLE, more);
  }

  /** Where everything else can be reached from. */
  List<String> starts() {
    return List.of(
        scene.url("/home"), scene.url(""), "/account", "/api/v1" + scene.url("/services"));
  }

  boolean follows(String link) {
    return link.startsWith(scene.url("")) && !NOT_FOLLOWED.matcher(link).matches();
  }

  /** The same for each of its kind. */
  String kind(String address) {
    return ID.matcher(address.replaceAll("[?#](?!readIn).*", "").replace(scene.url(""), ""))
        .replaceAll("ID");
  }

  /** Looks at some pages of each kind in both languages. */
  void from(Collection<String> starts) throws Exception {
    from(starts, List.of(THAI, "en"), (_, _) -> List.of());
  }

  /**
   * Looks at some pages of each kind, and sends their forms.
   *
   * @param sent sends a form that stands at an address; answers what is to be looked at then
   */
  void from(Collection<String> starts, BiFunction<String, Form, List<String>> sent)
      throws Exception {
    from(starts, List.of(THAI), sent);
  }

  private void from(
      Collection<String> starts,
      List<String> languages,
      BiFunction<String, Form, List<String>> sent)
      throws Exception {
    var waiting = new ArrayDeque<>(starts);
    var looked = new HashMap<String, Integer>();
    while (!waiting.isEmpty()) {
      var address = waiting.remove();
      var page = page(address, languages);
      for (var link : page.links())
        if (looked.merge(kind(link), 1, Integer::sum) <= OF_A_KIND) waiting.add(link);
      // What was sent changes the page: it is looked at anew before its next form is sent.
      page.forms().stream()
          .map(form -> sent.apply(address, form))
          .filter(next -> !next.isEmpty())
          .findFirst()
          .ifPresent(waiting::addAll);
    }
  }

  /** Looks in both languages at pages of the rows whose columns were not met yet. */
  void lookFor(Map<Integer, Column> columns) throws Exception {
    var again = new HashSet<String>();
    for (var column : columns.entrySet()) {
      if (!letters.met(column.getKey()).isEmpty()) continue;
      var ids = HostileColumns.ids(scene, column.getValue());
      var looked = new HashMap<String, Integer>();
      for (var link : List.copyOf(seen))
        if (letters.met(column.getKey()).isEmpty()
            && ids.stream().anyMatch(link::contains)
            && looked.merge(kind(link), 1, Integer::sum) <= OF_ONE_KIND
            && again.add(link)) page(link, List.of(THAI, "en"));
    }
  }

  /** What stands there, without what leads elsewhere; papers and tables in one language alone. */
  private Offered page(String address, List<String> languages) throws Exception {
    var page = NOTHING;
    for (var language : languages) {
      var answer = ask(address, language);
      letters.look(kind(address), answer);
      if (!TypedLetters.type(answer).equals("text/html")) return NOTHING;
      page = Offered.of(address, TypedLetters.text(answer));
    }
    page.links().removeIf(link -> !follows(link));
    for (var form : page.forms()) readOut(address, form, page.links());
    seen.addAll(page.links());
    return page;
  }

  /** Also in the languages in which it may be read out to somebody. */
  private static void readOut(String address, Form form, List<String> links) {
    for (var field : form.fields())
      if (field.name().equals("readIn") && !field.value().isEmpty())
        links.add(address.replaceAll("\\?.*", "") + "?readIn=" + field.value());
  }

  void look(String address) throws Exception {
    page(address, List.of(THAI));
  }

  private MockHttpServletResponse ask(String address, String language) {
    return pages
        .get()
        .uri(URI.create(address))
        .with(scene.as(ROLE))
        .cookie(new Cookie("language", language))
        .exchange()
        .getResponse();
  }

  /** Sends a form and looks at what is answered. */
  MockHttpServletResponse send(FilledForm filled) throws Exception {
    var answer = answer(filled);
    letters.look(kind(filled.form().action()), answer);
    return answer;
  }

  private MockHttpServletResponse answer(FilledForm filled) {
    var to = URI.create(filled.form().action());
    if (filled.form().multipart()) {
      var parts = pages.post().uri(to).multipart().with(scene.as(ROLE)).with(csrf());
      filled.files().forEach((field, name) -> parts.file(file(field, name, to.getPath())));
      filled.sent().forEach((field, values) -> parts.param(field, values.toArray(String[]::new)));
      return parts.exchange().getResponse();
    }
    var request = pages.post().uri(to).with(scene.as(ROLE)).with(csrf());
    filled.sent().forEach((field, values) -> request.param(field, values.toArray(String[]::new)));
    return request.exchange().getResponse();
  }

  /** What is brought in as a table is one that is handed out beside it. */
  private MockMultipartFile file(String field, String name, String to) {
    var base = to.replaceAll("/import$", "");
    var content =
        switch (kind(to)) {
          case "/organizations/import" -> line(text(base + "/import/template/csv"), name);
          case "/services/import" -> text(base + "/export/hsds/json");
          case "/translations/ID/import" -> text(base + "/phrases.csv");
          default -> null;
        };
    return new MockMultipartFile(
        field,
        name,
        null,
        content == null ? Paper.of(name) : content.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String headings, String words) {
    var cell = "\"" + words.replace("\"", "\"\"") + "\",";
    return headings.strip() + "\r\n" + cell.repeat(headings.split(",").length);
  }

  private String text(String address) {
    return TypedLetters.text(ask(address, THAI));
  }
}
