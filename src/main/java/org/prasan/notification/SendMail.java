package org.prasan.notification;

import java.util.Locale;
import org.prasan.operation.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what waits in the outbox, one message per transaction; what fails is tried again later. */
@Component
class SendMail {
  private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

  private final Outbox outbox;
  private final ObjectProvider<JavaMailSender> mail;
  private final MessageSource words;
  private final TransactionTemplate transaction;
  private final String sender;

  SendMail(
      Outbox outbox,
      ObjectProvider<JavaMailSender> mail,
      MessageSource words,
      TransactionTemplate transaction,
      Environment environment,
      Settings settings) {
    this.outbox = outbox;
    this.mail = mail;
    this.words = words;
    this.transaction = transaction;
    sender =
        environment.getProperty(
            "spring.mail.properties.mail.from", "no-reply@" + settings.baseUrl().getHost());
  }

  /** Answers how many were sent. */
  int sendDue() {
    var server = mail.getIfAvailable();
    int sent = 0;
    if (server == null) return sent;
    while (true) {
      var outcome = transaction.execute(status -> sendNext(server));
      if (outcome != Outcome.SENT) return sent;
      sent++;
    }
  }

  private enum Outcome {
    SENT,
    FAILED,
    NOTHING_DUE
  }

  private Outcome sendNext(JavaMailSender server) {
    var due = outbox.nextDue();
    if (due.isEmpty()) return Outcome.NOTHING_DUE;
    var entry = due.getFirst();
    try {
      server.send(letter(entry));
      outbox.sent(entry);
      return Outcome.SENT;
    } catch (MailException e) {
      // Neither the address nor the server's answer, which often repeats it.
      LOG.warn("Message {} was not sent, try {}", entry.id(), entry.tries() + 1);
      outbox.failed(entry);
      return Outcome.FAILED;
    }
  }

  private SimpleMailMessage letter(Outbox.Entry entry) {
    var locale = Locale.forLanguageTag(entry.language());
    var letter = new SimpleMailMessage();
    letter.setFrom(sender);
    letter.setTo(entry.recipient());
    letter.setSubject(words.getMessage(subject(entry), null, locale));
    letter.setText(words.getMessage(text(entry), new Object[] {entry.link()}, locale));
    return letter;
  }

  static String subject(Outbox.Entry entry) {
    return "notification." + entry.kind() + ".subject";
  }

  static String text(Outbox.Entry entry) {
    return "notification." + entry.kind() + ".text";
  }
}
