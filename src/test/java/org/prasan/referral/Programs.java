package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.LastDay;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Lets programs in tests come through the door as an organization's own system would. */
@TestComponent
class Programs {
  static final List<String> EVERYTHING = List.of("READ", "WRITE", "ACT", "DETAILS");
  private static final Pattern TOKEN = Pattern.compile("prs_[A-Za-z0-9_-]{64}");

  private final MockMvcTester pages;
  private final JsonMapper json;

  Programs(MockMvcTester pages, JsonMapper json) {
    this.pages = pages;
    this.json = json;
  }

  /** What one program holds, and where it goes with it. */
  record Program(Scene scene, String token) {}

  /** Made on the page by a director who is also a case worker. */
  Program of(Scene scene, Collection<String> scopes) {
    scene.also(Role.DIRECTOR, Role.CASE_WORKER);
    return new Program(scene, token(make(scene, Role.DIRECTOR, scopes, UUID.randomUUID())));
  }

  Program of(Scene scene) {
    return of(scene, EVERYTHING);
  }

  MvcTestResult make(Scene scene, Role maker, Collection<String> scopes, UUID id) {
    var form =
        pages
            .post()
            .uri(scene.url("/tokens/new"))
            .with(scene.as(maker))
            .with(csrf())
            .param("id", id.toString())
            .param("name", "ระบบเคสของเรา")
            .param("lastDay", LastDay.typed());
    for (var scope : scopes) form = form.param("scopes", scope);
    return form.exchange();
  }

  static String token(MvcTestResult made) {
    var found = TOKEN.matcher(text(made));
    if (!found.find()) throw new AssertionError("No token on the page: " + text(made));
    return found.group();
  }

  static String text(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  MvcTestResult get(Program program, String path) {
    return pages
        .get()
        .uri(at(program.scene(), path))
        .header("Authorization", "Bearer " + program.token())
        .exchange();
  }

  MvcTestResult post(Program program, String path, @Nullable UUID key, Object body) {
    return ask(program, HttpMethod.POST, path, key, body);
  }

  MvcTestResult ask(
      Program program, HttpMethod method, String path, @Nullable UUID key, @Nullable Object body) {
    var request =
        pages
            .method(method)
            .uri(at(program.scene(), path))
            .header("Authorization", "Bearer " + program.token())
            .contentType(MediaType.APPLICATION_JSON);
    if (body != null) request = request.content(json.writeValueAsString(body));
    if (key != null)
      request = request.header("Idempotency-Key", key.toString()).header("Step-Id", key.toString());
    return request.exchange();
  }

  static String at(Scene scene, String path) {
    return "/api/referral/v1/" + scene.coalition().slug() + path;
  }

  static Map<String, Object> fresh(
      ReferralScenes.Sides sides,
      Collection<String> groups,
      @Nullable Map<String, Object> consent) {
    var fresh = new java.util.HashMap<String, Object>();
    fresh.put("client", sides.client().toString());
    fresh.put("seat", sides.seat().toString());
    fresh.put("urgency", "URGENT");
    fresh.put("needs", List.of("shelter"));
    fresh.put("groups", groups);
    fresh.put("reason", ReferralScenes.REASON);
    if (consent != null) fresh.put("consent", consent);
    return fresh;
  }

  static Map<String, Object> byLaw() {
    return Map.of(
        "purpose", "GIVE_THE_SERVICE",
        "basis", "S26_5_LAW",
        "language", "tha",
        "interpreter", "NOT_NEEDED",
        "givenBy", "NOBODY",
        "how", "NONE",
        "until", "2027-01-15");
  }
}
