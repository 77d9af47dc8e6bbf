package org.prasan.notification;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * E-mails that stay on this machine, where somebody tries the product without a mail server. With
 * real people none is ever kept.
 */
@Component
class KeptMails {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Settings settings;

  KeptMails(JdbcClient jdbc, Clock clock, Settings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * An e-mail as its reader would have got it.
   *
   * @param enclosed the names of its files
   */
  record Kept(
      UUID id,
      String recipient,
      String subject,
      String body,
      List<String> enclosed,
      Instant keptAt) {
    @Override
    public String toString() {
      return "Kept[" + id + "]";
    }
  }

  boolean keeps() {
    return settings.sample();
  }

  /** Where they are sent to instead of a mail server. */
  JavaMailSender post() {
    return new Post();
  }

  /** Keeps what is sent, in the transaction of whoever sends. */
  final class Post extends JavaMailSenderImpl {
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(MimeMessage message) {
      try {
        keep(message);
      } catch (MessagingException | IOException e) {
        throw new MailPreparationException(e);
      }
    }
  }

  private void keep(MimeMessage message) throws MessagingException, IOException {
    var enclosed = new ArrayList<String>();
    var body = read((Multipart) message.getContent(), enclosed);
    jdbc.sql(
            """
            insert into notification.kept_mail (id, recipient, subject, body, enclosed, kept_at)
            values (:id, :recipient, :subject, :body, :enclosed, :now)
            """)
        .param("id", FreshId.next())
        .param("recipient", ((InternetAddress) message.getAllRecipients()[0]).getAddress())
        .param("subject", message.getSubject())
        .param("body", body)
        .param("enclosed", enclosed.toArray(String[]::new))
        .param("now", NoticeRows.utc(clock.instant()))
        .update();
  }

  /** The text, which comes first; files have names. */
  private static String read(Multipart parts, List<String> enclosed)
      throws MessagingException, IOException {
    for (int i = 1; i < parts.getCount(); i++) {
      @Nullable String name = parts.getBodyPart(i).getFileName();
      if (name != null) enclosed.add(name);
    }
    BodyPart first = parts.getBodyPart(0);
    return first.getContent() instanceof Multipart inner
        ? read(inner, enclosed)
        : first.getContent().toString();
  }

  /**
   * The newest first.
   *
   * @param recipient of this address alone; null of everybody
   */
  @Transactional(readOnly = true)
  List<Kept> newest(@Nullable String recipient, int most) {
    return jdbc.sql(
            """
            select * from notification.kept_mail
            where :recipient::text is null or recipient = :recipient::text
            order by kept_at desc, id desc limit :most
            """)
        .param("recipient", recipient)
        .param("most", most)
        .query(
            (row, number) ->
                new Kept(
                    row.getObject("id", UUID.class),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    List.of((String[]) row.getArray("enclosed").getArray()),
                    row.getObject("kept_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Transactional
  void forgetOld() {
    jdbc.sql("delete from notification.kept_mail where kept_at < :before")
        .param("before", NoticeRows.utc(clock.instant().minus(KEPT)))
        .update();
  }
}
