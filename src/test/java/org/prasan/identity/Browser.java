package org.prasan.identity;

import jakarta.servlet.http.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser without scripts: keeps cookies, sends the token of the form it looked at last. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final MockMvcTester pages;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private String address = "192.0.2." + (1 + (int) (Math.random() * 250));
  private String token = "";
  private MediaType contentType = MediaType.APPLICATION_FORM_URLENCODED;

  Browser(MockMvcTester pages) {
    this.pages = pages;
  }

  Browser from(String newAddress) {
    address = newAddress;
    return this;
  }

  MvcTestResult get(String url) {
    return send(HttpMethod.GET, url, Map.of());
  }

  /** Sends the form that the page looked at last contains. */
  MvcTestResult post(String url, String... namesAndValues) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("_csrf", token);
    for (int i = 0; i < namesAndValues.length; i += 2)
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    return send(HttpMethod.POST, url, fields);
  }

  /** The same of a form with a file. */
  MvcTestResult upload(String url, String... namesAndValues) {
    contentType = MediaType.MULTIPART_FORM_DATA;
    try {
      return post(url, namesAndValues);
    } finally {
      contentType = MediaType.APPLICATION_FORM_URLENCODED;
    }
  }

  MvcTestResult send(HttpMethod method, String url, Map<String, String> fields) {
    var request = request(method, url);
    if (!fields.isEmpty()) request.contentType(contentType);
    fields.forEach(request::param);
    var result = request.exchange();
    remember(result);
    return result;
  }

  /** With its cookies as they are now; what comes back with the answer it does not remember. */
  MockMvcRequestBuilder request(HttpMethod method, String url) {
    var request =
        pages
            .method(method)
            .uri(url)
            .header("User-Agent", "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile")
            .with(
                asked -> {
                  asked.setRemoteAddr(address);
                  return asked;
                });
    if (!cookies.isEmpty()) request.cookie(cookies.values().toArray(Cookie[]::new));
    return request;
  }

  private void remember(MvcTestResult result) {
    for (var cookie : result.getResponse().getCookies())
      if (cookie.getMaxAge() == 0) cookies.remove(cookie.getName());
      else cookies.put(cookie.getName(), new Cookie(cookie.getName(), cookie.getValue()));
    var found = TOKEN.matcher(bodyOf(result));
    if (found.find()) token = found.group(1);
  }

  /** The value of the session cookie, for a thief. */
  String session() {
    var session = cookies.get("session");
    return session == null ? "" : session.getValue();
  }

  void withSession(String stolen) {
    cookies.put("session", new Cookie("session", stolen));
  }

  void forgetSession() {
    cookies.remove("session");
  }

  static String bodyOf(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String to(MvcTestResult result) {
    return String.valueOf(result.getResponse().getRedirectedUrl());
  }
}
