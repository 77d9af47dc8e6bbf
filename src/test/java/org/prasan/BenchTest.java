package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks run seldom: what they use of the product may change meanwhile. */
class BenchTest {
  @Test
  void benchmarksFitTheProduct(@TempDir Path compiled) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var folder = Files.list(Path.of("bench/java"));
        var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = folder.filter(file -> file.toString().endsWith(".java")).toList();
      var options = List.of("-proc:none", "-d", compiled.toString());
      var task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      assertThat(task.call()).as(said.toString()).isTrue();
    }
  }
}
