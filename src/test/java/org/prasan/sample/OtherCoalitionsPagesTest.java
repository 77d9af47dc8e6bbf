package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks every address there is for ids of another coalition, one of each table that has rows: what
 * is another's looks exactly like what is not there. A new module is covered once samples load its
 * rows. Ids of other modules are tried at some addresses only, but in the slow run.
 */
@PrasanTest
@TestInstance(Lifecycle.PER_CLASS)
class OtherCoalitionsPagesTest {
  @Autowired Scenes scenes;
  @Autowired LoadSamples samples;
  @Autowired MockMvcTester pages;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  /** A way to reach a handler, and the module it belongs to. */
  private record Route(String pattern, String module) {}

  /** Of so many ids of other modules one is tried at a route by each run. */
  private static final int SOME = 6;

  /** With the module that keeps what they name. */
  private final Map<UUID, String> foreign = new TreeMap<>();

  private final Map<String, Role> asking = new HashMap<>();

  /** Once for all: nothing here changes them. */
  @BeforeAll
  void anotherCoalitionWithRowsInItsTables() throws SQLException {
    samples.load("chiangrai");
    var elsewhere = scenes.fresh();
    elsewhere.person(Role.DIRECTOR);
    foreign.putAll(idsOf(SampleCoalition.coalitionId("chiangrai").value()));
    foreign.putAll(idsOf(elsewhere.id().value()));
    assertThat(foreign).hasSizeGreaterThan(5);
  }

  @Test
  void noPageOpensForAnIdOfAnotherCoalition() {
    noPageOpens(this::ofItsModuleOrOneInSome);
  }

  @Test
  void noFormActsOnAnIdOfAnotherCoalition() {
    noFormActs(this::ofItsModuleOrOneInSome);
  }

  @Test
  @Tag("slow")
  void noPageOpensForAnyIdOfAnotherCoalition() {
    noPageOpens((_, _) -> true);
  }

  @Test
  @Tag("slow")
  void noFormActsOnAnyIdOfAnotherCoalition() {
    noFormActs((_, _) -> true);
  }

  private boolean ofItsModuleOrOneInSome(Route route, UUID id) {
    return route.module().equals(foreign.get(id))
        || Math.floorMod(Objects.hash(route.pattern(), id), SOME) == 0;
  }

  private void noPageOpens(BiPredicate<Route, UUID> chosen) {
    var scene = scenes.fresh();
    for (var route : routes(RequestMethod.GET))
      for (var id : ids(route, chosen))
        assertThat(status(scene, HttpMethod.GET, route.pattern(), id))
            .as("GET %s %s", route.pattern(), id)
            .isEqualTo(404);
  }

  private List<UUID> ids(Route route, BiPredicate<Route, UUID> chosen) {
    return foreign.keySet().stream().filter(id -> chosen.test(route, id)).toList();
  }

  private void noFormActs(BiPredicate<Route, UUID> chosen) {
    var scene = scenes.fresh();
    for (var route : routes(RequestMethod.POST)) {
      int unknown = status(scene, HttpMethod.POST, route.pattern(), FreshId.next());
      assertThat(unknown).as("POST %s for nothing", route.pattern()).isBetween(300, 499);
      for (var id : ids(route, chosen))
        assertThat(status(scene, HttpMethod.POST, route.pattern(), id))
            .as("POST %s %s", route.pattern(), id)
            .isEqualTo(unknown);
    }
  }

  /** Or the refusals above would prove nothing. */
  @Test
  void anIdOfOnesOwnCoalitionOpensItsPage() {
    var scene = scenes.fresh();
    var own = scene.person(Role.DIRECTOR).value();
    assertThat(status(scene, HttpMethod.GET, "/{coalition}/people/{person}", own)).isEqualTo(200);
  }

  private int status(Scene scene, HttpMethod method, String route, UUID id) {
    var address =
        route.replace("{coalition}", scene.coalition().slug()).replaceAll("\\{[^}]*}", id + "");
    var who = asking.computeIfAbsent(method + route, _ -> mayAsk(method, route));
    var request = pages.method(method).uri(address).with(scene.as(who));
    return request.with(csrf()).exchange().getResponse().getStatus();
  }

  /** An administrator, but where only those may ask who act for an organization, or review. */
  private Role mayAsk(HttpMethod method, String route) {
    return Stream.of(Role.ADMINISTRATOR, Role.DIRECTOR, Role.CASE_WORKER, Role.SECRETARY)
        .filter(role -> mayAsk(role, method, route))
        .findFirst()
        .orElse(Role.ADMINISTRATOR);
  }

  private boolean mayAsk(Role role, HttpMethod method, String route) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getKey().getPatternValues().contains(route))
        .filter(
            entry ->
                entry
                    .getKey()
                    .getMethodsCondition()
                    .getMethods()
                    .contains(RequestMethod.valueOf(method.name())))
        .map(entry -> Objects.requireNonNull(entry.getValue().getMethodAnnotation(Permit.class)))
        .allMatch(permit -> Permissions.allows(role, permit.value()));
  }

  private List<Route> routes(RequestMethod method) {
    var routes = new TreeMap<String, Route>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              if (info.getMethodsCondition().getMethods().contains(method))
                for (var pattern : info.getPatternValues())
                  if (pattern.startsWith("/{coalition}/")
                      && pattern.indexOf('{', 2) > 0
                      // Not an id but one of a few words, or any word at all, the same for all.
                      && !pattern.contains("{format")
                      && !pattern.contains("{word}"))
                    routes.put(pattern, new Route(pattern, module(handler.getBeanType())));
            });
    assertThat(routes).isNotEmpty();
    return List.copyOf(routes.values());
  }

  private static String module(Class<?> controller) {
    return controller.getPackageName().substring("org.prasan.".length());
  }

  private static Map<UUID, String> idsOf(UUID coalition) throws SQLException {
    var ids = new TreeMap<UUID, String>();
    try (var connection = TestDatabase.asSuperuser()) {
      for (var table : tables(connection))
        try (var statement =
            connection.prepareStatement(
                "select id from " + table + " where coalition_id = ? order by id limit 1")) {
          statement.setObject(1, coalition);
          try (var rows = statement.executeQuery()) {
            while (rows.next())
              ids.put(rows.getObject(1, UUID.class), table.substring(0, table.indexOf('.')));
          }
        }
    }
    return ids;
  }

  private static List<String> tables(java.sql.Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select a.attrelid::regclass from pg_attribute a
                join pg_attribute b on b.attrelid = a.attrelid and b.attname = 'id'
                join pg_class c on c.oid = a.attrelid
                where a.attname = 'coalition_id' and c.relkind = 'r' and b.atttypid = 'uuid'::regtype
                """)) {
      while (rows.next()) tables.add(rows.getString(1));
    }
    return tables;
  }
}
