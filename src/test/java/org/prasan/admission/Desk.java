package org.prasan.admission;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Where people of a coalition and applicants send their forms from, at an address of its own. */
record Desk(MockMvcTester pages, Scene scene, String address) {
  static Desk at(MockMvcTester pages, Scene scene) {
    var random = ThreadLocalRandom.current();
    var address =
        "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    return new Desk(pages, scene, address);
  }

  MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).with(from()).exchange();
  }

  MvcTestResult post(Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role)).with(from());
    fields.forEach(request::param);
    return request.exchange();
  }

  MvcTestResult send(Applicants.Applied applied, String path, Map<String, String> fields) {
    return post(Role.VISITOR, "/apply/" + applied.link().value() + path, fields);
  }

  MvcTestResult judge(Role role, Applicants.Applied applied, String path, String... fields) {
    return post(role, "/applications/" + applied.id() + path, fields(fields));
  }

  MvcTestResult attach(Applicants.Applied applied, byte[] content) {
    return pages
        .post()
        .uri(scene.url("/apply/" + applied.link().value() + "/papers"))
        .multipart()
        .file(new MockMultipartFile("paper", "a.pdf", "application/pdf", content))
        .param("requirement", Applicants.REGISTRATION)
        .with(csrf())
        .with(from())
        .exchange();
  }

  /** The first page of the form, filled in for an organization of this name. */
  static Map<String, String> organization(String name) {
    return fields(
        "nameTh",
        name,
        "kind",
        "FOUNDATION",
        "number",
        "ชร " + UUID.randomUUID(),
        "authority",
        "กรมการปกครอง");
  }

  static Map<String, String> verdict(String... more) {
    var fields = new HashMap<>(fields("reference", "1/2570", "on", Applicants.today()));
    fields.putAll(fields(more));
    return fields;
  }

  static Map<String, String> fields(String... namesAndValues) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    return fields;
  }

  private RequestPostProcessor from() {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }
}
