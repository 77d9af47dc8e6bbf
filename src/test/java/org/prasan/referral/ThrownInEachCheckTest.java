package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.Asked;
import org.prasan.Deeds;
import org.prasan.Faults;
import org.prasan.PrasanTest;
import org.prasan.Rows;
import org.prasan.Scenes;
import org.prasan.identity.AccountDeeds;
import org.prasan.operation.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Each method of rights, keys, audit and consent that a request calls is made to throw in turn: the
 * request is refused, shows no word of a client, and writes nothing.
 */
@PrasanTest
class ThrownInEachCheckTest {
  /** One in so many of the calls after the first is thrown in by each run of the tests. */
  private static final int SAMPLE = 1000;

  /** Of calls in a loop, the first so many. */
  private static final int CALLS = Integer.getInteger("calls", 40);

  /** Of the deeds beside those around clients, by class and name. */
  private static final Pattern DEEDS = Pattern.compile(System.getProperty("deeds", ""));

  @Autowired Scenes scenes;
  @Autowired GuardedDeeds deeds;
  @Autowired FurtherDeeds further;
  @Autowired AccountDeeds account;
  @Autowired List<Deeds> besideClients;

  /** Asked past the guards, which may be throwing. */
  private Connection past;

  @BeforeEach
  void open() throws SQLException {
    past = TestDatabase.asSuperuser();
  }

  @AfterEach
  void close() throws SQLException {
    past.close();
  }

  /** A place at which something throws: this call of this method, in this deed. */
  private record Place(Asked asked, String method, int call) {}

  /** Each method once, and one in so many of all other calls. */
  @Test
  void whereverAnythingThrowsTheRequestIsRefusedAndWritesNothing() throws SQLException {
    var random = new Random(40);
    var seen = new HashSet<String>();
    int thrown =
        thrownAt(deeds::all, place -> seen.add(place.method()) || random.nextInt(SAMPLE) == 0);
    assertThat(thrown).isGreaterThan(400);
  }

  @Test
  @Tag("slow")
  void soItIsAtEveryCallOfEachOfThem() throws SQLException {
    int thrown = thrownAt(this::everything, place -> place.call() < CALLS);
    assertThat(thrown).isGreaterThan(10_000);
  }

  private List<Asked> everything(GuardedDeeds.Sides sides) {
    return Stream.concat(deeds.all(sides).stream(), further.all(sides).stream()).toList();
  }

  @Test
  @Tag("slow")
  void soItIsWithRotasMeetingsPeopleAndSettings() throws SQLException {
    int thrown = thrownAt(this::besideClients, place -> place.call() < CALLS);
    assertThat(thrown).isGreaterThan(2_000);
  }

  private List<Asked> besideClients(GuardedDeeds.Sides sides) {
    var beside = sides.sender().beside();
    var all = new ArrayList<Asked>(wanted(account, account.all(beside)));
    for (var module : besideClients) all.addAll(wanted(module, module.all(beside)));
    return all;
  }

  private static List<Asked> wanted(Object module, List<Asked> all) {
    var of = module.getClass().getSimpleName() + " ";
    return all.stream().filter(asked -> DEEDS.matcher(of + asked).find()).toList();
  }

  private int thrownAt(Function<GuardedDeeds.Sides, List<Asked>> wanted, Predicate<Place> chosen)
      throws SQLException {
    var sides = deeds.sides(scenes.fresh());
    var wrong = new ArrayList<String>();
    int thrown = 0;
    int all = 0;
    try (var rows = Rows.fingerprints(past);
        var faults = new Faults(Faults.GUARDS)) {
      for (var asked : wanted.apply(sides)) {
        var every = places(faults, asked, wrong);
        all += every.size();
        var places = every.stream().filter(chosen).toList();
        var deed = asked.prepare().get();
        var before = rows.of(sides.sender());
        long written = transactionsThatWrote();
        for (var place : places) {
          var result = new AtomicReference<MvcTestResult>();
          var request = deed.get();
          boolean came =
              faults.throwFrom(place.method(), place.call(), () -> result.set(request.exchange()));
          if (!came) {
            deed = asked.prepare().get();
            before = rows.of(sides.sender());
            written = transactionsThatWrote();
            continue;
          }
          thrown++;
          if (!refused(result.get())) wrong.add(place + ": answered");
          if (tells(result.get())) wrong.add(place + ": shown");
          long writtenNow = transactionsThatWrote();
          if (writtenNow == written) continue;
          written = writtenNow;
          var after = rows.of(sides.sender());
          var changed = new TreeMap<>(after).entrySet();
          changed.removeAll(before.entrySet());
          before = after;
          boolean done = asked.leaves() != Asked.READINGS && !changed.isEmpty();
          changed.removeIf(table -> asked.leaves().matcher(table.getKey()).matches());
          if (!changed.isEmpty()) wrong.add(place + ": written " + changed);
          if (done || !changed.isEmpty()) {
            deed = asked.prepare().get();
            before = rows.of(sides.sender());
            written = transactionsThatWrote();
          }
        }
        if (refused(deed.get().exchange())) wrong.add(asked + " at last");
      }
    }
    System.out.println("Thrown at " + thrown + " calls of " + all);
    assertThat(wrong).isEmpty();
    return thrown;
  }

  /** Every call that is made when this is asked and nothing throws. */
  private static List<Place> places(Faults faults, Asked asked, List<String> wrong) {
    var result = new AtomicReference<MvcTestResult>();
    var request = asked.prepare().get().get();
    var called = faults.calledBy(() -> result.set(request.exchange()));
    if (refused(result.get())) {
      wrong.add(asked + " at first");
      return List.of();
    }
    var places = new ArrayList<Place>();
    called.forEach(
        (method, calls) -> {
          for (int call = 0; call < calls; call++) places.add(new Place(asked, method, call));
        });
    return places;
  }

  private static boolean refused(MvcTestResult result) {
    return result.getUnresolvedException() != null || result.getResponse().getStatus() >= 400;
  }

  private static boolean tells(MvcTestResult result) {
    if (result.getUnresolvedException() != null) return false;
    var body = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    return ReferralScenes.TOLD.values().stream()
        .anyMatch(word -> word.length() > 6 && body.contains(word));
  }

  /** Grows with each transaction that wrote anything, also one that was rolled back. */
  private long transactionsThatWrote() throws SQLException {
    try (var statement = past.createStatement();
        var row = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text")) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }
}
