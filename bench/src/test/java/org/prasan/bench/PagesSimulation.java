package org.prasan.bench;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fifty people sign in; before each page they wait for each other, then as many as asked for open
 * it again and again without a pause; at last all read each page before they ask for the next.
 */
public class PagesSimulation extends Simulation {
  private static final int PEOPLE = 50;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final String LARGE = "large";
  private static final String SPREAD = "spread";
  private static final List<String> THAI =
      List.of(
          "เด็ก", "สตรี", "ชาติพันธุ์", "แม่สาย", "ไร้สัญชาติ", "บ้านพัก", "ทุนการศึกษา", "แรงงาน");
  private static final List<String> ENGLISH =
      List.of("children", "women", "shelter", "legal aid", "Mae Sai", "scholarship", "migrant");
  private static final List<String> MISSPELT =
      List.of("มูลนิธิเด้ก", "สัตรี", "ไร้สันชาติ", "childern", "sheltr", "เชียงแสณ");

  private final Measurements measurements = new Measurements();
  private final AtomicInteger saves = new AtomicInteger();

  /** A page, and how one asks for it. */
  private record Page(String name, HttpRequestActionBuilder request) {}

  private final List<Page> reading =
      List.of(
          page("home", "/home"),
          page("registry", "/organizations"),
          searched("search, Thai", THAI),
          searched("search, English", ENGLISH),
          searched("search, misspelt", MISSPELT),
          page("organization", "/organizations/#{organization}"),
          page("standing of all", "/membership"),
          page("renewal campaign", "/membership/renewals"),
          page("applications", "/applications"),
          page("services", "/services/register"),
          helper(
              "who can help, one word",
              "q=%E0%B8%9A%E0%B9%89%E0%B8%B2%E0%B8%99%E0%B8%9E%E0%B8%B1%E0%B8%81"),
          helper("who can help, misspelt", "q=sheltr"),
          helper(
              "who can help, all filters",
              "q=shelter&need=shelter&near=5709&language=tha&age=20&sex=FEMALE&status=UNREGISTERED"
                  + "&open=true&room=true"));

  private Page page(String name, String path) {
    return new Page(name, http(name).get("/#{coalition}" + path));
  }

  private Page helper(String name, String query) {
    return page(name, "/services?" + query);
  }

  private Page searched(String name, List<String> words) {
    var random = RandomGenerator.getDefault();
    return new Page(
        name,
        http(name)
            .get("/#{coalition}/organizations")
            .queryParam("q", session -> words.get(random.nextInt(words.size()))));
  }

  private final ChainBuilder findOwnOrganization =
      tryMax(5)
          .on(
              http("own organization")
                  .get("/#{coalition}/organizations")
                  .check(
                      regex("/organizations/([0-9a-f-]{36})\"")
                          .findRandom()
                          .saveAs("organization")));

  /** The form is fetched once more each time: its version is what guards against lost changes. */
  private ChainBuilder save(Measurements.Of of) {
    return exec(http("form")
            .get("/large/organizations/#{own}/profile")
            .check(form("main form").saveAs("f")))
        .exec(
            measurements.measured(
                of,
                http("save")
                    .post("/large/organizations/#{own}/profile")
                    .form("#{f}")
                    .formParam("missionTh", session -> "คุ้มครองเด็ก " + saves.incrementAndGet())
                    .disableFollowRedirect(),
                302));
  }

  private ChainBuilder together(int people, ChainBuilder work) {
    return rendezVous(PEOPLE)
        .doIf((Session session) -> session.getInt("number") < people)
        .then(during(Duration.ofSeconds(SECONDS)).on(work));
  }

  private ChainBuilder phase(String data, int people, Page page) {
    var of = measurements.expect(new Measurements.Of(page.name, data, people, false));
    return together(people, measurements.measured(of, page.request, 200));
  }

  /** People who look at a page for a second on average before they open the next. */
  private ChainBuilder phaseOfReading(Page page) {
    var of = measurements.expect(new Measurements.Of(page.name, LARGE, PEOPLE, true));
    return together(
        PEOPLE, pause(Duration.ZERO, Duration.ofSeconds(2)).exec(measurements.measured(of, page.request, 200)));
  }

  private ChainBuilder in(String coalition) {
    return exec(session -> session.set("coalition", coalition.formatted(session.getInt("number"))))
        .exec(findOwnOrganization);
  }

  private ScenarioBuilder everything() {
    var scenario = scenario("pages").feed(people()).exec(Visit.SIGN_IN).exec(in("large"));
    for (var page : reading) scenario = scenario.exec(together(PEOPLE, exec(page.request)));
    for (var people : List.of(16, PEOPLE)) {
      for (var page : reading) scenario = scenario.exec(phase(LARGE, people, page));
      var save = measurements.expect(new Measurements.Of("save", LARGE, people, false));
      scenario = scenario.exec(together(people, save(save)));
    }
    for (var page : reading) scenario = scenario.exec(phaseOfReading(page));
    scenario = scenario.exec(in("small-%03d"));
    for (var page : reading) scenario = scenario.exec(phase(SPREAD, PEOPLE, page));
    return scenario;
  }

  private static Iterator<Map<String, Object>> people() {
    var own = Visit.lines("own-organizations");
    return IntStream.range(0, PEOPLE)
        .mapToObj(n -> Map.<String, Object>of("number", n, "own", own.get(n)))
        .iterator();
  }

  {
    setUp(everything().injectOpen(rampUsers(PEOPLE).during(5))).protocols(Visit.asBrowser());
  }

  @Override
  public void after() {
    measurements.writeTo(Visit.results("pages.tsv"), SECONDS);
  }
}
