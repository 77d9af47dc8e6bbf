import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** What fifty case workers, each of another organization, do in their browsers. */
final class PeopleRequests {
  private static final int PEOPLE = 50;
  private static final String BASE = "/large/referrals";

  private final List<Person> people = new ArrayList<>();
  private final Queue<Offered> offered = new ConcurrentLinkedQueue<>();
  private final List<Offered> accepted = new CopyOnWriteArrayList<>();

  /** Somebody signed in: the cookies of the browser, and the secret that each form carries. */
  private record Person(ProgramRequests.House house, String cookies, String token) {}

  private record Offered(String id, Person receiver, String version) {}

  PeopleRequests(URI url, Path results) throws Exception {
    var houses = ProgramRequests.House.in(results);
    for (int n = 0; n < PEOPLE; n++) {
      var browser = SignedIn.as(url.toString(), n);
      var token = browser.token("/large/clients");
      people.add(new Person(houses.get(n), browser.cookies(), token));
    }
    for (var line : Files.readAllLines(results.resolve("offered-people.tsv"))) {
      var cells = line.split("\t");
      offered.add(new Offered(cells[0], people.get(Integer.parseInt(cells[1])), cells[2]));
    }
  }

  List<Asked> kinds() {
    return List.of(
        page("page: read one", person -> BASE + "/" + any(person.house.ids())),
        page("page: inbox", person -> BASE),
        new Asked("page: find a client by name", this::find, 200, false),
        new Asked("page: create", this::create, 302, false),
        new Asked("page: accept", this::accept, 302, true),
        new Asked("page: open the details", this::open, 200, false));
  }

  private interface PathOf {
    String in(Person person);
  }

  private Asked page(String name, PathOf path) {
    return new Asked(
        name,
        () -> {
          var person = person();
          return get(person, path.in(person));
        },
        200,
        false);
  }

  private Person person() {
    return people.get(RandomGenerator.getDefault().nextInt(people.size()));
  }

  private static String any(String[] ids) {
    return ids[RandomGenerator.getDefault().nextInt(ids.length)];
  }

  private static String headers(Person person) {
    return "Accept: text/html\r\nAccept-Language: th\r\nAccept-Encoding: gzip\r\nCookie: "
        + person.cookies
        + "\r\n";
  }

  private static byte[] get(Person person, String path) {
    return Wire.request("GET", path, headers(person), "");
  }

  private static byte[] post(Person person, String path, String fields) {
    return Wire.request(
        "POST",
        path,
        headers(person) + "Content-Type: application/x-www-form-urlencoded\r\n",
        "_csrf=" + SignedIn.encoded(person.token) + fields);
  }

  private byte[] find() {
    return post(person(), "/large/clients/find", "&what=" + SignedIn.encoded("เอื้องคำ ดอยสูง"));
  }

  private byte[] create() {
    var person = person();
    return post(
        person,
        BASE + "/new?client=" + person.house.client(),
        "&id="
            + UUID.randomUUID()
            + "&version=0&seat="
            + person.house.otherSeat()
            + "&besides=true&urgency=URGENT&needs=shelter&groups=IDENTITY&groups=CONTACT&reason="
            + SignedIn.encoded("ขอที่พักที่ปลอดภัยคืนนี้"));
  }

  private byte[] accept() {
    var one = offered.poll();
    if (one == null) return null;
    accepted.add(one);
    return post(
        one.receiver,
        BASE + "/" + one.id + "/steps/accept",
        "&id=" + UUID.randomUUID() + "&version=" + one.version);
  }

  private byte[] open() {
    var one = accepted.get(RandomGenerator.getDefault().nextInt(accepted.size()));
    return get(one.receiver, BASE + "/" + one.id + "/details");
  }
}
