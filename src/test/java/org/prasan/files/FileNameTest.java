package org.prasan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.files.FileKind.PDF;
import static org.prasan.files.FileKind.PNG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ใบสำคัญ.pdf,            ใบสำคัญ.pdf
          ../../etc/passwd,       passwd.pdf
          C:\\Users\\me\\a.pdf,   a.pdf
          CON,                    _CON.pdf
          con.pdf,                _con.pdf
          lpt1.pdf,               _lpt1.pdf
          'a:b*c?.pdf',           a_b_c_.pdf
          setup.exe,              setup.exe.pdf
          '  .. .pdf ',           pdf.pdf
          .pdf,                   pdf.pdf
          '...',                  file.pdf
          """)
  void aNameBecomesHarmless(String sent, String kept) {
    assertThat(FileName.clean(sent, PDF)).isEqualTo(kept);
  }

  @Test
  void whatCannotBeSeenIsTakenOut() {
    assertThat(FileName.clean("photo\u202Egnp.exe\u0000\r\n.pdf", PDF))
        .isEqualTo("photognp.exe.pdf");
    assertThat(FileName.clean("a\u200B\u2028b.png", PNG)).isEqualTo("ab.png");
    assertThat(FileName.clean("\uD83D", PNG)).isEqualTo("file.png");
  }

  @Test
  void aLongThaiNameKeepsItsEndingAndNoHalfLetter() {
    var kept = FileName.clean("ก".repeat(300) + ".pdf", PDF);
    assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    assertThat(kept).matches("ก+\\.pdf");
    assertThat(FileName.clean("😀".repeat(300), PNG)).matches("(😀)+\\.png");
  }

  @Property(tries = 300)
  void anyNameIsOneStepOfAPath(@ForAll String sent) {
    var kept = FileName.clean(sent, PDF);
    assertThat(Path.of("/data").resolve(kept).normalize().getParent()).isEqualTo(Path.of("/data"));
    assertThat(kept).endsWithIgnoringCase(".pdf").doesNotContain("/", "\\", "\0");
    assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
  }
}
