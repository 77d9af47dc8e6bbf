package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of permissions, as written down and as every route keeps it. */
@PrasanTest
class PermissionsTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/permissions.md");

  /** Must work for whoever was inside a moment ago, also when the session has just ended. */
  private static final Set<String> LEADING_OUT =
      Set.of("/{coalition}/leave", "/{coalition}/membership/left");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Coalitions coalitions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  /** One way to reach a handler. */
  record Route(HttpMethod method, String pattern, Action action) {
    String at(Scene scene) {
      return pattern
          .replace("{coalition}", scene.coalition().slug())
          .replaceAll("\\{[^}:]+:([^|}]+)[^}]*}", "$1")
          .replaceAll("\\{[^}]+}", FreshId.next().toString());
    }
  }

  @Test
  void thePaperShowsTheTable() throws IOException {
    var table = table();
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, table);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .exists()
        .content()
        .isEqualTo(table);
  }

  @ParameterizedTest
  @EnumSource
  void everyRouteIsRefusedExactlyWhereTheTableRefusesIt(Role role) {
    var wrong = new SoftAssertions();
    var scene = scenes.fresh();
    for (var route : routes()) {
      var result = ask(route, scene, scene.as(role));
      boolean allowed = Permissions.allows(rolesOf(role), route.action());
      wrong
          .assertThat(refused(result))
          .as("%s %s as %s", route.method(), route.pattern(), role)
          .isEqualTo(!allowed);
    }
    wrong.assertAll();
  }

  /** The password alone opens nothing but the doors that are open to everybody. */
  @Test
  void whoOwesTheSecondFactorIsAVisitorOnEveryRoute() {
    var scene = scenes.fresh();
    var password = AuthorityUtils.createAuthorityList("FACTOR_PASSWORD");
    var wrong = new SoftAssertions();
    for (var role : List.of(Role.CASE_WORKER, Role.OPERATOR)) {
      var owing =
          UsernamePasswordAuthenticationToken.authenticated(
              Objects.requireNonNull(scene.authentication(role).getPrincipal()), null, password);
      for (var route : routes()) {
        var result = ask(route, scene, authentication(owing));
        wrong
            .assertThat(refused(result))
            .as("%s %s as %s by password alone", route.method(), route.pattern(), role)
            .isEqualTo(!Permissions.allows(Role.VISITOR, route.action()));
      }
    }
    wrong.assertAll();
  }

  /** Neither by the status nor by where it leads. */
  @ParameterizedTest
  @EnumSource(names = {"VISITOR", "DIRECTOR"})
  void whoHasNoPartInAClosedCoalitionCannotTellItFromNone(Role role) {
    var closed = scenes.fresh();
    var open = closed.coalition();
    coalitions.change(
        new Coalition(
            open.id(), open.slug(), open.name(), open.shortName(), open.invented(), false));
    var nowhere = "none" + open.slug().substring(4);
    var stranger = scenes.fresh();
    var wrong = new SoftAssertions();
    for (var route : routes()) {
      if (!route.pattern().startsWith("/{coalition") || LEADING_OUT.contains(route.pattern()))
        continue;
      var there = route.at(closed);
      var here = pages.method(route.method()).uri(there);
      var none = pages.method(route.method()).uri(there.replace(open.slug(), nowhere));
      wrong
          .assertThat(
              answer(here.with(stranger.as(role)).with(csrf()).exchange())
                  .replace(open.slug(), nowhere))
          .as("%s %s", route.method(), route.pattern())
          .isEqualTo(answer(none.with(stranger.as(role)).with(csrf()).exchange()));
    }
    wrong.assertAll();
  }

  private static String answer(MvcTestResult result) {
    var answer = result.getResponse();
    return answer.getStatus() + " " + answer.getRedirectedUrl();
  }

  @Test
  void aRouteWithoutAPermissionLetsNothingStart() throws NoSuchMethodException {
    class Forgotten {
      @SuppressWarnings("unused")
      void page() {}
    }
    var route = new HandlerMethod(new Forgotten(), Forgotten.class.getDeclaredMethod("page"));
    assertThatThrownBy(() -> PermitCheck.require(route)).hasMessageContaining("No permission");
  }

  private List<Route> routes() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().hasMethodAnnotation(Permit.class))
        .flatMap(
            entry ->
                entry.getKey().getPatternValues().stream()
                    .flatMap(
                        pattern ->
                            methods(entry.getKey().getMethodsCondition().getMethods()).stream()
                                .map(
                                    method ->
                                        new Route(method, pattern, action(entry.getValue())))))
        .toList();
  }

  private static Set<HttpMethod> methods(
      Set<org.springframework.web.bind.annotation.RequestMethod> declared) {
    return declared.isEmpty()
        ? Set.of(HttpMethod.GET)
        : declared.stream().map(method -> method.asHttpMethod()).collect(Collectors.toSet());
  }

  private static Action action(HandlerMethod handler) {
    var permit = handler.getMethodAnnotation(Permit.class);
    return Objects.requireNonNull(permit).value();
  }

  private MvcTestResult ask(Route route, Scene scene, RequestPostProcessor who) {
    return pages.method(route.method()).uri(route.at(scene)).with(who).with(csrf()).exchange();
  }

  /** By the permission of the route itself: what stands behind it may still refuse for more. */
  private static boolean refused(MvcTestResult result) {
    var to = result.getResponse().getRedirectedUrl();
    if (result.getResponse().getStatus() == 302 && to != null && asksToSignIn(to)) return true;
    var failure = result.getMvcResult().getResolvedException();
    return failure instanceof NotPermitted
        && failure.getStackTrace()[0].getClassName().endsWith("PermitInterceptor");
  }

  private static boolean asksToSignIn(String to) {
    return to.startsWith("/sign-in?to=") || to.startsWith("/sign-in?lost");
  }

  /** As a scene makes its people: an officer is staff of an organization, too. */
  private static Set<Role> rolesOf(Role role) {
    var roles = EnumSet.of(Role.VISITOR, role);
    if (role != Role.VISITOR) roles.add(Role.ACCOUNT_HOLDER);
    if (role == Role.OFFICER || role == Role.SECRETARY) roles.add(Role.STAFF);
    return roles;
  }

  private static String table() {
    var text = new StringBuilder("# Who may do what\n");
    text.append(
        "Made from the table in `org.prasan.tenancy.Permissions` by `PermissionsTest`, which also"
            + " tries every route as every role. A person has all roles of the organization acted"
            + " for at once; use cases narrow some actions further, to one's own"
            + " organization.\n\n");
    text.append("| action | ").append(roles(Role::name)).append(" |\n");
    text.append("|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (var action : Action.values())
      text.append("| ")
          .append(action)
          .append(" | ")
          .append(roles(role -> Permissions.allows(role, action) ? "✓" : ""))
          .append(" |\n");
    return text.toString();
  }

  private static String roles(java.util.function.Function<Role, String> cell) {
    return Arrays.stream(Role.values()).map(cell).collect(Collectors.joining(" | "));
  }
}
