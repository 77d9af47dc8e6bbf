package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.operation.Arguments;
import org.prasan.operation.Command;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operator says the yes of an organization in which nobody is left to say it: whoever runs the
 * server is trusted anyway, and a command leaves its trace in the coalition's audit log.
 */
@Component
class VouchCommand implements Command {
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final Coalitions coalitions;
  private final Persons persons;
  private final PersonMandates mandates;
  private final Vouching vouching;
  private final TransactionTemplate transaction;
  private final MessageSource messages;

  VouchCommand(
      Coalitions coalitions,
      Persons persons,
      PersonMandates mandates,
      Vouching vouching,
      TransactionTemplate transaction,
      MessageSource messages) {
    this.coalitions = coalitions;
    this.persons = persons;
    this.mandates = mandates;
    this.vouching = vouching;
    this.transaction = transaction;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "vouch";
  }

  /** 0 when somebody waited for it, 1 when nobody did or others could say it, 2 without both. */
  @Override
  public int run(Arguments arguments) {
    var coalition = arguments.first().flatMap(coalitions::bySlug);
    var email = arguments.words().stream().skip(1).findFirst().flatMap(EmailAddress::read);
    if (coalition.isEmpty() || email.isEmpty()) {
      say("identity.command.vouch.usage");
      return 2;
    }
    int given = Tenancy.in(coalition.get().id(), () -> inTurn(coalition.get(), email.get()));
    say(given > 0 ? "identity.command.vouch.given" : "identity.command.vouch.none", given);
    return given > 0 ? 0 : 1;
  }

  private int inTurn(Coalition coalition, EmailAddress email) {
    return Objects.requireNonNull(transaction.execute(status -> vouch(coalition, email)));
  }

  private int vouch(Coalition coalition, EmailAddress email) {
    var waiting =
        persons.presentWith(coalition.id(), email.value()).stream()
            .flatMap(person -> mandates.of(coalition.id(), person).stream())
            .filter(mandate -> isStuck(coalition, mandate))
            .toList();
    var acting = Acting.system(coalition, name());
    for (var mandate : waiting) vouching.sayYes(acting, mandate);
    return waiting.size();
  }

  private boolean isStuck(Coalition coalition, Mandate mandate) {
    var organization = mandate.organization();
    return organization != null
        && mandate.vouch().awaited()
        && vouching.vouchers(coalition.id(), organization).isEmpty();
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) System.out.println(messages.getMessage(key, details, language));
  }
}
