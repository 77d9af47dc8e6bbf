import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * How much time of a processor a program's request takes: what it divides two cores by is the most
 * they could ever answer.
 */
final class MeasureProcessor {
  private static final int TIMES = 2000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final List<String[]> houses;

  private MeasureProcessor(String[] arguments) throws IOException {
    base = arguments[0] + "/api/referral/v1/large";
    houses =
        Files.readAllLines(Path.of(arguments[1], "houses.tsv")).stream()
            .map(line -> line.split("\t"))
            .toList();
  }

  /** Arguments: address, folder of results, process of the application and of the database. */
  public static void main(String[] arguments) throws Exception {
    var measure = new MeasureProcessor(arguments);
    var time = new ProcessorTime(arguments[2], arguments[3]);
    measure.print(
        time,
        "read one",
        n -> measure.get(n, "/referrals/" + measure.house(n)[4].split(",")[0]));
    measure.print(
        time,
        "inbox of a seat",
        n -> measure.get(n, "/inbox?seat=" + measure.house(n)[1] + "&state=OFFERED"));
    measure.print(
        time,
        "search, Thai word of a need",
        n -> measure.get(n, "/search?q=%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%9E%E0%B8%B1%E0%B8%81"));
    measure.print(time, "create", measure::create);
  }

  private void print(ProcessorTime time, String name, IntFunction<HttpRequest> request)
      throws Exception {
    System.out.println(
        time.line(
            name,
            TIMES,
            number -> {
              int status = http.send(request.apply(number), BodyHandlers.discarding()).statusCode();
              if (status >= 300) throw new IllegalStateException("Refused: " + status);
            }));
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
}
