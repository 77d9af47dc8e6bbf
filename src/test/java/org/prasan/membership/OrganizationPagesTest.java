package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of an organization: read, added, edited by the right people, never silently lost. */
@PrasanTest
class OrganizationPagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired AddOrganization addOrganization;
  @Autowired Organizations organizations;
  @Autowired JdbcClient jdbc;

  Scene scene;

  @BeforeEach
  void aCoalitionThatKnowsTheOrganizationOfItsPeople() {
    scene = scenes.fresh();
    add(scene.organization(), "มูลนิธิดวงตะวัน");
  }

  @Test
  void theRegistryShowsEveryOrganizationAndCountsThem() {
    add(OrganizationId.fresh(), "สมาคมกล้วยไม้");
    assertThat(get("/organizations", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("มูลนิธิดวงตะวัน", "สมาคมกล้วยไม้", "มี 2 องค์กร");
  }

  @Test
  void aMisspeltSearchAsksWhatWasMeant() {
    assertThat(get("/organizations?q=ดวงตะวนั", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("คุณหมายถึง", "ดวงตะวัน");
  }

  @Test
  void theExportHoldsExactlyWhatTheListShows() {
    add(OrganizationId.fresh(), "สมาคมกล้วยไม้");
    assertThat(get("/organizations/export/csv?q=กล้วยไม้", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("สมาคมกล้วยไม้")
        .doesNotContain("มูลนิธิดวงตะวัน");
  }

  @Test
  void anOrganizationShowsWhatIsToldAndWhatIsMissing() {
    assertThat(get(page(""), Role.FOCAL_POINT))
        .hasStatusOk()
        .bodyText()
        .contains("มูลนิธิดวงตะวัน", "ยังเพิ่มได้อีก", "องค์กรนี้ยังไม่ได้เล่าพันธกิจ");
  }

  @Test
  void anOrganizationOfAnotherCoalitionIsNotThere() {
    var elsewhere = scenes.fresh();
    var foreign = OrganizationId.fresh();
    elsewhere.in(
        () -> addOrganization.add(elsewhere.acting(Role.SECRETARY), foreign, named("มูลนิธิอื่น")));
    for (var path : new String[] {"", "/profile", "/reach", "/contacts", "/registration"})
      assertThat(get("/organizations/" + foreign + path, Role.SECRETARY)).hasStatus(404);
  }

  @Test
  void aFormOpensForEverySection() {
    for (var section : new String[] {"/profile", "/reach", "/contacts", "/registration"})
      assertThat(get(page(section), Role.FOCAL_POINT)).as(section).hasStatusOk();
  }

  @Test
  void theFocalPointMayEditItsOwnOrganizationOnly() {
    var other = OrganizationId.fresh();
    add(other, "สมาคมกล้วยไม้");
    assertThat(get(page("/profile"), Role.FOCAL_POINT)).hasStatusOk();
    assertThat(get("/organizations/" + other + "/profile", Role.FOCAL_POINT)).hasStatus(403);
    assertThat(get("/organizations/" + other + "/profile", Role.SECRETARY)).hasStatusOk();
    assertThat(get(page("/profile"), Role.STAFF)).hasStatus(403);
  }

  @Test
  void addingTwiceAddsOnce() {
    var id = UUID.randomUUID().toString();
    for (var i = 0; i < 2; i++)
      assertThat(
              pages
                  .post()
                  .uri(scene.url("/organizations/new"))
                  .param("id", id)
                  .param("nameTh", "สมาคมกล้วยไม้")
                  .param("kind", "ASSOCIATION")
                  .with(csrf())
                  .with(scene.as(Role.SECRETARY)))
          .hasStatus3xxRedirection();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void whatWasTypedStaysWhenSomethingIsWrong() {
    assertThat(
            pages
                .post()
                .uri(scene.url("/organizations/new"))
                .param("id", UUID.randomUUID().toString())
                .param("nameEn", "Orchid Society")
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(422)
        .bodyText()
        .contains("Orchid Society", "โปรดใส่ชื่อภาษาไทยขององค์กร", "โปรดเลือกประเภทองค์กร");
  }

  @Test
  void aSecondOrganizationOfTheSameNameIsRefused() {
    assertThat(
            pages
                .post()
                .uri(scene.url("/organizations/new"))
                .param("id", UUID.randomUUID().toString())
                .param("nameTh", "มูลนิธิดวงตะวัน")
                .param("kind", "FOUNDATION")
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(422)
        .bodyText()
        .contains("มีองค์กรชื่อนี้ในทะเบียนแล้ว");
  }

  @Test
  void aProfileIsSavedWithItsAuditEntry() {
    assertThat(saveProfile("มูลนิธิดวงตะวันใหม่", basis(), Role.DIRECTOR))
        .hasStatus3xxRedirection();
    assertThat(now().profile().nameTh()).isEqualTo("มูลนิธิดวงตะวันใหม่");
    assertThat(deeds()).contains("organization.profile-changed");
  }

  @Test
  void savingTheSameTwiceChangesNothingTheSecondTime() {
    var basis = basis();
    saveProfile("มูลนิธิดวงตะวันใหม่", basis, Role.DIRECTOR);
    var version = now().version();
    assertThat(saveProfile("มูลนิธิดวงตะวันใหม่", basis, Role.DIRECTOR)).hasStatus3xxRedirection();
    assertThat(now().version()).isEqualTo(version);
  }

  @Test
  void theSecondOfTwoPeopleWhoEditSeesBothVersions() {
    var basis = basis();
    saveProfile("มูลนิธิดวงตะวันเหนือ", basis, Role.DIRECTOR);
    assertThat(saveProfile("มูลนิธิดวงตะวันใต้", basis, Role.FOCAL_POINT))
        .hasStatus(409)
        .bodyText()
        .contains("มูลนิธิดวงตะวันเหนือ", "มูลนิธิดวงตะวันใต้", "บันทึกฉบับของฉันแทน");
    assertThat(now().profile().nameTh()).isEqualTo("มูลนิธิดวงตะวันเหนือ");
    saveProfile("มูลนิธิดวงตะวันใต้", basis(), Role.FOCAL_POINT);
    assertThat(now().profile().nameTh()).isEqualTo("มูลนิธิดวงตะวันใต้");
  }

  @Test
  void twoPeopleMayEditDifferentSectionsAtOnce() {
    var basis = basis();
    assertThat(
            pages
                .post()
                .uri(scene.url(page("/reach")))
                .param("targetGroups", "CHILDREN")
                .param("basis", Reach.UNKNOWN.fingerprint())
                .with(csrf())
                .with(scene.as(Role.FOCAL_POINT)))
        .hasStatus3xxRedirection();
    assertThat(saveProfile("มูลนิธิดวงตะวันเหนือ", basis, Role.DIRECTOR)).hasStatus3xxRedirection();
    assertThat(now().reach().targetGroups()).containsExactly(TargetGroup.CHILDREN);
  }

  @Test
  void thaiDigitsAndBuddhistYearsAreRead() {
    assertThat(saveRegistration("ชร ๑๒/๒๕๔๕", "๒๗ พฤศจิกายน ๒๕๔๕")).hasStatus3xxRedirection();
    assertThat(now().registration().number()).isEqualTo("ชร 12/2545");
    assertThat(now().registration().date()).isEqualTo(LocalDate.of(2002, 11, 27));
  }

  @Test
  void anAmbiguousYearIsAskedBack() {
    assertThat(saveRegistration("1/2545", "3/4/45"))
        .hasStatus(422)
        .bodyText()
        .contains("วันที่นี้อ่านได้หลายแบบ", "3/4/45");
  }

  @Test
  void aRegistrationNumberBelongsToOneOrganization() {
    saveRegistration("1/2545", "3/4/2545");
    var other = OrganizationId.fresh();
    add(other, "สมาคมกล้วยไม้");
    assertThat(
            pages
                .post()
                .uri(scene.url("/organizations/" + other + "/registration"))
                .param("number", "๑/๒๕๔๕")
                .param("authority", "กรมการปกครอง")
                .param("basis", Registration.NONE.fingerprint())
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(422)
        .bodyText()
        .contains("เลขทะเบียนนี้เป็นของมูลนิธิดวงตะวัน");
  }

  @Test
  void aNameOfThreeHundredLettersFitsAndALongerOneIsTold() {
    var longest = "มูลนิธิ" + "ก".repeat(293);
    assertThat(saveProfile(longest, basis(), Role.DIRECTOR)).hasStatus3xxRedirection();
    assertThat(get(page(""), Role.STAFF)).bodyText().contains(longest);
    assertThat(saveProfile(longest + "ข", basis(), Role.DIRECTOR))
        .hasStatus(422)
        .bodyText()
        .contains("ข้อความยาวเกิน 300 ตัวอักษร");
  }

  @Test
  void severalContactsAreKeptInTheirOrder() {
    assertThat(
            pages
                .post()
                .uri(scene.url(page("/contacts")))
                .param("points[0].name", "สำนักงานแม่สาย")
                .param("points[0].phone", "๐๕๓ ๑๒๓ ๔๕๖")
                .param("points[1].email", "north@sun.example")
                .param("basis", Contacts.NONE.fingerprint())
                .with(csrf())
                .with(scene.as(Role.FOCAL_POINT)))
        .hasStatus3xxRedirection();
    assertThat(now().contacts().points())
        .extracting(Contacts.Point::phone, Contacts.Point::email)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("053 123 456", null),
            org.assertj.core.groups.Tuple.tuple(null, "north@sun.example"));
  }

  @Test
  void aWrongContactIsToldBesideItsField() {
    assertThat(
            pages
                .post()
                .uri(scene.url(page("/contacts")))
                .param("points[0].email", "ไม่ใช่อีเมล")
                .param("basis", Contacts.NONE.fingerprint())
                .with(csrf())
                .with(scene.as(Role.FOCAL_POINT)))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดใส่อีเมลให้ครบ", "ไม่ใช่อีเมล");
  }

  private MvcTestResult saveProfile(String name, String basis, Role role) {
    return pages
        .post()
        .uri(scene.url(page("/profile")))
        .param("nameTh", name)
        .param("kind", "FOUNDATION")
        .param("basis", basis)
        .with(csrf())
        .with(scene.as(role))
        .exchange();
  }

  private MvcTestResult saveRegistration(String number, String date) {
    return pages
        .post()
        .uri(scene.url(page("/registration")))
        .param("number", number)
        .param("authority", "กรมการปกครอง")
        .param("date", date)
        .param("basis", now().registration().fingerprint())
        .with(csrf())
        .with(scene.as(Role.DIRECTOR))
        .exchange();
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private String page(String section) {
    return "/organizations/" + scene.organization() + section;
  }

  private Organization now() {
    return scene.in(() -> organizations.find(scene.id(), scene.organization()).orElseThrow());
  }

  private String basis() {
    return now().profile().fingerprint();
  }

  private void add(OrganizationId id, String name) {
    scene.in(() -> addOrganization.add(scene.acting(Role.SECRETARY), id, named(name)));
  }

  private static NewOrganization named(String name) {
    return NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION);
  }

  private int count() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from membership.organization").query(Integer.class).single());
  }

  private java.util.List<String> deeds() {
    return scene.in(
        () -> jdbc.sql("select deed from audit.entry").query((row, n) -> row.getString(1)).list());
  }
}
