package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of agreements is read page by page: each of them once, the newest first. */
@PrasanTest
class AgreementPagesTest {
  private static final int PAGE = 25;
  private static final int MANY = PAGE + 3;
  private static final Pattern TITLE = Pattern.compile(">(ข้อตกลงฉบับที่ \\d+)</(?:a|h2)>");
  private static final Pattern MORE =
      Pattern.compile("<a class=\"btn\"(?=[^>]*rel=\"next\")[^>]* href=\"([^\"]+)\"");

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired EditAgreement edit;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithManyAgreements() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    for (int i = 0; i < MANY; i++) signed(title(i), LocalDate.of(2020, 1, 1).plusDays(i));
  }

  @Test
  void eachAgreementStandsOnOnePageTheNewestFirst() {
    var first = page("/agreements", Role.STAFF);
    assertThat(first).contains(" " + MANY + " ฉบับ");
    var titles = new ArrayList<>(titles(first));
    assertThat(titles).hasSize(PAGE);
    var second = page(more(first), Role.STAFF);
    assertThat(second).contains(" " + MANY + " ฉบับ").doesNotContain("rel=\"next\"");
    titles.addAll(titles(second));
    assertThat(titles).containsExactlyElementsOf(newestFirst());
  }

  @Test
  void agreementsOfTheSameDayAreAllShownOnce() {
    var other = scenes.fresh();
    agreements.organizations(other);
    scene = other;
    for (int i = 0; i < MANY; i++) signed(title(i), LocalDate.of(2020, 1, 1));
    var first = page("/agreements", Role.STAFF);
    var titles = new ArrayList<>(titles(first));
    titles.addAll(titles(page(more(first), Role.STAFF)));
    assertThat(titles).containsExactlyInAnyOrderElementsOf(newestFirst());
  }

  @Test
  void theNextPageKeepsTheFilterAndTheWordsSearchedFor() {
    agreements.draft(scene);
    for (var query : new String[] {"?q=ข้อตกลงฉบับ", "?state=RECORDED", "?kind=MEMBERSHIP"}) {
      var first = page("/agreements" + query, Role.STAFF);
      assertThat(titles(first)).as(query).hasSizeBetween(PAGE - 1, PAGE);
      var second = page(more(first), Role.STAFF);
      var both = new ArrayList<>(titles(first));
      both.addAll(titles(second));
      assertThat(both).as(query).containsExactlyElementsOf(newestFirst());
      assertThat(more(first)).contains(query.substring(1, query.indexOf('=')) + "=");
    }
  }

  @Test
  void oneThatIsAddedMeanwhileMovesNothingOnTheNextPage() {
    var first = page("/agreements", Role.STAFF);
    signed("ข้อตกลงใหม่ล่าสุด", LocalDate.of(2021, 1, 1));
    var titles = new ArrayList<>(titles(first));
    titles.addAll(titles(page(more(first), Role.STAFF)));
    assertThat(titles).containsExactlyElementsOf(newestFirst());
  }

  @Test
  void visitorsReadPageByPageToo() {
    var first = page("/agreements", Role.VISITOR);
    var titles = new ArrayList<>(titles(first));
    assertThat(titles).hasSize(PAGE);
    titles.addAll(titles(page(more(first), Role.VISITOR)));
    assertThat(titles).containsExactlyElementsOf(newestFirst());
  }

  @Test
  void theExportHoldsThemAll() {
    assertThat(page("/agreements/export/csv", Role.STAFF)).contains(title(0), title(MANY - 1));
  }

  private void signed(String title, LocalDate on) {
    var facts =
        new Agreement.Facts(
            AgreementKind.MEMBERSHIP,
            LocalizedText.of(title),
            null,
            List.of(),
            new Agreement.Known(ApproximateDate.of(on), null));
    scene.in(
        () -> {
          edit.add(scene.acting(Role.SECRETARY), AgreementId.fresh(), facts);
          return true;
        });
  }

  private static List<String> newestFirst() {
    var titles = new ArrayList<String>();
    for (int i = 0; i < MANY; i++) titles.add(title(i));
    Collections.reverse(titles);
    return titles;
  }

  private static String title(int number) {
    return "ข้อตกลงฉบับที่ " + (100 + number);
  }

  private static List<String> titles(String page) {
    return TITLE.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private String more(String page) {
    var found = MORE.matcher(page);
    assertThat(found.find()).as("a way to the next page").isTrue();
    return found.group(1).replace("&amp;", "&").substring(scene.url("").length());
  }

  private String page(String path, Role role) {
    var answer = pages.get().uri(address(scene.url(path))).with(scene.as(role)).exchange();
    assertThat(answer).hasStatusOk();
    try {
      return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A link of a page is encoded already. */
  private static URI address(String url) {
    return url.contains("%")
        ? URI.create(url)
        : UriComponentsBuilder.fromUriString(url).build().encode().toUri();
  }
}
