package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.operation.Arguments;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** After a breach: who read what between two days. */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
class WhoReadTest {
  @Autowired Scenes scenes;
  @Autowired Audit audit;
  @Autowired WhoReadCommand command;

  @Test
  void everyReadingIsListedAndNothingElse(CapturedOutput output) {
    var scene = scenes.fresh();
    scene.in(
        () -> {
          var acting = scene.acting(Role.CASE_WORKER);
          audit.record(acting, "client.read", "client", "a1", null, Map.of("title", "69-0001"));
          audit.record(acting, "client.read", "client", "\u001b[2Jc3\n", null, null);
          audit.record(acting, "client.told", "client", "b2", null, Map.of("title", "69-0002"));
          return true;
        });
    var slug = scene.coalition().slug();
    assertThat(command.run(new Arguments(List.of(slug, "1/1/2560", "31/12/2599")))).isZero();
    assertThat(output.getOut()).contains("คนทดสอบ", "client.read", "a1", "69-0001");
    assertThat(output.getOut()).contains(",[2Jc3,").doesNotContain("69-0002", "\u001b");
    var before = output.getOut().length();
    assertThat(command.run(new Arguments(List.of(slug, "1/1/2560", "2/1/2560")))).isZero();
    assertThat(output.getOut().substring(before)).doesNotContain("69-0001");
  }

  @Test
  void whatIsNotUnderstoodIsSaidInBothLanguages(CapturedOutput output) {
    assertThat(command.run(new Arguments(List.of("nowhere", "1/1/2560", "2/1/2560")))).isEqualTo(2);
    assertThat(output.getOut()).contains("โปรดระบุ", "Name a coalition");
    assertThat(command.run(new Arguments(List.of("nowhere", "1/11/2569", "31/11/2569"))))
        .isEqualTo(2);
    assertThat(output.getOut()).contains("ไม่มีวันนี้ในปฏิทิน", "no such day: “31/11/2569”");
  }
}
