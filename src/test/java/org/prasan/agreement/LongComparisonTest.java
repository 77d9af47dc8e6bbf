package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.agreement.Comparison.Fate;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** However long and however different two texts are, comparing them takes no server away. */
@PrasanTest
class LongComparisonTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  @Test
  void twoLongTextsWithNothingInCommonAreComparedSoon() {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var id = agreements.draft(scene);
    agreements.write(scene, id, 1, "ก ".repeat(35_000));
    agreements.write(scene, id, 2, "ข ".repeat(35_000));
    Assertions.assertTimeout(PATIENCE, () -> compared(scene, id));
    agreements.write(scene, id, 3, "ก\n\n".repeat(20_000) + "ค");
    agreements.write(scene, id, 4, "ข\n\n".repeat(20_000) + "ค");
    Assertions.assertTimeout(PATIENCE, () -> compared(scene, id));
  }

  @Test
  void oneWordThatChangedInALongTextIsFound() {
    var before = clauses(1500, "สอง");
    var after = clauses(1500, "สี่");
    var comparison = Assertions.assertTimeout(PATIENCE, () -> Comparison.of(before, after));
    assertThat(comparison.removed()).isOne();
    assertThat(comparison.parts())
        .contains(new Comparison.Part(Fate.REMOVED, "สอง"), new Comparison.Part(Fate.ADDED, "สี่"));
    assertThat(without(comparison, Fate.ADDED)).isEqualTo(before);
    assertThat(without(comparison, Fate.REMOVED)).isEqualTo(after);
  }

  private void compared(Scene scene, AgreementId id) {
    assertThat(
            pages.get().uri(AgreementScenes.page(scene, id, "/compare")).with(scene.as(Role.STAFF)))
        .hasStatusOk();
  }

  private static String clauses(int many, String times) {
    return IntStream.range(0, many)
        .mapToObj(i -> "ข้อ " + i + " ประชุมปีละ" + (i == 700 ? times : "หนึ่ง") + "ครั้ง")
        .collect(Collectors.joining("\n\n"));
  }

  private static String without(Comparison comparison, Fate fate) {
    return comparison.parts().stream()
        .filter(part -> part.fate() != fate)
        .map(Comparison.Part::text)
        .collect(Collectors.joining());
  }
}
