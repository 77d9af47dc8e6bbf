package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientId;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers that go with a referral, and by what its consent is shown. */
@PrasanTest
class PapersTest {
  private static final String PLANTED = "ถ้อยคำที่ปลูกไว้ในเอกสาร";
  private static final String NAME = "จดหมายของเอื้องคำ.pdf";
  private static final byte[] PDF =
      ("%PDF-1.7\n" + PLANTED + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired MockMvcTester pages;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
  }

  @Test
  void theReceiverOpensAPaperOnceItAccepted() {
    var id = referrals.pending(sides);
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), NAME, PDF)).hasStatus3xxRedirection();
    var paper = link(sender, id, "papers");
    assertThat(get(sender, "/referrals/" + id + "/consent"))
        .bodyText()
        .contains("เอกสารแนบ 1 ฉบับ");
    assertThat(get(receiver, paper)).hasStatus(404);
    referrals.agree(sender, id);
    assertThat(get(receiver, "/referrals/" + id + "/papers")).hasStatus(404);
    assertThat(get(receiver, paper)).hasStatus(404);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(get(receiver, "/referrals/" + id + "/papers")).bodyText().contains(NAME);
    assertThat(get(receiver, paper))
        .hasStatusOk()
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Cache-Control", "no-store")
        .hasContentType("application/pdf");
    assertThat(get(receiver, paper).getResponse().getHeader("Content-Disposition"))
        .startsWith("attachment");
    assertThat(get(receiver, paper).getResponse().getContentAsByteArray()).isEqualTo(PDF);
    assertThat(get(sender, "/statements/" + sides.client())).bodyText().contains("คนทดสอบ");
    assertThat(get(sender.beside(), paper)).hasStatus(404);
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(get(receiver, paper)).hasStatus(404);
  }

  @Test
  void anotherSeatOfTheSameOrganizationOpensNothingTheFirstAdded() {
    var id = referrals.pending(sides);
    sent(sender, id, "papers", UUID.randomUUID(), NAME, PDF);
    referrals.agree(sender, id);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    sent(receiver, id, "papers", UUID.randomUUID(), "ใบรับรอง.pdf", PDF);
    assertThat(get(receiver, "/referrals/" + id + "/papers")).bodyText().contains("ใบรับรอง.pdf");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.WAITLIST);
    var next = receiver.within(receiver.organization());
    referrals.elsewhere(sides, id, referrals.seat(next));
    referrals.agree(sender, id);
    referrals.take(next, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(get(next, "/referrals/" + id + "/papers"))
        .hasStatusOk()
        .bodyText()
        .contains(NAME)
        .doesNotContain("ใบรับรอง.pdf");
    assertThat(get(sender, "/referrals/" + id + "/papers")).bodyText().contains("ใบรับรอง.pdf");
  }

  @Test
  void toWhatTheClientAgreedNothingIsAdded() {
    var id = referrals.offered(sides);
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), NAME, PDF))
        .hasStatus(422)
        .bodyText()
        .contains("ให้ขอความยินยอมด้วยการส่งต่อใหม่");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(sent(receiver, id, "papers", UUID.randomUUID(), "ใบรับรอง.pdf", PDF))
        .hasStatus3xxRedirection();
    assertThat(get(sender, "/referrals/" + id + "/papers")).bodyText().contains("ใบรับรอง.pdf");
  }

  @Test
  void evidenceOfConsentIsTheSendersAlone() {
    var id = referrals.accepted(sides);
    assertThat(sent(sender, id, "evidence", UUID.randomUUID(), "เสียง.wav", wav()))
        .hasStatus3xxRedirection();
    var voice = link(sender, id, "evidence");
    assertThat(get(sender, voice)).hasStatusOk().hasContentType("audio/wav");
    assertThat(get(receiver, voice)).hasStatus(404);
    assertThat(get(receiver, "/referrals/" + id + "/papers"))
        .bodyText()
        .doesNotContain("เสียง.wav");
    assertThat(sent(receiver, id, "evidence", UUID.randomUUID(), "x.wav", wav())).hasStatus(404);
  }

  @Test
  void whatIsNoPaperOrVoiceOrTooLargeIsRefusedInWords() {
    var id = referrals.pending(sides);
    var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), "a.pdf", page))
        .hasStatus(422)
        .bodyText()
        .contains("PDF, PNG, JPG");
    var large = Arrays.copyOf(PDF, 5 * 1024 * 1024 + 1);
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), "a.pdf", large))
        .hasStatus(422)
        .bodyText()
        .contains("5 MB");
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), "a.pdf", new byte[0])).hasStatus(422);
    assertThat(get(sender, "/referrals/" + id + "/papers")).bodyText().contains("ยังไม่มี");
  }

  @Test
  void sentTwiceItIsKeptOnceAndTwentyAreEnough() {
    var id = referrals.pending(sides);
    var form = UUID.randomUUID();
    for (int again = 0; again < 2; again++)
      assertThat(sent(sender, id, "papers", form, "a.pdf", PDF)).hasStatus3xxRedirection();
    for (int more = 1; more < 20; more++)
      assertThat(sent(sender, id, "papers", UUID.randomUUID(), "a" + more + ".pdf", PDF))
          .hasStatus3xxRedirection();
    assertThat(sent(sender, id, "papers", form, "a.pdf", PDF)).hasStatus3xxRedirection();
    assertThat(sent(sender, id, "papers", UUID.randomUUID(), "b.pdf", PDF))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่เกิน 20 ไฟล์");
    assertThat(sent(sender, referrals.pending(sides), "papers", form, "a.pdf", PDF))
        .hasStatus4xxClientError();
  }

  @Test
  void whatWasPutThereByMistakeIsTakenOutBeforeAnybodyIsAsked() {
    var id = referrals.pending(sides);
    sent(sender, id, "papers", UUID.randomUUID(), NAME, PDF);
    var paper = link(sender, id, "papers");
    assertThat(post(sender, paper + "/remove")).hasStatus3xxRedirection();
    assertThat(get(sender, paper)).hasStatus(404);
  }

  @Test
  void noTableHoldsAWordOfThem() throws SQLException {
    var id = referrals.pending(sides);
    sent(sender, id, "papers", UUID.randomUUID(), NAME, PDF);
    sent(sender, id, "evidence", UUID.randomUUID(), NAME, PDF);
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      for (var table : new String[] {"referral.paper", "referral.evidence", "audit.entry"})
        for (var word : new String[] {PLANTED, "จดหมายของเอื้องคำ"})
          try (var row =
              statement.executeQuery(
                  "select count(*) from %s t where position('%s' in t::text) > 0 or position('%s' in t::text) > 0"
                      .formatted(
                          table,
                          word,
                          HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))) {
            row.next();
            assertThat(row.getInt(1)).as(table + " " + word).isZero();
          }
    }
  }

  @Test
  void theReceiverOpensAFileOfItsOwnThatTheSenderNeverSees() {
    var id = referrals.offered(sides);
    assertThat(post(receiver, "/referrals/" + id + "/own-file")).hasStatus(404);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    var own = post(receiver, "/referrals/" + id + "/own-file");
    assertThat(own).hasStatus3xxRedirection();
    var address = Objects.requireNonNull(own.getResponse().getRedirectedUrl());
    assertThat(post(receiver, "/referrals/" + id + "/own-file")).hasRedirectedUrl(address);
    assertThat(pages.get().uri(address).with(receiver.as(Role.CASE_WORKER)))
        .hasStatusOk()
        .bodyText()
        .contains("เอื้องคำ ดอยสูง", "081 234 5678", ReferralScenes.REASON, "/referrals/" + id)
        .doesNotContain("แม่สาย", "นอนไม่หลับ");
    assertThat(pages.get().uri(address).with(sender.as(Role.CASE_WORKER))).hasStatus(404);
    var client = address.substring(address.lastIndexOf('/') + 1);
    assertThat(get(sender, "/referrals/" + id)).bodyText().doesNotContain(client);
    assertThat(get(sender, "/clients/" + sides.client())).bodyText().doesNotContain(client);
    assertThat(ClientId.of(client)).isNotEqualTo(sides.client());
    assertThat(post(sender, "/referrals/" + id + "/own-file")).hasStatus(404);
  }

  private static byte[] wav() {
    return "RIFF\0\0\0\0WAVEfmt \0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  }

  private String link(Scene who, ReferralId id, String shelf) {
    var page =
        new String(
            get(who, "/referrals/" + id + "/papers").getResponse().getContentAsByteArray(),
            StandardCharsets.UTF_8);
    var match = Pattern.compile("/referrals/" + id + "/" + shelf + "/[0-9a-f-]{36}").matcher(page);
    assertThat(match.find()).isTrue();
    return match.group();
  }

  private MvcTestResult sent(
      Scene who, ReferralId id, String shelf, UUID form, String name, byte[] content) {
    return pages
        .post()
        .uri(who.url("/referrals/" + id + "/" + shelf))
        .multipart()
        .file(new MockMultipartFile("paper", name, "application/octet-stream", content))
        .param("id", form.toString())
        .with(who.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(Scene who, String path) {
    return pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult post(Scene who, String path) {
    return pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf()).exchange();
  }
}
