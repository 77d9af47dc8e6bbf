import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks for referrals as programs and as people, as many at once as said and without a pause: first
 * until no kind of request becomes cheaper, then each kind for some seconds, with the time of the
 * processor that one request takes of the application, of the database and of this load itself.
 */
final class AskReferrals {
  private static final List<Integer> AT_ONCE = List.of(16, 50);
  private static final int FEWEST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 40;
  private static final int OF_A_KIND = 20;

  /** What is still this much cheaper than in any round before is not compiled to its end. */
  private static final double CHEAPER = 0.95;

  private final URI url;
  private final double seconds;
  private final ProcessorTime time;
  private final List<Asked> kinds;

  private AskReferrals(String[] arguments) throws Exception {
    url = URI.create(arguments[0]);
    var results = Path.of(arguments[1]);
    seconds = Double.parseDouble(arguments[2]);
    time = new ProcessorTime(arguments[3], arguments[4]);
    kinds =
        Stream.concat(
                new ProgramRequests(url, results).kinds().stream(),
                new PeopleRequests(url, results).kinds().stream())
            .toList();
  }

  /** Arguments: address, folder of results, seconds, process of application and of database. */
  public static void main(String[] arguments) throws Exception {
    var ask = new AskReferrals(arguments);
    var results = Path.of(arguments[1]);
    Files.writeString(results.resolve("warm.txt"), ask.warm());
    var lines = new ArrayList<String>();
    for (int connections : AT_ONCE)
      for (var kind : ask.kinds)
        lines.add(ask.measured(kind, connections, ask.seconds, Integer.MAX_VALUE).line());
    Files.write(results.resolve("referrals.tsv"), lines);
  }

  /** What came of one kind of request. */
  private record Measured(
      String name, int connections, double rate, double[] millis, int failed, double[] processor) {
    String line() {
      return "%s\t%d\t%.0f\t%.1f\t%.1f\t%.1f\t%d\t%.2f\t%.2f\t%.2f"
          .formatted(
              name,
              connections,
              rate,
              at(0.5),
              at(0.95),
              at(0.99),
              failed,
              processor[0],
              processor[1],
              processor[2]);
    }

    private double at(double share) {
      return millis.length == 0 ? 0 : millis[(int) (share * (millis.length - 1))];
    }
  }

  private String warm() throws Exception {
    var cheapest = new HashMap<String, Double>();
    long begun = System.nanoTime();
    int rounds = 0;
    boolean steady;
    do {
      steady = true;
      for (var kind : kinds) {
        var round = measured(kind, AT_ONCE.getFirst(), Math.min(2, seconds), OF_A_KIND);
        if (kind.once()) continue;
        double before = cheapest.getOrDefault(kind.name(), Double.MAX_VALUE);
        if (round.processor[0] < CHEAPER * before) steady = false;
        cheapest.merge(kind.name(), round.processor[0], Math::min);
      }
      rounds++;
    } while (!ended(rounds, steady));
    return "Warmed for %d rounds (%.0f s), until no kind of request took 5 %% less of the application than in the cheapest round before%s."
        .formatted(
            rounds,
            (System.nanoTime() - begun) / 1e9,
            steady ? "" : ", which did not come to pass");
  }

  private boolean ended(int rounds, boolean steady) {
    return seconds < 5 || rounds == MOST_ROUNDS || (rounds >= FEWEST_ROUNDS && steady);
  }

  private Measured measured(Asked kind, int connections, double most, int ofAKind)
      throws Exception {
    var left = new AtomicInteger(kind.once() ? ofAKind : Integer.MAX_VALUE);
    var failed = new AtomicInteger();
    double[] before = time.all();
    long begun = System.nanoTime();
    long end = begun + (long) (most * 1e9);
    double[] millis;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var each =
          threads.invokeAll(
              IntStream.range(0, connections)
                  .<Callable<double[]>>mapToObj(n -> () -> asked(kind, end, left, failed))
                  .toList());
      millis = new double[0];
      var all = new ArrayList<double[]>();
      for (var one : each) all.add(one.get());
      millis = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }
    double took = (System.nanoTime() - begun) / 1e9;
    double[] after = time.all();
    int answered = Math.max(1, millis.length);
    var processor = new double[before.length];
    for (int n = 0; n < processor.length; n++)
      processor[n] = (after[n] - before[n]) * 1000 / answered;
    return new Measured(
        kind.name(), connections, millis.length / took, millis, failed.get(), processor);
  }

  private double[] asked(Asked kind, long end, AtomicInteger left, AtomicInteger failed)
      throws IOException {
    var millis = new ArrayList<Double>();
    boolean more = true;
    while (more && System.nanoTime() < end)
      try (var wire = Wire.to(url)) {
        while (more && !wire.ended() && System.nanoTime() < end) {
          var request = left.getAndDecrement() > 0 ? kind.next().get() : null;
          more = request != null;
          if (request == null) continue;
          long sent = System.nanoTime();
          if (wire.send(request) == kind.status()) millis.add((System.nanoTime() - sent) / 1e6);
          else failed.incrementAndGet();
        }
      }
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
