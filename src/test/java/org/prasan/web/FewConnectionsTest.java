package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A request that holds one connection and waits for another starves as soon as as many people come
 * at once as there are connections, and takes all others with it.
 */
@PrasanTest
@Timeout(180)
class FewConnectionsTest {
  private static final int CROWD = 50;
  private static final String PASSWORD = "three rivers meet slowly";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired People people;
  @Autowired HikariDataSource pool;

  @Autowired
  @Qualifier("sessionDataSource")
  HikariDataSource sessionPool;

  @Autowired SessionRepository<? extends Session> sessions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Map<HikariDataSource, Integer> before = new HashMap<>();

  /** What is left of a start with {@code prasan.database.connections=2}. */
  @BeforeEach
  void onlyTwoConnections() {
    for (var each : List.of(pool, sessionPool)) {
      before.put(each, each.getMaximumPoolSize());
      each.getHikariConfigMXBean().setMaximumPoolSize(2);
      each.getHikariPoolMXBean().softEvictConnections();
      Awaitility.await().until(() -> each.getHikariPoolMXBean().getTotalConnections() <= 2);
    }
  }

  @AfterEach
  void asManyAsBefore() {
    before.forEach((each, many) -> each.getHikariConfigMXBean().setMaximumPoolSize(many));
  }

  @Test
  void fiftyPeopleSignInAtOnceOnTwoConnections() throws Exception {
    var emails = IntStream.range(0, CROWD).mapToObj(this::newAccount).toList();
    var answers = atOnce(emails.stream().<Callable<MvcTestResult>>map(this::signIn).toList());
    assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatus(302));
  }

  @Test
  void fiftyInvitationsAreMadeAtOnceOnTwoConnections() throws Exception {
    var scene = scenes.fresh();
    var invitations =
        IntStream.range(0, CROWD).<Callable<MvcTestResult>>mapToObj(i -> invite(scene, i)).toList();
    assertThat(atOnce(invitations)).allSatisfy(answer -> assertThat(answer).hasStatus(302));
  }

  /** One connection is taken away, so that whoever needs two waits for ever. */
  @ParameterizedTest
  @EnumSource(names = {"VISITOR", "FOCAL_POINT", "SECRETARY", "ADMINISTRATOR", "OPERATOR"})
  void noPageTakesASecondConnection(Role role) throws SQLException {
    var scene = scenes.fresh();
    if (role != Role.VISITOR) scene.person(role);
    var waits = pool.getConnectionTimeout();
    pool.getHikariConfigMXBean().setConnectionTimeout(2000);
    var starved = new SoftAssertions();
    try (var taken = pool.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      for (var route : routesTo(role))
        starved
            .assertThat(outOfConnections(ask(route, scene, role)))
            .as("%s as %s needs two connections", route, role)
            .isFalse();
    } finally {
      pool.getHikariConfigMXBean().setConnectionTimeout(waits);
    }
    starved.assertAll();
  }

  @Test
  void aSessionIsFoundWhileEveryOtherConnectionIsBusy() throws SQLException {
    try (var one = pool.getConnection();
        var other = pool.getConnection()) {
      assertThat(one.isValid(1) && other.isValid(1)).isTrue();
      assertThat(sessions.findById("none of ours")).isNull();
    }
  }

  private String newAccount(int number) {
    var email = "crowd" + number + "-" + FreshId.next() + "@example.org";
    people.account(PersonId.fresh(), LocalizedText.of("คนหนึ่ง"), email, PASSWORD, false);
    return email;
  }

  private Callable<MvcTestResult> signIn(String email) {
    return () ->
        pages
            .post()
            .uri("/sign-in")
            .with(csrf())
            .with(
                request -> {
                  request.setRemoteAddr("198.18.0." + (1 + Math.floorMod(email.hashCode(), 250)));
                  return request;
                })
            .param("email", email)
            .param("password", PASSWORD)
            .exchange();
  }

  private Callable<MvcTestResult> invite(Scene scene, int number) {
    var inviter = scene.as(Role.DIRECTOR);
    return () ->
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .with(inviter)
            .with(csrf())
            .param("email", "invited" + number + "@" + scene.coalition().slug() + ".example")
            .param("nameTh", "สมหญิง ใจดี")
            .param("organization", scene.organization().toString())
            .param("role", "STAFF")
            .param("language", "th")
            .exchange();
  }

  private static List<MvcTestResult> atOnce(List<Callable<MvcTestResult>> requests)
      throws InterruptedException, ExecutionException {
    var answers = new ArrayList<MvcTestResult>();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : crowd.invokeAll(requests)) answers.add(answer.get());
    }
    return answers;
  }

  /** A way to reach a handler. */
  private record Route(HttpMethod method, String pattern, Action action) {}

  /** What a role may not is refused alike before anything of it runs: once for each method. */
  private List<Route> routesTo(Role role) {
    var roles = EnumSet.of(Role.VISITOR, role);
    if (role != Role.VISITOR) roles.add(Role.ACCOUNT_HOLDER);
    if (role == Role.SECRETARY) roles.add(Role.STAFF);
    var refused = new HashSet<HttpMethod>();
    return routes().stream()
        .filter(route -> Permissions.allows(roles, route.action()) || refused.add(route.method()))
        .toList();
  }

  private List<Route> routes() {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().hasMethodAnnotation(Permit.class))
        .flatMap(
            entry ->
                entry.getKey().getPatternValues().stream()
                    .flatMap(
                        pattern ->
                            entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(
                                    method ->
                                        new Route(
                                            method.asHttpMethod(),
                                            pattern,
                                            action(entry.getValue())))))
        .toList();
  }

  private static Action action(HandlerMethod handler) {
    return Objects.requireNonNull(handler.getMethodAnnotation(Permit.class)).value();
  }

  private MvcTestResult ask(Route route, Scene scene, Role role) {
    var url =
        route
            .pattern()
            .replace("{coalition}", scene.coalition().slug())
            .replaceAll("\\{[^}:]+:([^|}]+)[^}]*}", "$1")
            .replaceAll("\\{[^}]+}", FreshId.next().toString());
    return pages.method(route.method()).uri(url).with(scene.as(role)).with(csrf()).exchange();
  }

  private static boolean outOfConnections(MvcTestResult result) {
    var resolved = result.getMvcResult().getResolvedException();
    var failure = resolved == null ? result.getUnresolvedException() : resolved;
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof java.sql.SQLTransientConnectionException) return true;
    return false;
  }
}
