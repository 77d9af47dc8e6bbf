package org.prasan.admission;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.prasan.Scene;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Somebody outside the coalition, not signed in, at a network address that no other test uses, for
 * beginnings are counted by address.
 */
record OutsideBrowser(MockMvcTester pages, Scene scene, String address) {
  static OutsideBrowser of(MockMvcTester pages, Scene scene) {
    var random = ThreadLocalRandom.current();
    return new OutsideBrowser(
        pages,
        scene,
        "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
  }

  MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(from()).exchange();
  }

  MvcTestResult post(String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(from());
    fields.forEach(request::param);
    return request.exchange();
  }

  MvcTestResult attach(String base, String name, byte[] content, String expires) {
    return pages
        .post()
        .uri(scene.url(base + "/papers"))
        .multipart()
        .file(new MockMultipartFile("paper", name, "application/octet-stream", content))
        .param("requirement", Applicants.REGISTRATION)
        .param("expires", expires)
        .with(csrf())
        .with(from())
        .exchange();
  }

  private RequestPostProcessor from() {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }
}
