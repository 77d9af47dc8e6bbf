package org.prasan.portability;

import java.util.List;
import java.util.Locale;
import org.prasan.tenancy.Coalition;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The page in words that lies first in an export: what it is, and what each table holds. */
@Component
class ReadMe {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final MessageSource messages;

  ReadMe(MessageSource messages) {
    this.messages = messages;
  }

  String of(Coalition coalition, List<CoalitionTable> tables) {
    var text = new StringBuilder();
    for (var language : List.of(THAI, Locale.ENGLISH))
      text.append(say("portability.readme", language, coalition.name().in(language)))
          .append("\n\n");
    for (var table : tables)
      text.append(
          "%s\n    %s\n    %s\n"
              .formatted(table.name(), about(table, THAI), about(table, Locale.ENGLISH)));
    return text.toString();
  }

  private String about(CoalitionTable table, Locale language) {
    return say("portability.table." + table.name(), language);
  }

  private String say(String key, Locale language, Object... details) {
    return messages.getMessage(key, details, language);
  }
}
