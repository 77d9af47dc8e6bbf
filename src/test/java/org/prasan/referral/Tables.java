package org.prasan.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Expectations written as text: words in rows. */
final class Tables {
  private Tables() {}

  static List<List<String>> rows(String file) {
    try (var in = new ClassPathResource("referral/" + file).getInputStream()) {
      var rows = new ArrayList<List<String>>();
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList())
        if (!line.isBlank() && !line.startsWith("#")) rows.add(List.of(line.strip().split(" +")));
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
