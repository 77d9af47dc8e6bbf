package org.prasan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description for programs describes the routes that are there and no others. */
@PrasanTest
class ApiDescriptionTest {
  private static final String BASE = "/api/referral/v1";
  private static final Pattern REFERENCE = Pattern.compile("\\$ref: \"#/([^\"]+)\"");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Autowired MockMvcTester pages;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void itDescribesEveryRouteAndEveryRouteIsDescribed() {
    assertThat(described()).isNotEmpty().isEqualTo(routes());
  }

  @Test
  void whatItRefersToStandsInIt() {
    var described = yaml();
    var references = REFERENCE.matcher(text()).results().map(match -> match.group(1)).toList();
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(path -> assertThat(at(described, path)).isNotNull());
  }

  @Test
  void itNamesTheScopesAsTheyAre() {
    for (var scope : Scope.values()) assertThat(text()).contains("`" + scope.word() + "`");
  }

  private Set<String> described() {
    var described = new TreeSet<String>();
    map(yaml().get("paths"))
        .forEach(
            (path, operations) ->
                map(operations).keySet().stream()
                    .filter(METHODS::contains)
                    .forEach(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + BASE + path)));
    return described;
  }

  private Set<String> routes() {
    var routes = new TreeSet<String>();
    mapping
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (!handler.getBeanType().equals(ReferralApiController.class)) return;
              for (var method : route.getMethodsCondition().getMethods())
                for (var path : route.getPatternValues()) routes.add(method + " " + path);
            });
    return routes;
  }

  private Map<String, Object> yaml() {
    return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text()));
  }

  private String text() {
    var answer = pages.get().uri(BASE + "/openapi.yaml").exchange();
    assertThat(answer).hasStatusOk();
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Object at(Map<String, Object> described, String path) {
    Object found = described;
    for (var part : List.of(path.split("/", -1))) found = map(found).get(part);
    return Objects.requireNonNull(found, path);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
