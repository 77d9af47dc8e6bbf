package org.prasan.exchange;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fonts on the class path, copied to plain files at first use: the shaper reads a font again by
 * its file name, which inside an application's jar it could not.
 */
final class BundledFonts {
  private final List<String> names;
  private @Nullable List<Path> files;

  BundledFonts(String... names) {
    this.names = List.of(names);
  }

  synchronized List<Path> files() throws IOException {
    var copied = files;
    // A cleaner of temporary files may have been here in the meantime.
    if (copied == null || !copied.stream().allMatch(Files::exists)) files = copied = copied();
    return copied;
  }

  private List<Path> copied() throws IOException {
    var directory = Files.createTempDirectory("prasan-fonts");
    directory.toFile().deleteOnExit();
    var copies = new ArrayList<Path>();
    for (var name : names) copies.add(copy(name, directory));
    return List.copyOf(copies);
  }

  private static Path copy(String name, Path directory) throws IOException {
    try (var font = BundledFonts.class.getClassLoader().getResourceAsStream(name)) {
      if (font == null) throw new FileNotFoundException("No font on the class path: " + name);
      var file = directory.resolve(Path.of(name).getFileName());
      Files.copy(font, file);
      file.toFile().deleteOnExit();
      return file;
    }
  }
}
