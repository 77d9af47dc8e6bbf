package org.prasan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.SmallDisk;
import org.prasan.TestClock;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The disk of the files gets full at any moment of an upload. */
@PrasanTest
class FullWhileUploadedTest {
  private static final FilePurpose PAPERS = FilePurpose.of("papers", FileKind.TEXT);

  @Autowired Scenes scenes;
  @Autowired Files files;
  @Autowired FileFolder folder;
  @Autowired CheckFiles check;
  @Autowired SweepFiles sweep;
  @Autowired OrganizationRegistry registry;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private SmallDisk disk;

  @BeforeEach
  void aSmallDisk(TestInfo test, @TempDir Path temp) {
    scene = scenes.fresh();
    scene.person(Role.FOCAL_POINT);
    // Each run has a part of it, also that of somebody who is not root; bin/try-faults needs all.
    if (!test.getTags().contains("slow"))
      assumeTrue(SmallDisk.mayBeHad(temp), "A full disk is tried as root on Linux");
    disk = SmallDisk.over(folder.root());
  }

  @AfterEach
  void asBefore() {
    if (disk != null) disk.close();
    clock.back();
  }

  @Test
  void aFileIsKeptWholeOrNotAtAll() throws IOException {
    uploaded(15);
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void soItIsAtAHundredMoments() throws IOException {
    uploaded(100);
  }

  private void uploaded(int moments) throws IOException {
    var random = new Random(5);
    int refused = 0;
    for (int moment = 0; moment < moments; moment++) {
      int size = 1 + random.nextInt(300_000);
      int read = random.nextInt(size);
      long left = random.nextInt(3) * 65_536L;
      boolean names = moment % 5 == 0;
      if (!stored(new FullWhileRead(moment, size, read, left, names))) refused++;
      disk.leavePlenty();
      assertThat(stored(Upload.of("after.txt", text(1_000_000 + moment, 500)))).isTrue();
      assertThat(folder.root().resolve("incoming")).isEmptyDirectory();
    }
    assertThat(refused).isBetween(moments / 5, moments);
    var report = scene.in(() -> checked());
    assertThat(report.complete()).isTrue();
    assertThat(report.files()).isEqualTo(2L * moments - refused);
    clock.forward(Duration.ofDays(2));
    sweep.sweep();
    assertThat(kept()).isEqualTo(2L * moments - refused);
  }

  @Test
  void whoeverSendsAFileReadsThatThereIsNoRoomAndMaySendItAgain() {
    registry();
    disk.leaveNoNames();
    assertThat(send())
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains("ยังไม่ทราบว่าเรื่องที่คุณส่งบันทึกแล้วหรือยัง", "โปรดกดย้อนกลับ");
    disk.leavePlenty();
    disk.leave(1_000_000);
    assertThat(send()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    disk.leavePlenty();
    assertThat(send()).hasStatus3xxRedirection();
  }

  private CheckFiles.Report checked() {
    try {
      return check.check(scene.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void registry() {
    scene.in(
        () ->
            registry.add(
                Acting.system(scene.coalition(), "test"),
                scene.organization(),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิดวงตะวัน", "Sun"), OrganizationKind.FOUNDATION)));
  }

  private MvcTestResult send() {
    var paper =
        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
            .getBytes(StandardCharsets.US_ASCII);
    return pages
        .post()
        .uri(scene.url("/organizations/" + scene.organization() + "/evidence"))
        .multipart()
        .file(new MockMultipartFile("paper", "a.pdf", "application/pdf", paper))
        .with(csrf())
        .with(scene.as(Role.FOCAL_POINT))
        .exchange();
  }

  /** Without room nothing is stored; whatever else happens fails the test. */
  private boolean stored(Upload upload) {
    try {
      var outcome = scene.in(() -> files.store(scene.acting(Role.FOCAL_POINT), upload, PAPERS));
      return outcome instanceof StoreOutcome.Stored;
    } catch (UncheckedIOException e) {
      assertThat(e).hasStackTraceContaining("No space left on device");
      return false;
    }
  }

  private long kept() throws IOException {
    try (var all = java.nio.file.Files.walk(folder.root().resolve(scene.id().toString()))) {
      return all.filter(java.nio.file.Files::isRegularFile).count();
    }
  }

  private static byte[] text(int number, int size) {
    return (number + "x".repeat(size)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Somebody else fills the disk while this is read. */
  private final class FullWhileRead implements Upload {
    private final byte[] text;
    private final int fullAfter;
    private final long left;
    private final boolean names;

    FullWhileRead(int number, int size, int fullAfter, long left, boolean names) {
      this.text = text(number, size);
      this.fullAfter = fullAfter;
      this.left = left;
      this.names = names;
    }

    @Override
    public String name() {
      return "paper.txt";
    }

    @Override
    public InputStream content() {
      return new FilterInputStream(new ByteArrayInputStream(text)) {
        private int read;

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          boolean before = read <= fullAfter;
          int now = super.read(bytes, from, length);
          read += Math.max(0, now);
          if (before && read > fullAfter) fill();
          return now;
        }
      };
    }

    private void fill() {
      if (names) disk.leaveNoNames();
      else disk.leave(left);
    }
  }
}
