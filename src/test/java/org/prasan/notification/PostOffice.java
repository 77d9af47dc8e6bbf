package org.prasan.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
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
public class PostOffice {
  private final BeginDigests digests;
  private final MailQueue queue;
  private final LetterRows letters;
  private final NoticeRows notices;
  private final Preferences preferences;
  private final ComposeMail compose;
  private final MailLinks links;
  private final ObjectProvider<Addressees> addressees;
  private final Coalitions coalitions;
  private final KeptMails kept;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Settings settings;
  private final Environment environment;
  private final JdbcClient jdbc;

  PostOffice(
      BeginDigests digests,
      MailQueue queue,
      LetterRows letters,
      NoticeRows notices,
      Preferences preferences,
      ComposeMail compose,
      MailLinks links,
      ObjectProvider<Addressees> addressees,
      Coalitions coalitions,
      KeptMails kept,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings,
      Environment environment,
      JdbcClient jdbc) {
    this.digests = digests;
    this.queue = queue;
    this.letters = letters;
    this.notices = notices;
    this.preferences = preferences;
    this.compose = compose;
    this.links = links;
    this.addressees = addressees;
    this.coalitions = coalitions;
    this.kept = kept;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    this.environment = environment;
    this.jdbc = jdbc;
  }

  /** Other tests leave letters of their own. */
  public GreenMail open() {
    jdbc.sql("delete from notification.queue").update();
    var post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    post.start();
    return post;
  }

  /** What is due by now leaves; answers how many e-mails. */
  public int send(GreenMail post) {
    return copy(post).sendDue();
  }

  /** Everybody's digest of the day, at most once. */
  public int beginDigests(Scene scene) {
    return digests.begin(scene.coalition());
  }

  SendLetters copy(GreenMail post) {
    return copy(post.getSmtp().getPort());
  }

  /** Another copy of the application beside the one of all tests. */
  SendLetters copy(int port) {
    return copy(server(port), kept);
  }

  /** One without a mail server, which somebody tries or does not. */
  SendLetters without(KeptMails there) {
    return copy(
        new ObjectProvider<JavaMailSender>() {
          @Override
          public Stream<JavaMailSender> stream() {
            return Stream.of();
          }
        },
        there);
  }

  private SendLetters copy(ObjectProvider<JavaMailSender> server, KeptMails there) {
    return new SendLetters(
        queue,
        letters,
        notices,
        preferences,
        compose,
        links,
        addressees,
        coalitions,
        server,
        there,
        transaction,
        clock,
        settings,
        environment);
  }

  /** What the application asks for its way to the mail server. */
  static ObjectProvider<JavaMailSender> server(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    return new ObjectProvider<>() {
      @Override
      public JavaMailSender getObject() {
        return sender;
      }

      @Override
      public Stream<JavaMailSender> stream() {
        return Stream.of(sender);
      }
    };
  }

  /** What has come for whoever has this role, in whichever organization. */
  public static List<MimeMessage> to(GreenMail post, Scene scene, Role role) {
    var name = role.name().toLowerCase(java.util.Locale.ROOT) + "@";
    var domain = scene.coalition().slug() + ".example";
    return Arrays.stream(post.getReceivedMessages())
        .filter(message -> recipient(message).startsWith(name))
        .filter(message -> recipient(message).endsWith(domain))
        .toList();
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String text(MimeMessage message) {
    return part(message, 0);
  }

  public static String html(MimeMessage message) {
    return part(message, 1);
  }

  private static String part(MimeMessage message, int index) {
    try {
      var parts = (MimeMultipart) message.getContent();
      if (parts.getBodyPart(0).getContent() instanceof MimeMultipart twins) parts = twins;
      return parts.getBodyPart(index).getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files that came with it: of each its type, an empty line, and what stands in it. */
  public static List<String> enclosed(MimeMessage message) {
    try {
      var parts = (MimeMultipart) message.getContent();
      var files = new ArrayList<String>();
      for (int i = 0; i < parts.getCount(); i++) {
        var part = parts.getBodyPart(i);
        if (part.getFileName() != null)
          files.add(
              part.getContentType()
                  + "\n\n"
                  + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
