package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Visible;
import org.prasan.operation.Arguments;
import org.prasan.operation.Command;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code help-sign-in <e-mail> [second-factor]}: the operator helps somebody to sign in whom no
 * coalition may help, because that person works in several or runs the installation.
 */
@Component
class HelpSignInCommand implements Command {
  private static final String NAME = "help-sign-in";
  private static final String SECOND_FACTOR = "second-factor";
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final Accounts accounts;
  private final HelpFromServer help;
  private final MessageSource messages;

  HelpSignInCommand(Accounts accounts, HelpFromServer help, MessageSource messages) {
    this.accounts = accounts;
    this.help = help;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** 0 when it helped, 1 when it is not known whom, 2 without an address. */
  @Override
  public int run(Arguments arguments) {
    var email = arguments.first().flatMap(EmailAddress::read);
    var wishes = arguments.words().stream().skip(1).toList();
    if (email.isEmpty() || !Set.of(SECOND_FACTOR).containsAll(wishes)) {
      say("identity.command.help-sign-in.usage");
      return 2;
    }
    var account = owner(email.get());
    if (account == null) {
      say("identity.command.help-sign-in.none");
      return 1;
    }
    if (wishes.contains(SECOND_FACTOR)) help.clearSecondFactor(account, NAME);
    var link = help.link(account, NAME);
    say("identity.command.help-sign-in.done", Visible.line(account.name().th()));
    System.out.println("  " + link);
    return 0;
  }

  /** Who has proved to read that mailbox; where nobody has, the only one who says so. */
  private @Nullable Account owner(EmailAddress email) {
    var open = accounts.claiming(email).stream().filter(Account::active).toList();
    var first = open.isEmpty() ? null : open.getFirst();
    return first != null && (first.addressProved() || open.size() == 1) ? first : null;
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) System.out.println(messages.getMessage(key, details, language));
  }
}
