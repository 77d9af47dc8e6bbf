import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An invented person with a browser of its own, who opens pages and sends forms. */
final class SignedIn {
  static final String PASSWORD = "woven-cloth-2569-bench";

  /** The secret of everybody's second factor; in sample mode the page for the code shows it. */
  static final String SECRET = "BENCHBENCHBENCHBENCHBENCHBENCHAA";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile(" (\\d{6})[ <]");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String url;

  private SignedIn(String url) {
    this.url = url;
  }

  static String email(int person) {
    return "person" + person + "@bench.example";
  }

  /** A browser in which nobody has signed in yet. */
  static SignedIn nobody(String url) {
    return new SignedIn(url);
  }

  static SignedIn as(String url, int person) throws IOException, InterruptedException {
    var browser = new SignedIn(url);
    var token = found(CSRF, browser.get("/sign-in"));
    browser.post(
        "/sign-in",
        "_csrf=" + encoded(token) + "&email=" + encoded(email(person)) + "&password=" + PASSWORD);
    var page = browser.get("/sign-in/code");
    browser.post(
        "/sign-in/code", "_csrf=" + encoded(found(CSRF, page)) + "&code=" + found(CODE, page));
    return browser;
  }

  /** What the browser sends along, for a request that is made by hand. */
  String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The secret of the forms on a page. */
  String token(String path) throws IOException, InterruptedException {
    return found(CSRF, get(path));
  }

  String get(String path) throws IOException, InterruptedException {
    return answered(path, http.send(request(path), BodyHandlers.ofString())).body();
  }

  /** Reads the answer to its end, and keeps nothing of it. */
  void open(String path) throws IOException, InterruptedException {
    answered(path, http.send(request(path), BodyHandlers.discarding()));
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Accept", "text/html")
        .header("Accept-Language", "th")
        .build();
  }

  private static <T> HttpResponse<T> answered(String path, HttpResponse<T> answer) {
    if (answer.statusCode() != 200)
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    return answer;
  }

  /** Sends a form; whoever stays on the same page was refused. */
  void post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 302)
      throw new IllegalStateException(path + " refuses the form: " + answer.statusCode());
  }

  static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) throw new IllegalStateException("Nothing on the page matches " + pattern);
    return matcher.group(1);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
