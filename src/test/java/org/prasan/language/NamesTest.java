package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final List<String> IN_ORDER =
      List.of(
          "กมล",
          "กา",
          "กาน",
          "ก้าน",
          "เก่ง",
          "แก้ว",
          "โกวิท",
          "ใกล้",
          "ไก่",
          "ขวัญ",
          "เขียว",
          "ปา",
          "ป่า",
          "ป้า",
          "ปาริชาติ",
          "เปรม",
          "Anna");

  @Test
  void namesAreInTheOrderOfAThaiDictionary() {
    var names = new ArrayList<>(IN_ORDER);
    Collections.reverse(names);
    names.sort(Names.inOrder());
    assertThat(names).isEqualTo(IN_ORDER);
  }
}
