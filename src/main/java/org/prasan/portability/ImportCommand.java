package org.prasan.portability;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.CarriedAccounts.WayIn;
import org.prasan.language.LocalizedText;
import org.prasan.language.Visible;
import org.prasan.operation.Arguments;
import org.prasan.operation.CannotStart;
import org.prasan.operation.Command;
import org.prasan.operation.SealedFiles;
import org.prasan.operation.Secret;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code import <file> [without-keys] [join-people]}: brings in a coalition that {@code export} has
 * taken out; also while people of other coalitions work.
 */
@Component
class ImportCommand implements Command {
  static final String NAME = "import";
  private static final String WITHOUT_KEYS = "without-keys";
  private static final String JOIN_PEOPLE = "join-people";
  private static final int SOME = 20;
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final ImportCoalition imports;
  private final SealedFiles sealedFiles;
  private final JsonMapper json;
  private final MessageSource messages;

  ImportCommand(
      ImportCoalition imports, SealedFiles sealedFiles, JsonMapper json, MessageSource messages) {
    this.imports = imports;
    this.sealedFiles = sealedFiles;
    this.json = json;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** 0 when it is in, 2 without a file. */
  @Override
  public int run(Arguments arguments) {
    var words = arguments.words();
    var wishes = words.stream().skip(1).toList();
    if (words.isEmpty() || !List.of(WITHOUT_KEYS, JOIN_PEOPLE).containsAll(wishes)) {
      say("portability.import.usage");
      return 2;
    }
    try {
      bring(Path.of(words.getFirst()), wishes);
      return 0;
    } catch (IOException e) {
      throw CannotStart.because("import-io", String.valueOf(e.getMessage()));
    }
  }

  private void bring(Path file, List<String> wishes) throws IOException {
    if (!Files.isRegularFile(file)) throw CannotStart.because("backup-not-there", file.toString());
    var passphrase = SingletonSupplier.of(sealedFiles::known);
    var export =
        new ReadExport(
            file, sealedFiles, SealedFiles.isSealed(file) ? passphrase.obtain() : null, json);
    var told = export.check();
    var keyFile = keyFile(file, told, wishes.contains(WITHOUT_KEYS), passphrase);
    var brought = imports.bring(export, told, keyFile, wishes.contains(JOIN_PEOPLE));
    say(
        "portability.import.done",
        told.coalition().slug(),
        told.tables().size(),
        told.rows(),
        told.files().count());
    if (!brought.joined().isEmpty())
      say(
          "portability.import.joined",
          String.valueOf(brought.joined().size()),
          listed(brought.joined()));
    tell(brought.waysIn());
  }

  private ImportCoalition.@Nullable KeyFile keyFile(
      Path file, Manifest told, boolean withoutKeys, Supplier<Secret> passphrase) {
    if (told.sealed().keys() == 0 || withoutKeys) return null;
    var keys = ExportCoalition.keysBeside(file, told.coalition().slug());
    if (Files.notExists(keys)) throw CannotStart.because("import-no-keys", keys.toString());
    return () -> sealedFiles.read(keys, passphrase.get());
  }

  private void tell(List<WayIn> waysIn) {
    say("portability.import.sign-in");
    for (var wayIn : waysIn)
      System.out.println("  " + shown(wayIn.name()) + System.lineSeparator() + "  " + wayIn.link());
  }

  /** Enough to see who they are. */
  static String listed(List<LocalizedText> names) {
    var some = names.stream().limit(SOME).map(ImportCommand::shown).collect(joining(", "));
    return names.size() > SOME ? some + ", …" : some;
  }

  /** A name that somebody else wrote must not draw on the terminal. */
  private static String shown(LocalizedText name) {
    return Visible.line(name.th());
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) System.out.println(messages.getMessage(key, details, language));
  }
}
