package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.PrasanTest;
import org.prasan.TestClock;
import org.prasan.operation.Settings;
import org.prasan.operation.SharedLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A message that nobody takes holds up no other, and its link does not lie about for ever. */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
class UndeliverableMailTest {
  @Autowired Outbox outbox;
  @Autowired MessageSource words;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;
  @Autowired Settings settings;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  private final GreenMail post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  private final String recipient = UUID.randomUUID() + "@example.org";
  private final String nobody = "a, " + UUID.randomUUID() + "@example.org";
  private SendMail mail;

  @BeforeEach
  void openPostOffice() {
    SharedLog.asInRealWork();
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
    clock.back();
  }

  @Test
  void anAddressThatIsNoneHoldsUpNobodyAndIsNotInTheLog(CapturedOutput log) {
    outbox.put(message(nobody));
    outbox.put(message(recipient));
    assertThat(mail.sendDue()).isEqualTo(1);
    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(link(nobody)).isNotNull();
    assertThat(log.getAll()).contains("was not sent, try 1").doesNotContain(nobody, recipient);
  }

  @Test
  void whatIsRefusedAgainAndAgainIsGivenUp() {
    outbox.put(message(nobody));
    for (int i = 0; i < 12; i++) {
      assertThat(mail.sendDue()).isZero();
      clock.forward(Duration.ofHours(6));
    }
    assertThat(tries()).isEqualTo(12);
    assertThat(link(nobody)).isNull();
    assertThat(mail.sendDue()).isZero();
    assertThat(tries()).isEqualTo(12);
  }

  @Test
  void aLinkThatCouldNotBeSentForThreeDaysIsForgotten() {
    outbox.put(message(recipient));
    clock.forward(Duration.ofDays(2));
    outbox.forgetOld();
    assertThat(link(recipient)).isNotNull();
    clock.forward(Duration.ofDays(2));
    outbox.forgetOld();
    assertThat(link(recipient)).isNull();
    assertThat(mail.sendDue()).isZero();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  private static Message message(String to) {
    return new Message(to, "invitation", "th", "https://prasan.example/invitation/x");
  }

  private @org.jspecify.annotations.Nullable String link(String to) {
    return outbox.newest(null, 100).stream()
        .filter(entry -> entry.recipient().equals(to))
        .findFirst()
        .orElseThrow()
        .link();
  }

  private int tries() {
    return jdbc.sql("select tries from notification.outbox where recipient = :recipient")
        .param("recipient", nobody)
        .query(Integer.class)
        .single();
  }
}
