import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What programs of 1,000 organizations ask for, each time by the token of another one. */
final class ProgramRequests {
  static final String SEARCH = "/search?q=%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%9E%E0%B8%B1%E0%B8%81";
  private static final String BASE = "/api/referral/v1/large";
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

  private final List<House> houses;
  private final Queue<Offered> offered = new ConcurrentLinkedQueue<>();
  private final List<Offered> accepted = new CopyOnWriteArrayList<>();

  /** An organization, and what of it the load has to know. */
  record House(String bearer, String seat, String client, String otherSeat, String[] ids) {
    static List<House> in(Path results) throws Exception {
      return Files.readAllLines(results.resolve("houses.tsv")).stream()
          .map(line -> line.split("\t"))
          .map(line -> new House(line[0], line[1], line[2], line[3], line[4].split(",")))
          .toList();
    }
  }

  /** A referral that its receiver has not answered. */
  private record Offered(String id, String bearer, String version) {}

  ProgramRequests(URI url, Path results) throws Exception {
    houses = House.in(results);
    try (var http = HttpClient.newHttpClient()) {
      for (var line : Files.readAllLines(results.resolve("offered.tsv"))) {
        var cells = line.split("\t");
        var request =
            HttpRequest.newBuilder(url.resolve(BASE + "/referrals/" + cells[0]))
                .header("Authorization", "Bearer " + cells[1])
                .build();
        var found = VERSION.matcher(http.send(request, BodyHandlers.ofString()).body());
        if (!found.find()) throw new IllegalStateException("Not there: " + cells[0]);
        offered.add(new Offered(cells[0], cells[1], found.group(1)));
      }
    }
  }

  List<Asked> kinds() {
    var kinds = new ArrayList<Asked>();
    kinds.add(reads("read one", house -> "/referrals/" + any(house.ids)));
    kinds.add(reads("inbox of a seat", house -> "/inbox?seat=" + house.seat + "&state=OFFERED"));
    kinds.add(reads("search, Thai word of a need", house -> SEARCH));
    kinds.add(new Asked("create", () -> create(""), 201, false));
    kinds.add(
        new Asked(
            "create, agree and offer", () -> create(",\"consent\":" + consent()), 201, false));
    kinds.add(new Asked("accept", this::accept, 200, true));
    kinds.add(new Asked("open the details", this::open, 200, false));
    return kinds;
  }

  private interface PathOf {
    String in(House house);
  }

  private Asked reads(String name, PathOf path) {
    return new Asked(
        name,
        () -> {
          var house = house();
          return get(house.bearer, path.in(house));
        },
        200,
        false);
  }

  private House house() {
    return houses.get(RandomGenerator.getDefault().nextInt(houses.size()));
  }

  private static String any(String[] ids) {
    return ids[RandomGenerator.getDefault().nextInt(ids.length)];
  }

  private static byte[] get(String bearer, String path) {
    return Wire.request(
        "GET",
        BASE + path,
        "Accept: application/json\r\nAuthorization: Bearer " + bearer + "\r\n",
        "");
  }

  private static byte[] post(String bearer, String path, String body) {
    var id = UUID.randomUUID();
    return Wire.request(
        "POST",
        BASE + path,
        "Accept: application/json\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + bearer
            + "\r\nIdempotency-Key: "
            + id
            + "\r\nStep-Id: "
            + id
            + "\r\n",
        body);
  }

  private byte[] create(String consent) {
    var house = house();
    return post(house.bearer, "/referrals", fresh(house, consent));
  }

  static String fresh(House house, String consent) {
    return "{\"client\":\""
        + house.client
        + "\",\"seat\":\""
        + house.otherSeat
        + "\",\"urgency\":\"URGENT\",\"needs\":[\"shelter\"],\"groups\":[\"IDENTITY\",\"CONTACT\"],"
        + "\"reason\":\"ขอที่พักที่ปลอดภัยคืนนี้\",\"besides\":true"
        + consent
        + "}";
  }

  static String consent() {
    return "{\"purpose\":\"GIVE_THE_SERVICE\",\"basis\":\"S26_5_LAW\",\"language\":\"tha\","
        + "\"interpreter\":\"NOT_NEEDED\",\"givenBy\":\"NOBODY\",\"how\":\"NONE\",\"until\":\""
        + LocalDate.now().plusMonths(3)
        + "\"}";
  }

  private byte[] accept() {
    var one = offered.poll();
    if (one == null) return null;
    accepted.add(one);
    return post(
        one.bearer,
        "/referrals/" + one.id + "/steps",
        "{\"step\":\"ACCEPT\",\"version\":" + one.version + "}");
  }

  private byte[] open() {
    var one = accepted.get(RandomGenerator.getDefault().nextInt(accepted.size()));
    return get(one.bearer, "/referrals/" + one.id + "/details");
  }
}
