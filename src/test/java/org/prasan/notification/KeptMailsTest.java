package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.Settings;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever tries the product without a mail server reads what would have been sent, and answers. */
@PrasanTest
class KeptMailsTest {
  @Autowired Scenes scenes;
  @Autowired PostOffice office;
  @Autowired Notices notices;
  @Autowired KeptMails real;
  @Autowired Settings settings;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private final UUID subject = FreshId.next();
  private Scene scene;

  @BeforeEach
  void somethingToAnswer() {
    // Other tests leave letters of their own.
    jdbc.sql("delete from notification.queue").update();
    scene = scenes.fresh();
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(Role.STAFF),
                  Topic.ROSTER,
                  "notification-test",
                  List.of("ก", "ข"),
                  "/home",
                  new TapOffer(
                      TestTap.ACTION,
                      subject,
                      List.of("accept", "decline"),
                      TestTap.SHOWN,
                      clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS)),
                  "tap"));
          return true;
        });
  }

  @Test
  void withRealPeopleNothingIsKeptAndThereIsNoPage() {
    assertThat(office.without(real).sendDue()).isZero();
    assertThat(real.newest(address(), 10)).isEmpty();
    assertThat(pages.get().uri("/outbox")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void ofARealCoalitionNothingIsKeptEither() {
    jdbc.sql("update tenancy.coalition set invented = false where id = :id")
        .param("id", scene.id().value())
        .update();
    var trial = new KeptMails(jdbc, clock, tried());
    assertThat(office.without(trial).sendDue()).isZero();
    assertThat(trial.newest(address(), 10)).isEmpty();
  }

  @Test
  void whatWouldHaveBeenSentIsThereAtOnceWithTheAnswersInIt() {
    var trial = new KeptMails(jdbc, clock, tried());
    assertThat(office.without(trial).sendDue()).isEqualTo(1);
    assertThat(trial.newest("somebody@else.example", 10)).isEmpty();
    var mail = ShownMail.of(trial.newest(address(), 10).getFirst());
    assertThat(mail.enclosed()).isEmpty();
    assertThat(mail.lines().stream().filter(ShownMail.Line::answer).toList())
        .extracting(ShownMail.Line::words)
        .containsExactly("รับงานทดลอง", "ไม่รับงานทดลอง");
    var answer = mail.lines().stream().filter(ShownMail.Line::answer).findFirst().orElseThrow();
    var path = answer.link().substring(settings.baseUrl().toString().length());
    assertThat(pages.get().uri(path)).hasStatusOk().bodyText().contains("รับงานทดลอง");
    assertThat(office.without(trial).sendDue()).as("once").isZero();
  }

  private Settings tried() {
    return new Settings(
        settings.data(),
        settings.database(),
        settings.backup(),
        settings.keys(),
        settings.baseUrl(),
        settings.language(),
        settings.timeZone(),
        true);
  }

  private String address() {
    return "staff@" + scene.coalition().slug() + ".example";
  }
}
