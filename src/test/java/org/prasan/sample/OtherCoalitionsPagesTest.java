package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
 * rows.
 */
@PrasanTest
class OtherCoalitionsPagesTest {
  @Autowired Scenes scenes;
  @Autowired LoadSamples samples;
  @Autowired MockMvcTester pages;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Set<UUID> foreign = new TreeSet<>();
  private final Map<String, Role> asking = new HashMap<>();

  @BeforeEach
  void anotherCoalitionWithRowsInItsTables() throws SQLException {
    samples.load("chiangrai");
    var elsewhere = scenes.fresh();
    elsewhere.person(Role.DIRECTOR);
    foreign.addAll(idsOf(SampleCoalition.coalitionId("chiangrai").value()));
    foreign.addAll(idsOf(elsewhere.id().value()));
    assertThat(foreign).hasSizeGreaterThan(5);
  }

  @Test
  void noPageOpensForAnIdOfAnotherCoalition() {
    var scene = scenes.fresh();
    for (var route : routes(RequestMethod.GET))
      for (var id : foreign)
        assertThat(status(scene, HttpMethod.GET, route, id))
            .as("GET %s %s", route, id)
            .isEqualTo(404);
  }

  @Test
  void noFormActsOnAnIdOfAnotherCoalition() {
    var scene = scenes.fresh();
    for (var route : routes(RequestMethod.POST)) {
      int unknown = status(scene, HttpMethod.POST, route, FreshId.next());
      assertThat(unknown).as("POST %s for nothing", route).isBetween(300, 499);
      for (var id : foreign)
        assertThat(status(scene, HttpMethod.POST, route, id))
            .as("POST %s %s", route, id)
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

  private List<String> routes(RequestMethod method) {
    var routes =
        mapping.getHandlerMethods().keySet().stream()
            .filter(info -> info.getMethodsCondition().getMethods().contains(method))
            .flatMap(info -> info.getPatternValues().stream())
            .filter(route -> route.startsWith("/{coalition}/") && route.indexOf('{', 2) > 0)
            // Not an id but one of a few words, or any word at all, the same for every coalition.
            .filter(route -> !route.contains("{format") && !route.contains("{word}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(routes).isNotEmpty();
    return new ArrayList<>(routes);
  }

  private static Set<UUID> idsOf(UUID coalition) throws SQLException {
    var ids = new TreeSet<UUID>();
    try (var connection = TestDatabase.asSuperuser()) {
      for (var table : tables(connection))
        try (var statement =
            connection.prepareStatement(
                "select id from " + table + " where coalition_id = ? order by id limit 1")) {
          statement.setObject(1, coalition);
          try (var rows = statement.executeQuery()) {
            while (rows.next()) ids.add(rows.getObject(1, UUID.class));
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
