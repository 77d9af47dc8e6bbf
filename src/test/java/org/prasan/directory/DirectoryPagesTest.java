package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.calendar.Recurrence;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.Waiting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Services are written down and kept up to date: who may, and what becomes of it. */
@PrasanTest
class DirectoryPagesTest {
  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired EditService edit;
  @Autowired ReviewDuties duties;
  @Autowired PathwaySheet sheet;
  @Autowired HsdsScenes files;
  @Autowired MockMvcTester pages;
  @Autowired Clock clock;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  // ── writing ──

  @Test
  void whatIsLeftToFillInIsListedForWhoAddedIt() {
    var added =
        post(
            "/services/new",
            Role.FOCAL_POINT,
            "th",
            "คลินิกกฎหมาย",
            "needs",
            "legal.aid",
            "step",
            "send");
    var id = ServiceId.of(last(added));
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().doesNotContain("ยังไม่ได้เติม");
    assertThat(get("/services/" + id, Role.FOCAL_POINT))
        .bodyText()
        .contains("ยังไม่ได้เติม 8 ส่วน", "/edit/times\">เวลาเปิด</a></li>");
    save(id, "times", "days1", "MO", "opens1", "8.30", "closes1", "16.30 น.", "closed", "true");
    assertThat(get("/services/" + id, Role.FOCAL_POINT))
        .bodyText()
        .contains("ยังไม่ได้เติม 7 ส่วน");
  }

  @Test
  void whoAddsAServiceFirstReadsWhoWillSeeIt() {
    assertThat(asked("needs", "legal.aid", "level", "PUBLIC"))
        .contains(
            "ดูอีกครั้งก่อนเพิ่ม", "ทุกคนจะอ่านได้ทันที", "<h2 class=\"h3\"><span>บ้านกล้วย</span>")
        .doesNotContain("บริการนี้เป็นที่พักพิง");
    assertThat(asked("needs", "shelter", "level", "PUBLIC"))
        .contains("บริการนี้เป็นที่พักพิง", "ที่อยู่และพิกัด", "เฉพาะผู้ปฏิบัติงาน");
    assertThat(asked("needs", "legal.aid", "level", "MEMBERS")).contains("คนภายนอกไม่เห็น");
    assertThat(get("/services/mine", Role.FOCAL_POINT)).bodyText().doesNotContain("บ้านกล้วย");
    assertThat(asked("needs", "legal.aid", "step", "edit"))
        .contains("value=\"บ้านกล้วย\"")
        .doesNotContain("ดูอีกครั้งก่อนเพิ่ม");
  }

  /** The page to which this leads. */
  private String asked(String... fields) {
    var sent = post("/services/new", Role.FOCAL_POINT, also(fields, "th", "บ้านกล้วย"));
    return HsdsScenes.text(PagesAfterPosting.shown(pages, sent, scene.as(Role.FOCAL_POINT)));
  }

  private static String[] also(String[] fields, String... more) {
    return Stream.of(fields, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void aServiceThatWasAddedHasAReferenceByWhichItIsFoundAndADayByWhichItIsComplete() {
    var added =
        post("/services/new", Role.FOCAL_POINT, "th", "คลินิก", "needs", "legal", "step", "send");
    var id = ServiceId.of(last(added));
    assertThat(added).flash().containsEntry("flashArgument", id.reference());
    var by = ThaiDates.full(LocalDate.now(clock).plusDays(14), Locale.forLanguageTag("th"));
    assertThat(get("/services/" + id, Role.FOCAL_POINT))
        .bodyText()
        .contains(id.reference(), "เติมส่วนที่เหลือและตรวจทานว่าถูกต้อง", by);
    assertThat(get("/home", Role.FOCAL_POINT)).bodyText().contains("ตรวจทานบริการ “คลินิก”");
    for (var list : List.of("/services?q=", "/services/register?q=")) {
      assertThat(get(list + id.reference(), Role.STAFF))
          .redirectedUrl()
          .isEqualTo(scene.url("/services/" + id));
      assertThat(get(list + id.reference().replace("-", ""), Role.STAFF)).hasStatus(302);
    }
    save(id, "review", "assured", "true");
    assertThat(get("/services/" + id, Role.FOCAL_POINT))
        .bodyText()
        .doesNotContain("เติมส่วนที่เหลือและตรวจทานว่าถูกต้อง");
  }

  @Test
  void theReferenceOfAServiceThatOneMayNotKnowOfFindsNothing() {
    var hidden =
        directory.add(
            scene,
            OrganizationId.fresh(),
            "บ้านลับ",
            service -> service.with(Confidentiality.all(Level.SEATS)));
    for (var list : List.of("/services?q=", "/services/register?q="))
      assertThat(get(list + hidden.reference(), Role.STAFF))
          .hasStatusOk()
          .bodyText()
          .doesNotContain("บ้านลับ");
  }

  @Test
  void theSecondOfTwoWhoWriteAServiceSeesBothVersions() {
    var id = directory.own(scene, "คลินิก", s -> s.with(Confidentiality.all(Level.PUBLIC)));
    for (var section : new String[] {"basics", "description"})
      editors.bothSeeBoth(scene, Role.FOCAL_POINT, "/services/" + id + "/edit/" + section, "th");
    editors.bothSeeBoth(
        scene,
        Role.FOCAL_POINT,
        "/services/" + id + "/confidentiality",
        "level",
        "MEMBERS",
        "SEATS",
        "สมาชิกเครือข่าย");
  }

  @Test
  void aFocalPointWritesDownAServiceSectionBySection() {
    var added =
        post(
            "/services/new",
            Role.FOCAL_POINT,
            "th",
            "คลินิกกฎหมาย",
            "needs",
            "legal.aid",
            "step",
            "send");
    assertThat(added).hasStatus3xxRedirection();
    var id = ServiceId.of(last(added));
    save(id, "description", "th", "ปรึกษาฟรีทุกวันอังคาร");
    save(id, "who", "minimumAge", "๑๕", "sexes", "FEMALE", "languages", "ahk", "districts", "5709");
    save(id, "access", "documents", "บัตรประชาชน\nทะเบียนบ้าน", "free", "true");
    save(id, "place", "address", "5 ถนนสมมติ", "latitude", "19.9", "longitude", "99.8");
    save(id, "phones", "phones", "000 111 0001 กลางวัน\n000 111 0002");
    save(id, "contacts", "contacts", "ส้มโอ, ทนายความ", "email", "clinic@example.org");
    save(id, "times", "days1", "MO", "opens1", "8.30", "closes1", "16.30 น.", "closed", "true");
    save(id, "room", "unit", "คิว", "available", "4", "maximum", "10");
    save(id, "review", "assured", "true", "reviewBy", "1 มกราคม 2580");
    assertThat(get("/services/" + id, Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("คลินิกกฎหมาย", "ปรึกษาฟรีทุกวันอังคาร", "หญิง", "อายุ 15 ปีขึ้นไป", "อาข่า")
        .contains("ทะเบียนบ้าน", "ไม่มีค่าใช้จ่าย", "5 ถนนสมมติ", "000 111 0002", "กลางวัน")
        .contains("ส้มโอ", "clinic@example.org", "จันทร์", "ปิดวันหยุด", "ว่าง 4 จาก 10 คิว")
        .contains("1 มกราคม 2580");
    assertThat(directory.find(scene, id).assurance().on()).isNotNull();
    assertThat(get("/audit?subject=service&subjectId=" + id, Role.SECRETARY))
        .bodyText()
        .contains("เพิ่มบริการ", "แก้ไขบริการ")
        .doesNotContain("ทะเบียนบ้าน");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyWhoLooksAfterAServiceWritesIt(Role role) {
    var own = directory.own(scene, "ของเรา", service -> service);
    var other = directory.add(scene, OrganizationId.fresh(), "ของเขา", service -> service);
    boolean worker =
        List.of(Role.CASE_WORKER, Role.ALTERNATE, Role.FOCAL_POINT, Role.DIRECTOR).contains(role);
    boolean office = List.of(Role.SECRETARY, Role.ADMINISTRATOR).contains(role);
    assertThat(written(own, role)).as("own as %s", role).isEqualTo(worker || office);
    assertThat(written(other, role)).as("another's as %s", role).isEqualTo(office);
  }

  private boolean written(ServiceId id, Role role) {
    post("/services/" + id + "/edit/description", role, "version", "0", "th", "เขียนแล้ว");
    return directory.find(scene, id).basics().description() != null;
  }

  // ── review ──

  @Test
  void whatHasToBeLookedThroughWaitsForTheFocalPointAndTheSecretary() {
    directory.own(scene, "ใกล้ถึงวัน", s -> due(s, LocalDate.now(clock).plusDays(3)));
    directory.own(scene, "อีกนาน", s -> due(s, LocalDate.now(clock).plusDays(90)));
    directory.own(scene, "เลยแล้ว", s -> due(s, LocalDate.now(clock).minusDays(3)));
    directory.add(
        scene,
        OrganizationId.fresh(),
        "ลับ",
        s -> due(s, LocalDate.now(clock).minusDays(3)).with(Confidentiality.all(Level.SEATS)));
    assertThat(get("/home", Role.FOCAL_POINT))
        .bodyText()
        .contains("ใกล้ถึงวัน", "เลยแล้ว")
        .doesNotContain("อีกนาน", "ลับ");
    assertThat(get("/home", Role.SECRETARY)).bodyText().contains("มี 1 บริการที่เลยวันทบทวนแล้ว");
  }

  @Test
  void anEMailNamesOnlyServicesThatMembersMayKnowOf() {
    for (var level : Level.values())
      directory.own(
          scene,
          level.name(),
          s -> due(s, LocalDate.now(clock).plusDays(3)).with(Confidentiality.all(level)));
    assertThat(scene.in(() -> duties.waitingFor(scene.acting(Role.FOCAL_POINT))))
        .filteredOn(card -> !card.confidential())
        .flatExtracting(Waiting.Card::arguments)
        .containsExactlyInAnyOrder("PUBLIC", "MEMBERS");
    assertThat(get("/home", Role.FOCAL_POINT)).bodyText().contains("SEATS");
  }

  @Test
  void whoConfirmedTheFactsIsToldToMembersLikeAContact() {
    var id = directory.own(scene, "คลินิก", s -> s.with(Confidentiality.all(Level.PUBLIC)));
    save(id, "review", "assured", "true");
    var name = scene.acting(Role.FOCAL_POINT).personName().th();
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().contains("ผู้ตรวจทาน", name);
    assertThat(api(id, Role.STAFF)).bodyText().contains("\"x_assurer_name\":\"" + name);
    assertThat(api(id, Role.VISITOR)).bodyText().contains("assured_date").doesNotContain(name);
    scene.in(
        () -> {
          var parts = Map.of(FieldGroup.CONTACTS, Level.SEATS);
          var service = directory.find(scene, id);
          return edit.keep(
              scene.acting(Role.FOCAL_POINT),
              id,
              service.version(),
              new Confidentiality(Level.PUBLIC, parts, List.of(), List.of()));
        });
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().doesNotContain("ผู้ตรวจทาน");
    assertThat(api(id, Role.STAFF)).bodyText().doesNotContain(name);
  }

  @Test
  void whoeverConfirmsTheFactsStandsForThemInsteadOfWhoDidBefore() {
    var id =
        directory.own(
            scene,
            "คลินิก",
            s -> s.with(new Service.Assurance(LocalDate.EPOCH, null, "old@example.org", null)));
    assertThat(get("/services/" + id, Role.STAFF)).bodyText().contains("old@example.org");
    save(id, "review", "assured", "true");
    assertThat(api(id, Role.STAFF)).bodyText().doesNotContain("old@example.org");
  }

  @Test
  void theRegisterTellsTheNameOfAServiceApartFromItsOrganization() {
    files.registered(scene, scene.organization(), "มูลนิธิลูกโป่ง");
    directory.own(scene, "บ้านลูกโป่ง", service -> service);
    assertThat(get("/services/register", Role.STAFF))
        .bodyText()
        .contains("บ้านลูกโป่ง</a> <span class=\"kind\">มูลนิธิลูกโป่ง</span>");
  }

  private MvcTestResult api(ServiceId id, Role role) {
    return pages
        .get()
        .uri("/api/v1" + scene.url("/services/" + id))
        .with(scene.as(role))
        .exchange();
  }

  private static Service due(Service service, LocalDate day) {
    return service.with(new Service.Assurance(null, null, null, day));
  }

  // ── handing out ──

  @Test
  void theRegisterIsHandedOutAsThreeKindsOfFiles() {
    directory.own(scene, "คลินิก", service -> service);
    for (var format : List.of("csv", "xlsx", "pdf"))
      assertThat(get("/services/export/" + format, Role.STAFF)).hasStatusOk();
    assertThat(get("/services/sheet.pdf?need=legal", Role.CASE_WORKER)).hasStatusOk();
    assertThat(get("/services/export/csv?q=คลินิก", Role.STAFF)).bodyText().contains("คลินิก");
  }

  @Test
  void theSheetTellsWhichLanguagesAreSpoken() {
    open("คลินิกอาข่า", "ahk", LocalDateTime.now(clock), service -> service);
    var table =
        scene.in(
            () ->
                sheet.of(
                    scene.acting(Role.CASE_WORKER),
                    Wish.ANYTHING.asking("คลินิกอาข่า"),
                    Locale.of("th")));
    assertThat(table.headings()).containsAnyOf("ภาษา", "Languages");
    assertThat(table.rows().getFirst()).containsAnyOf("อาข่า", "Akha");
  }

  @Test
  void theHelpPageLeadsToServicesOnlyIfThereAreAnyForEverybody() {
    directory.own(scene, "เฉพาะสมาชิก", service -> service);
    assertThat(get("/help", Role.VISITOR)).bodyText().doesNotContain("/help/places");
    directory.own(scene, "ทุกคน", s -> s.with(Confidentiality.all(Level.PUBLIC)));
    assertThat(get("/help", Role.VISITOR)).bodyText().contains("/help/places");
    assertThat(get("/help/places", Role.VISITOR))
        .bodyText()
        .contains("ทุกคน", "<title>ข้อมูลทั่วไป</title>")
        .doesNotContain("เฉพาะสมาชิก");
  }

  @Test
  void aVisitorNarrowsThePlacesByWordsLanguageAndWhetherTheyAreOpen() {
    var now = LocalDateTime.now(clock);
    open("อาข่าปิด", "ahk", now.plusHours(8), s -> s);
    open("อาข่าเปิด", "ahk", now, s -> directory.counting(s, 0, 4, 1));
    open("ไทยเปิด", "tha", now, s -> s);
    assertThat(places("?language=ahk")).contains("อาข่าปิด", "อาข่าเปิด").doesNotContain("ไทยเปิด");
    assertThat(places("?open=true")).contains("อาข่าเปิด", "ไทยเปิด").doesNotContain("อาข่าปิด");
    assertThat(places("?q=ทนาย&need=legal&near=5707&language=ahk"))
        .contains("“ทนาย”", "กฎหมาย · อ.แม่จัน · พูดภาษาอาข่า", "ตอนนี้เต็ม");
    var all = places("");
    assertThat(all).doesNotContain("<strong>เลือกไว้");
    assertThat(all.indexOf("อาข่าปิด"))
        .isGreaterThan(all.indexOf("อาข่าเปิด"))
        .isGreaterThan(all.indexOf("ไทยเปิด"));
  }

  private String places(String query) {
    return HsdsScenes.text(get("/help/places" + query, Role.VISITOR));
  }

  private void open(
      String name, String language, LocalDateTime when, UnaryOperator<Service> change) {
    var time = when.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    var rule =
        Recurrence.Parts.weekly(
            List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
            time.minusHours(1),
            time.plusHours(1),
            false);
    directory.own(
        scene,
        name,
        service ->
            change
                .apply(service)
                .with(Confidentiality.all(Level.PUBLIC))
                .withOpenings(List.of(new Opening(rule, null)))
                .with(
                    new Service.Eligibility(
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        List.of(language),
                        null,
                        List.of())));
  }

  @Test
  void thePublicPlacesWeighLittle() {
    for (int n = 0; n < 25; n++)
      open("บ้านพักและคลินิกกฎหมาย %d".formatted(n), "ahk", LocalDateTime.now(clock), s -> s);
    assertThat(HsdsScenes.bytes(places(""))).hasSizeLessThan(50_000);
  }

  @Test
  void whatWasChosenStandsAboveWhatWasFoundAndCanBeChanged() {
    directory.own(scene, "คลินิก", service -> service);
    var found = HsdsScenes.text(get("/services?need=legal&near=5709&age=20", Role.CASE_WORKER));
    assertThat(found)
        .contains(">กฎหมาย</span>", ">อ.แม่สาย</span>", ">อายุ 20 ปี</span>")
        .contains("&amp;change=true#conditions", "<details id=\"conditions\" class=\"mb-3\">");
    assertThat(get("/services?need=legal&change=true", Role.CASE_WORKER))
        .bodyText()
        .contains("<details id=\"conditions\" class=\"mb-3\" open=\"open\">");
  }

  @Test
  void aServiceOfAnotherCoalitionIsNotThere() {
    var other = scenes.fresh();
    var id = directory.own(other, "ที่อื่น", s -> s.with(Confidentiality.all(Level.PUBLIC)));
    assertThat(get("/services/" + id, Role.FOCAL_POINT)).hasStatus(404);
    assertThat(get("/help/places", Role.VISITOR)).bodyText().doesNotContain("ที่อื่น");
  }

  private void save(ServiceId id, String section, String... fields) {
    var all = new String[fields.length + 2];
    all[0] = "version";
    all[1] = Integer.toString(directory.find(scene, id).version());
    System.arraycopy(fields, 0, all, 2, fields.length);
    assertThat(post("/services/" + id + "/edit/" + section, Role.FOCAL_POINT, all))
        .as(section)
        .hasStatus3xxRedirection();
  }

  private static String last(MvcTestResult answer) {
    var url = String.valueOf(answer.getResponse().getRedirectedUrl());
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request =
        pages
            .post()
            .uri(scene.url(path))
            .with(scene.as(role))
            .with(SecurityMockMvcRequestPostProcessors.csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
