package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientScenes;
import org.prasan.operation.TestDatabase;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tries ids at addresses that no page offers with them, as people of an organization beside: at
 * each route of the product, in each place of an id, the ids of other organizations' clients and
 * referrals and all that belongs to them, and ids of whatever else is there of another kind. What
 * it answers is what it answers to an id that was made up.
 */
@PrasanTest
class EveryIdAtEveryRouteTest {
  /** Of what these schemas hold, nobody sees anything but the two sides. */
  private static final Set<String> OF_OTHERS = Set.of("client", "referral", "gateway");

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::([^}|]*)[^}]*)?}");

  /** Where a route takes a word, one that it knows. */
  private static final Map<String, String> WORDS =
      Map.of("word", "accept", "step", "accept", "section", "read-out", "tag", "th", "number", "1");

  /** Of so many trials each run makes one. */
  private static final int SAMPLE = 200;

  @Autowired Scenes scenes;
  @Autowired SampleScenes samples;
  @Autowired ReferralScenes referrals;
  @Autowired ClientScenes clients;
  @Autowired Programs programs;
  @Autowired MockMvcTester pages;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Map<String, String> answersToNothing = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private Connection past;

  @BeforeEach
  void open() throws SQLException {
    past = TestDatabase.asSuperuser();
  }

  @AfterEach
  void close() throws SQLException {
    past.close();
  }

  /**
   * A row of somebody else's, or of everybody's.
   *
   * @param alike all tables that have a row with this id: a commitment is one also where it is
   *     listed, and where a meeting came to it
   */
  private record Row(String table, UUID id, Set<String> alike) {
    boolean ofOthers() {
      return isOfOthers(table);
    }
  }

  private static boolean isOfOthers(String table) {
    return OF_OTHERS.contains(table.substring(0, table.indexOf('.')));
  }

  /**
   * A place of an id in the address of a route.
   *
   * @param ids the types of all its ids, by their names
   */
  private record Route(
      HttpMethod method, String pattern, Action action, Map<String, Class<?>> ids, String place) {

    /** Whether this row is what stands there in an address that a page offers. */
    boolean mayBe(Row row) {
      var type = Objects.requireNonNull(ids.get(place));
      return type == UUID.class || row.alike().contains(table(type));
    }

    String address(Scene who, Map<String, UUID> own, UUID id) {
      var path =
          VARIABLE
              .matcher(pattern.replace("/{coalition}", ""))
              .replaceAll(found -> filled(found.group(1), found.group(2), own, id));
      return who.url(path);
    }

    private String filled(String name, @Nullable String word, Map<String, UUID> own, UUID id) {
      var type = ids.get(name);
      if (type == null) return word == null ? WORDS.getOrDefault(name, "x") : word;
      return (name.equals(place) ? id : own.getOrDefault(table(type), id)).toString();
    }
  }

  private static String table(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "ClientId" -> "client.file";
      case "PersonId" -> "identity.person";
      case "OrganizationId" -> "membership.organization";
      default -> {
        var module = type.getPackageName().replaceAll(".*[.]", "");
        var name = type.getSimpleName().replaceAll("Id$", "");
        yield module + "." + name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      }
    };
  }

  @Test
  void oneIdInSoManyIsTriedByEachRun() throws SQLException {
    var random = new Random(18);
    int tried = tried(scenes.fresh(), _ -> random.nextInt(SAMPLE) == 0);
    assertThat(tried).isGreaterThan(50);
  }

  @Test
  @Tag("slow")
  void noIdOfOthersAndNoneOfAnotherKindIsToldFromOneThatWasMadeUp() throws SQLException {
    int tried = tried(samples.whole(), _ -> true);
    assertThat(tried).isGreaterThan(10_000);
  }

  private int tried(Scene scene, Predicate<Row> chosen) throws SQLException {
    var sides = referrals.sides(scene);
    var accepted = referrals.accepted(sides);
    referrals.draft(sides);
    programs.of(sides.sender());
    clients.close(sides.sender(), clients.client(sides.sender()));
    var rows = rows(scene);
    var third = scene.beside();
    var own = own(third, rows);
    int tried = 0;
    for (var route : routes())
      for (var role : roles(route.action()))
        for (var row : rows)
          if ((row.ofOthers() || !route.mayBe(row)) && chosen.test(row)) {
            tried++;
            tell(third, role, route, own, row);
          }
    System.out.println("Tried " + tried + " ids at addresses that nobody was offered");
    assertThat(wrong).isEmpty();
    var its = sides.sender().url("/referrals/" + accepted);
    assertThat(told(sides.sender(), Role.CASE_WORKER, HttpMethod.GET, its))
        .as("or the refusals above would prove nothing")
        .startsWith("200");
    return tried;
  }

  /** With which the addresses are filled up that hold several: of one's own, or of everybody's. */
  private Map<String, UUID> own(Scene third, List<Row> rows) {
    var own = new HashMap<String, UUID>();
    rows.stream().filter(row -> !row.ofOthers()).forEach(row -> own.put(row.table(), row.id()));
    var sides = referrals.sides(third);
    own.put("client.file", sides.client().value());
    own.put("referral.referral", referrals.accepted(sides).value());
    own.put("membership.organization", third.organization().value());
    own.put("identity.person", third.person(Role.STAFF).value());
    return own;
  }

  private List<Route> routes() {
    var routes = new TreeMap<String, Route>();
    for (var entry : mapping.getHandlerMethods().entrySet()) {
      var permit = entry.getValue().getMethodAnnotation(Permit.class);
      if (permit == null) continue;
      var ids = ids(entry.getValue());
      for (var method : entry.getKey().getMethodsCondition().getMethods())
        for (var pattern : entry.getKey().getPatternValues())
          if (pattern.startsWith("/{coalition}/"))
            for (var place : ids.keySet())
              if (pattern.contains("{" + place + "}"))
                routes.put(
                    pattern + method + place,
                    new Route(method.asHttpMethod(), pattern, permit.value(), ids, place));
    }
    assertThat(routes).hasSizeGreaterThan(200);
    return List.copyOf(routes.values());
  }

  private static Map<String, Class<?>> ids(HandlerMethod handler) {
    var ids = new TreeMap<String, Class<?>>();
    for (var parameter : handler.getMethod().getParameters()) {
      var variable = parameter.getAnnotation(PathVariable.class);
      if (variable == null || !isId(parameter.getType())) continue;
      ids.put(
          variable.value().isEmpty() ? parameter.getName() : variable.value(), parameter.getType());
    }
    return ids;
  }

  private static boolean isId(Class<?> type) {
    return type == UUID.class
        || (type.isRecord()
            && type.getRecordComponents().length == 1
            && type.getRecordComponents()[0].getType() == UUID.class);
  }

  /** Whoever may not do it is refused before anybody asks for the id. */
  private static List<Role> roles(Action action) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.OPERATOR && role != Role.ACCOUNT_HOLDER)
        .filter(role -> Permissions.allows(role, action))
        .toList();
  }

  private void tell(Scene who, Role role, Route route, Map<String, UUID> own, Row row) {
    var nothing =
        answersToNothing.computeIfAbsent(
            role + route.toString(),
            _ -> told(who, role, route.method(), route.address(who, own, FreshId.next())));
    var address = route.address(who, own, row.id());
    var answer = told(who, role, route.method(), address);
    if (!answer.equals(nothing))
      wrong.add(
          role
              + " "
              + route.method()
              + " "
              + address
              + " with "
              + row.table()
              + ": "
              + IdsOfOthersTest.differs(answer, nothing));
  }

  private String told(Scene who, Role role, HttpMethod method, String address) {
    try {
      return answer(who, role, method, address);
    } catch (AssertionError wayOn) {
      // An empty form, as no page sends it, is refused by a page that has no word for that.
      return IdsOfOthersTest.ID.matcher(String.valueOf(wayOn.getMessage())).replaceAll("ID");
    }
  }

  private String answer(Scene who, Role role, HttpMethod method, String address) {
    var answer =
        pages.method(method).uri(address).with(who.as(role)).with(csrf()).exchange().getResponse();
    var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    return IdsOfOthersTest.ID
        .matcher(
            answer.getStatus()
                + " "
                + answer.getRedirectedUrl()
                + " "
                + IdsOfOthersTest.CHANGING.matcher(body).replaceAll(""))
        .replaceAll("ID");
  }

  /** One of each kind, of what is sealed from others three. */
  private List<Row> rows(Scene scene) throws SQLException {
    var ids = new TreeMap<String, List<UUID>>();
    for (var table : tables())
      ids.put(
          table,
          ids(
              "select id from %s where coalition_id = ? order by md5(id::text) limit ?"
                  .formatted(table),
              scene,
              isOfOthers(table) ? 3 : 1));
    var all = ids.values().stream().flatMap(List::stream).distinct().toArray();
    var alike = new HashMap<UUID, Set<String>>();
    for (var table : ids.keySet())
      for (var id :
          ids(
              "select id from %s where coalition_id = ? and id = any (?)".formatted(table),
              scene,
              past.createArrayOf("uuid", all)))
        alike.computeIfAbsent(id, _ -> new TreeSet<>()).add(table);
    var rows = new ArrayList<Row>();
    ids.forEach(
        (table, some) ->
            some.forEach(
                id -> rows.add(new Row(table, id, Objects.requireNonNull(alike.get(id))))));
    assertThat(rows).filteredOn(Row::ofOthers).hasSizeGreaterThan(5);
    return rows;
  }

  private List<UUID> ids(String sql, Scene scene, Object more) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (var asked = past.prepareStatement(sql)) {
      asked.setObject(1, scene.id().value());
      asked.setObject(2, more);
      try (var found = asked.executeQuery()) {
        while (found.next()) ids.add(found.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private List<String> tables() throws SQLException {
    var tables = new ArrayList<String>();
    try (var asked = past.createStatement();
        var found =
            asked.executeQuery(
                """
                select a.attrelid::regclass::text as name from pg_attribute a
                join pg_attribute b on b.attrelid = a.attrelid and b.attname = 'id'
                join pg_class c on c.oid = a.attrelid
                where a.attname = 'coalition_id' and c.relkind = 'r' and b.atttypid = 'uuid'::regtype
                order by name
                """)) {
      while (found.next()) tables.add(found.getString(1));
    }
    return tables;
  }
}
