package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prasan.agreement.Clauses.Block;
import org.prasan.agreement.Clauses.Form;

class ClausesTest {
  @Test
  void headingsParagraphsAndPointsAreToldApart() {
    assertThat(Clauses.of("# หมวด 1\nข้อ 1 ดังนี้\n- ก\n- ข\nท้ายข้อ\n\n\nข้อ 2\nต่อ"))
        .containsExactly(
            new Block(Form.HEADING, List.of("หมวด 1")),
            new Block(Form.PARAGRAPH, List.of("ข้อ 1 ดังนี้")),
            new Block(Form.POINTS, List.of("ก", "ข")),
            new Block(Form.PARAGRAPH, List.of("ท้ายข้อ")),
            new Block(Form.PARAGRAPH, List.of("ข้อ 2", "ต่อ")));
  }

  @Test
  void anEmptyTextHasNoParts() {
    assertThat(Clauses.of(" \n ")).isEmpty();
  }
}
