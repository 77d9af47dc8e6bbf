package org.prasan.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prasan.Scene;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server for one test, and the copy of the application that sends to it. */
@TestComponent
class PostOffice {
  private final MailQueue queue;
  private final LetterRows letters;
  private final NoticeRows notices;
  private final Preferences preferences;
  private final ComposeMail compose;
  private final MailLinks links;
  private final ObjectProvider<Addressees> addressees;
  private final Coalitions coalitions;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Settings settings;
  private final Environment environment;
  private final JdbcClient jdbc;

  PostOffice(
      MailQueue queue,
      LetterRows letters,
      NoticeRows notices,
      Preferences preferences,
      ComposeMail compose,
      MailLinks links,
      ObjectProvider<Addressees> addressees,
      Coalitions coalitions,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings,
      Environment environment,
      JdbcClient jdbc) {
    this.queue = queue;
    this.letters = letters;
    this.notices = notices;
    this.preferences = preferences;
    this.compose = compose;
    this.links = links;
    this.addressees = addressees;
    this.coalitions = coalitions;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    this.environment = environment;
    this.jdbc = jdbc;
  }

  /** Other tests leave letters of their own. */
  GreenMail open() {
    jdbc.sql("delete from notification.queue").update();
    var post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    post.start();
    return post;
  }

  SendLetters copy(GreenMail post) {
    return copy(post.getSmtp().getPort());
  }

  /** Another copy of the application beside the one of all tests. */
  SendLetters copy(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    ObjectProvider<JavaMailSender> provider =
        new ObjectProvider<>() {
          @Override
          public JavaMailSender getObject() {
            return sender;
          }

          @Override
          public Stream<JavaMailSender> stream() {
            return Stream.of(sender);
          }
        };
    return new SendLetters(
        queue,
        letters,
        notices,
        preferences,
        compose,
        links,
        addressees,
        coalitions,
        provider,
        transaction,
        clock,
        settings,
        environment);
  }

  /** What has come for this person. */
  static List<MimeMessage> to(GreenMail post, Scene scene, Role role) {
    var address = role.name().toLowerCase(java.util.Locale.ROOT) + "@" + scene.coalition().slug();
    return Arrays.stream(post.getReceivedMessages())
        .filter(message -> recipient(message).startsWith(address))
        .toList();
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(MimeMessage message) {
    return part(message, 0);
  }

  static String html(MimeMessage message) {
    return part(message, 1);
  }

  private static String part(MimeMessage message, int index) {
    try {
      return ((MimeMultipart) message.getContent()).getBodyPart(index).getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
