package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.identity.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Whoever learns to refer in the training coalition finds a service for each client there. */
@PrasanTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleReferralsTest {
  private static final Pattern NEW = Pattern.compile("/referrals/new\\?client=([0-9a-f-]{36})");
  private static final Pattern CHOICE =
      Pattern.compile("<input type=\"radio\"[^>]*value=\"([^\"]*)\"[^>]*><span>([^<]*)</span>");

  @Autowired SampleScenes samples;
  @Autowired MockMvcTester pages;
  @Autowired JsonMapper json;

  Scene scene;
  SampleCoalition training;

  @BeforeAll
  void theTrainingCoalition() {
    scene = samples.referring();
    training = new SampleCoalition(SampleScenes.asTraining(scene.coalition()), json);
  }

  @ParameterizedTest
  @CsvSource({
    "caseworker, one",
    "caseworker, two",
    "caseworker-tree, four",
    "caseworker-tree, five",
    "caseworker-tree, six"
  })
  void forEachClientAFittingServiceStandsFirstWithItsReasons(String person, String client) {
    findsAService(person, training.id("client", client).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"caseworker", "caseworker-tree", "treasurer"})
  void soItDoesForEachClientToPractiseWith(String person) {
    for (var scenario :
        List.of("GIRL_NEEDS_SHELTER", "WORKER_NEEDS_LAWYER", "MOTHER_NEEDS_COUNSELLOR"))
      assertThat(
              pages
                  .post()
                  .uri(scene.url("/referrals/practice"))
                  .param("scenario", scenario)
                  .with(authentication(signedIn(person)))
                  .with(csrf()))
          .hasStatus3xxRedirection();
    var practising = found(NEW, page(person, "/referrals/practice"));
    assertThat(practising).hasSize(3);
    practising.forEach(one -> findsAService(person, one.group(1)));
  }

  private void findsAService(String person, String client) {
    var page = page(person, "/referrals/new?client=" + client);
    var first = found(CHOICE, page).getFirst();
    assertThat(first.group(1)).as(person + " " + client).contains("/");
    assertThat(first.group(2)).matches(".+ โดย .+ · .+ผู้อยู่เวร\\) · .+");
    assertThat(page)
        .containsSubsequence(
            first.group(2),
            "ตำแหน่งเวรอื่น ที่ยังไม่พบบริการที่เหมาะ",
            ">รับเรื่องในระบบได้</h3>",
            ">โทรเท่านั้น ขณะนี้ไม่มีผู้ที่รับเรื่องในระบบได้</h3>");
  }

  private static List<MatchResult> found(Pattern pattern, String page) {
    return pattern.matcher(page).results().toList();
  }

  private String page(String person, String path) {
    var page = pages.get().uri(scene.url(path)).with(authentication(signedIn(person))).exchange();
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private Authentication signedIn(String person) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(training.person(person).value(), person + "@training.example", false),
        null,
        AuthorityUtils.createAuthorityList("FACTOR_PASSWORD", "FACTOR_TOTP"));
  }
}
