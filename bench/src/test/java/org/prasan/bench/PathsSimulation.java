package org.prasan.bench;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Fifty people sign in and open the pages that paths.tsv names, each time another address of the
 * page; as many as asked for at once, without a pause. Pages of other people (of the office, say)
 * are opened after all have signed in once more, as these.
 */
public class PathsSimulation extends Simulation {
  private static final int PEOPLE = 50;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
  private static final String LARGE = "large";

  private final Measurements measurements = new Measurements();
  private final List<Page> pages = pages();

  /** A page, the first of the fifty who open it, and its addresses. */
  private record Page(String name, int firstPerson, List<String> paths) {
    HttpRequestActionBuilder request() {
      var random = RandomGenerator.getDefault();
      return http(name).get(session -> paths.get(random.nextInt(paths.size())));
    }
  }

  private static List<Page> pages() {
    var pages = new LinkedHashMap<String, Page>();
    for (var line : Visit.lines("paths.tsv")) {
      var cells = line.split("\t");
      pages
          .computeIfAbsent(
              cells[0], name -> new Page(name, Integer.parseInt(cells[1]), new ArrayList<>()))
          .paths
          .add(cells[2]);
    }
    return List.copyOf(pages.values());
  }

  private ChainBuilder together(int people, int seconds, ChainBuilder work) {
    return rendezVous(PEOPLE)
        .doIf((Session session) -> session.getInt("at") < people)
        .then(during(Duration.ofSeconds(seconds)).on(work));
  }

  /** Whoever cannot sign in would only be shown the page for it: then nothing is measured. */
  private ChainBuilder signInFrom(int first) {
    return exec(flushCookieJar())
        .exec(session -> session.set("number", first + session.getInt("at")))
        .exec(Visit.SIGN_IN)
        .exec(stopLoadGeneratorIf("Not everybody could sign in", Session::isFailed));
  }

  private ScenarioBuilder everything() {
    var scenario =
        scenario("paths")
            .feed(
                IntStream.range(0, PEOPLE).mapToObj(n -> Map.<String, Object>of("at", n)).iterator());
    for (int first : pages.stream().map(Page::firstPerson).distinct().toList()) {
      scenario = scenario.exec(signInFrom(first));
      var theirs = pages.stream().filter(page -> page.firstPerson == first).toList();
      for (var page : theirs) scenario = scenario.exec(together(PEOPLE, 1, exec(page.request())));
      for (var people : List.of(16, PEOPLE))
        for (var page : theirs) {
          var of = measurements.expect(new Measurements.Of(page.name, LARGE, people, false));
          scenario =
              scenario.exec(
                  together(people, SECONDS, measurements.measured(of, page.request(), 200)));
        }
    }
    return scenario;
  }

  {
    setUp(everything().injectOpen(rampUsers(PEOPLE).during(5))).protocols(Visit.asBrowser());
  }

  @Override
  public void after() {
    measurements.writeTo(Visit.results("pages.tsv"), SECONDS);
  }
}
