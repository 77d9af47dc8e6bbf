package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.audit.Audit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever sets up mail sends a letter to themselves and reads what is wrong. */
@PrasanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestMailTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired ObjectProvider<Addressees> addressees;
  @Autowired Outbox outbox;
  @Autowired MailQueue queue;
  @Autowired JdbcClient jdbc;
  @Autowired MessageSource words;
  @Autowired Audit audit;
  @Autowired TransactionTemplate transaction;
  @Autowired Environment environment;
  @Autowired Settings settings;

  private Scene scene;

  @BeforeAll
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void theLetterReachesWhoeverAsksAndNobodyElse() throws Exception {
    var post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    post.start();
    try {
      var outcome = send(sender("127.0.0.1", post.getSmtp().getPort(), Map.of()));
      assertThat(outcome).isInstanceOf(TestMail.Outcome.Sent.class);
      var letters = post.getReceivedMessages();
      assertThat(letters).hasSize(1);
      assertThat(letters[0].getAllRecipients()).hasSize(1);
      assertThat(letters[0].getAllRecipients()[0].toString())
          .startsWith("administrator@")
          .endsWith(scene.coalition().slug() + ".example");
      assertThat(letters[0].getSubject()).isEqualTo("อีเมลทดสอบ");
    } finally {
      post.stop();
    }
  }

  @Test
  void whereNothingListensThePortIsNamed() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      closed = socket.getLocalPort();
    }
    assertThat(fault(sender("127.0.0.1", closed, Map.of()))).isEqualTo(MailFault.REFUSED);
  }

  @Test
  void aNameThatNobodyHasIsToldApart() {
    assertThat(fault(sender("mail.invalid", 25, Map.of()))).isEqualTo(MailFault.NAME);
  }

  @Test
  void aServerThatSaysNothingIsGivenUpInTime() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(fault(sender("127.0.0.1", silent.getLocalPort(), Map.of())))
          .isEqualTo(MailFault.SILENT);
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsNamed() {
    var post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    post.start();
    try {
      int port = post.getSmtps().getPort();
      var encrypted = Map.of("mail.smtp.ssl.enable", "true");
      assertThat(fault(sender("127.0.0.1", port, encrypted))).isEqualTo(MailFault.CERTIFICATE);
    } finally {
      post.stop();
    }
  }

  @Test
  void aWrongPasswordIsToldApart() {
    var post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    post.setUser("prasan", "right");
    post.start();
    try {
      var server = sender("127.0.0.1", post.getSmtp().getPort(), Map.of("mail.smtp.auth", "true"));
      server.setUsername("prasan");
      server.setPassword("wrong");
      var failed = (TestMail.Outcome.Failed) send(server, Role.OPERATOR);
      assertThat(failed.fault()).isEqualTo(MailFault.PASSWORD);
      assertThat(failed.said()).contains("535").doesNotContain("wrong");
    } finally {
      post.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 not yours, SENDER",
    "MAIL, 530 5.7.0 Authentication required, SIGN_IN",
    "RCPT, 550 no such user, RECIPIENT",
    "DATA, 554 no, OTHER"
  })
  void whatTheServerRefusesIsSaidInItsWords(String at, String answer, MailFault fault)
      throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> speak(server, at, answer));
      var failed =
          (TestMail.Outcome.Failed)
              send(sender("127.0.0.1", server.getLocalPort(), Map.of()), Role.OPERATOR);
      assertThat(failed.fault()).isEqualTo(fault);
      assertThat(failed.said()).contains(answer.substring(0, 3));
    }
  }

  @Test
  void theOfficeReadsOurWordsAndNotThoseOfTheServer() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> speak(server, "MAIL", "550 not yours"));
      assertThat(send(sender("127.0.0.1", server.getLocalPort(), Map.of())))
          .isEqualTo(new TestMail.Outcome.Failed(MailFault.SENDER, null));
    }
  }

  @Test
  void oneLeavesInAMinuteAndTenInADayHoweverOftenSomebodyPresses() throws Exception {
    var post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    post.start();
    try {
      var server = sender("127.0.0.1", post.getSmtp().getPort(), Map.of());
      assertThat(send(server)).isInstanceOf(TestMail.Outcome.Sent.class);
      try (var presses = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<TestMail.Outcome> once = () -> press(server, Role.ADMINISTRATOR);
        for (var press : presses.invokeAll(Collections.nCopies(4, once)))
          assertThat(press.get()).isEqualTo(new TestMail.Outcome.TooOften());
      }
      assertThat(post.getReceivedMessages()).hasSize(1);
      for (int more = 2; more <= 10; more++) {
        aMinuteGoesBy();
        assertThat(press(server, Role.ADMINISTRATOR)).isInstanceOf(TestMail.Outcome.Sent.class);
      }
      aMinuteGoesBy();
      assertThat(press(server, Role.ADMINISTRATOR)).isEqualTo(new TestMail.Outcome.TooOften());
      assertThat(post.getReceivedMessages()).hasSize(10);
    } finally {
      post.stop();
    }
  }

  @Test
  void nothingGoesToAnAddressThatNobodyHasProved() throws Exception {
    var person = scene.person(Role.SECRETARY).value();
    jdbc.sql("update identity.account set email_proved_at = null where id = :id")
        .param("id", person)
        .update();
    var server = sender("127.0.0.1", 1, Map.of());
    assertThat(send(server, Role.SECRETARY)).isEqualTo(new TestMail.Outcome.Unproved());
    jdbc.sql("update identity.account set email_proved_at = now() where id = :id")
        .param("id", person)
        .update();
  }

  @Test
  void aCoalitionCountsItsOwnLettersOnly() {
    var other = scenes.fresh();
    var of = new MailQueue.Entry(FreshId.next(), other.id(), other.person(Role.SECRETARY), true);
    transaction.executeWithoutResult(
        status -> queue.put(of, Instant.now().plus(Duration.ofDays(9))));
    assertThat(queue.waiting(other.id())).isEqualTo(1);
    assertThat(queue.waiting(scene.id())).isZero();
    for (var mine : List.of(scene, other)) {
      var model = pages.get().uri(mine.url("/letters/test")).with(mine.as(Role.SECRETARY));
      assertThat(model).model().containsEntry("waiting", mine == other ? 1 : 0);
      assertThat(model).model().doesNotContainKeys("tried", "givenUp");
    }
    transaction.executeWithoutResult(status -> queue.remove(List.of(of.id())));
  }

  @Test
  void encryptionThatTheServerDoesNotSpeakIsNamed() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> speak(server, "NEVER", ""));
      var wanted = Map.of("mail.smtp.ssl.enable", "true");
      assertThat(fault(sender("127.0.0.1", server.getLocalPort(), wanted)))
          .isEqualTo(MailFault.ENCRYPTION);
    }
    try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> speak(server, "NEVER", ""));
      var wanted =
          Map.of("mail.smtp.starttls.enable", "true", "mail.smtp.starttls.required", "true");
      assertThat(fault(sender("127.0.0.1", server.getLocalPort(), wanted)))
          .isEqualTo(MailFault.ENCRYPTION);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachFaultHasItsCureInBothLanguages(MailFault fault) {
    for (var locale : new Locale[] {Locale.of("th"), Locale.ENGLISH})
      for (var key : new String[] {"", ".cure"})
        assertThat(words.getMessage("notification.test.fault." + fault + key, null, locale))
            .isNotBlank();
  }

  @Test
  void withoutAMailServerThePageSaysHowLinksGo() {
    for (var way :
        Map.of(Role.OPERATOR, "/installation/mail", Role.SECRETARY, scene.url("/letters/test"))
            .entrySet()) {
      var page = pages.get().uri(way.getValue()).with(scene.as(way.getKey()));
      assertThat(page.locale(Locale.of("th")))
          .hasStatusOk()
          .bodyText()
          .contains("ระบบนี้ไม่ได้ส่งอีเมล", "ส่งต่อเอง")
          .doesNotContain("ส่งอีเมลทดสอบถึงฉัน");
      assertThat(pages.post().uri(way.getValue()).with(scene.as(way.getKey())).with(csrf()))
          .hasStatus3xxRedirection();
    }
    assertThat(pages.get().uri(scene.url("/letters/test")).with(scene.as(Role.FOCAL_POINT)))
        .hasStatus(403);
  }

  private MailFault fault(JavaMailSenderImpl server) {
    return ((TestMail.Outcome.Failed) send(server)).fault();
  }

  private TestMail.Outcome send(JavaMailSender server) {
    return send(server, Role.ADMINISTRATOR);
  }

  /** By somebody who has sent none yet. */
  private TestMail.Outcome send(JavaMailSender server, Role role) {
    jdbc.sql("delete from notification.outbox where kind = 'test'").update();
    return press(server, role);
  }

  private void aMinuteGoesBy() {
    jdbc.sql(
            """
            update notification.outbox set written_at = written_at - interval '61 seconds'
            where kind = 'test'
            """)
        .update();
  }

  private TestMail.Outcome press(JavaMailSender server, Role role) {
    var test =
        new TestMail(
            new ObjectProvider<>() {
              @Override
              public Stream<JavaMailSender> stream() {
                return Stream.of(server);
              }

              @Override
              public JavaMailSender getIfAvailable() {
                return server;
              }
            },
            addressees,
            outbox,
            words,
            audit,
            transaction,
            environment,
            settings);
    return Tenancy.in(
        scene.id(), scene.organization(), () -> test.send(scene.acting(role), Locale.of("th")));
  }

  private static JavaMailSenderImpl sender(String host, int port, Map<String, String> more) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(host);
    sender.setPort(port);
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", "2000");
    properties.put("mail.smtp.timeout", "500");
    properties.putAll(more);
    sender.setJavaMailProperties(properties);
    return sender;
  }

  /** A mail server that takes everything up to one command, at which it answers otherwise. */
  private static void speak(ServerSocket server, String at, String answer) {
    try (Socket client = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(client, "220 here");
      for (String line; (line = in.readLine()) != null; ) {
        var command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith(at)) say(client, answer);
        else if (command.startsWith("QUIT")) return;
        else say(client, command.startsWith("DATA") ? "354 go on" : "250 fine");
      }
    } catch (IOException e) {
      // Whoever speaks something else hangs up.
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
