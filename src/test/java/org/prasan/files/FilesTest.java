package org.prasan.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prasan.files.FileKind.*;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prasan.Memory;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.files.StoreOutcome.ArchiveBomb;
import org.prasan.files.StoreOutcome.Empty;
import org.prasan.files.StoreOutcome.Stored;
import org.prasan.files.StoreOutcome.TooLarge;
import org.prasan.files.StoreOutcome.TooManyPixels;
import org.prasan.files.StoreOutcome.TypeNotAllowed;
import org.prasan.files.StoreOutcome.Unreadable;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

@PrasanTest
class FilesTest {
  private static final FilePurpose ANY =
      FilePurpose.of("any", PDF, PNG, JPEG, WEBP, DOCX, XLSX, CSV, TEXT, GEOJSON);

  /** Of memory, for one file, beside the file itself. */
  private static final int MOST_MEGABYTES = 32;

  @Autowired Scenes scenes;
  @Autowired Files files;
  @Autowired FileFolder folder;
  @Autowired SweepFiles sweep;
  @Autowired CheckFiles check;
  private Scene scene;

  FilesTest(@Autowired Scenes scenes) {
    scene = scenes.fresh();
  }

  @BeforeEach
  void aFreshCoalition() {
    scene = scenes.fresh();
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of("a.pdf", Specimen.pdf("x"), PDF),
        Arguments.of("a.png", Specimen.image("png", 4, 4), PNG),
        Arguments.of("a.jpeg", Specimen.image("jpeg", 4, 4), JPEG),
        Arguments.of("a.webp", Specimen.webp(4, 4), WEBP),
        Arguments.of("a.docx", Specimen.docx(), DOCX),
        Arguments.of("a.xlsx", Specimen.xlsx(), XLSX),
        Arguments.of("a.csv", "ชื่อ,อำเภอ\nก,ข\n".getBytes(UTF_8), CSV),
        Arguments.of("a.csv", "ชื่อ,อำเภอ\nก,ข\n".getBytes(Charset.forName("windows-874")), CSV),
        Arguments.of("a.txt", "สวัสดี".getBytes(UTF_8), TEXT),
        Arguments.of(
            "a.geojson",
            "{\"type\": \"FeatureCollection\",\"features\":[]}".getBytes(UTF_8),
            GEOJSON),
        Arguments.of("lying-name.png", Specimen.pdf("x"), PDF));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void theKindIsToldByTheContent(String name, byte[] content, FileKind kind) {
    assertThat(stored(name, content, ANY).kind()).isEqualTo(kind);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)),
        Arguments.of("a.txt", "  <html><script>alert(1)</script>".getBytes(UTF_8)),
        Arguments.of("a.html", "hello".getBytes(UTF_8)),
        Arguments.of("a.txt", "#!/bin/sh\nrm -rf /".getBytes(UTF_8)),
        Arguments.of("a.pdf", "MZ\u0090\0\u0003\0\0\0".getBytes(ISO_8859_1)),
        Arguments.of("a.zip", Specimen.zip(new String[] {"a.txt"}, 5)),
        Arguments.of("a.docm", Specimen.docx("word/vbaProject.bin")),
        Arguments.of("a.docx", Specimen.docx("word/embeddings/oleObject1.bin")),
        Arguments.of("a.txt", new byte[] {1, 2, 3, 4}),
        Arguments.of("a.gif", Specimen.image("gif", 4, 4)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNotOnTheListIsRefused(String name, byte[] content) {
    assertThat(store(name, content, ANY)).isInstanceOf(TypeNotAllowed.class);
  }

  @Test
  void aPurposeTakesOnlyItsOwnKinds() {
    assertThat(store("a.csv", "a,b".getBytes(UTF_8), FilePurpose.of("evidence", PDF, PNG)))
        .isEqualTo(new TypeNotAllowed("PDF, PNG"));
  }

  @Test
  void nobodyElseOnTheMachineMayOpenAFile() throws IOException {
    var file = stored("a.pdf", Specimen.pdf("x"), ANY);
    var place = folder.of(scene.id(), file.sha256());
    assertThat(rights(place)).isEqualTo("rw-------");
    assertThat(rights(place.resolve(".."))).isEqualTo("rwx------");
    assertThat(rights(place.resolve("../.."))).isEqualTo("rwx------");
  }

  private static String rights(Path place) throws IOException {
    return PosixFilePermissions.toString(
        java.nio.file.Files.getPosixFilePermissions(place.normalize()));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(store("a.pdf", new byte[0], ANY)).isInstanceOf(Empty.class);
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd() {
    var read = new AtomicLong();
    var endless = Specimen.zeros(Long.MAX_VALUE, read);
    var outcome = scene.in(() -> files.store(acting(), upload(endless), ANY));
    assertThat(outcome).isInstanceOf(TooLarge.class);
    assertThat(read.get()).isLessThan(11L << 20);
    assertThat(folder.root().resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void anArchiveThatSwellsIsRefused() {
    assertThat(Specimen.bomb()).hasSizeLessThan(1 << 20);
    assertThat(store("a.docx", Specimen.bomb(), ANY)).isInstanceOf(ArchiveBomb.class);
  }

  @Test
  void anArchiveThatLeadsOutOfItsFolderIsRefused() {
    assertThat(store("a.docx", Specimen.docx("../../evil"), ANY)).isInstanceOf(Unreadable.class);
  }

  @Test
  @Timeout(10)
  void anArchiveOfCountlessEntriesIsRefused() {
    assertThat(store("a.docx", Specimen.countless(50_000), ANY)).isInstanceOf(ArchiveBomb.class);
    assertThat(store("a.docx", Specimen.countless(150_000), ANY)).isInstanceOf(TooLarge.class);
  }

  static Stream<byte[]> bombs() {
    return Stream.of(
        Specimen.countless(50_000),
        Specimen.zip(new String[] {"word/document.xml"}, 60 << 20),
        Specimen.pngThatClaims(60000, 60000),
        Specimen.webp(16000, 16000),
        Specimen.docxWithEntities(),
        Specimen.pdf("1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  @Timeout(5)
  void whatIsHarmfulIsAnsweredWithLittleMemory(byte[] content) {
    assertThat(Memory.within(MOST_MEGABYTES, () -> store("a.docx", content, ANY))).isNotNull();
  }

  static Stream<Arguments> harmfulElsewhere() {
    return Stream.of(
        Arguments.of(
            "script.pdf",
            Specimen.pdf("1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"),
            PDF),
        Arguments.of("page.pdf", Specimen.pdf("<html><script>alert(1)</script>"), PDF),
        Arguments.of("entities.docx", Specimen.docxWithEntities(), DOCX),
        Arguments.of(
            "page.csv", "a,b\n<script>alert(1)</script>,=cmd|' /C calc'!A0".getBytes(UTF_8), CSV));
  }

  /** It is never opened here, and leaves as what it is, to be saved and not to be shown. */
  @ParameterizedTest
  @MethodSource("harmfulElsewhere")
  @Timeout(5)
  void whatIsHarmfulToOpenIsOnlyKept(String name, byte[] content, FileKind kind)
      throws IOException {
    var file = stored(name, content, ANY);
    assertThat(file.kind()).isEqualTo(kind);
    assertThat(folder.of(scene.id(), file.sha256())).hasBinaryContent(content);
  }

  @Test
  void anImageOfBillionsOfPointsIsRefusedUnread() {
    assertThat(store("a.png", Specimen.pngThatClaims(60000, 60000), ANY))
        .isEqualTo(new TooManyPixels(60000, 60000));
    assertThat(store("a.webp", Specimen.webp(16000, 16000), ANY)).isInstanceOf(TooManyPixels.class);
    assertThat(store("a.png", Specimen.pngThatClaims(60000, 60000), FilePurpose.picture("logo")))
        .isInstanceOf(TooManyPixels.class);
  }

  @Test
  void aPhotographLosesWhereItWasTakenAndKeepsWhichSideIsUp() throws IOException {
    var file = stored("a.jpg", Specimen.photograph(6), ANY);
    var bytes = java.nio.file.Files.readAllBytes(files.path(file));
    assertThat(new String(bytes, ISO_8859_1)).doesNotContain("GPS", "14 letters", "appended");
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(40);
    assertThat(Orientation.in(bytes, 6, bytes.length)).isEqualTo(6);
  }

  @Test
  void pngAndWebpLoseWhatIsWrittenBesideThePicture() throws IOException {
    var png = java.nio.file.Files.readAllBytes(path("a.png", Specimen.pngWithText()));
    assertThat(new String(png, ISO_8859_1)).doesNotContain("GPS");
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(8);
    var webp = java.nio.file.Files.readAllBytes(path("a.webp", Specimen.webp(3, 2)));
    assertThat(new String(webp, ISO_8859_1)).doesNotContain("GPS", "EXIF").contains("VP8L");
    assertThat(webp[4]).isEqualTo((byte) (webp.length - 8));
    assertThat(webp[20]).isZero();
  }

  @Test
  void aDamagedPictureIsRefused() {
    var cut = java.util.Arrays.copyOf(Specimen.image("jpeg", 90, 90), 300);
    assertThat(store("a.jpg", cut, ANY)).isInstanceOf(Unreadable.class);
    assertThat(store("a.jpg", cut, FilePurpose.picture("logo"))).isInstanceOf(Unreadable.class);
    var png = java.util.Arrays.copyOf(Specimen.image("png", 90, 90), 60);
    assertThat(store("a.png", png, ANY)).isInstanceOf(Unreadable.class);
  }

  @Test
  void aLogoIsDrawnAnewAndSmall() throws IOException {
    var file = stored("โลโก้.jpg", Specimen.image("jpeg", 3000, 1500), FilePurpose.picture("logo"));
    assertThat(file.kind()).isEqualTo(PNG);
    assertThat(file.name()).isEqualTo("โลโก้.jpg.png");
    assertThat(file.drawnByUs()).isTrue();
    var image = ImageIO.read(files.path(file).toFile());
    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getHeight()).isEqualTo(256);
  }

  @Test
  void theSameBytesLieOnTheDiskOncePerCoalition() {
    var first = stored("a.pdf", Specimen.pdf("same"), ANY);
    var second = stored("b.pdf", Specimen.pdf("same"), ANY);
    assertThat(files.path(first)).isEqualTo(files.path(second));
    var other = scenes.fresh();
    var elsewhere =
        other.in(
            () ->
                files.store(
                    other.acting(Role.DIRECTOR), Upload.of("a.pdf", Specimen.pdf("same")), ANY));
    assertThat(((Stored) elsewhere).file().sha256()).isEqualTo(first.sha256());
    assertThat(files.path(((Stored) elsewhere).file())).isNotEqualTo(files.path(first));
  }

  @Test
  void thePathHoldsNothingThatWasSent() {
    var file = stored("../../../../tmp/evil.pdf", Specimen.pdf("p"), ANY);
    assertThat(files.path(file)).startsWith(folder.root());
    assertThat(file.name()).isEqualTo("evil.pdf");
  }

  @Test
  void bytesWithoutRowAreSweptAfterADayAndNotBefore() throws IOException {
    var abandoned = Path.of("none");
    try {
      scene.in(
          () -> {
            files.store(acting(), Upload.of("a.pdf", Specimen.pdf("never committed")), ANY);
            throw new IllegalStateException("the transaction does not come to its end");
          });
    } catch (IllegalStateException expected) {
      abandoned = onlyFileOf(scene);
    }
    sweep.sweep();
    assertThat(abandoned).exists();
    age(abandoned);
    sweep.sweep();
    assertThat(abandoned).doesNotExist();
  }

  @Test
  void bytesWithARowStayHoweverOld() {
    var file = stored("a.pdf", Specimen.pdf("kept"), ANY);
    age(files.path(file));
    sweep.sweep();
    assertThat(files.path(file)).exists();
    scene.in(
        () -> {
          files.remove(acting(), file.id());
          return true;
        });
    sweep.sweep();
    assertThat(files.path(file)).doesNotExist();
  }

  @Test
  void sendingTheSameBytesAgainSavesThemFromTheSweep() {
    var file = stored("a.pdf", Specimen.pdf("again"), ANY);
    age(files.path(file));
    stored("b.pdf", Specimen.pdf("again"), ANY);
    assertThat(files.path(file).toFile().lastModified())
        .isGreaterThan(Instant.now().minusSeconds(60).toEpochMilli());
  }

  @Test
  void theCheckFindsWhatIsGoneOrChanged() throws IOException {
    var gone = stored("a.pdf", Specimen.pdf("1"), ANY);
    var changed = stored("b.pdf", Specimen.pdf("2"), ANY);
    stored("c.pdf", Specimen.pdf("3"), ANY);
    java.nio.file.Files.delete(files.path(gone));
    java.nio.file.Files.writeString(files.path(changed), "other");
    var report = scene.in(() -> checked());
    assertThat(report).isEqualTo(new CheckFiles.Report(3, 1, 1));
    assertThat(report.complete()).isFalse();
  }

  @Test
  void nobodyStoresIntoAnotherCoalition() {
    var other = scenes.fresh();
    assertThatThrownBy(
            () ->
                scene.in(
                    () ->
                        files.store(
                            other.acting(Role.DIRECTOR),
                            Upload.of("a.pdf", Specimen.pdf("x")),
                            ANY)))
        .hasStackTraceContaining("row-level security");
  }

  private CheckFiles.Report checked() {
    try {
      return check.check(scene.id());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path onlyFileOf(Scene of) throws IOException {
    try (var found = java.nio.file.Files.walk(folder.root().resolve(of.id().toString()))) {
      return found.filter(java.nio.file.Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static void age(Path file) {
    try {
      java.nio.file.Files.setLastModifiedTime(
          file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private org.prasan.tenancy.Acting acting() {
    return scene.acting(Role.DIRECTOR);
  }

  private static Upload upload(java.io.InputStream content) {
    return new Upload() {
      @Override
      public String name() {
        return "endless.txt";
      }

      @Override
      public java.io.InputStream content() {
        return content;
      }
    };
  }

  private Path path(String name, byte[] content) {
    return files.path(stored(name, content, ANY));
  }

  private StoreOutcome store(String name, byte[] content, FilePurpose purpose) {
    return scene.in(() -> files.store(acting(), Upload.of(name, content), purpose));
  }

  private StoredFile stored(String name, byte[] content, FilePurpose purpose) {
    var outcome = store(name, content, purpose);
    assertThat(outcome).isInstanceOf(Stored.class);
    return ((Stored) outcome).file();
  }
}
