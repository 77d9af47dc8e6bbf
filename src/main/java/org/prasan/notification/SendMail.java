package org.prasan.notification;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Locale;
import org.prasan.operation.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
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
    sender = sender(environment, settings);
  }

  static String sender(Environment environment, Settings settings) {
    return environment.getProperty(
        "spring.mail.properties.mail.from", "no-reply@" + settings.baseUrl().getHost());
  }

  /** The sender without a name: calendars know nothing else. */
  static String address(Environment environment, Settings settings) {
    var sender = sender(environment, settings);
    try {
      return new InternetAddress(sender).getAddress();
    } catch (AddressException e) {
      throw new IllegalStateException("mail.from is no e-mail address: " + sender, e);
    }
  }

  /** Answers how many were sent. */
  int sendDue() {
    var server = mail.getIfAvailable();
    int sent = 0;
    if (server == null) return sent;
    while (true) {
      var outcome = transaction.execute(status -> sendNext(server));
      if (outcome == Outcome.SENT) sent++;
      else if (outcome != Outcome.REFUSED) return sent;
    }
  }

  private enum Outcome {
    SENT,
    /** This one message; the next may be taken. */
    REFUSED,
    /** The server takes nothing now. */
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
      if (!refused(e)) {
        outbox.failed(entry);
        return Outcome.FAILED;
      }
      outbox.refused(entry);
      return Outcome.REFUSED;
    }
  }

  /** It is the message or its address, and neither the way to the server nor the sign-in there. */
  static boolean refused(MailException failure) {
    if (failure instanceof MailParseException || failure instanceof MailPreparationException)
      return true;
    return failure instanceof MailSendException sending
        && sending.getMessageExceptions().length > 0
        && Arrays.stream(sending.getMessageExceptions())
            .allMatch(SendFailedException.class::isInstance);
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
