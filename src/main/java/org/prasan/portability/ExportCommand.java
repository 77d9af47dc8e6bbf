package org.prasan.portability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.prasan.operation.Arguments;
import org.prasan.operation.CannotStart;
import org.prasan.operation.Command;
import org.prasan.operation.SealedFiles;
import org.prasan.tenancy.Coalitions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code export <coalition> <file> [plain]}: everything of one coalition in a file that {@code
 * import} brings in elsewhere; sealed as backups are, unless the operator says that it is to be
 * read by whoever has it.
 */
@Component
class ExportCommand implements Command {
  static final String NAME = "export";
  private static final String PLAIN = "plain";
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final Coalitions coalitions;
  private final ExportCoalition export;
  private final SealedFiles sealedFiles;
  private final MessageSource messages;

  ExportCommand(
      Coalitions coalitions,
      ExportCoalition export,
      SealedFiles sealedFiles,
      MessageSource messages) {
    this.coalitions = coalitions;
    this.export = export;
    this.sealedFiles = sealedFiles;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** 0 when it is there, 2 without a coalition and a file. */
  @Override
  public int run(Arguments arguments) {
    var words = arguments.words();
    var coalition = arguments.first().flatMap(coalitions::bySlug);
    if (coalition.isEmpty() || words.size() < 2 || !wordsFit(words)) {
      say("portability.export.usage");
      return 2;
    }
    var target = Path.of(words.get(1));
    if (Files.exists(target)) throw CannotStart.because("backup-exists", target.toString());
    var form = words.size() == 2 ? ExportCoalition.Form.SEALED : ExportCoalition.Form.OPEN;
    try {
      var written = export.into(target, coalition.get(), form, sealedFiles.fresh());
      say(
          "portability.export.done",
          coalition.get().slug(),
          target.toString(),
          written.tables().size(),
          written.rows(),
          written.files().count());
      if (form == ExportCoalition.Form.OPEN) say("portability.export.open", target.toString());
      if (written.sealed().keys() > 0)
        say(
            "portability.export.keys",
            ExportCoalition.keysBeside(target, coalition.get().slug()).toString());
      return 0;
    } catch (IOException e) {
      throw CannotStart.because("export-io", target.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static boolean wordsFit(List<String> words) {
    return words.size() == 2 || (words.size() == 3 && words.get(2).equals(PLAIN));
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) System.out.println(messages.getMessage(key, details, language));
  }
}
