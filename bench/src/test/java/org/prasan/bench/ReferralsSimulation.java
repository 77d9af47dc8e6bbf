package org.prasan.bench;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * Programs of 1,000 organizations ask through the door for programs, each request by the token of
 * another one; as many as are asked for at once, without a pause.
 */
public class ReferralsSimulation extends Simulation {
  private static final int MOST = 50;
  private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
  private static final String BASE = "/api/referral/v1/large";

  private final Measurements measurements = new Measurements();
  private final List<House> houses =
      Visit.lines("houses.tsv").stream().map(line -> House.of(line.split("\t"))).toList();
  private final Queue<String[]> offered =
      new ConcurrentLinkedQueue<>(
          Visit.lines("offered.tsv").stream().map(line -> line.split("\t")).toList());
  private final Queue<String[]> accepted = new ConcurrentLinkedQueue<>();

  /** An organization, and what of it the load has to know. */
  private record House(String bearer, String seat, String client, String otherSeat, String[] ids) {
    static House of(String[] line) {
      return new House(line[0], line[1], line[2], line[3], line[4].split(","));
    }
  }

  /** A request, and how it is answered. */
  private record Asked(String name, HttpRequestActionBuilder request, int status) {}

  private final List<Asked> asked =
      List.of(
          new Asked("read one", get("read one", "/referrals/#{id}"), 200),
          new Asked("inbox of a seat", get("inbox", "/inbox?seat=#{seat}&state=OFFERED"), 200),
          new Asked(
              "search, Thai word of a need",
              get("search", "/search?q=%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%9E%E0%B8%B1%E0%B8%81"),
              200),
          new Asked("create", create("create", ""), 201),
          new Asked("create, agree and offer", create("offer", ",\"consent\":" + consent()), 201));

  private static HttpRequestActionBuilder get(String name, String path) {
    return http(name).get(BASE + path).header("Authorization", "Bearer #{bearer}");
  }

  private static HttpRequestActionBuilder create(String name, String consent) {
    return http(name)
        .post(BASE + "/referrals")
        .header("Authorization", "Bearer #{bearer}")
        .header("Idempotency-Key", session -> UUID.randomUUID().toString())
        .header("Content-Type", "application/json")
        .body(
            StringBody(
                "{\"client\":\"#{client}\",\"seat\":\"#{otherSeat}\",\"urgency\":\"URGENT\","
                    + "\"needs\":[\"shelter\"],\"groups\":[\"IDENTITY\",\"CONTACT\"],"
                    + "\"reason\":\"ขอที่พักที่ปลอดภัยคืนนี้\""
                    + consent
                    + "}"));
  }

  private static String consent() {
    return "{\"purpose\":\"GIVE_THE_SERVICE\",\"basis\":\"S26_5_LAW\",\"language\":\"tha\","
        + "\"interpreter\":\"NOT_NEEDED\",\"givenBy\":\"NOBODY\",\"how\":\"NONE\",\"until\":\""
        + LocalDate.now().plusMonths(3)
        + "\"}";
  }

  private final HttpRequestActionBuilder accept =
      http("accept")
          .post(BASE + "/referrals/#{id}/steps")
          .header("Authorization", "Bearer #{bearer}")
          .header("Step-Id", session -> UUID.randomUUID().toString())
          .header("Content-Type", "application/json")
          .body(StringBody("{\"step\":\"ACCEPT\",\"version\":#{version}}"));

  private Session anyHouse(Session session) {
    var random = RandomGenerator.getDefault();
    var house = houses.get(random.nextInt(houses.size()));
    return session
        .set("bearer", house.bearer)
        .set("seat", house.seat)
        .set("client", house.client)
        .set("otherSeat", house.otherSeat)
        .set("id", house.ids[random.nextInt(house.ids.length)]);
  }

  private ChainBuilder together(int programs, ChainBuilder work) {
    return rendezVous(MOST)
        .doIf((Session session) -> session.userId() % MOST < programs)
        .then(during(Duration.ofSeconds(SECONDS)).on(work));
  }

  private Measurements.Of expect(String name, int programs) {
    return measurements.expect(new Measurements.Of(name, "large", programs, false));
  }

  /** Each referral is accepted once; when none is left the rest of the time goes by. */
  private ChainBuilder accepting(int programs, int most) {
    var of = expect("accept", programs);
    return together(
        programs,
        exec(session -> next(session, offered, accepted.size() < most))
            .doIfOrElse((Session session) -> session.contains("id"))
            .then(
                http("version")
                    .get(BASE + "/referrals/#{id}")
                    .header("Authorization", "Bearer #{bearer}")
                    .check(jsonPath("$.version").saveAs("version")),
                measurements.measured(of, accept, 200),
                exec(
                    session -> {
                      accepted.add(
                          new String[] {session.getString("id"), session.getString("bearer")});
                      return session;
                    }))
            .orElse(pause(Duration.ofMillis(200))));
  }

  private ChainBuilder opening(int programs) {
    var of = expect("open the details", programs);
    return together(
        programs,
        exec(
                session -> {
                  var one = accepted.poll();
                  if (one != null) accepted.add(one);
                  return named(session, one);
                })
            .doIf((Session session) -> session.contains("id"))
            .then(measurements.measured(of, get("details", "/referrals/#{id}/details"), 200)));
  }

  private static Session next(Session session, Queue<String[]> from, boolean more) {
    return named(session, more ? from.poll() : null);
  }

  private static Session named(Session session, String[] one) {
    return one == null
        ? session.remove("id")
        : session.set("id", one[0]).set("bearer", one[1]);
  }

  private ScenarioBuilder everything() {
    var scenario = scenario("referrals");
    for (var one : asked)
      scenario = scenario.exec(together(MOST, exec(this::anyHouse).exec(one.request)));
    for (var programs : List.of(16, MOST)) {
      for (var one : asked)
        scenario =
            scenario.exec(
                together(
                    programs,
                    exec(this::anyHouse)
                        .exec(measurements.measured(expect(one.name, programs), one.request, one.status))));
      scenario =
          scenario.exec(
              accepting(programs, programs == MOST ? Integer.MAX_VALUE : offered.size() / 2),
              opening(programs));
    }
    return scenario;
  }

  {
    var protocol =
        http.baseUrl(Visit.url())
            .acceptHeader("application/json")
            .disableCaching()
            .disableWarmUp();
    setUp(everything().injectOpen(atOnceUsers(MOST))).protocols(protocol);
  }

  @Override
  public void after() {
    measurements.writeTo(Visit.results("referrals.tsv"), SECONDS);
  }
}
