package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The export is checked by the program that outsiders use, not by our own code. */
@PrasanTest
@Tag("data")
@TestInstance(Lifecycle.PER_CLASS)
class AuditExportTest {
  @Autowired Audit audit;
  @Autowired ExportAudit exportAudit;
  @Autowired VerifyChain chain;
  @Autowired Scenes scenes;
  @Autowired PlatformTransactionManager transactions;
  @TempDir Path folder = Path.of("");
  private Coalition coalition = Coalition.NONE;
  private List<String> lines = List.of();

  @BeforeAll
  void anExportedLog() throws Exception {
    coalition = scenes.fresh().coalition();
    var acting = Acting.system(coalition, "test");
    for (var value : List.of("ก\n{\"number\":2}", "b\u2028c", "😀", "d\u0000e"))
      Tenancy.run(
          coalition.id(),
          () ->
              new TransactionTemplate(transactions)
                  .executeWithoutResult(
                      status ->
                          audit.record(
                              acting, "thing.named", "thing", 7, null, Map.of("name", value))));
    var out = new ByteArrayOutputStream();
    Tenancy.in(
        coalition.id(),
        () -> {
          exportAudit.export(acting, out);
          return true;
        });
    lines = out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void anUntouchedExportIsComplete() throws Exception {
    assertThat(lines).hasSize(6);
    assertThat(check(lines)).startsWith("complete: 5 entries");
  }

  @Test
  void theExportItselfIsItsLastEntry() {
    assertThat(lines.get(4)).contains("\"deed\":\"audit.exported\"");
  }

  @Test
  void theEndIsTheOneThatTheServerNames() throws Exception {
    var head =
        switch (Tenancy.in(coalition.id(), () -> chain.verify(coalition.id()))) {
          case Verdict.Unbroken unbroken -> unbroken.head();
          case Verdict.Broken broken -> broken.toString();
        };
    assertThat(check(lines, head)).startsWith("complete");
    assertThat(check(lines, "f".repeat(64))).startsWith("BROKEN: this is not the log");
  }

  @Test
  void anEditIsFound() throws Exception {
    var edited = new ArrayList<>(lines);
    edited.set(2, edited.get(2).replace("😀", "😁"));
    assertThat(check(edited)).isEqualTo("BROKEN: entry 3 was changed");
  }

  @Test
  void aGapAChangedOrderAndACutOffEndAreFound() throws Exception {
    var gap = new ArrayList<>(lines);
    gap.remove(1);
    assertThat(check(gap)).isEqualTo("BROKEN: entry 2 is missing");
    var swapped = new ArrayList<>(lines);
    swapped.set(0, lines.get(1));
    swapped.set(1, lines.get(0));
    assertThat(check(swapped)).isEqualTo("BROKEN: entry 1 is missing");
    var cut = new ArrayList<>(lines);
    cut.remove(4);
    assertThat(check(cut)).isEqualTo("BROKEN: entries were cut off after entry 4");
    assertThat(check(lines.subList(0, 3))).isEqualTo("BROKEN: the end is missing after entry 3");
  }

  @Test
  void aVisitorCannotTakeTheLogAlong() {
    var visitor = Acting.visitor(scenes.fresh().coalition(), "192.0.2.1");
    assertThatThrownBy(() -> exportAudit.export(visitor, new ByteArrayOutputStream()))
        .isInstanceOf(NotPermitted.class);
  }

  private String check(List<String> exported, String... head) throws Exception {
    var file = Files.writeString(folder.resolve("log.jsonl"), String.join("\n", exported) + "\n");
    var command = new ArrayList<>(List.of("python3", "bin/verify-audit-export", file.toString()));
    command.addAll(List.of(head));
    var process = started(command);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isEqualTo(said.startsWith("complete") ? 0 : 1);
    return said;
  }

  private static Process started(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException noPython) {
      return Assumptions.abort("python3 is not installed");
    }
  }
}
