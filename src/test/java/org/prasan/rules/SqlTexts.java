package org.prasan.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Every text in the compiled code that reads or writes a table. */
final class SqlTexts {
  private static final Pattern TABLE =
      Pattern.compile("\\b(?:from|join|into|update|only)\\s+([a-z_]+)\\.([a-z_]+)\\b");

  private SqlTexts() {}

  /**
   * A text of a class, and the tables it names as {@code schema.table}.
   *
   * @param typeNamesTheCoalition some text of the same class does
   */
  record Sql(
      String type, String module, String text, Set<String> tables, boolean typeNamesTheCoalition) {
    /** The condition may then stand in another text of the class. */
    boolean isPutTogether() {
      return text.contains("%s") || text.indexOf(1) >= 0 || text.endsWith(" ");
    }
  }

  static List<Sql> in(Path classes) {
    var found = new ArrayList<Sql>();
    try (var files = Files.walk(classes)) {
      for (var file : files.filter(path -> path.toString().endsWith(".class")).toList())
        collect(file, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void collect(Path file, List<Sql> found) throws IOException {
    var model = ClassFile.of().parse(file);
    var type = model.thisClass().asInternalName().replace('/', '.');
    var module = file.getParent().getFileName().toString();
    var texts =
        StreamSupport.stream(model.constantPool().spliterator(), false)
            .filter(StringEntry.class::isInstance)
            .map(entry -> ((StringEntry) entry).stringValue())
            .toList();
    boolean named = texts.stream().anyMatch(text -> text.contains("coalition_id = :coalition"));
    for (var text : texts) {
      var tables = tables(text);
      if (!tables.isEmpty()) found.add(new Sql(type, module, text, tables, named));
    }
  }

  private static Set<String> tables(String text) {
    var tables = new TreeSet<String>();
    var names = TABLE.matcher(text.toLowerCase(Locale.ROOT));
    while (names.find()) tables.add(names.group(1) + "." + names.group(2));
    return tables;
  }
}
