package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of a coalition: who may change what, and what becomes of bad input. */
@PrasanTest
class CoalitionPagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Coalitions coalitions;
  @Autowired Charter charter;
  @Autowired EditCharter edit;
  @Autowired EditOrgans organs;
  @Autowired AssignOffice assign;
  @Autowired Offices offices;
  @Autowired History history;
  @Autowired Rules rules;
  @Autowired ChangeRule changeRule;
  @Autowired SetTerritory setTerritory;
  @Autowired Boundaries boundaries;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  // ── who may ──

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/charter/edit",
        "/charter/pillars/new",
        "/charter/objectives/new",
        "/structure/terms/new",
        "/structure/offices/new",
        "/history/new",
        "/territory/districts",
        "/territory/boundaries",
        "/rules/quorum/change",
        "/help/settings",
        "/help/contacts/new"
      })
  void onlyTheOfficeOpensForms(String path) {
    for (var role : List.of(Role.SECRETARY, Role.ADMINISTRATOR))
      assertThat(get(path, role)).as(role + path).hasStatusOk();
    for (var role :
        List.of(Role.STAFF, Role.CASE_WORKER, Role.FOCAL_POINT, Role.DIRECTOR, Role.OFFICER))
      assertThat(get(path, role)).as(role + path).hasStatus(403);
    assertThat(get(path, Role.VISITOR)).hasStatus3xxRedirection();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/charter/edit", "/history/new", "/rules/quorum/change", "/structure/terms/new"})
  void nobodyElsePostsThem(String path) {
    assertThat(post(path, Role.DIRECTOR)).hasStatus(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/charter", "/structure", "/history", "/territory", "/members", "/agreements"})
  void visitorsReadAnEmptyCoalitionToo(String path) {
    assertThat(get(path, Role.VISITOR)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/charter",
        "/structure",
        "/structure.svg",
        "/history",
        "/territory",
        "/members",
        "/agreements",
        "/help"
      })
  void aCoalitionThatDoesNotShowItselfIsNotThereForVisitors(String path) {
    var open = scene.coalition();
    scene.in(
        () -> {
          coalitions.change(
              new Coalition(open.id(), open.slug(), open.name(), open.shortName(), true, false));
          return true;
        });
    assertThat(get(path, Role.VISITOR)).hasStatus(404);
    assertThat(get(path, Role.STAFF)).hasStatusOk();
  }

  @Test
  void whatBelongsToAnotherCoalitionIsNotThere() {
    var other = scenes.fresh();
    var pillar = PillarId.fresh();
    var event = FreshId.next();
    other.in(
        () -> {
          edit.addPillar(other.acting(Role.SECRETARY), pillar, "hidden", LocalizedText.of("เสา"));
          history.add(other.acting(Role.SECRETARY), event(event, "ลับ"));
          return true;
        });
    for (var path :
        List.of(
            "/charter/pillars/" + pillar,
            "/charter/pillars/" + pillar + "/retire",
            "/history/" + event,
            "/history/" + event + "/remove",
            "/structure/terms/" + event + "/end",
            "/help/contacts/" + event)) {
      assertThat(get(path, Role.SECRETARY)).as(path).hasStatus(404);
      assertThat(post(path, Role.SECRETARY, "th", "ก")).as(path).hasStatus(404);
    }
  }

  // ── charter ──

  @Test
  void aNameOf300ThaiLettersIsKeptAndOneMoreIsRefusedWithoutLosingIt() {
    var longest = "กำ".repeat(150);
    assertThat(charterForm(longest, "0")).hasStatus3xxRedirection();
    assertThat(coalitions.byId(scene.id()).orElseThrow().name().th()).isEqualTo(longest);
    assertThat(charterForm(longest + "ก", "1"))
        .hasStatus(422)
        .bodyText()
        .contains("300", longest + "ก");
  }

  @Test
  void whoeverReadAnOlderCharterDoesNotOverwriteTheNewerOne() {
    assertThat(charterForm("ชื่อแรก", "0")).hasStatus3xxRedirection();
    assertThat(
            post(
                "/charter/edit",
                Role.SECRETARY,
                "nameTh",
                "ชื่อสอง",
                "shortNameTh",
                "สั้น",
                "missionTh",
                "อีกแบบ",
                "version",
                "0"))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้แก้ไขหน้านี้ก่อนคุณ", "อีกแบบ");
    assertThat(coalitions.byId(scene.id()).orElseThrow().name().th()).isEqualTo("ชื่อแรก");
  }

  private MvcTestResult charterForm(String name, String version) {
    return post(
        "/charter/edit",
        Role.SECRETARY,
        "nameTh",
        name,
        "shortNameTh",
        "สั้น",
        "missionTh",
        "ทำงานร่วมกัน",
        "open",
        "true",
        "version",
        version);
  }

  @Test
  void pressingTwiceAddsOnePillar() {
    var id = FreshId.next().toString();
    for (int i = 0; i < 2; i++)
      assertThat(
              post(
                  "/charter/pillars/new",
                  Role.SECRETARY,
                  "id",
                  id,
                  "code",
                  "education",
                  "th",
                  "การศึกษา"))
          .hasStatus3xxRedirection();
    assertThat(scene.in(() -> charter.pillars(scene.id()))).hasSize(1);
  }

  @Test
  void aCodeThatIsTakenIsExplainedBesideTheField() {
    assertThat(post("/charter/pillars/new", Role.SECRETARY, "code", "same", "th", "หนึ่ง"))
        .hasStatus3xxRedirection();
    assertThat(post("/charter/pillars/new", Role.SECRETARY, "code", "same", "th", "สอง"))
        .hasStatus(422)
        .bodyText()
        .contains("มีรหัสนี้แล้ว", "สอง");
  }

  @Test
  void aRetiredPillarCanNoLongerBeChosen() {
    var id = PillarId.fresh();
    scene.in(
        () -> {
          edit.addPillar(scene.acting(Role.SECRETARY), id, "old", LocalizedText.of("เสาเก่า"));
          return true;
        });
    assertThat(post("/charter/pillars/" + id + "/retire", Role.SECRETARY))
        .hasStatus3xxRedirection();
    assertThat(scene.in(() -> charter.pillars(scene.id()))).isEmpty();
    assertThat(scene.in(() -> charter.pillarsEver(scene.id()))).hasSize(1);
  }

  @Test
  void markupInANameIsShownAsLettersAlsoInTheDrawing() {
    scene.in(
        () -> {
          edit.addPillar(
              scene.acting(Role.SECRETARY),
              PillarId.fresh(),
              "x",
              LocalizedText.of("<script>x</script>&"));
          return true;
        });
    assertThat(get("/structure.svg", Role.VISITOR))
        .bodyText()
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
    assertThat(get("/structure", Role.VISITOR)).bodyText().doesNotContain("<script>x");
  }

  // ── history ──

  @ParameterizedTest
  @CsvSource({
    "สิงหาคม 2561,2018-08",
    "๒๕๖๑,2018",
    "18 กันยายน 2562,2019-09-18",
    "18/9/2562,2019-09-18",
    "2018,2018",
    "พ.ศ. 2561,2018"
  })
  void anEventIsDatedAsExactlyAsItIsKnownInEitherEra(String typed, String stored) {
    assertThat(
            post(
                "/history/new",
                Role.SECRETARY,
                "kind",
                "FOUNDING",
                "when",
                typed,
                "th",
                "เริ่มต้น"))
        .hasStatus3xxRedirection();
    assertThat(scene.in(() -> history.events(scene.id())))
        .singleElement()
        .extracting(event -> event.happened().toString())
        .isEqualTo(stored);
  }

  @Test
  void aYearThatMayBeOfEitherEraIsAsked() {
    assertThat(
            post(
                "/history/new",
                Role.SECRETARY,
                "kind",
                "FOUNDING",
                "when",
                "18/9/62",
                "th",
                "เริ่มต้น"))
        .hasStatus(422)
        .bodyText()
        .contains("ปีนี้อ่านได้หลายแบบ", "18/9/62", "เริ่มต้น");
  }

  @Test
  void anEventIsCorrectedOnlyByWhoeverReadTheLatestVersion() {
    var id = FreshId.next();
    scene.in(
        () -> {
          history.add(scene.acting(Role.SECRETARY), event(id, "เดิม"));
          return true;
        });
    assertThat(correct(id, "ใหม่")).hasStatus3xxRedirection();
    assertThat(correct(id, "ช้าไป")).hasStatus(422).bodyText().contains("ช้าไป");
    assertThat(get("/history", Role.VISITOR)).bodyText().contains("ใหม่").doesNotContain("เดิม");
  }

  private MvcTestResult correct(UUID id, String text) {
    return post(
        "/history/" + id,
        Role.SECRETARY,
        "kind",
        "OTHER",
        "when",
        "2560",
        "th",
        text,
        "version",
        "0");
  }

  private static Event event(UUID id, String text) {
    return new Event(
        id,
        org.prasan.language.ApproximateDate.of("2017"),
        EventKind.OTHER,
        LocalizedText.of(text),
        List.of(),
        0);
  }

  // ── rules ──

  @Test
  void aRuleIsCheckedAndThenChanged() {
    assertThat(rule("quorum", "check", "60", "1 มกราคม 2569"))
        .hasStatusOk()
        .bodyText()
        .contains("ตรวจทานก่อนเปลี่ยนกติกา", "ร้อยละ 60");
    assertThat(inForce(RuleKey.QUORUM)).isEmpty();
    assertThat(rule("quorum", "record", "60", "1 มกราคม 2569"))
        .hasStatus3xxRedirection()
        .redirectedUrl()
        .endsWith("/rules#quorum");
    assertThat(inForce(RuleKey.QUORUM)).contains(new RuleValue.Amount(60));
  }

  @Test
  void pressingTwiceRecordsOneChange() {
    rule("grace-days", "record", "30", "1 มกราคม 2569");
    assertThat(rule("grace-days", "record", "30", "1 มกราคม 2569")).hasStatus(422);
    assertThat(scene.in(() -> rules.history(scene.id(), RuleKey.GRACE_DAYS)).changes()).hasSize(1);
    var tomorrow = thaiDate(today().plusDays(1));
    rule("grace-days", "record", "45", tomorrow);
    assertThat(rule("grace-days", "record", "45", tomorrow)).hasStatus3xxRedirection();
    assertThat(scene.in(() -> rules.history(scene.id(), RuleKey.GRACE_DAYS)).changes()).hasSize(2);
  }

  @Test
  void aChangeInThePastOfWhatIsInForceIsRefusedAndNothingTypedIsLost() {
    rule("notice-days", "record", "30", "1 มกราคม 2568");
    assertThat(rule("notice-days", "record", "15", "1 มิถุนายน 2568"))
        .hasStatus(422)
        .bodyText()
        .contains("การแก้ย้อนหลัง", "1 มิถุนายน 2568", "ที่ประชุมใหญ่");
    assertThat(inForce(RuleKey.NOTICE_DAYS)).contains(new RuleValue.Amount(30));
  }

  @ParameterizedTest
  @CsvSource({
    "quorum,0",
    "quorum,101",
    "quorum,ครึ่ง",
    "quorum,-5",
    "term-of-membership,0",
    "grace-days,99999999999"
  })
  void aNumberThatCannotBeMeantIsRefused(String slug, String number) {
    assertThat(rule(slug, "record", number, "1 มกราคม 2569"))
        .hasStatus(422)
        .bodyText()
        .contains(number);
  }

  @Test
  void thaiDigitsAreNumbers() {
    assertThat(rule("quorum", "record", "๕๐", "๑ มกราคม ๒๕๖๙")).hasStatus3xxRedirection();
    assertThat(inForce(RuleKey.QUORUM)).contains(new RuleValue.Amount(50));
  }

  @Test
  void weightsMustAddUpToAHundred() {
    assertThat(criteria("60", "50")).hasStatus(422).bodyText().contains("รวมกันเป็น 100", "ภารกิจ");
    assertThat(criteria("60", "")).hasStatus(422);
    assertThat(criteria("60", "40")).hasStatus3xxRedirection();
    assertThat(inForce(RuleKey.SCREENING_CRITERIA).orElseThrow())
        .isInstanceOfSatisfying(
            RuleValue.Points.class, points -> assertThat(points.points()).hasSize(2));
  }

  private MvcTestResult criteria(String first, String second) {
    return post(
        "/rules/screening-criteria/change",
        Role.SECRETARY,
        "step",
        "record",
        "points[0].th",
        "ภารกิจ",
        "points[0].weight",
        first,
        "points[1].th",
        "ผลงาน",
        "points[1].weight",
        second,
        "points[2].th",
        "",
        "from",
        "1 มกราคม 2569",
        "decidedBy",
        "ที่ประชุมใหญ่");
  }

  @Test
  void aWindowOfTheYearIsKeptAndShownInWords() {
    assertThat(
            post(
                "/rules/intake-window/change",
                Role.SECRETARY,
                "step",
                "record",
                "fromDay",
                "1",
                "fromMonth",
                "11",
                "toDay",
                "31",
                "toMonth",
                "1",
                "from",
                "1 มกราคม 2569",
                "decidedBy",
                "ที่ประชุมใหญ่"))
        .hasStatus3xxRedirection();
    assertThat(get("/rules", Role.STAFF)).bodyText().contains("1 พฤศจิกายน ถึง 31 มกราคม ของทุกปี");
    assertThat(
            post(
                "/rules/intake-window/change",
                Role.SECRETARY,
                "fromDay",
                "31",
                "fromMonth",
                "2",
                "toDay",
                "31",
                "toMonth",
                "3",
                "from",
                thaiDate(today()),
                "decidedBy",
                "ก"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่มีวันนี้ในปฏิทิน");
  }

  @Test
  void everyRuleHasItsAnchorAndSaysWhetherItIsDecided() {
    assertThat(get("/rules", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"quorum\"", "id=\"screening-criteria\"", "ยังไม่ได้กำหนด");
    assertThat(get("/rules", Role.VISITOR)).hasStatus3xxRedirection();
    assertThat(get("/rules/no-such-rule/change", Role.SECRETARY)).hasStatus(404);
  }

  private MvcTestResult rule(String slug, String step, String number, String from) {
    return post(
        "/rules/" + slug + "/change",
        Role.SECRETARY,
        "step",
        step,
        "number",
        number,
        "from",
        from,
        "decidedBy",
        "ที่ประชุมใหญ่");
  }

  private java.util.Optional<RuleValue> inForce(RuleKey key) {
    return scene.in(() -> rules.inForce(scene.id(), key, today()));
  }

  // ── territory ──

  @Test
  void boundariesReplaceTheSketchAndCanBeRemoved() {
    territory("5701");
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
    assertThat(upload(square("\"adm2_pcode\":\"TH5701\""), "กรมแผนที่สมมติ"))
        .hasStatus3xxRedirection();
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("กรมแผนที่สมมติ")
        .doesNotContain("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
    assertThat(post("/territory/boundaries/remove", Role.ADMINISTRATOR)).hasStatus3xxRedirection();
    assertThat(get("/territory", Role.VISITOR))
        .bodyText()
        .contains("แผนผังนี้แสดงตำแหน่งโดยประมาณ");
  }

  @Test
  void boundariesWithoutASourceOrOfAnUnknownDistrictAreRefused() {
    territory("5701");
    assertThat(upload(square("\"code\":\"5701\""), ""))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกที่มา");
    assertThat(upload(square("\"name\":\"ดาวอังคาร\""), "ที่มา"))
        .hasStatus(422)
        .bodyText()
        .contains("ดาวอังคาร");
    assertThat(upload("not json", "ที่มา")).hasStatus(422).bodyText().contains("อ่านไฟล์นี้ไม่ได้");
    assertThat(upload("x".repeat(UploadBoundaries.MOST_BYTES + 1), "ที่มา"))
        .hasStatus(422)
        .bodyText()
        .contains("5 เมกะไบต์");
    assertThat(scene.in(() -> boundaries.of(scene.id()))).isEmpty();
  }

  private void territory(String... codes) {
    scene.in(
        () -> {
          setTerritory.set(scene.acting(Role.SECRETARY), Set.of(codes));
          return true;
        });
  }

  private static String square(String property) {
    return """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{%s},
        "geometry":{"type":"Polygon","coordinates":[[[99.8,19.8],[99.9,19.8],[99.9,19.9],[99.8,19.8]]]}}]}
        """
        .formatted(property);
  }

  private MvcTestResult upload(String content, String credit) {
    return pages
        .post()
        .uri(scene.url("/territory/boundaries"))
        .multipart()
        .file(
            new MockMultipartFile(
                "file",
                "เขต.geojson",
                "application/geo+json",
                content.getBytes(StandardCharsets.UTF_8)))
        .param("credit", credit)
        .with(scene.as(Role.ADMINISTRATOR))
        .with(csrf())
        .exchange();
  }

  // ── help ──

  @Test
  void aNumberAppearsOnTheHelpPage() {
    assertThat(
            post(
                "/help/contacts/new",
                Role.SECRETARY,
                "th",
                "ศูนย์ช่วยเหลือ",
                "number",
                "๐๕๓ 000 000",
                "position",
                "1",
                "languages",
                "th",
                "languages",
                "xx"))
        .hasStatus3xxRedirection();
    assertThat(get("/help", Role.VISITOR)).bodyText().contains("tel:053000000", "ศูนย์ช่วยเหลือ");
    assertThat(
            post(
                "/help/contacts/new",
                Role.SECRETARY,
                "th",
                "ก",
                "number",
                "javascript:alert(1)",
                "position",
                "1"))
        .hasStatus(422);
  }

  @Test
  void leavingGoesToThePageTheCoalitionChose() {
    assertThat(
            post(
                "/help/settings", Role.SECRETARY, "th", "ข้อมูล", "leaveTo", "javascript:alert(1)"))
        .hasStatus(422);
    assertThat(
            post(
                "/help/settings",
                Role.SECRETARY,
                "th",
                "ข้อมูล",
                "leaveTo",
                "https://weather.example/"))
        .hasStatus3xxRedirection();
    assertThat(get("/leave", Role.VISITOR))
        .hasStatus(303)
        .redirectedUrl()
        .isEqualTo("https://weather.example/");
    assertThat(get("/help", Role.VISITOR)).hasHeader("Cache-Control", "no-store");
  }

  // ── founding ──

  @Test
  void theOperatorFoundsACoalitionOnceHoweverOftenTheButtonIsPressed() {
    var id = CoalitionId.fresh();
    var slug = "f" + id.toString().replace("-", "").substring(3, 30);
    for (int i = 0; i < 2; i++)
      assertThat(found(id, slug, Role.OPERATOR)).hasStatus3xxRedirection();
    assertThat(coalitions.bySlug(slug)).map(Coalition::id).contains(id);
    Tenancy.run(id, () -> assertThat(offices.offices(id)).hasSize(3));
    assertThat(found(CoalitionId.fresh(), slug, Role.OPERATOR))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้ใช้แล้ว");
    assertThat(found(CoalitionId.fresh(), "sign-in", Role.OPERATOR)).hasStatus(422);
    assertThat(found(CoalitionId.fresh(), "ไทย", Role.OPERATOR)).hasStatus(422);
    assertThat(found(CoalitionId.fresh(), "other", Role.ADMINISTRATOR)).hasStatus(403);
  }

  @Test
  void theOperatorSeesTheLinkOfTheFirstAdministratorOnceAndCanHaveAnother() {
    var id = CoalitionId.fresh();
    var slug = "f" + id.toString().replace("-", "").substring(3, 30);
    var founded = found(id, slug, Role.OPERATOR);
    assertThat(founded).redirectedUrl().isEqualTo("/coalitions");
    var first = shownOnce(founded);
    assertThat(pages.get().uri(first)).hasStatusOk();
    assertThat(pages.get().uri("/coalitions").with(scene.as(Role.OPERATOR)))
        .hasStatusOk()
        .bodyText()
        .contains(slug, "ผู้ดูแล ทดสอบ ยังไม่ตอบรับคำเชิญ");
    var another = shownOnce(linkAgain(id, Role.OPERATOR));
    assertThat(pages.get().uri(first)).hasStatus(410);
    assertThat(pages.get().uri(another)).hasStatusOk();
  }

  @Test
  void whereAnAdministratorIsTheOperatorGetsNoLink() {
    scene.person(Role.ADMINISTRATOR);
    assertThat(linkAgain(scene.id(), Role.OPERATOR)).hasStatus(404);
    assertThat(linkAgain(scene.id(), Role.ADMINISTRATOR)).hasStatus(403);
    assertThat(pages.get().uri("/coalitions").with(scene.as(Role.ADMINISTRATOR))).hasStatus(403);
  }

  private MvcTestResult linkAgain(CoalitionId id, Role role) {
    return pages
        .post()
        .uri("/coalitions/" + id + "/administrator")
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private static String shownOnce(MvcTestResult result) {
    var link =
        String.valueOf(
            java.util.Objects.requireNonNull(result.getMvcResult().getFlashMap()).get("link"));
    assertThat(link).contains("/invitation/");
    return link.replaceFirst("https?://[^/]+", "");
  }

  private MvcTestResult found(CoalitionId id, String slug, Role role) {
    return pages
        .post()
        .uri("/coalitions/new")
        .param("id", id.toString())
        .param("slug", slug)
        .param("nameTh", "เครือข่ายใหม่")
        .param("shortNameTh", "ใหม่")
        .param("person", "ผู้ดูแล ทดสอบ")
        .param("email", "first@" + slug.replaceAll("[^a-z0-9-]", "x") + ".example")
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  // ── helpers ──

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Bangkok"));
  }

  private static String thaiDate(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + 543);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
