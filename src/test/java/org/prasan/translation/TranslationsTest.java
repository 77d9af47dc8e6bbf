package org.prasan.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.exchange.UploadedTable;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The coalition keeps what clients hear in languages for which somebody vouches. */
@PrasanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationsTest {
  private static final String SIGN = TranslationScenes.SIGN;

  @Autowired Scenes scenes;
  @Autowired TranslationScenes translations;
  @Autowired OfferedLanguages offered;
  @Autowired ReleasedWords released;
  @Autowired HeardPhrases heard;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeAll
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aTranslatorsTableIsLookedAtThenKeptAndReleasedByASecondPerson() throws IOException {
    var id = begun("qaa");
    var table = table(id);
    assertThat(table.headings())
        .containsExactly("รหัสข้อความ", "หมวด", "ต้นฉบับภาษาไทย", "ต้นฉบับภาษาอังกฤษ", "คำแปล");
    var preview = look(id, filled(table, translations.signs(Part.CONSENT)));
    assertThat(preview)
        .hasStatusOk()
        .bodyText()
        .contains("ไม่นำเข้า 0 แถว", "เราขอส่งเรื่องของคุณให้ {0}", SIGN + "0 {0}");
    assertThat(page(Role.SECRETARY, id)).bodyText().contains("ข้อความก่อนยินยอมยังไม่ครบ");
    assertThat(accepted(id, preview)).hasStatus3xxRedirection();
    assertThat(page(Role.SECRETARY, id)).bodyText().contains("ต้องให้อีกคนเป็นผู้เผยแพร่");
    assertThat(release(Role.SECRETARY, id)).hasStatus(422);
    assertThat(languages(Part.CONSENT)).doesNotContain("qaa");

    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
    assertThat(page(Role.OFFICER, id))
        .bodyText()
        .contains("ใช้อยู่", "ไม่มีอะไรค้าง", TranslationScenes.VOUCHER)
        .doesNotContain("/words/", "/names");
    assertThat(languages(Part.CONSENT)).contains("qaa");
    assertThat(languages(Part.STATEMENT)).doesNotContain("qaa");
    assertThat(audit())
        .contains("เพิ่มภาษาที่ผู้รับบริการฟัง", "เขียนคำแปลภาษา", "เผยแพร่คำแปลภาษา " + SIGN);
  }

  @Test
  void whatIsWrittenLaterIsNotSaidBeforeItIsReleased() {
    var id = translations.released(scene, "qab", Part.CONSENT);
    assertThat(written(id, 2, "referral.consent.first", SIGN + " ใหม่")).hasStatus3xxRedirection();
    assertThat(page(Role.OFFICER, id)).bodyText().contains("รอเผยแพร่", "ใช้อยู่");
    assertThat(said("referral.consent.first")).doesNotContain("ใหม่");
    for (var second : List.of(Role.OFFICER, Role.ADMINISTRATOR))
      assertThat(waiting(second)).contains("/translations/" + id, "แล้วเผยแพร่ให้ใช้ หรือบอก");
    for (var other : List.of(Role.SECRETARY, Role.CASE_WORKER))
      assertThat(waiting(other)).doesNotContain("/translations/" + id);
    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
    assertThat(waiting(Role.ADMINISTRATOR)).doesNotContain("/translations/" + id);
    assertThat(said("referral.consent.first")).isEqualTo(SIGN + " ใหม่");
  }

  @Test
  void whoeverFindsAWrongWordSaysSoAndItWaitsForThoseWhoWriteUntilItIsChanged() {
    var id = translations.released(scene, "qay", Part.CONSENT);
    written(id, 2, "referral.consent.first", SIGN + " ผิด");
    assertThat(sentBack(Role.SECRETARY, id, 3, "คำแรกผิด")).hasStatus(422);
    assertThat(sentBack(Role.OFFICER, id, 3, " ")).hasStatus(422);
    assertThat(sentBack(Role.OFFICER, id, 2, "คำแรกผิด"))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้แก้หรือส่งให้แก้ระหว่างที่คุณอ่าน", ">คำแรกผิด</textarea>");
    assertThat(waiting(Role.SECRETARY)).doesNotContain("/translations/" + id);
    for (int times = 0; times < 2; times++)
      assertThat(sentBack(Role.OFFICER, id, 3, "คำแรกผิด")).hasStatus3xxRedirection();
    assertThat(waiting(Role.OFFICER)).doesNotContain("/translations/" + id);
    assertThat(waiting(Role.SECRETARY)).contains("/translations/" + id, "ตามที่ผู้อ่านบอก");
    assertThat(page(Role.SECRETARY, id)).bodyText().contains("ยังไม่เผยแพร่ เพราะ", "คำแรกผิด");
    assertThat(release(Role.OFFICER, id)).hasStatus(422);
    assertThat(audit()).contains("ยังไม่เผยแพร่คำแปลภาษา " + SIGN);
    assertThat(takenBack(Role.ADMINISTRATOR, id)).hasStatus(422).bodyText().contains("คำแรกผิด");
    assertThat(page(Role.ADMINISTRATOR, id)).bodyText().doesNotContain("/take-back");
    assertThat(page(Role.OFFICER, id)).bodyText().contains("/take-back");
    for (int times = 0; times < 2; times++)
      assertThat(takenBack(Role.OFFICER, id)).hasStatus3xxRedirection();
    assertThat(waiting(Role.SECRETARY)).doesNotContain("/translations/" + id);
    assertThat(waiting(Role.ADMINISTRATOR)).contains("/translations/" + id);
    assertThat(audit()).contains("ถอนคำที่แจ้งไว้ว่าต้องแก้อะไรในคำแปลภาษา " + SIGN);
    assertThat(sentBack(Role.OFFICER, id, 5, "คำแรกผิด")).hasStatus3xxRedirection();
    written(id, 6, "referral.consent.first", SIGN + " ถูก");
    assertThat(waiting(Role.SECRETARY)).doesNotContain("/translations/" + id);
    assertThat(waiting(Role.OFFICER)).contains("/translations/" + id);
    assertThat(page(Role.OFFICER, id)).bodyText().doesNotContain("คำแรกผิด");
    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
  }

  /** As after an upgrade that says a sentence otherwise: half a consent is none. */
  @Test
  void aLanguageIsNotSpokenOnceASentenceItWasMadeFromReadsOtherwise() {
    translations.released(scene, "qah", Part.CONSENT);
    var before = heard.all();
    var first = before.getFirst();
    var after = new ArrayList<>(before);
    after.set(
        0, new Phrase(first.key(), first.section(), new LocalizedText("อีกประโยคถึง {0}", "{0}")));
    var upgraded = new OfferedLanguages(released, new Phrasebook(() -> after));
    assertThat(languages(Part.CONSENT)).contains("qah");
    assertThat(scene.in(() -> upgraded.of(scene.id(), Part.CONSENT))).isEmpty();
    assertThat(scene.in(() -> upgraded.words(scene.id(), Part.CONSENT, new LanguageTag("qah"))))
        .isEmpty();
    var written = new Written(SIGN, first.fingerprint(), Instant.EPOCH, 1);
    assertThat(PhraseState.of(first, written)).isEqualTo(PhraseState.RELEASED);
    assertThat(PhraseState.of(after.getFirst(), written)).isEqualTo(PhraseState.LOOK_AGAIN);
  }

  @Test
  void whoeverChangedAnythingSinceTheLastReleaseDoesNotReleaseIt() {
    var id = translations.released(scene, "qai", Part.CONSENT);
    assertThat(vouchedFor(Role.SECRETARY, id, 2, "อีกคนที่รับรอง")).hasStatus3xxRedirection();
    assertThat(vouchedFor(Role.ADMINISTRATOR, id, 3, "อีกคนที่รับรอง ")).hasStatus3xxRedirection();
    assertThat(vouchedFor(Role.ADMINISTRATOR, id, 3, "คนที่สาม")).hasStatus3xxRedirection();
    for (var writer : List.of(Role.SECRETARY, Role.ADMINISTRATOR))
      assertThat(release(writer, id))
          .hasStatus(422)
          .bodyText()
          .contains("ต้องให้อีกคนเป็นผู้เผยแพร่");
    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
    assertThat(vouchedFor(Role.ADMINISTRATOR, id, 5, "คนที่สี่")).hasStatus3xxRedirection();
    assertThat(release(Role.SECRETARY, id)).hasStatus3xxRedirection();
  }

  @Test
  void whoVouchesIsNotWhoTranslatedAndReadWhatIsReleased() {
    var id = translations.released(scene, "qax", Part.CONSENT);
    assertThat(vouchedFor(Role.SECRETARY, id, 2, "ผู้แปลสมมติ"))
        .hasStatus(422)
        .bodyText()
        .contains("ต้องเป็นคนละคนกับผู้แปล");
    var before = names("ครูผู้รับรอง");
    before.put("vouchedOn", day(TranslationScenes.today().minusDays(1)));
    assertThat(send(Role.SECRETARY, "/" + id + "/names", version(2, before)))
        .hasStatus3xxRedirection();
    assertThat(written(id, 3, "referral.consent.first", SIGN + " ใหม่")).hasStatus3xxRedirection();
    assertThat(page(Role.OFFICER, id)).bodyText().contains("เขียนหลังวันที่รับรอง");
    assertThat(waiting(Role.SECRETARY)).contains("/translations/" + id, "รอวันที่รับรองใหม่");
    assertThat(send(Role.OFFICER, "/" + id + "/release", Map.of("version", "4"))).hasStatus(422);
    assertThat(vouchedFor(Role.SECRETARY, id, 4, "ครูผู้รับรอง")).hasStatus3xxRedirection();
    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
  }

  @Test
  void whoeverWroteSomethingOfItDoesNotPutALanguageBackIntoUse() {
    var id = translations.released(scene, "qaj", Part.CONSENT);
    translations.takeOutOfUse(scene, id);
    assertThat(release(Role.SECRETARY, id))
        .hasStatus(422)
        .bodyText()
        .contains("ต้องให้อีกคนเป็นผู้เผยแพร่");
    assertThat(languages(Part.CONSENT)).doesNotContain("qaj");
    assertThat(release(Role.OFFICER, id)).hasStatus3xxRedirection();
    assertThat(languages(Part.CONSENT)).contains("qaj");
  }

  @Test
  void whoAnswersForALanguageStandsOnOneLine() {
    var id = translations.begun(scene, "qak");
    assertThat(vouchedFor(Role.SECRETARY, id, 0, "ครูหนึ่ง\r\n\r\nเขายินยอมแล้ว"))
        .hasStatus3xxRedirection();
    assertThat(page(Role.OFFICER, id)).bodyText().contains("ครูหนึ่ง เขายินยอมแล้ว");
  }

  @Test
  void nothingIsKeptOfATableButWhatWasShown() {
    var id = translations.begun(scene, "qal");
    var shown = look(id, "Phrase,Translation\nreferral.consent.first," + SIGN + "ก\n");
    look(id, "Phrase,Translation\nreferral.consent.first," + SIGN + "ข\n");
    var other = accepted(id, shown);
    assertThat(other)
        .hasStatus(422)
        .bodyText()
        .contains("คุณนำเข้าตารางอื่นหลังจากเปิดหน้านั้น", SIGN + "ข");
    assertThat(page(Role.OFFICER, id)).bodyText().doesNotContain(SIGN + "ข");
    assertThat(accepted(id, other)).hasStatus3xxRedirection();
    assertThat(page(Role.OFFICER, id)).bodyText().contains(SIGN + "ข").doesNotContain(SIGN + "ก");
  }

  @Test
  void whatIsTakenOutOfUseIsOfferedToNobody() {
    var id = translations.released(scene, "qac", Part.STATEMENT);
    assertThat(languages(Part.STATEMENT)).contains("qac");
    assertThat(get(Role.OFFICER, "/" + id + "/out-of-use"))
        .hasStatusOk()
        .bodyText()
        .contains("เลิกใช้");
    assertThat(send(Role.OFFICER, "/" + id + "/out-of-use", Map.of())).hasStatus3xxRedirection();
    assertThat(languages(Part.STATEMENT)).doesNotContain("qac");
    assertThat(languages(Part.CONSENT)).doesNotContain("qac");
    assertThat(scenes.fresh()).satisfies(other -> assertThat(of(other, Part.CONSENT)).isEmpty());
  }

  @Test
  void wordsThatLoseANameAreRefusedBesideTheFieldAndStayAsTyped() {
    var id = translations.begun(scene, "qad");
    assertThat(written(id, 0, "referral.consent.to", SIGN + " ไม่มีชื่อ"))
        .hasStatus(422)
        .bodyText()
        .contains(SIGN + " ไม่มีชื่อ", "มีเท่านี้: {0}", "href=\"#referral.consent.to\"");
    assertThat(get(Role.SECRETARY, "/" + id + "/words/read-out"))
        .bodyText()
        .doesNotContain(SIGN + " ไม่มีชื่อ");
  }

  @Test
  void whoWritesFromAnOldPageSeesWhatIsSavedBesideTheOwnWords() {
    var id = translations.begun(scene, "qae");
    assertThat(written(id, 0, "referral.consent.to", SIGN + "1 {0}")).hasStatus3xxRedirection();
    assertThat(written(id, 0, "referral.consent.to", SIGN + "2 {0}"))
        .hasStatus(422)
        .bodyText()
        .contains(SIGN + "1 {0}", SIGN + "2 {0}", "ที่บันทึกไว้ตอนนี้");
    assertThat(written(id, 1, "referral.consent.to", SIGN + "2 {0}")).hasStatus3xxRedirection();
  }

  @Test
  void aTableSaysRowByRowWhatIsNotTaken() {
    var id = translations.begun(scene, "qaf");
    var rows =
        """
        รหัสข้อความ,ต้นฉบับภาษาไทย,คำแปล
        referral.consent.to,,%1$s
        nobody.says.this,,%1$s
        referral.consent.first,อีกประโยค,%1$s
        referral.consent.then,เมื่อรับแล้ว เขาจึงอ่านสิ่งเหล่านี้ได้,%1$s
        referral.consent.then,,%1$s
        """
            .formatted(SIGN);
    assertThat(look(id, rows))
        .hasStatusOk()
        .bodyText()
        .contains(
            "จะบันทึก 1 ข้อความ",
            "แถว 2",
            "มีเท่านี้: {0}",
            "แถว 3",
            "ไม่รู้จักรหัสข้อความนี้",
            "แถว 4",
            "ต้นฉบับภาษาไทยเปลี่ยนไปแล้ว",
            "แถว 6",
            "มีข้อความนี้ในแถวก่อนหน้าแล้ว");
    assertThat(look(id, "a,b\n1,2\n")).hasStatus(422).bodyText().contains("ไม่พบช่อง");
  }

  @Test
  void aCodeThatIsNoneOrIsThereAlreadyIsRefusedInWords() {
    translations.begun(scene, "my");
    assertThat(begin(FreshId.next(), "mya"))
        .hasStatus(422)
        .bodyText()
        .contains("มีภาษานี้อยู่แล้ว");
    assertThat(begin(FreshId.next(), "พม่า"))
        .hasStatus(422)
        .bodyText()
        .contains("ยังไม่รู้จักรหัสนี้", "พม่า");
  }

  @Test
  void whatNobodyVouchesForIsNotReleased() {
    var id = FreshId.next();
    assertThat(
            send(
                Role.SECRETARY,
                "/new",
                Map.of("id", id.toString(), "tag", "qag", "ownName", SIGN, "nameTh", "ภาษาทดสอบ")))
        .hasStatus3xxRedirection();
    var preview = look(id, rows(translations.signs(Part.CONSENT)));
    assertThat(accepted(id, preview)).hasStatus3xxRedirection();
    assertThat(release(Role.OFFICER, id)).hasStatus(422).bodyText().contains("ใครรับรอง");
  }

  private MvcTestResult sentBack(Role role, UUID id, int version, String words) {
    return send(
        role, "/" + id + "/not-yet", Map.of("version", String.valueOf(version), "words", words));
  }

  private MvcTestResult takenBack(Role role, UUID id) {
    return send(role, "/" + id + "/not-yet/take-back", Map.of());
  }

  private UUID begun(String tag) {
    var id = FreshId.next();
    assertThat(begin(id, tag)).hasStatus3xxRedirection();
    return id;
  }

  private MvcTestResult begin(UUID id, String tag) {
    var fields = names(TranslationScenes.VOUCHER);
    fields.put("id", id.toString());
    fields.put("tag", tag);
    return send(Role.SECRETARY, "/new", fields);
  }

  private static String day(LocalDate day) {
    return ThaiDates.full(day, Locale.of("th"));
  }

  private MvcTestResult vouchedFor(Role role, UUID id, int version, String voucher) {
    return send(role, "/" + id + "/names", version(version, names(voucher)));
  }

  private static Map<String, String> names(String voucher) {
    var fields = new HashMap<String, String>();
    fields.put("ownName", SIGN);
    fields.put("nameTh", "ภาษาทดสอบ");
    fields.put("translator", "ผู้แปลสมมติ");
    fields.put("voucher", voucher);
    fields.put("vouchedOn", day(TranslationScenes.today()));
    return fields;
  }

  private MvcTestResult accepted(UUID id, MvcTestResult preview) {
    var table = Pattern.compile("name=\"table\" value=\"([^\"]+)\"").matcher(text(preview));
    assertThat(table.find()).isTrue();
    return sent(id, "/import/look", version(0, Map.of("table", table.group(1))));
  }

  private UploadedTable.Legible table(UUID id) throws IOException {
    var file = get(Role.OFFICER, "/" + id + "/phrases.csv");
    assertThat(file).hasStatusOk();
    return (UploadedTable.Legible)
        UploadedTable.read(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()));
  }

  private static String filled(UploadedTable.Legible table, Map<String, String> words) {
    return "รหัสข้อความ,คำแปล\n"
        + table.body().stream()
            .map(row -> row.cell(0) + "," + words.getOrDefault(row.cell(0), ""))
            .collect(Collectors.joining("\n"));
  }

  private static String rows(Map<String, String> words) {
    return "Phrase,Translation\n"
        + words.entrySet().stream()
            .map(row -> row.getKey() + "," + row.getValue())
            .collect(Collectors.joining("\n"));
  }

  private MvcTestResult look(UUID id, String rows) {
    var file =
        new MockMultipartFile("table", "a.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    var taken =
        pages
            .post()
            .multipart()
            .file(file)
            .uri(scene.url("/translations/" + id + "/import"))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .exchange();
    return taken.getResponse().getStatus() == 302
        ? get(Role.SECRETARY, "/" + id + "/import/look")
        : taken;
  }

  private static Map<String, String> version(int version, Map<String, String> words) {
    var fields = new HashMap<>(words);
    fields.put("version", String.valueOf(version));
    return fields;
  }

  private MvcTestResult written(UUID id, int version, String key, String words) {
    return sent(id, "/words/read-out", version(version, Map.of(key, words)));
  }

  private MvcTestResult release(Role role, UUID id) {
    var version =
        Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(text(page(Role.OFFICER, id)));
    return send(
        role, "/" + id + "/release", Map.of("version", version.find() ? version.group(1) : "0"));
  }

  private MvcTestResult sent(UUID id, String path, Map<String, String> fields) {
    return send(Role.SECRETARY, "/" + id + path, fields);
  }

  private MvcTestResult page(Role role, UUID id) {
    return get(role, "/" + id);
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url("/translations" + path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult send(Role role, String path, Map<String, String> fields) {
    var request =
        pages.post().uri(scene.url("/translations" + path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private List<String> languages(Part part) {
    return of(scene, part);
  }

  private List<String> of(Scene where, Part part) {
    return where.in(() -> offered.of(where.id(), part)).stream()
        .map(edition -> edition.tag().value())
        .toList();
  }

  private String said(String key) {
    var words =
        scene
            .in(() -> offered.words(scene.id(), Part.CONSENT, new LanguageTag("qab")))
            .orElseThrow();
    return Objects.requireNonNull(words.words().get(key));
  }

  private String waiting(Role role) {
    return text(pages.get().uri(scene.url("/waiting")).with(scene.as(role)).exchange());
  }

  private String audit() {
    return text(pages.get().uri(scene.url("/audit")).with(scene.as(Role.ADMINISTRATOR)).exchange());
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
