package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The summary of errors says of which field each sentence is, in the order of the page. */
@PrasanTest
class ErrorSummaryTest {
  private static final Pattern SENTENCE = Pattern.compile("<a href=\"#([^\"]+)\">([^<]*)</a>");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @CsvSource({
    "/rules/quorum/change,CHANGE",
    "/structure/terms/new,TERM",
    "/history/new,EVENT",
    "/organizations/new,ORGANIZATION"
  })
  void everySentenceBeginsWithTheLabelOfItsField(String path, String what) throws Exception {
    var page = refused(path, "kindOfTest", what);
    assertThat(sentences(page)).isNotEmpty().allMatch(said -> said.matches("[^:]{2,80}: .+"));
    assertThat(page.indexOf("</html>")).isEqualTo(page.strip().length() - "</html>".length());
  }

  @ParameterizedTest
  @CsvSource({"/account/password,present", "/account/confirm,password"})
  void aPasswordThatIsNotOnesOwnIsSaidThereToo(String path, String field) throws Exception {
    var answer =
        pages
            .post()
            .uri(path)
            .with(scene.as(Role.STAFF))
            .with(csrf())
            .param(field, "not mine")
            .exchange();
    assertThat(answer).hasStatus(422);
    var page = answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    assertThat(fields(page)).containsExactly(field);
    assertThat(page).contains("id=\"" + field + "\"");
  }

  @Test
  void theLabelIsThatOfThePageWithoutTheRemarkThatAFieldIsOptional() throws Exception {
    assertThat(sentences(refused("/people/invitations", "phone", "x")).getFirst())
        .startsWith("ชื่อ")
        .doesNotContain("ไม่บังคับ");
  }

  @Test
  void theSentencesStandInTheOrderOfTheFields() throws Exception {
    var page = refused("/people/invitations", "email", "none");
    assertThat(fields(page)).containsSubsequence("nameTh", "email", "role");
  }

  @Test
  void aPageWithoutErrorsIsAsItWas() throws Exception {
    var page =
        pages
            .get()
            .uri(scene.url("/people/invite"))
            .with(scene.as(Role.SECRETARY))
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page.strip()).contains("<form").endsWith("</html>").doesNotContain("error-summary");
  }

  private String refused(String path, String name, String value) throws Exception {
    var answer =
        pages
            .post()
            .uri(scene.url(path))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .locale(Locale.forLanguageTag("th"))
            .param(name, value)
            .exchange();
    assertThat(answer).hasStatus(422);
    return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private static List<String> sentences(String page) {
    return found(page, 2);
  }

  private static List<String> fields(String page) {
    return found(page, 1);
  }

  private static List<String> found(String page, int group) {
    var from = page.indexOf("error-summary");
    var matcher = SENTENCE.matcher(page.substring(from, page.indexOf("</ul>", from)));
    var found = new ArrayList<String>();
    while (matcher.find()) found.add(matcher.group(group));
    return found;
  }
}
