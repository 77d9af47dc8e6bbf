package org.prasan;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;

/** Opens pages and sends their forms as people do. */
@TestComponent
public class Asking {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  private final MockMvcTester pages;

  Asking(MockMvcTester pages) {
    this.pages = pages;
  }

  public Asked.Request page(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role))::exchange;
  }

  /** What somebody sends from a page. */
  public Asked.Request form(Scene who, Role role, String path, Map<String, String> fields) {
    return () -> {
      var request = pages.post().uri(who.url(path)).with(who.as(role)).with(csrf());
      fields.forEach(request::param);
      return request.exchange();
    };
  }

  public List<Asked> readings(Scene who, Role role, List<String> paths) {
    var all = new ArrayList<Asked>();
    for (var path : paths)
      all.add(new Asked("read " + path, Asked.READINGS, () -> () -> page(who, role, path)));
    return all;
  }

  public Asked sending(Scene who, Role role, String path, String typed) {
    return sending(who, role, () -> path, typed);
  }

  /**
   * A form that is sent to an address.
   *
   * @param path of something else each time
   * @param typed as {@link #typed} reads it
   */
  public Asked sending(Scene who, Role role, Supplier<String> path, String typed) {
    return new Asked(
        "send " + path.get(),
        Asked.NOTHING,
        () -> {
          var to = path.get();
          var sent = typed(typed);
          return () -> form(who, role, to, sent);
        });
  }

  /** Fields as an address has them, {@code one=this&other=that}; # is another id each time. */
  public static Map<String, String> typed(String form) {
    var fields = new HashMap<String, String>();
    for (var field : form.isEmpty() ? List.<String>of() : List.of(form.split("&", -1))) {
      int at = field.indexOf('=');
      fields.put(field.substring(0, at), anew(field.substring(at + 1)));
    }
    return fields;
  }

  /** Something that is sent in a file. */
  public Asked.Request file(Scene who, Role role, String path, String field, String typed) {
    var paper = new MockMultipartFile(field, "ใบ.pdf", "application/pdf", PAPER);
    var fields = typed(typed);
    return () -> {
      var request = pages.post().uri(who.url(path)).multipart().file(paper);
      fields.forEach(request::param);
      return request.with(who.as(role)).with(csrf()).exchange();
    };
  }

  /** What stands on the page that is answered, where the pattern has its brackets. */
  public static String found(Asked.Request request, String pattern) {
    return found(request.exchange(), pattern);
  }

  public static String found(MvcTestResult result, String pattern) {
    var text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var match = Pattern.compile(pattern).matcher(text);
    var status = result.getResponse().getStatus();
    if (!match.find()) throw new AssertionError(status + ", " + pattern + " is not in " + text);
    return match.group(1);
  }

  /**
   * The form of a page as it stands there, with something else in some of its fields.
   *
   * @param typed names of fields, each followed by what is typed; the form is the one that has the
   *     first
   */
  public Asked changing(Scene who, Role role, String path, String... typed) {
    return sentTo(path, who, role, path, typed);
  }

  /** The same on a page that is another one each time. */
  public Asked changing(Scene who, Role role, Supplier<String> path, String... typed) {
    return new Asked(
        "send the form of " + path.get(),
        Asked.NOTHING,
        () -> changing(who, role, path.get(), typed).prepare().get());
  }

  /** The same of a form that is sent to another address. */
  public Asked sentTo(String to, Scene who, Role role, String path, String... typed) {
    return new Asked(
        "send the form of " + path,
        Asked.NOTHING,
        () -> {
          var fields = FormOnPage.with(typed[0], page(who, role, path).exchange());
          for (int at = 0; at < typed.length; at += 2) fields.set(typed[at], anew(typed[at + 1]));
          return () -> form(who, role, to, fields);
        });
  }

  /** Another one each time, where it says so. */
  private static String anew(String text) {
    var id = UUID.randomUUID().toString();
    return text.equals("#") ? id : text.replace("#", id.substring(0, 8));
  }

  private Asked.Request form(
      Scene who, Role role, String path, MultiValueMap<String, String> fields) {
    return () ->
        pages.post().uri(who.url(path)).with(who.as(role)).with(csrf()).params(fields).exchange();
  }
}
