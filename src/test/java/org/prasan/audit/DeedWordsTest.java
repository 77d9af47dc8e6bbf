package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Whatever any class may record is told in a sentence of both languages. */
@PrasanTest
class DeedWordsTest {
  private static final Pattern DEED = Pattern.compile("[a-z][a-z-]*(?:\\.[a-z][a-z-]*)+");
  private static final Set<String> RECORDERS =
      Set.of("org/prasan/audit/Audit", "org/prasan/identity/AccountLog");
  private static final Set<String> RECORDING =
      Set.of("record", "doing", "note", "noteStranger", "strangerDoing", "noteUnknown");

  @Autowired MessageSource words;
  @Autowired SpokenAudit audit;

  @Test
  void everyDeedInTheCodeHasASentenceInBothLanguages() throws IOException {
    var deeds = deeds(Path.of("target/classes/org/prasan"));
    assertThat(deeds).hasSizeGreaterThan(40).contains("pillar.added", "sign-in.succeeded");
    assertThat(deeds.stream().filter(deed -> !told(deed))).isEmpty();
  }

  @Test
  void aDeedThatNobodyPutIntoWordsIsFound() throws IOException {
    assertThat(deeds(Path.of("target/test-classes/org/prasan/audit")))
        .contains("silence.kept")
        .noneMatch(deed -> deed.equals("silence.kept") && told(deed));
  }

  @Test
  void aFieldThatNobodyPutIntoWordsIsFound() {
    assertThat(audit.unsaid("pillar.added", "pillar", null, Map.of("th", "ก", "unheardOf", "ข")))
        .containsExactly("audit.field.unheardOf");
    assertThat(audit.unsaid("silence.kept", "silence", null, List.of("ก")))
        .containsExactly("audit.deed.silence.kept", "audit.subject.silence", "audit.field.");
  }

  /** Never called: what a class looks like that forgot the words. */
  static void forgetful(Audit audit, org.prasan.tenancy.Acting acting) {
    audit.record(acting, "silence.kept", "silence", 1, null, null);
  }

  private boolean told(String deed) {
    return Stream.of(Locale.of("th"), Locale.ENGLISH)
        .allMatch(language -> words.getMessage("audit.deed." + deed, null, null, language) != null);
  }

  /** Texts shaped like a deed in classes that record some, apart from keys of messages. */
  private Set<String> deeds(Path classes) throws IOException {
    var deeds = new TreeSet<String>();
    try (var files = Files.walk(classes)) {
      files
          .filter(path -> path.toString().endsWith(".class"))
          .map(DeedWordsTest::parsed)
          .filter(DeedWordsTest::records)
          .flatMap(DeedWordsTest::texts)
          .filter(text -> DEED.matcher(text).matches())
          .filter(text -> words.getMessage(text, null, null, Locale.ENGLISH) == null)
          .forEach(deeds::add);
    }
    return deeds;
  }

  private static ClassModel parsed(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean records(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .anyMatch(
            entry ->
                entry instanceof MemberRefEntry member
                    && RECORDERS.contains(member.owner().asInternalName())
                    && RECORDING.contains(member.name().stringValue()));
  }

  private static Stream<String> texts(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .filter(StringEntry.class::isInstance)
        .map(entry -> ((StringEntry) entry).stringValue());
  }
}
