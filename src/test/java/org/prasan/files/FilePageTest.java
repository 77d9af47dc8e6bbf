package org.prasan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.files.StoreOutcome.Stored;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class FilePageTest {
  private static final FilePurpose LETTER = FilePurpose.of("test-letter", FileKind.PDF);
  private static final FilePurpose FACE = FilePurpose.picture("test-face");

  @TestComponent
  static class Deciding {
    @Bean
    static FileAccess lettersForDirectors() {
      return new FileAccess() {
        @Override
        public String purpose() {
          return LETTER.name();
        }

        @Override
        public boolean maySee(Acting acting, StoredFile file) {
          return acting.roles().contains(Role.DIRECTOR);
        }
      };
    }

    @Bean
    static FileAccess facesForEverybody() {
      return new FileAccess() {
        @Override
        public String purpose() {
          return FACE.name();
        }

        @Override
        public boolean maySee(Acting acting, StoredFile file) {
          return true;
        }

        @Override
        public boolean openingIsNoted() {
          return false;
        }
      };
    }
  }

  @Autowired Scenes scenes;
  @Autowired Files files;
  @Autowired MockMvcTester pages;
  @LocalServerPort int port;

  @Test
  void whoMayNotSeeAFileCannotTellThatItExists() {
    var scene = scenes.fresh();
    var file = stored(scene, Specimen.pdf("x"), LETTER);
    var other = scenes.fresh();
    assertThat(pages.get().uri(url(scene, file)).with(scene.as(Role.STAFF))).hasStatus(404);
    assertThat(pages.get().uri(url(scene, file)).with(other.as(Role.DIRECTOR))).hasStatus(404);
    assertThat(pages.get().uri(url(other, file)).with(other.as(Role.DIRECTOR))).hasStatus(404);
    assertThat(pages.get().uri(scene.url("/files/nothing")).with(scene.as(Role.DIRECTOR)))
        .hasStatus(404);
  }

  @Test
  void aFileOfAPurposeThatNobodyAnswersForIsShownToNobody() {
    var scene = scenes.fresh();
    var file = stored(scene, Specimen.pdf("x"), FilePurpose.of("orphan", FileKind.PDF));
    assertThat(pages.get().uri(url(scene, file)).with(scene.as(Role.ADMINISTRATOR))).hasStatus(404);
  }

  @Test
  void aFileIsSavedAndNeverShown() {
    var scene = scenes.fresh();
    var file = stored(scene, Specimen.pdf("x"), LETTER);
    var answer = pages.get().uri(url(scene, file)).with(scene.as(Role.DIRECTOR)).exchange();
    assertThat(answer)
        .hasStatusOk()
        .hasHeader("Content-Type", "application/pdf")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .hasHeader("Cache-Control", "no-store");
    assertThat(answer.getResponse().getHeader("Content-Disposition"))
        .startsWith("attachment; filename")
        .contains("filename*=UTF-8''%E0%B8%AB");
  }

  @Test
  void onlyAPictureDrawnByUsIsShown() {
    var scene = scenes.fresh();
    var face = stored(scene, Specimen.image("png", 9, 9), FACE);
    assertThat(pages.get().uri(scene.url("/pictures/" + face.id())))
        .hasStatusOk()
        .hasHeader("Content-Type", "image/png")
        .hasHeader("Content-Disposition", "inline");
    var letter = stored(scene, Specimen.pdf("x"), LETTER);
    assertThat(pages.get().uri(scene.url("/pictures/" + letter.id())).with(scene.as(Role.DIRECTOR)))
        .hasStatus(404);
  }

  /** The browser has to send it all before it shows an answer; nothing of it is kept meanwhile. */
  @Test
  void anUploadThatIsNoFormGetsASentenceAndTheWayOnInItsCoalition() throws Exception {
    var sent = new AtomicLong();
    var page = scenes.fresh().url("/organizations/import");
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("Accept", "text/html")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> Specimen.zeros(70L << 20, sent)), 70L << 20))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body())
          .contains("ไฟล์หรือข้อความใหญ่เกินไป", "ตารางแบ่งเป็นหลายไฟล์ได้")
          .contains("เครือข่ายทดสอบ");
    }
  }

  @Test
  void aBookPastedIntoAFormIsRefusedByOurOwnPage() throws Exception {
    var sent = new AtomicLong();
    var page = scenes.fresh().url("/meetings/" + new UUID(1, 1) + "/items/paste");
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> Specimen.zeros(8L << 20, sent)), 8L << 20))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body())
          .contains("ไฟล์หรือข้อความใหญ่เกินไป", "ตัดข้อความให้สั้นลง", "เครือข่ายทดสอบ");
    }
  }

  private static String url(Scene scene, StoredFile file) {
    return scene.url("/files/" + file.id());
  }

  private StoredFile stored(Scene scene, byte[] content, FilePurpose purpose) {
    var acting = scene.acting(Role.DIRECTOR);
    var outcome = scene.in(() -> files.store(acting, Upload.of("หนังสือ.pdf", content), purpose));
    return ((Stored) outcome).file();
  }
}
