package org.prasan.notification;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
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
  private final ObjectProvider<JavaMailSender> mail;
  private final ObjectProvider<Addressees> addressees;
  private final MessageSource words;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Environment environment;
  private final Settings settings;

  TestMail(
      ObjectProvider<JavaMailSender> mail,
      ObjectProvider<Addressees> addressees,
      MessageSource words,
      Audit audit,
      TransactionTemplate transaction,
      Environment environment,
      Settings settings) {
    this.mail = mail;
    this.addressees = addressees;
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

    /**
     * It did not leave.
     *
     * @param said the words of the server; null if it gave none
     */
    record Failed(MailFault fault, @Nullable String said) implements Outcome {}
  }

  /** Outside of any transaction: a server that hangs holds no connection of the database. */
  Outcome send(Acting acting, Locale locale) {
    if (!acting.may(Action.LOOK_AFTER_INSTALLATION)) acting.require(Action.TEST_MAIL);
    var server = mail.getIfAvailable();
    if (server == null) return new Outcome.Off();
    var to = address(acting);
    transaction.executeWithoutResult(
        status ->
            audit.record(
                acting,
                "mail.tested",
                "mail",
                Objects.requireNonNull(acting.person()),
                null,
                null));
    try {
      server.send(letter(to, locale));
      return new Outcome.Sent(to);
    } catch (MailException e) {
      return new Outcome.Failed(MailFault.of(e), MailFault.said(e));
    }
  }

  private String address(Acting acting) {
    var person = Objects.requireNonNull(acting.person());
    return addressees.stream()
        .flatMap(known -> known.account(person).stream())
        .findFirst()
        .orElseThrow()
        .email();
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
