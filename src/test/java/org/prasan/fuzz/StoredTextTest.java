package org.prasan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.fuzz.Offered.Field;
import org.prasan.fuzz.Offered.Form;
import org.prasan.notification.PostOffice;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Scripts, templates, SQL, header breaks, formulas and Thai without a space stand in every field of
 * a coalition, typed into its forms and written past them, and come out as letters wherever they
 * are shown: in pages, drawings, e-mails, PDF, Word, tables and calendars, and in no header.
 */
@PrasanTest
class StoredTextTest {
  private static final int OF_A_KIND = 2;
  private static final int FIRST_FIELD = 1000;
  private static final Role ROLE = Role.CASE_WORKER;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Ends what is to be looked at, or looks the same. */
  private static final Pattern NOT_FOLLOWED =
      Pattern.compile(".*/leave\\b.*|.*[?&](lang|theme)=.*|.*/mail-off/.*");

  private static final Pattern NOT_SENT =
      Pattern.compile(
          ".*/(sign-out|erase|deactivation|close|discard|cancel|resign|retire|remove|withdraw|end)$");

  /** What is no text, whatever the kind of its field. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "(?i)id|version|basis|read|step|.*(phone|email|date|day|from|until|time|start|end|due|born"
              + "|number|count|minutes|url|link|website|year|month|code|slug|since|first|last"
              + "|capacity|beds|places|hours|months|weeks|password|latitude|longitude).*");

  @Autowired SampleScenes samples;
  @Autowired OrganizationNames organizations;
  @Autowired PostOffice office;
  @Autowired MockMvcTester pages;

  private final TypedLetters letters = new TypedLetters();
  private final Set<String> refused = new TreeSet<>();
  private final Set<String> taken = new TreeSet<>();
  private final Map<String, Integer> fields = new TreeMap<>();

  @Test
  void whatStandsInTheFieldsOfACharterIsLettersInPagesPapersAndTables() throws Exception {
    var scene = everyRole(samples.fresh());
    assertThat(HostileColumns.write(scene, HostileColumns.TYPED.subList(2, 5)))
        .hasSizeGreaterThan(20);
    for (var path :
        List.of(
            "",
            "/home",
            "/charter",
            "/structure",
            "/structure.svg",
            "/organizations",
            "/organizations/export/csv",
            "/organizations/export/xlsx",
            "/services",
            "/services/sheet.pdf",
            "/services/export/hsds/json",
            "/audit")) look(scene, scene.url(path), ask(scene, scene.url(path)));
    assertThat(letters.wrong()).isEmpty();
    assertThat(letters.met())
        .contains("text/html", "image/svg+xml", "application/pdf", "text/csv", "sheet");
  }

  @Test
  @Tag("slow")
  void soItIsInEveryFieldWhereverItIsShown() throws Exception {
    var whole = samples.whole();
    var organization =
        whole.in(() -> organizations.all(whole.id())).stream()
            .filter(named -> named.name().th().equals("มูลนิธิปลาทูบินได้"))
            .findFirst()
            .orElseThrow()
            .id();
    var scene = everyRole(whole.within(organization));
    walk(scene, 1, page -> page.forms().forEach(form -> type(scene, form)));
    // No longer than names may be; longer words came in by the forms that take them.
    var written = HostileColumns.write(scene, HostileColumns.TYPED.subList(1, 5));
    walk(scene, OF_A_KIND, _ -> {});
    mails(scene);
    System.out.println(
        "Typed into %d forms, refused by %d: %s; written into %d columns; met as letters in %s"
            .formatted(taken.size(), refused.size(), refused, written.size(), letters.met()));
    written.forEach((number, column) -> System.out.println(column + " " + letters.met(number)));
    fields.forEach(
        (field, number) -> {
          if (taken.contains(field.replaceFirst(" .*", "")))
            System.out.println(field + " " + letters.met(number));
        });
    assertThat(letters.wrong()).isEmpty();
    assertThat(taken).hasSizeGreaterThan(60);
    assertThat(letters.met())
        .contains(
            "text/html",
            "image/svg+xml",
            "application/pdf",
            "document",
            "sheet",
            "text/csv",
            "text/calendar",
            "mail");
  }

  private static Scene everyRole(Scene scene) {
    for (var more : List.of(Role.FOCAL_POINT, Role.DIRECTOR, Role.ADMINISTRATOR, Role.SECRETARY))
      scene.also(ROLE, more);
    return scene;
  }

  private void walk(Scene scene, int ofAKind, Consumer<Offered> met) throws Exception {
    var waiting =
        new ArrayDeque<>(
            List.of(
                scene.url("/home"), scene.url(""), "/account", "/api/v1" + scene.url("/services")));
    var looked = new HashMap<String, Integer>();
    while (!waiting.isEmpty()) {
      var address = waiting.remove();
      var answer = ask(scene, address);
      look(scene, address, answer);
      if (!TypedLetters.type(answer).equals("text/html")) continue;
      var page = Offered.of(address, TypedLetters.text(answer));
      for (var link : page.links())
        if (link.startsWith(scene.url(""))
            && !NOT_FOLLOWED.matcher(link).matches()
            && looked.merge(kind(link), 1, Integer::sum) <= ofAKind) waiting.add(link);
      met.accept(page);
    }
  }

  private static String kind(String address) {
    return ID.matcher(address.replaceAll("[?#].*", "")).replaceAll("ID");
  }

  /** Once into each kind of form that takes words; shorter, if they are too many. */
  private void type(Scene scene, Form form) {
    var kind = kind(form.action());
    boolean words = form.fields().stream().anyMatch(StoredTextTest::takesWords);
    if (!words || form.method().equals("GET") || NOT_SENT.matcher(form.action()).matches()) return;
    if (taken.contains(kind) || refused.contains(kind)) return;
    for (var typed : HostileColumns.TYPED) {
      MockHttpServletResponse answer;
      try {
        answer = send(scene, form, typed);
      } catch (AssertionError refusedOddly) {
        // More may be sent here than a browser would; that refusals lead on is looked at elsewhere.
        refused.add(kind);
        return;
      }
      if (answer.getStatus() >= 500) letters.fail(kind, answer.getStatus());
      if (answer.getStatus() < HttpStatus.BAD_REQUEST.value()) {
        refused.remove(kind);
        taken.add(kind);
        return;
      }
      refused.add(kind);
    }
  }

  private MockHttpServletResponse send(Scene scene, Form form, String typed) {
    var request = pages.post().uri(URI.create(form.action())).with(scene.as(ROLE)).with(csrf());
    var chosen = new TreeMap<String, String>();
    for (var field : form.fields()) {
      if (takesWords(field))
        request.param(field.name(), HostileColumns.numbered(typed, number(form, field)));
      else
        switch (field.type()) {
          case "file", "button", "submit" -> {}
          case "radio", "checkbox" -> chosen.putIfAbsent(field.name(), field.value());
          case "select" -> request.param(field.name(), last(field.choices()));
          default ->
              request.param(
                  field.name(), field.value().isEmpty() ? fitting(field.name()) : field.value());
        }
    }
    chosen.forEach(request::param);
    return request.exchange().getResponse();
  }

  /** By which one finds again where it is shown; columns have smaller ones. */
  private int number(Form form, Field field) {
    return fields.computeIfAbsent(
        kind(form.action()) + " " + field.name(), _ -> FIRST_FIELD + fields.size());
  }

  private static boolean takesWords(Field field) {
    return field.type().equals("text") && !NO_TEXT.matcher(field.name()).matches();
  }

  private static String last(List<String> choices) {
    return choices.isEmpty() ? "" : choices.getLast();
  }

  private static String fitting(String name) {
    if (name.matches("(?i).*phone.*")) return "081 234 5678";
    if (name.matches("(?i).*email.*")) return "somebody@fuzz.example";
    if (name.matches("(?i).*(time|start|end).*")) return "10:30";
    if (name.matches("(?i).*(date|day|from|until|due|since|first|last).*")) return "1 ธันวาคม 2569";
    if (name.matches("(?i).*(url|link|website).*")) return "https://fuzz.example/";
    if (name.matches("(?i).*year.*")) return "2569";
    return "3";
  }

  private MockHttpServletResponse ask(Scene scene, String address) {
    return pages.get().uri(URI.create(address)).with(scene.as(ROLE)).exchange().getResponse();
  }

  private void look(Scene scene, String address, MockHttpServletResponse answer) throws Exception {
    letters.look(address.replace(scene.url(""), ""), answer);
  }

  private void mails(Scene scene) throws Exception {
    var post = office.open();
    try {
      office.beginDigests(scene);
      int sent = office.send(post);
      while (sent > 0) sent = office.send(post);
      for (var mail : post.getReceivedMessages()) letters.look(mail);
    } finally {
      post.stop();
    }
  }
}
