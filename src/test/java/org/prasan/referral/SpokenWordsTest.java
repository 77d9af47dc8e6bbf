package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.translation.HeardPhrases;
import org.prasan.translation.Part;
import org.prasan.translation.Phrase;
import org.prasan.translation.TranslationScenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A client hears and reads what was released in the client's language, and whole sentences of it.
 */
@PrasanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenWordsTest {
  /** Complete, and in use for all of them. */
  private static final String LOCAL = "qaa";

  private static final String SIGN = TranslationScenes.SIGN;

  /** What no translator says otherwise. */
  private static final List<String> NAMES = List.of("เวรรับเรื่อง", "โรงพยาบาลริมน้ำ");

  private static final Pattern THAI = Pattern.compile("[\\u0e01-\\u0e5b]+");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired TranslationScenes translations;
  @Autowired HeardPhrases heard;
  @Autowired MockMvcTester pages;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeAll
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    translations.released(sender, LOCAL, Part.STATEMENT);
  }

  @Test
  void consentIsReadOutInTheClientsWordsAndKeptWithTheThaiBeneath() {
    var id = referrals.pending(sides);
    var consent = "/referrals/" + id + "/consent";
    assertThat(text(consent)).contains("อ่านเป็นภาษา", SIGN + LOCAL).doesNotContain(SIGN + "0 ");

    var page = get(sender, consent + "?readIn=" + LOCAL);
    var spoken = between(text(page), "id=\"read-out\"", "class=\"beneath\"");
    assertThat(spoken).contains("lang=\"" + LOCAL + "\"", SIGN + "0 ");
    assertThat(thai(spoken)).isEmpty();
    assertThat(between(text(page), "class=\"beneath\"", "</section>"))
        .contains("เราขอส่งเรื่องของคุณให้", "ถอนได้ทุกเมื่อ")
        .doesNotContain(SIGN);
    assertThat(text(consent + "/paper?readIn=" + LOCAL))
        .contains(SIGN + "0 ", "เราขอส่งเรื่องของคุณให้", TranslationScenes.VOUCHER);

    assertThat(agreed(id, LOCAL, ConsentTexts.mark(page))).hasStatus3xxRedirection();
    assertThat(text(consent + "/paper"))
        .containsPattern(
            "(?s)ไม่ได้อ่านให้ฟัง\\)<.*>\\[%1$s] %2$s%1$s[^<]*ฉบับที่ 1[^<]*%3$s.*>คำที่อ่านให้ฟัง<"
                    .formatted(LOCAL, SIGN, TranslationScenes.VOUCHER)
                + ".*lang=\""
                + LOCAL
                + "\"[^>]*>"
                + SIGN
                + "0 .*>ความหมายเป็นภาษาไทย<"
                + ".*lang=\"th\"[^>]*>เราขอส่ง");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    for (var path : List.of("", "/details"))
      assertThat(text(get(sides.receiver(), "/referrals/" + id + path))).doesNotContain(SIGN);
    assertThat(get(sides.receiver(), consent + "/paper")).hasStatus(404);
  }

  @Test
  void whatWasTakenOutOfUseMeanwhileIsReadOutAgainInThai() {
    var id = referrals.pending(sides);
    var language = translations.released(sender, "qab", Part.CONSENT);
    var read = ConsentTexts.mark(get(sender, "/referrals/" + id + "/consent?readIn=qab"));
    translations.takeOutOfUse(sender, language);
    var refused = agreed(id, "qab", read);
    assertThat(refused)
        .hasStatus(422)
        .bodyText()
        .contains("ไม่ตรงกับข้อความที่อ่านให้ฟัง", "เราขอส่งเรื่องของคุณให้")
        .doesNotContain(SIGN + "0 ", SIGN + "qab");
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
    assertThat(agreed(id, "qab", ConsentTexts.mark(refused))).hasStatus3xxRedirection();
  }

  @Test
  void aConsentIsNotRecordedInALanguageOtherThanTheOneItWasReadOutIn() {
    translations.released(sender, "my", Part.CONSENT);
    var id = referrals.pending(sides);
    var read = ConsentTexts.mark(get(sender, "/referrals/" + id + "/consent?readIn=my"));
    var thai = agreement(UUID.randomUUID(), referrals.version(sender, id), "my", read);
    assertThat(post("/referrals/" + id + "/consent", thai))
        .hasStatus(422)
        .bodyText()
        .contains("อ่านให้ฟังเป็น " + SIGN + "my", "href=\"#language\"");
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
    thai.put("language", "mya");
    assertThat(post("/referrals/" + id + "/consent", thai)).hasStatus3xxRedirection();
  }

  @Test
  @Tag("slow")
  void aReferralToOutsideIsReadOutInTheClientsWords() {
    var id = UUID.randomUUID();
    assertThat(
            post(
                "/outside/new?client=" + sides.client(),
                Map.of(
                    "id",
                    id.toString(),
                    "organization",
                    "โรงพยาบาลริมน้ำ",
                    "urgency",
                    "URGENT",
                    "needs",
                    "shelter",
                    "reason",
                    "ขอตรวจร่างกาย",
                    "groups",
                    "IDENTITY")))
        .hasStatus3xxRedirection();
    var consent = "/outside/" + id + "/consent";
    var page = get(sender, consent + "?readIn=" + LOCAL);
    var spoken = between(text(page), "id=\"read-out\"", "class=\"beneath\"");
    assertThat(spoken).contains("โรงพยาบาลริมน้ำ", SIGN);
    assertThat(thai(spoken)).isEmpty();
    var fields = agreement(UUID.randomUUID(), 0, LOCAL, ConsentTexts.mark(page));
    assertThat(post(consent, fields)).hasStatus3xxRedirection();
    assertThat(text(consent + "/paper")).contains("[" + LOCAL + "] ", SIGN, "เขาไม่ได้ใช้ระบบนี้");
  }

  @Test
  void behindTheLinkNothingIsSaidInOtherWordsUntilItIsTakenOutOfUse() {
    var language = translations.released(sender, "qac", Part.STATEMENT);
    var id = referrals.accepted(sides);
    var statement = "/statements/" + sides.client();
    assertThat(text(statement)).contains(statement + "/in/" + "qac", "สร้างลิงก์ " + SIGN);
    var shown = linked("qac");
    var link = found(shown, "id=\"client-link\"[^>]*>https?://[^/]+([^<?]+)");
    var code = found(shown, "id=\"client-code\">(\\d{6})");
    var before = visit(link + "?lang=qac");
    assertThat(before).cookies().doesNotContainCookie("language");
    assertThat(text(before)).contains("lang=\"qac\"");
    assertThat(thai(text(before))).isEqualTo("ภาษาไทย");
    var door = visit(found(before, "class=\"btn\" href=\"([^\"]+)"));
    assertThat(thai(text(door))).isEqualTo("ภาษาไทย");
    var entry = found(door, "action=\"([^\"]+)");
    assertThat(thai(text(sent(entry, Map.of())))).isEqualTo("ภาษาไทย");
    var opened = sent(entry, Map.of("code", code));
    assertThat(opened).cookies().doesNotContainCookie("language");
    assertThat(text(opened)).contains("lang=\"qac\"", SIGN);
    assertThat(thai(text(opened))).isEmpty();
    var page = found(opened, "name=\"page\" value=\"([^\"]+)\"");
    var sure = Map.of("page", page, "id", id.toString());
    var back = found(opened, "action=\"([^\"]+/take-back[^\"]*)");
    assertThat(thai(text(sent(back, sure)))).isEmpty();
    translations.takeOutOfUse(sender, language);
    assertThat(text(sent(back, sure)))
        .contains("lang=\"th\"", "ถอนความยินยอมหรือไม่")
        .doesNotContain(SIGN);
  }

  @Test
  @Tag("slow")
  void whereThePaperLacksTheLettersThePageSaysSoAndIsPrinted() throws IOException {
    translations.releasedInOtherThai(sender);
    referrals.accepted(sides);
    var statement = "/statements/" + sides.client();
    var page = text(statement + "/in/" + LOCAL);
    assertThat(page).contains("ไม่มีตัวอักษรของภาษานี้").doesNotContain("paper.pdf");
    assertThat(between(page, "id=\"statement\"", "lang=\"th\"")).contains(SIGN);
    assertThat(between(page, "lang=\"th\"", "</main>")).contains("เขารับช่วยคุณแล้ว");
    assertThat(get(sender, statement + "/paper.pdf?language=" + LOCAL))
        .hasRedirectedUrl(sender.url(statement + "/in/" + LOCAL));
    assertThat(text(statement + "/in/th-x-test")).contains("paper.pdf", "จ้ะ เขารับช่วยคุณแล้ว");
    var paper = get(sender, statement + "/paper.pdf?language=th-x-test");
    try (var pdf = Loader.loadPDF(paper.getResponse().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("จ้ะ เขารับช่วยคุณแล้ว");
    }
    assertThat(get(sender, statement + "/in/xx")).hasStatus(404);
  }

  @Test
  void onlyWhatIsCompleteIsOffered() {
    translations.released(sender, "qad", Part.CONSENT);
    var statement = "/statements/" + sides.client();
    assertThat(text(statement)).doesNotContain("/in/qad", SIGN + "qad");
    assertThat(get(sender, statement + "/in/" + "qad")).hasStatus(404);
    assertThat(linked("qad")).bodyText().contains("?lang=th");
  }

  private MvcTestResult linked(String language) {
    var made =
        post(
            "/statements/" + sides.client() + "/link",
            Map.of("language", language, "id", UUID.randomUUID().toString()));
    var address = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
    return get(sender, address.replaceFirst("^/[^/]+", ""));
  }

  /** Else the sentences of a translation would stand in the order of another language. */
  @Test
  void everyPhraseHasTheSamePlacesInThaiAndEnglishAndNoDoubledQuotes() {
    assertThat(heard.all()).hasSizeGreaterThan(200).extracting(Phrase::key).doesNotHaveDuplicates();
    for (var phrase : heard.all()) {
      assertThat(phrase.source().in(Locale.ENGLISH)).as(phrase.key()).doesNotContain("''");
      assertThat(places(phrase.source().in(Locale.ENGLISH)))
          .as(phrase.key())
          .isEqualTo(places(phrase.source().th()));
    }
  }

  private static List<String> places(String words) {
    return Pattern.compile("\\{[^}]*}")
        .matcher(words)
        .results()
        .map(m -> m.group())
        .sorted()
        .distinct()
        .toList();
  }

  /** All Thai that is seen or heard on a page, without names. */
  private static String thai(String html) {
    var seen =
        html.replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", "")
            .replaceAll("<[^>]*?(?:aria-label|alt|title|data-[a-z-]+)=\"([^\"]*)\"[^>]*>", " $1 ")
            .replaceAll("<[^>]*>", " ");
    return String.join(
        " ",
        THAI.matcher(seen)
            .results()
            .map(m -> m.group())
            .filter(word -> !NAMES.contains(word))
            .toList());
  }

  private MvcTestResult agreed(ReferralId id, String tag, String read) {
    return post(
        "/referrals/" + id + "/consent",
        agreement(UUID.randomUUID(), referrals.version(sender, id), tag, read));
  }

  private static Map<String, String> agreement(UUID id, int version, String tag, String read) {
    var fields = new HashMap<String, String>();
    fields.put("id", id.toString());
    fields.put("version", String.valueOf(version));
    fields.put("read", read);
    fields.put("readIn", tag);
    fields.put("purpose", "GIVE_THE_SERVICE");
    fields.put("until", "28/2/2570");
    fields.put("basis", "S26_EXPLICIT_CONSENT");
    fields.put("givenBy", "CLIENT_GUARDIAN_UNREACHABLE");
    fields.put("how", "SPOKEN");
    fields.put("witness", "ครูพยานสมมติ");
    fields.put("witnessIs", "COMMUNITY");
    fields.put("language", "tha");
    fields.put("interpreter", "NOT_NEEDED");
    return fields;
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    assertThat(start).as("%s in %s", from, text).isNotNegative();
    return text.substring(start, text.indexOf(to, start + from.length()));
  }

  private static String found(MvcTestResult page, String pattern) {
    var found = Pattern.compile(pattern).matcher(text(page));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private MvcTestResult visit(String path) {
    return pages.get().uri(path).exchange();
  }

  private MvcTestResult sent(String path, Map<String, String> fields) {
    var request = pages.post().uri(path).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request = pages.post().uri(sender.url(path)).with(sender.as(Role.CASE_WORKER)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult get(Scene who, String path) {
    return pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).exchange();
  }

  private String text(String path) {
    return text(get(sender, path));
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
