package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.DataGroup;
import org.prasan.client.FlagChange;
import org.prasan.client.SafetyFlag;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever says that copies are destroyed says as well what became of the own file. */
@PrasanTest
class OwnFileKeptTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired MockMvcTester pages;
  @Autowired WriteReferral write;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;
  ReferralId id;
  String file;

  @BeforeEach
  void theReceiverOpenedAFileOfItsOwnAndConsentWasTakenBack() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
    id = referrals.accepted(sides);
    var opened = post(receiver, Role.CASE_WORKER, "/referrals/" + id + "/own-file", Map.of());
    file =
        Objects.requireNonNull(opened.getResponse().getRedirectedUrl())
            .substring(receiver.url("").length());
    assertThat(statement()).contains("เปิดแฟ้มของเขาเองจากเรื่องนี้");
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
  }

  @Test
  void theFileSaysThatConsentWasTakenBackAndItsGroundIsAskedFor() {
    assertThat(body(receiver, file)).contains("ถอนความยินยอมที่ส่งเรื่องมาให้เราแล้ว");
    assertThat(body(receiver, "/referrals/" + id)).contains("/referrals/" + id + "/destroyed\"");
    assertThat(body(receiver, "/referrals/" + id + "/destroyed"))
        .contains(file, "แฟ้มนั้นก็เป็นสำเนา");
    assertThat(get(receiver, Role.FOCAL_POINT, "/referrals/" + id + "/destroyed"))
        .hasStatusOk()
        .bodyText()
        .contains("แฟ้มนั้นก็เป็นสำเนา", file);
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/" + id + "/destroyed")).hasStatus(404);
    assertThat(destroyed("")).hasStatus(422).bodyText().contains("เลือกเหตุที่เก็บไว้");
    assertThat(destroyed("ERASED")).hasStatus(422);
    assertThat(refused()).as("that there is one").containsOnly("[\"audit.about-client\"]");
    assertThat(body(sender, "/referrals/" + id)).contains("ยังรอคำยืนยัน");
  }

  @Test
  void aFileThatIsKeptIsKeptOnAGroundThatSenderAndClientLearn() {
    assertThat(destroyed("KEPT_LAW")).hasStatus3xxRedirection();
    assertThat(body(sender, "/referrals/" + id))
        .contains("ยืนยันว่าทำลายสำเนาแล้ว", "เก็บแฟ้มของตนไว้ เพราะกฎหมาย")
        .doesNotContain("ยังรอคำยืนยัน");
    assertThat(afterwards("referral.copies-destroyed")).doesNotContain("KEPT", "ownFile");
    assertThat(statement())
        .contains("ว่าทำลายสำเนาแล้ว", "ยังเก็บแฟ้มของเขาเอง เพราะกฎหมายให้เก็บ")
        .doesNotContain("ลบแฟ้มของเขาเองแล้ว");
    assertThat(get(receiver, Role.CASE_WORKER, "/referrals/" + id + "/destroyed"))
        .hasStatus3xxRedirection();
  }

  @Test
  void aFileThatWasErasedNeedsNoGround() {
    var number = found(body(receiver, file), "(\\d{2}-\\d{4})");
    assertThat(
            post(
                receiver,
                Role.CASE_WORKER,
                file + "/erase",
                Map.of("why", "ASKED", "number", number)))
        .hasStatus3xxRedirection();
    assertThat(destroyed("")).hasStatus3xxRedirection();
    assertThat(body(sender, "/referrals/" + id)).contains("ลบแฟ้มของตนแล้ว");
    assertThat(statement()).contains("ลบแฟ้มของเขาเองแล้ว");
  }

  @Test
  void noTransactionOfTheLogNamesTheReferralAndAFileOfEitherSide() {
    var flagged =
        new WriteReferral.Asked(
            sides.seat(),
            null,
            Urgency.URGENT,
            Set.of("shelter"),
            Set.of(DataGroup.IDENTITY),
            ReferralScenes.REASON,
            new FlagChange(Set.of(SafetyFlag.SELF_HARM), Set.of()));
    var second = ReferralId.fresh();
    var worker = sender.acting(Role.CASE_WORKER);
    sender.in(() -> write.write(worker, second, sides.client(), flagged));
    referrals.take(sender, Role.CASE_WORKER, second, Step.ASK_CONSENT);
    referrals.agree(sender, second);
    assertThat(
            sender.in(
                () ->
                    jdbc.sql(
                            """
                            select a.deed || ' + ' || b.deed from audit.entry a
                            join audit.entry b on b.coalition_id = a.coalition_id
                              and b.xmin::text = a.xmin::text
                            where a.coalition_id = ? and a.subject = 'client'
                              and b.subject = 'referral' and b.subject_id in (?, ?)
                            """)
                        .param(sender.id().value())
                        .param(id.toString())
                        .param(second.toString())
                        .query(String.class)
                        .list()))
        .isEmpty();
    assertThat(deeds("client.triage-changed", "referral.consent-recorded", "client.opened"))
        .as("what is tried here stands in the log")
        .isEqualTo(5);
    assertThat(deeds("referral.details-read", "client.read"))
        .as("each offer and the own file, for who-read")
        .isEqualTo(3);
  }

  private List<String> refused() {
    return sender.in(
        () ->
            jdbc.sql(
                    """
                    select after::jsonb ->> 'because' from audit.entry
                    where coalition_id = ? and deed = 'referral.input-refused'
                    """)
                .param(sender.id().value())
                .query(String.class)
                .list());
  }

  private String afterwards(String deed) {
    return sender.in(
        () ->
            jdbc.sql("select string_agg(after, ' ') from audit.entry where deed = ?")
                .param(deed)
                .query(String.class)
                .single());
  }

  private int deeds(String... some) {
    return sender.in(
        () ->
            jdbc.sql("select count(*) from audit.entry where coalition_id = ? and deed = any(?)")
                .param(sender.id().value())
                .param(some)
                .query(Integer.class)
                .single());
  }

  private String statement() {
    return body(sender, "/statements/" + sides.client());
  }

  private MvcTestResult destroyed(String ground) {
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("ground", ground);
    return post(receiver, Role.CASE_WORKER, "/referrals/" + id + "/destroyed", fields);
  }

  private static String found(String text, String pattern) {
    var match = Pattern.compile(pattern).matcher(text);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  private String body(Scene who, String path) {
    var page = get(who, Role.CASE_WORKER, path);
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(Scene who, Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
