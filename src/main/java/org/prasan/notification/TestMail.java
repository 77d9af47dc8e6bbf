package org.prasan.notification;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A letter to whoever asks, sent at once, to see what the mail server makes of it. */
@Service
class TestMail {
  private static final String KIND = "test";
  private static final int MOST_IN_A_DAY = 10;

  private final ObjectProvider<JavaMailSender> mail;
  private final ObjectProvider<Addressees> addressees;
  private final Outbox outbox;
  private final MessageSource words;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Environment environment;
  private final Settings settings;

  TestMail(
      ObjectProvider<JavaMailSender> mail,
      ObjectProvider<Addressees> addressees,
      Outbox outbox,
      MessageSource words,
      Audit audit,
      TransactionTemplate transaction,
      Environment environment,
      Settings settings) {
    this.mail = mail;
    this.addressees = addressees;
    this.outbox = outbox;
    this.words = words;
    this.audit = audit;
    this.transaction = transaction;
    this.environment = environment;
    this.settings = settings;
  }

  sealed interface Outcome {
    /** No mail server is set: links are handed over. */
    record Off() implements Outcome {}

    record Sent(String to) implements Outcome {}

    /** Nobody knows whether the mailbox of the account is theirs. */
    record Unproved() implements Outcome {}

    /** One left in the last minute, or ten within a day. */
    record TooOften() implements Outcome {}

    /**
     * It did not leave.
     *
     * @param said the words of the server, for the operator alone; null if it gave none
     */
    record Failed(MailFault fault, @Nullable String said) implements Outcome {}
  }

  /** Outside of any transaction: a server that hangs holds no connection of the database. */
  Outcome send(Acting acting, Locale locale) {
    if (!acting.may(Action.LOOK_AFTER_INSTALLATION)) acting.require(Action.TEST_MAIL);
    var server = mail.getIfAvailable();
    if (server == null) return new Outcome.Off();
    var person = Objects.requireNonNull(acting.person());
    var to = address(person);
    if (to.isEmpty()) return new Outcome.Unproved();
    if (!noted(acting, person, to.get(), locale)) return new Outcome.TooOften();
    return send(server, acting, to.get(), locale);
  }

  private boolean noted(Acting acting, PersonId person, String to, Locale locale) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              boolean leaves = outbox.leavesAtOnce(to, KIND, locale.getLanguage(), MOST_IN_A_DAY);
              if (leaves) audit.record(acting, "mail.tested", "mail", person, null, null);
              return leaves;
            }));
  }

  private Outcome send(JavaMailSender server, Acting acting, String to, Locale locale) {
    try {
      server.send(letter(to, locale));
      return new Outcome.Sent(to);
    } catch (MailException e) {
      var said = acting.may(Action.LOOK_AFTER_INSTALLATION) ? MailFault.said(e) : null;
      return new Outcome.Failed(MailFault.of(e), said);
    }
  }

  private Optional<String> address(PersonId person) {
    return addressees.stream()
        .flatMap(known -> known.proved(person).stream())
        .map(Addressees.Addressee::email)
        .findFirst();
  }

  private SimpleMailMessage letter(String to, Locale locale) {
    var letter = new SimpleMailMessage();
    letter.setFrom(SendMail.sender(environment, settings));
    letter.setTo(to);
    letter.setSubject(words.getMessage("notification.test.subject", null, locale));
    letter.setText(words.getMessage("notification.test.text", null, locale));
    return letter;
  }
}
