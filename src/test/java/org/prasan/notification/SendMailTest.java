package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.operation.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

@PrasanTest
@Tag("data")
class SendMailTest {
  private static final ServerSetup SERVER = ServerSetupTest.SMTP.dynamicPort();

  @Autowired Outbox outbox;
  @Autowired MessageSource words;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;
  @Autowired Settings settings;
  @Autowired JdbcClient jdbc;
  private final GreenMail post = new GreenMail(SERVER);
  private final String recipient = UUID.randomUUID() + "@example.org";
  SendMail mail;

  @BeforeEach
  void openPostOffice() {
    post.start();
    // Other tests leave messages of their own.
    jdbc.sql("update notification.outbox set sent_at = due_at where sent_at is null").update();
    mail =
        new SendMail(
            outbox,
            PostOffice.server(post.getSmtp().getPort()),
            words,
            transaction,
            environment,
            settings);
  }

  @AfterEach
  void closePostOffice() {
    post.stop();
  }

  @Test
  void calendarsKnowTheSenderByTheAddressAlone() {
    var named =
        new MockEnvironment()
            .withProperty("spring.mail.properties.mail.from", "Prasan <desk@prasan.example>");
    assertThat(SendMail.address(named, settings)).isEqualTo("desk@prasan.example");
  }

  @Test
  void aMessageSaysOnlyThatALinkWaits() throws Exception {
    outbox.put(new Message(recipient, "invitation", "th", "https://prasan.example/invitation/x"));
    assertThat(mail.sendDue()).isEqualTo(1);
    var letter = post.getReceivedMessages()[0];
    assertThat(letter.getAllRecipients()[0]).hasToString(recipient);
    assertThat(letter.getSubject()).isEqualTo("มีคำเชิญรอท่านอยู่");
    assertThat((String) letter.getContent()).contains("https://prasan.example/invitation/x");
  }

  @Test
  void aMessageIsSentOnceAndItsLinkIsForgotten() {
    outbox.put(new Message(recipient, "reset", "en", "https://prasan.example/reset/x"));
    assertThat(mail.sendDue()).isEqualTo(1);
    assertThat(mail.sendDue()).isZero();
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(outbox.newest(null, 100))
        .filteredOn(entry -> entry.recipient().equals(recipient))
        .allMatch(entry -> entry.link() == null);
  }

  @Test
  void whileTheServerIsDownMessagesWaitAndThenArrive() throws MessagingException {
    int port = post.getSmtp().getPort();
    post.stop();
    outbox.put(new Message(recipient, "reset", "th", "https://prasan.example/reset/y"));
    assertThat(mail.sendDue()).isZero();
    assertThat(mail.sendDue()).as("not at once again").isZero();
    assertThat(tries()).isEqualTo(1);
    var later = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    later.start();
    try {
      jdbc.sql(
              "update notification.outbox set due_at = due_at - interval '1 minute'"
                  + " where recipient = :recipient")
          .param("recipient", recipient)
          .update();
      assertThat(mail.sendDue()).isEqualTo(1);
      assertThat(later.getReceivedMessages()).hasSize(1);
    } finally {
      later.stop();
    }
  }

  private int tries() {
    return jdbc.sql("select tries from notification.outbox where recipient = :recipient")
        .param("recipient", recipient)
        .query(Integer.class)
        .single();
  }
}
