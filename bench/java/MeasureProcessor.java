import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much time of a processor one request takes in the application and in the database, whatever
 * else runs on the machine: what it divides two cores by is the most they could ever answer.
 */
final class MeasureProcessor {
  private static final int TIMES = 2000;
  private static final int AT_ONCE = 4;
  private static final double TICKS_A_SECOND = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final List<String[]> houses;
  private final long application;
  private final long database;

  private MeasureProcessor(String[] arguments) throws IOException {
    base = arguments[0] + "/api/referral/v1/large";
    houses =
        Files.readAllLines(Path.of(arguments[1], "houses.tsv")).stream()
            .map(line -> line.split("\t"))
            .toList();
    application = Long.parseLong(arguments[2]);
    database = Long.parseLong(arguments[3]);
  }

  /** Arguments: address, folder of results, process of the application and of the database. */
  public static void main(String[] arguments) throws Exception {
    var measure = new MeasureProcessor(arguments);
    measure.print("read one", n -> measure.get(n, "/referrals/" + measure.house(n)[4].split(",")[0]));
    measure.print(
        "inbox of a seat", n -> measure.get(n, "/inbox?seat=" + measure.house(n)[1] + "&state=OFFERED"));
    measure.print(
        "search, Thai word of a need",
        n -> measure.get(n, "/search?q=%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%9E%E0%B8%B1%E0%B8%81"));
    measure.print("create", measure::create);
  }

  private interface Request {
    HttpRequest at(int number);
  }

  private void print(String name, Request request) throws Exception {
    all(request);
    double app = seconds(application);
    double db = withChildren(database);
    all(request);
    System.out.printf(
        "%s\t%.2f\t%.2f%n",
        name,
        (seconds(application) - app) * 1000 / TIMES,
        (withChildren(database) - db) * 1000 / TIMES);
  }

  private void all(Request request) throws Exception {
    try (var programs = Executors.newFixedThreadPool(AT_ONCE)) {
      var asked =
          programs.invokeAll(
              IntStream.range(0, TIMES)
                  .<Callable<Integer>>mapToObj(
                      n -> () -> http.send(request.at(n), BodyHandlers.discarding()).statusCode())
                  .toList());
      for (var one : asked) if (one.get() >= 300) throw new IllegalStateException("Refused: " + one.get());
    }
  }

  private String[] house(int number) {
    return houses.get(number % houses.size());
  }

  private HttpRequest get(int number, String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + house(number)[0])
        .build();
  }

  private HttpRequest create(int number) {
    var house = house(number);
    return HttpRequest.newBuilder(URI.create(base + "/referrals"))
        .header("Authorization", "Bearer " + house[0])
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"client\":\""
                    + house[2]
                    + "\",\"seat\":\""
                    + house[3]
                    + "\",\"urgency\":\"URGENT\",\"needs\":[\"shelter\"],\"groups\":[\"IDENTITY\"],"
                    + "\"reason\":\"ขอที่พักที่ปลอดภัยคืนนี้\"}"))
        .build();
  }

  private static double withChildren(long process) throws IOException {
    double all = seconds(process);
    try (Stream<ProcessHandle> children = ProcessHandle.of(process).orElseThrow().children()) {
      for (var child : children.toList()) all += seconds(child.pid());
    }
    return all;
  }

  /** The 14th and 15th field, counted after the name, which may hold blanks. */
  private static double seconds(long process) throws IOException {
    try {
      var line = Files.readString(Path.of("/proc/" + process + "/stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    }
  }
}
