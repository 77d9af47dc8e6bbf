package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  @Test
  void itIsReadHoweverItIsWritten() {
    var reference = Reference.of(UUID.fromString("019ac000-0000-7000-8000-0000000f4240"));
    assertThat(reference).isEqualTo("0100-0000");
    for (var typed : new String[] {"0100-0000", " 01000000 ", "0100 0000", "๐๑๐๐-๐๐๐๐"})
      assertThat(Reference.read(typed)).isEqualTo(reference);
  }

  @Test
  void whatIsWrittenOtherwiseIsNone() {
    for (var typed : new String[] {"", "0100-000", "053 711 711", "0100--0000", "ที่พัก"})
      assertThat(Reference.read(typed)).as(typed).isNull();
    assertThat(Reference.read(null)).isNull();
  }
}
