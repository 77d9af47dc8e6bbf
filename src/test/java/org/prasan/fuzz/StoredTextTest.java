package org.prasan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.fuzz.HostileColumns.Column;
import org.prasan.notification.PostOffice;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

/**
 * Scripts, templates, SQL, header breaks, formulas and Thai without a space stand in every field of
 * a coalition, typed into its forms and written past them, and come out as letters wherever they
 * are shown: in pages, drawings, e-mails, PDF, Word, tables and calendars, and in no header.
 */
@PrasanTest
class StoredTextTest {
  private static final Path NOTES = Path.of("target/stored.txt");
  private static final Pattern LINK_IN_MAIL = Pattern.compile("href=\"https?://[^/\"]+(/[^\"#]*)");

  @Autowired SampleScenes samples;
  @Autowired OrganizationNames organizations;
  @Autowired PostOffice office;
  @Autowired MockMvcTester pages;

  private final TypedLetters letters = new TypedLetters();

  @Test
  void whatStandsInTheFieldsOfACharterIsLettersInPagesPapersAndTables() throws Exception {
    var scene = samples.fresh();
    var walk = new Walk(pages, scene, letters);
    assertThat(HostileColumns.write(scene)).hasSizeGreaterThan(20);
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
            "/audit")) walk.look(scene.url(path));
    assertThat(letters.wrong()).isEmpty();
    assertThat(letters.met())
        .contains("text/html", "image/svg+xml", "application/pdf", "text/csv", "sheet");
  }

  /** What came of each form, field and column goes into a file of notes. */
  @Test
  @Tag("slow")
  void soItIsInEveryFieldWhereverItIsShown() throws Exception {
    var scene = ofAnOrganizationWithClients(samples.whole());
    var walk = new Walk(pages, scene, letters);
    var forms = new TypedForms(walk);
    walk.from(walk.starts(), forms::type);
    walk.from(mails(scene, walk), forms::type);
    var typed = HostileColumns.typed(scene);
    var written = HostileColumns.write(scene);
    forms.ledTo().addAll(walk.starts());
    walk.from(forms.ledTo());
    walk.from(mails(scene, walk));
    walk.lookFor(written);
    forms.typeAtLast();
    typed.putAll(HostileColumns.typed(scene));
    note(forms, typed, written);
    assertThat(letters.wrong()).isEmpty();
    assertThat(forms.taken()).hasSizeGreaterThan(120);
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

  private Scene ofAnOrganizationWithClients(Scene whole) {
    return whole.within(
        whole.in(() -> organizations.all(whole.id())).stream()
            .filter(named -> named.name().th().equals("มูลนิธิปลาทูบินได้"))
            .findFirst()
            .orElseThrow()
            .id());
  }

  /** Answers where they lead to. */
  private Set<String> mails(Scene scene, Walk walk) throws Exception {
    var links = new LinkedHashSet<String>();
    var post = office.open();
    try {
      office.beginDigests(scene);
      int sent = office.send(post);
      while (sent > 0) sent = office.send(post);
      for (var mail : post.getReceivedMessages()) {
        letters.look(mail);
        var link = LINK_IN_MAIL.matcher(PostOffice.html(mail));
        while (link.find()) links.add(HtmlUtils.htmlUnescape(link.group(1)));
      }
    } finally {
      post.stop();
    }
    links.removeIf(link -> !walk.follows(link));
    return links;
  }

  private void note(TypedForms forms, Map<Integer, Set<String>> typed, Map<Integer, Column> written)
      throws IOException {
    var columns = new TreeMap<String, Set<String>>();
    written.forEach((number, column) -> columns.put(column.toString(), letters.met(number)));
    var lines = new ArrayList<String>();
    lines.add(
        "%d kinds of forms took words in %d fields, %d took none; %d columns; met as letters in %s"
            .formatted(
                forms.taken().size(),
                forms.fields().size(),
                forms.refused().size(),
                columns.size(),
                letters.met()));
    columns.forEach((column, met) -> lines.add("column " + column + " " + met));
    forms.refused().forEach((form, said) -> lines.add("refused " + form + " " + said));
    forms.withoutWords().forEach((field, said) -> lines.add("no words " + field + ": " + said));
    forms
        .fields()
        .forEach(
            (number, field) -> {
              var in = typed.getOrDefault(number, Set.of());
              var met = new TreeSet<>(letters.met(number));
              for (var column : in) met.addAll(columns.getOrDefault(column, Set.of()));
              lines.add("field " + field + " " + in + " " + met);
            });
    Files.write(NOTES, lines);
  }
}
