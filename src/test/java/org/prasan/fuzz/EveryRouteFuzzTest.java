package org.prasan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.fuzz.Offered.Form;
import org.prasan.fuzz.Sent.Value;
import org.prasan.fuzz.Somebody.Answer;
import org.prasan.operation.TestDatabase;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserSessions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends what nobody should send to every address, as everybody, over the line: links and forms that
 * pages offer, with some of their fields changed, and every route with made-up ids and fields. No
 * answer is a failure of ours, shows how we are made, takes long, or runs what somebody typed. The
 * same seed makes the same choices; ids differ.
 */
@PrasanTest
class EveryRouteFuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_127);
  private static final Duration DURATION = Duration.ofMinutes(Long.getLong("fuzz.minutes", 20));
  private static final Path NOTES = Path.of("target/fuzz.txt");

  /** After so many requests a coalition may have lost what makes it worth asking. */
  private static final int ROUND = 6000;

  private static final int SLOW = 5000;
  private static final int KEPT = 12;

  private static final Pattern INSIDE =
      Pattern.compile(
          "\\n\\s+at [\\w.$]+\\(|java\\.lang\\.|org\\.springframework\\.|org\\.thymeleaf\\."
              + "|PSQLException|org\\.prasan\\.[a-z]+\\.[A-Z]|ERROR: ");
  private static final String LAST_PART =
      """
      --x\r
      Content-Disposition: form-data; name="a[0].b"; filename="../a"\r
      \r
      1\r
      --x--\r
      """;
  private static final Pattern ERROR_PAGE = Pattern.compile("data-back\\b");
  private static final Pattern SUMMARY_LINK = Pattern.compile("href=\"#([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("prs_[A-Za-z0-9_-]{64}");
  private static final List<Role> ROLES =
      List.of(
          Role.VISITOR,
          Role.ACCOUNT_HOLDER,
          Role.STAFF,
          Role.CASE_WORKER,
          Role.FOCAL_POINT,
          Role.DIRECTOR,
          Role.SECRETARY,
          Role.ADMINISTRATOR,
          Role.OPERATOR);

  @Autowired SampleScenes samples;
  @Autowired OrganizationNames organizations;
  @Autowired BrowserSessions sessions;
  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final SplittableRandom dice = new SplittableRandom(SEED);
  private final OddWords words = new OddWords(dice);
  private final Map<String, String> faults = new TreeMap<>();
  private final Map<String, Integer> reached = new TreeMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> refusedForms = new TreeSet<>();
  private final Set<String> plainRefusals = new TreeSet<>();
  private List<Route> routes = List.of();
  private int sent;
  private long longest;

  private @Nullable Scene scene;
  private final Map<Role, Somebody> people = new EnumMap<>(Role.class);
  private final Map<Role, Map<String, List<String>>> links = new EnumMap<>(Role.class);
  private final Map<Role, Map<String, List<Form>>> forms = new EnumMap<>(Role.class);
  private final Map<String, Integer> followed = new HashMap<>();
  private List<UUID> ids = List.of();
  private String token = "";

  @Test
  @Tag("slow")
  void whateverIsSentNothingBreaksAndNothingTypedRuns() throws Exception {
    routes = Route.all(mapping);
    Files.createDirectories(NOTES.getParent());
    Files.writeString(NOTES, "seed " + SEED + "\n");
    var until = Instant.now().plus(DURATION);
    while (Instant.now().isBefore(until)) {
      raise(samples.whole());
      for (int n = 0; n < ROUND && Instant.now().isBefore(until); n++) once();
      visitEverything(until);
      note(summary());
    }
    assertThat(faults).as(summary()).isEmpty();
  }

  /** Fresh people of an organization that has clients. */
  private void raise(Scene fresh) throws SQLException {
    var organization =
        fresh.in(() -> organizations.all(fresh.id())).stream()
            .filter(named -> named.name().th().equals("มูลนิธิปลาทูบินได้"))
            .findFirst()
            .orElseThrow()
            .id();
    scene = fresh.within(organization);
    links.clear();
    forms.clear();
    people.clear();
    for (var role : ROLES) {
      people.put(
          role,
          new Somebody(port, () -> cookie(role), role == Role.VISITOR ? "/sign-in" : "/account"));
      links.put(role, new TreeMap<>());
      forms.put(role, new TreeMap<>());
      for (var path : List.of("/", "/account", scene().url(""), scene().url("/home")))
        follow(role, path);
    }
    ids = idsOf(scene().id().value());
  }

  private Scene scene() {
    return Objects.requireNonNull(scene);
  }

  private String cookie(Role role) {
    if (role == Role.VISITOR) return "";
    var session = sessions.start(scene().authentication(role));
    return session.name() + "=" + session.value();
  }

  private void once() {
    var role = words.one(ROLES);
    int kind = dice.nextInt(100);
    if (kind < 25) explore(role);
    else if (kind < 60) fill(role);
    else if (kind < 95) madeUp(role, route(role));
    else broken(role);
  }

  /** Mostly one that the role may take. */
  private Route route(Role role) {
    for (int n = 0; n < 5; n++) {
      var route = words.one(routes);
      if (route.opensFor(role)) return route;
    }
    return words.one(routes);
  }

  /** The kind of page that was followed least. */
  private void explore(Role role) {
    var known = Objects.requireNonNull(links.get(role));
    known.keySet().stream()
        .min(java.util.Comparator.comparingInt(kind -> followed.getOrDefault(role + kind, 0)))
        .ifPresent(
            kind -> {
              followed.merge(role + kind, 1, Integer::sum);
              follow(role, words.one(Objects.requireNonNull(known.get(kind))));
            });
  }

  private void follow(Role role, String path) {
    send(role, new Sent("GET", path, List.of(), false));
  }

  private void fill(Role role) {
    var known = Objects.requireNonNull(forms.get(role));
    if (known.isEmpty()) return;
    var kind = words.one(List.copyOf(known.keySet()));
    var form = words.one(Objects.requireNonNull(known.get(kind)));
    var values = new ArrayList<Value>();
    var chosen = new TreeSet<String>();
    int one = dice.nextInt(Math.max(1, form.fields().size()));
    int more = dice.nextInt(4);
    for (int at = 0; at < form.fields().size(); at++) {
      var field = form.fields().get(at);
      if (field.name().equals("_csrf")) continue;
      boolean odd = more > 0 && (at == one || dice.nextInt(12) == 0);
      if (odd && dice.nextInt(12) == 0) continue;
      if (odd && dice.nextInt(15) == 0) values.add(new Value(field.name(), words.odd()));
      var value = odd ? words.odd() : fitting(field);
      switch (field.type()) {
        case "file" -> values.add(new Value(field.name(), value, words.file()));
        case "checkbox" -> {
          if (odd || dice.nextBoolean()) values.add(new Value(field.name(), value));
        }
        case "radio", "button", "submit" -> {
          // Any of them, but one: the first that the coin falls for.
          if (dice.nextInt(3) == 0 && chosen.add(field.name()))
            values.add(new Value(field.name(), value));
        }
        default -> values.add(new Value(field.name(), value));
      }
    }
    if (dice.nextInt(25) == 0) values.add(new Value(words.name(), words.odd()));
    send(role, new Sent(form.method(), form.action(), values, form.multipart()));
  }

  private String fitting(Offered.Field field) {
    if (!field.choices().isEmpty()) return words.one(field.choices());
    if (field.type().equals("file")) return "ไฟล์.pdf";
    boolean stays = !field.value().isEmpty() && dice.nextInt(4) > 0;
    boolean typed = field.type().matches("text|email|tel|search|number|date|time|url|password");
    return !typed || stays ? field.value() : words.fitting(field.name());
  }

  private void madeUp(Role role, Route route) {
    var seen = Objects.requireNonNull(links.get(role)).get(route.pattern().getPatternString());
    var path =
        seen != null && dice.nextInt(3) > 0
            ? words.one(seen).replaceAll("\\?.*", "")
            : route.at(this::segment);
    var values = new ArrayList<Value>();
    for (var field : route.fields()) {
      if (dice.nextInt(4) == 0) continue;
      var value =
          switch (dice.nextInt(3)) {
            case 0 -> words.fitting(field.name());
            case 1 -> words.odd();
            default -> ids.isEmpty() ? "" : words.one(ids).toString();
          };
      values.add(
          field.file()
              ? new Value(field.name(), value, words.file())
              : new Value(field.name(), value));
    }
    if (dice.nextInt(10) == 0) values.add(new Value(words.name(), words.odd()));
    boolean parts = values.stream().anyMatch(Value::isFile) || dice.nextInt(20) == 0;
    send(role, new Sent(route.method().name(), path, shortened(route, values), parts));
  }

  /** No server reads an address that is longer than a page. */
  private static List<Value> shortened(Route route, List<Value> values) {
    if (route.method().name().equals("POST")) return values;
    return values.stream()
        .map(
            value ->
                value.text().length() > 400
                    ? new Value(value.name(), value.text().substring(0, 400))
                    : value)
        .toList();
  }

  private String segment(String of) {
    if (of.equals("coalition")) {
      int other = dice.nextInt(30);
      return other == 0
          ? "no-such-place"
          : other == 1 ? Sent.encoded(odd()) : scene().coalition().slug();
    }
    if (of.contains("|") && dice.nextInt(10) > 0) return words.one(List.of(of.split("\\|")));
    return switch (dice.nextInt(6)) {
      case 0 ->
          UUID.nameUUIDFromBytes(
                  Integer.toString(dice.nextInt(99)).getBytes(StandardCharsets.UTF_8))
              .toString();
      case 1 -> Sent.encoded(odd());
      case 2 -> Integer.toString(dice.nextInt(4));
      default -> ids.isEmpty() ? "1" : words.one(ids).toString();
    };
  }

  private String odd() {
    var odd = words.odd();
    return odd.length() > 400 ? odd.substring(0, 400) : odd;
  }

  private void broken(Role role) {
    var route = route(role);
    var path = route.at(this::segment);
    var method =
        words.one(
            List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST", "ก"));
    var query = words.one(List.of("", "?%", "?%zz=1", "?q=%ff%fe", "?a[0].b=1", "?=&&=", "?q=%00"));
    var header =
        words.one(
            List.of(
                "Accept-Language: zz-ZZ-x-" + "a".repeat(200),
                "Accept-Language: *;q=9, ,;",
                "Accept: nothing/at-all",
                "Accept: ;;;",
                "Content-Type: application/json",
                "Content-Type: multipart/form-data",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: multipart/form-data; boundary=" + "x".repeat(300),
                "Content-Type: application/x-www-form-urlencoded; charset=nothing",
                "Content-Type: application/x-www-form-urlencoded; charset=utf-16",
                "Content-Type: ;",
                "Content-Type: text/html, text/plain",
                "Range: bytes=9-1,-",
                "If-Modified-Since: yesterday",
                "If-None-Match: \"",
                "Forwarded: for=\"_\";host=evil.example",
                "X-Forwarded-For: ๑, ::::, 1.2.3.4.5",
                "Authorization: Bearer prs_" + "A".repeat(64),
                "Authorization: Bearer " + token,
                "Authorization: Basic %%%",
                "X-HTTP-Method-Override: DELETE",
                "Cookie: language=%00; theme=\"; session=%%%",
                "Idempotency-Key: " + "k".repeat(300)));
    var body =
        words.one(
            List.of(
                "",
                "%",
                "a=%zz&_csrf=CSRF",
                "=&=&&_csrf=CSRF",
                "{\"a\":",
                "[".repeat(5000),
                "--x\r\nContent-Disposition: form-data; name=\"\r\n\r\n",
                LAST_PART,
                "--x\r\n\r\n--x--",
                "a=1&".repeat(2500) + "_csrf=CSRF"));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var length = dice.nextInt(10) == 0 ? bytes.length + 5 : bytes.length;
    var head =
        "%s %s%s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: COOKIE\r\n%s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(method, path, query, port, header, length);
    var answer = Objects.requireNonNull(people.get(role)).broken(head, bytes);
    judge(
        role,
        method + " " + path + query + " | " + header + " | " + shortened(body),
        route.toString(),
        answer);
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private void send(Role role, Sent what) {
    var asked = what;
    for (int hops = 0; hops < 3; hops++) {
      var person = Objects.requireNonNull(people.get(role));
      var answer = person.send(asked, token);
      // Others may have held up the machine; what is slow is slow again.
      if (answer.millis() > SLOW && !asked.posts()) answer = person.send(asked, token);
      judge(role, asked.toString(), kind(asked), answer);
      if (answer.isPage() && answer.status() < 300) harvest(role, asked.path(), answer.body());
      var to = answer.header("location");
      if (to == null || !to.startsWith("/") || to.contains("/sign-in")) return;
      asked = new Sent("GET", to.replaceAll("#.*", ""), List.of(), false);
    }
  }

  private void judge(Role role, String asked, String kind, Answer answer) {
    sent++;
    longest = Math.max(longest, answer.millis());
    statuses.merge(answer.status(), 1, Integer::sum);
    if (answer.status() > 0 && answer.status() < 400) reached.merge(kind, 1, Integer::sum);
    if (answer.status() >= 500) fault(kind + " answers " + answer.status(), role, asked);
    if (answer.millis() > SLOW) fault(kind + " took long", role, answer.millis() + " ms " + asked);
    if (answer.header("x-zq7") != null) fault(kind + " lets a header be typed", role, asked);
    var inside = INSIDE.matcher(answer.body());
    if (inside.find()) fault(kind + " shows " + inside.group(), role, asked);
    var type = Objects.requireNonNullElse(answer.header("content-type"), "");
    if (type.startsWith("text/html") || type.startsWith("image/svg"))
      for (var run : OddWords.RUN)
        if (answer.body().contains(run)) fault(kind + " runs " + run, role, asked);
    if (answer.isPage() && answer.body().matches("(?s).*(action|href|src)=\"[$#*@]\\{.*"))
      fault(kind + " has an address that was not filled in", role, asked);
    if (type.startsWith("text/csv") && answer.body().matches("(?s).*(^|[\\n,])\"?=1\\+zq7.*"))
      fault(kind + " hands out a formula", role, asked);
    if (answer.status() == 422 && answer.isPage() && !ERROR_PAGE.matcher(answer.body()).find())
      judgeSummary(kind, answer.body());
    var shown = TOKEN.matcher(answer.body());
    if (shown.find()) token = shown.group();
  }

  /**
   * Whether a form that is refused says at its top what is wrong, and leads there; told, no more.
   */
  private void judgeSummary(String kind, String page) {
    refusedForms.add(kind);
    int from = page.indexOf("data-errors");
    if (from < 0) {
      plainRefusals.add(kind);
      return;
    }
    var links = SUMMARY_LINK.matcher(page.substring(from, page.indexOf("</div>", from)));
    while (links.find())
      if (!page.contains(" id=\"" + links.group(1) + "\""))
        plainRefusals.add(kind + " to #" + links.group(1));
  }

  private void fault(String what, Role role, String asked) {
    if (faults.putIfAbsent(what, role + ": " + asked) == null)
      note(Instant.now() + " #" + sent + " " + what + "\n  " + role + ": " + asked);
  }

  private static void note(String line) {
    try {
      Files.writeString(
          NOTES,
          line + "\n",
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void harvest(Role role, String at, String body) {
    var page = Offered.of(at, body);
    for (var link : page.links())
      keep(Objects.requireNonNull(links.get(role)), pattern("GET", link), link);
    for (var form : page.forms())
      keep(
          Objects.requireNonNull(forms.get(role)),
          pattern(form.method(), form.action()) + form.fields().size(),
          form);
  }

  private <T> void keep(Map<String, List<T>> pool, @Nullable String kind, T one) {
    if (kind == null) return;
    var known = pool.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (known.size() < KEPT) known.add(one);
    else known.set(dice.nextInt(KEPT), one);
  }

  private String kind(Sent asked) {
    return asked.method()
        + " "
        + Objects.requireNonNullElse(pattern(asked.method(), asked.path()), asked.path());
  }

  private @Nullable String pattern(String method, String address) {
    var path = PathContainer.parsePath(address.replaceAll("[?#].*", ""));
    return routes.stream()
        .filter(route -> route.method().name().equals(method))
        .filter(route -> route.pattern().matches(path))
        .min(java.util.Comparator.comparing(Route::pattern))
        .map(route -> route.pattern().getPatternString())
        .orElse(null);
  }

  /** What was stored is shown wherever it is shown. */
  private void visitEverything(Instant until) {
    for (var role : ROLES)
      for (var known : List.copyOf(Objects.requireNonNull(links.get(role)).values()))
        for (var link : known.stream().distinct().limit(3).toList())
          if (Instant.now().isBefore(until.plusSeconds(60))) follow(role, link);
  }

  private String summary() {
    var unreached =
        routes.stream().map(Route::toString).filter(route -> !reached.containsKey(route)).toList();
    return "%d requests with seed %d, %d of %d routes answered, %d kinds of forms refused with a page (without a summary, or one that leads nowhere: %s), longest %d ms, by status %s; never: %s"
        .formatted(
            sent,
            SEED,
            routes.size() - unreached.size(),
            routes.size(),
            refusedForms.size(),
            plainRefusals,
            longest,
            statuses,
            unreached);
  }

  private static List<UUID> idsOf(UUID coalition) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (var connection = TestDatabase.asSuperuser();
        var tables =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select a.attrelid::regclass from pg_attribute a
                    join pg_attribute b on b.attrelid = a.attrelid and b.attname = 'id'
                    join pg_class c on c.oid = a.attrelid
                    where a.attname = 'coalition_id' and c.relkind = 'r'
                      and b.atttypid = 'uuid'::regtype
                    order by 1
                    """)) {
      while (tables.next())
        try (var statement =
            connection.prepareStatement(
                "select id from "
                    + tables.getString(1)
                    + " order by coalition_id = ? desc, id limit 6")) {
          statement.setObject(1, coalition);
          try (var rows = statement.executeQuery()) {
            while (rows.next()) ids.add(rows.getObject(1, UUID.class));
          }
        }
    }
    return ids;
  }
}
