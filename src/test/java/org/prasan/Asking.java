package org.prasan;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.MultiValueMap;

/** Opens pages and sends their forms as people do. */
@TestComponent
public class Asking {
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

  /** Something new under an id of its own. */
  public Asked adding(Scene who, Role role, String path, Map<String, String> fields) {
    return adding(who, role, () -> path, fields);
  }

  /** The same from a page that is another one each time. */
  public Asked adding(Scene who, Role role, Supplier<String> path, Map<String, String> fields) {
    return sending(
        who,
        role,
        path,
        () -> {
          var all = new HashMap<>(fields);
          all.put("id", UUID.randomUUID().toString());
          return all;
        });
  }

  public Asked sending(Scene who, Role role, Supplier<String> path, Map<String, String> fields) {
    return sending(who, role, path, () -> fields);
  }

  private Asked sending(
      Scene who, Role role, Supplier<String> path, Supplier<Map<String, String>> fields) {
    return new Asked(
        "send " + path.get(),
        Asked.NOTHING,
        () -> {
          var to = path.get();
          var sent = fields.get();
          return () -> form(who, role, to, sent);
        });
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
    return text.replace("#", UUID.randomUUID().toString().substring(0, 8));
  }

  private Asked.Request form(
      Scene who, Role role, String path, MultiValueMap<String, String> fields) {
    return () ->
        pages.post().uri(who.url(path)).with(who.as(role)).with(csrf()).params(fields).exchange();
  }
}
