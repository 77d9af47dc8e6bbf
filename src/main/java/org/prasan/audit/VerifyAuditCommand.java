package org.prasan.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.prasan.operation.Arguments;
import org.prasan.operation.Command;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Checks the logs on the operator's request: of one coalition, or of all and the installation. */
@Component
class VerifyAuditCommand implements Command {
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final Coalitions coalitions;
  private final VerifyChain chain;
  private final MessageSource messages;

  VerifyAuditCommand(Coalitions coalitions, VerifyChain chain, MessageSource messages) {
    this.coalitions = coalitions;
    this.chain = chain;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "verify-audit";
  }

  /**
   * 0 when every log is as it was written, 1 when one is not, 2 when there is no such coalition.
   */
  @Override
  public int run(Arguments arguments) {
    var asked = asked(arguments.first());
    if (asked.isEmpty()) {
      say("audit.command.unknown", arguments.first().orElse(""));
      return 2;
    }
    return asked.stream().filter(coalition -> !unbroken(coalition)).count() == 0 ? 0 : 1;
  }

  private List<Coalition> asked(Optional<String> slug) {
    return slug.map(name -> coalitions.bySlug(name).stream().toList())
        .orElseGet(
            () -> Stream.concat(Stream.of(Coalition.NONE), coalitions.all().stream()).toList());
  }

  private boolean unbroken(Coalition coalition) {
    return switch (Tenancy.in(coalition.id(), () -> chain.verify(coalition.id()))) {
      case Verdict.Unbroken(var entries, var head, var _) -> {
        for (var language : BOTH)
          say(
              language,
              "audit.command.unbroken",
              name(coalition, language),
              String.valueOf(entries),
              head);
        yield true;
      }
      case Verdict.Broken(var number, var how) -> {
        for (var language : BOTH)
          say(
              language,
              "audit.command.broken",
              name(coalition, language),
              String.valueOf(number),
              messages.getMessage("audit.broken." + how, null, language));
        yield false;
      }
    };
  }

  /** The log of the installation itself has no coalition. */
  private String name(Coalition coalition, Locale language) {
    return coalition.equals(Coalition.NONE)
        ? messages.getMessage("audit.installation", null, language)
        : coalition.slug();
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) say(language, key, details);
  }

  private void say(Locale language, String key, Object... details) {
    System.out.println(messages.getMessage(key, details, language));
  }
}
