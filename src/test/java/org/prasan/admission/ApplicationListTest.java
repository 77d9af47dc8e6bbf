package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of applications is read page by page: each of them once, the latest first. */
@PrasanTest
@Tag("data")
class ApplicationListTest {
  private static final int MANY = ApplicationList.PAGE + 3;
  private static final Pattern NAME = Pattern.compile("<th scope=\"row\"><a[^>]*>([^<]+)</a>");
  private static final Pattern MORE =
      Pattern.compile("<a class=\"btn\"(?=[^>]*rel=\"next\")[^>]* href=\"([^\"]+)\"");

  @Autowired Applicants applicants;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithManyApplications() {
    scene = applicants.coalition().scene();
    for (int i = 0; i < MANY; i++) applicants.begun(scene, name(i));
  }

  @Test
  void eachApplicationStandsOnOnePageTheLatestFirst() {
    var first = page(scene.url("/applications"));
    assertThat(first).contains("พบ " + MANY + " ใบ");
    var names = new ArrayList<>(names(first));
    assertThat(names).hasSize(ApplicationList.PAGE);
    var second = page(more(first));
    assertThat(second).contains("พบ " + MANY + " ใบ").doesNotContain("rel=\"next\"");
    names.addAll(names(second));
    assertThat(names).containsExactlyElementsOf(latestFirst());
  }

  @Test
  void applicationsThatCameInTheSameInstantAreAllShown() {
    scene.in(
        () ->
            jdbc.sql("update admission.application set sorts_at = now() where coalition_id = :id")
                .param("id", scene.id().value())
                .update());
    var first = page(scene.url("/applications"));
    var names = new ArrayList<>(names(first));
    names.addAll(names(page(more(first))));
    assertThat(names).containsExactlyInAnyOrderElementsOf(latestFirst());
  }

  @Test
  void theNextPageKeepsWhatIsSearchedFor() {
    var first = page(scene.url("/applications?q=ริมน้ำ&show=OPEN"));
    assertThat(more(first)).contains("q=").contains("show=OPEN");
    assertThat(names(page(more(first)))).hasSize(MANY - ApplicationList.PAGE);
    assertThat(page(scene.url("/applications?q=ไม่มีชื่อนี้"))).doesNotContain("rel=\"next\"");
  }

  @Test
  void oneThatArrivesMeanwhileMovesNothingOnTheNextPage() {
    var first = page(scene.url("/applications"));
    applicants.begun(scene, "มูลนิธิมาทีหลัง");
    var names = new ArrayList<>(names(first));
    names.addAll(names(page(more(first))));
    assertThat(names).containsExactlyElementsOf(latestFirst());
  }

  private static List<String> latestFirst() {
    var names = new ArrayList<String>();
    for (int i = MANY - 1; i >= 0; i--) names.add(name(i));
    return names;
  }

  private static String name(int number) {
    return "มูลนิธิริมน้ำ %02d".formatted(number);
  }

  private static List<String> names(String page) {
    return NAME.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String more(String page) {
    var found = MORE.matcher(page);
    assertThat(found.find()).as("a way to the next page").isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private String page(String url) {
    var answer = pages.get().uri(address(url)).with(scene.as(Role.SECRETARY)).exchange();
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
