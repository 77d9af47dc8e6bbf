package org.prasan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.operation.Settings;
import org.springframework.beans.factory.annotation.Autowired;

/** Files are refused before the disk is full: the database lives there, too. */
@PrasanTest
class FullDiskTest {
  private static final FilePurpose PAPER = FilePurpose.of("full-disk", FileKind.PDF);
  private static final byte[] PDF =
      "%PDF-1.4\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired Settings settings;
  @Autowired Clock clock;

  @Test
  void whereLittleSpaceIsLeftNothingMoreIsTaken() throws Exception {
    var coalition = scenes.fresh().id();
    var upload = Upload.of("a.pdf", PDF);
    assertThatThrownBy(() -> new Intake(disk(500)).keep(coalition, upload, PAPER))
        .isInstanceOfSatisfying(
            FileRefused.class,
            refused -> assertThat(refused.reason().key()).isEqualTo("files.refused.no-room"));
    assertThat(new Intake(disk(600)).keep(coalition, upload, PAPER).size()).isEqualTo(PDF.length);
  }

  private FileFolder disk(long megabytes) {
    return new FileFolder(settings, clock) {
      @Override
      long room() {
        return megabytes * 1024 * 1024;
      }
    };
  }
}
