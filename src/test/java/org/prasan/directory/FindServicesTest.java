package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.calendar.Recurrence;
import org.prasan.directory.Ranking.Why;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Who can help: what is asked narrows, what fits best comes first, misspelt words find too. */
@PrasanTest
@Tag("data")
class FindServicesTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired WhoCanHelp find;
  @Autowired Clock clock;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    directory.districts(scene);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "บ้านพักฉุกเฉิน",
        "บ้านพกฉุกเฉิน",
        "บ้านพักฉุกเฉินน",
        "shelter",
        "sheltr",
        "Emergncy shelter",
        "refuge",
        "หลบภัย"
      })
  void aShelterIsFoundInThaiAndEnglishAlsoMisspelt(String typed) {
    add("บ้านริมน้ำ", service -> DirectoryScenes.needing(service, "shelter.emergency"));
    add("คลินิกกฎหมาย", service -> service);
    assertThat(names(Map.of("q", typed))).contains("บ้านริมน้ำ").doesNotContain("คลินิกกฎหมาย");
  }

  @ParameterizedTest
  @CsvSource({
    "ทะนาย, legal.aid",
    "ข่มขืน, protection.gbv",
    "โดนข่มขืน, medical.oscc",
    "ตีเมีย, protection.gbv",
    "ใบเกิด, registration.birth",
    "บัตรหาย, registration.nationality",
    "lawyers, legal.aid"
  })
  void everydayWordsFindWhatIsMeant(String typed, String need) {
    add("ที่หนึ่ง", service -> DirectoryScenes.needing(service, need));
    add("ที่อื่น", service -> DirectoryScenes.needing(service, "education.nonformal"));
    assertThat(names(Map.of("q", typed))).containsExactly("ที่หนึ่ง");
    var why = found(Map.of("q", typed)).hits().getFirst().ranked().why();
    if (!typed.equals("lawyers")) assertThat(why).doesNotContain(Why.SIMILAR_WORD);
  }

  @Test
  void whatIsWrittenNearlySoComesBeforeWhatIsLessAlike() {
    var now = LocalDateTime.now(clock);
    add(
        "Inner Layer House",
        s ->
            directory.counting(
                DirectoryScenes.needing(s, "education.nonformal")
                    .withOpenings(List.of(around(now))),
                5,
                5,
                1));
    add("คลินิกกฎหมาย", service -> service);
    assertThat(names(Map.of("q", "lawer"))).startsWith("คลินิกกฎหมาย");
    assertThat(names(Map.of("q", "lawy"))).startsWith("คลินิกกฎหมาย");
    assertThat(names(Map.of("q", "lawyer"))).startsWith("คลินิกกฎหมาย");
  }

  @Test
  void aWordOfTheDescriptionOrThePlaceIsNoSimilarWord() {
    add("หนึ่ง", service -> DirectoryScenes.described(service, "สอนทอผ้า"));
    add("สอง", service -> DirectoryScenes.at(service, "ซอยมะลิวัลย์", null));
    for (var typed : List.of("ทอผ้า", "มะลิวัลย์"))
      assertThat(found(Map.of("q", typed)).hits().getFirst().ranked().why())
          .doesNotContain(Why.SIMILAR_WORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ป่าตึง", "ต.ป่าตึง", "ตำบลป่าตึง", "Pa Tueng", "กฎหมาย ป่าตึง"})
  void aSubdistrictFindsWhatServesItsDistrict(String typed) {
    add("ที่แม่จัน", service -> serving(service, "5707"));
    add("ที่แม่สาย", service -> serving(service, "5709"));
    add("ทั้งจังหวัด", service -> service);
    assertThat(names(Map.of("q", typed))).containsExactly("ที่แม่จัน", "ทั้งจังหวัด");
    assertThat(found(Map.of("q", typed)).hits().getFirst().ranked().why())
        .contains(Why.SERVES_DISTRICT)
        .doesNotContain(Why.SIMILAR_WORD);
  }

  private static Service serving(Service service, String district) {
    return service.with(
        new Service.Eligibility(
            null, null, List.of(), List.of(), null, List.of(), null, List.of(district)));
  }

  @Test
  void aNeedIncludesWhatIsNarrower() {
    add("ทนาย", service -> DirectoryScenes.needing(service, "legal.labour"));
    add("โรงเรียน", service -> DirectoryScenes.needing(service, "education.children"));
    assertThat(names(Map.of("need", "legal"))).containsExactly("ทนาย");
    assertThat(names(Map.of("need", "legal.labour"))).containsExactly("ทนาย");
    assertThat(names(Map.of("need", "legal.aid"))).isEmpty();
    assertThat(names(Map.of("need", "nonsense"))).isEmpty();
  }

  @Test
  void whoIsLookedForNarrowsToWhatIsForThemOrForEverybody() {
    add("ทุกคน", service -> service);
    add(
        "หญิงสาว",
        service ->
            service.with(
                new Service.Eligibility(
                    15,
                    25,
                    List.of(Sex.FEMALE),
                    List.of(LegalStatus.UNREGISTERED),
                    null,
                    List.of("ahk"),
                    null,
                    List.of("5709"))));
    assertThat(names(Map.of("age", "20", "sex", "FEMALE"))).containsExactly("หญิงสาว", "ทุกคน");
    assertThat(names(Map.of("age", "26"))).containsExactly("ทุกคน");
    assertThat(names(Map.of("age", "๑๕"))).contains("หญิงสาว");
    assertThat(names(Map.of("sex", "MALE"))).containsExactly("ทุกคน");
    assertThat(names(Map.of("status", "THAI"))).containsExactly("ทุกคน");
    assertThat(names(Map.of("language", "ahk"))).containsExactly("หญิงสาว");
    assertThat(names(Map.of("near", "5701"))).containsExactly("ทุกคน");
    assertThat(names(Map.of("near", "5709"))).containsExactly("หญิงสาว", "ทุกคน");
  }

  @Test
  void nearerComesFirstAndTheDistanceIsTold() {
    add("ไกล", s -> DirectoryScenes.at(s, "ก", DirectoryScenes.MAE_SAI));
    add("ใกล้", s -> DirectoryScenes.at(s, "ข", DirectoryScenes.CHIANG_RAI));
    var found = found(Map.of("near", "5701"));
    assertThat(found.hits())
        .extracting(hit -> hit.service().name().th())
        .containsExactly("ใกล้", "ไกล");
    assertThat(found.hits()).allMatch(hit -> hit.ranked().why().contains(Why.DISTANCE));
    assertThat(Objects.requireNonNull(found.hits().get(1).ranked().kilometers()))
        .isBetween(45.0, 70.0);
  }

  @Test
  void aFreePlaceOfLastWeekIsNone() {
    add("เมื่อวาน", s -> directory.counting(s, 2, 5, 20));
    add("สัปดาห์ก่อน", s -> directory.counting(s, 5, 5, 24 * 7));
    add("เต็ม", s -> directory.counting(s, 0, 5, 1));
    assertThat(names(Map.of("room", "true"))).containsExactly("เมื่อวาน");
    assertThat(names(Map.of("need", "legal"))).containsExactly("เมื่อวาน", "สัปดาห์ก่อน", "เต็ม");
  }

  @Test
  void openNowLooksAtTheClock() {
    var now = LocalDateTime.now(clock);
    add("เปิดอยู่", service -> service.withOpenings(List.of(around(now))));
    add("ปิดแล้ว", service -> service.withOpenings(List.of(around(now.plusHours(8)))));
    add("ไม่บอกเวลา", service -> service);
    assertThat(names(Map.of("open", "true"))).containsExactly("เปิดอยู่");
    var all = found(Map.of("need", "legal"));
    assertThat(all.hits().getFirst().ranked().why()).contains(Why.OPEN_NOW);
    assertThat(all.total()).isEqualTo(3);
  }

  private static Opening around(LocalDateTime now) {
    LocalTime time = now.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    return new Opening(
        Recurrence.Parts.weekly(
            List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
            time.minusHours(1),
            time.plusHours(1),
            false),
        null);
  }

  @Test
  void moreThanAPageGoesOnWhereItStopped() {
    for (int i = 0; i < 25; i++) add("บริการ %02d".formatted(i), service -> service);
    var first = found(Map.of("need", "legal"));
    assertThat(first.hits()).hasSize(WhoCanHelp.PAGE);
    assertThat(first.total()).isEqualTo(25);
    var rest = found(Map.of("need", "legal", "from", String.valueOf(first.next())));
    assertThat(rest.hits()).hasSize(5);
    assertThat(rest.next()).isNull();
  }

  @Test
  void whatIsClosedForGoodIsNotOffered() {
    add(
        "เลิกแล้ว",
        service ->
            service.with(
                new Service.Basics(
                    service.name(),
                    null,
                    null,
                    Service.Status.DEFUNCT,
                    List.of("legal"),
                    null,
                    null,
                    null)));
    assertThat(names(Map.of("need", "legal"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table directory.service; --",
        "%",
        "_",
        "\\",
        "((",
        "🙂",
        "ๆ",
        "<b>",
        "&|!"
      })
  void whateverIsTypedIsOnlyWords(String typed) {
    add("บริการ", service -> service);
    assertThat(found(Map.of("q", typed, "age", "many", "sex", "?", "from", "-9")).total())
        .isBetween(0, 1);
  }

  private void add(String name, java.util.function.UnaryOperator<Service> change) {
    directory.own(scene, name, change);
  }

  private WhoCanHelp.Found found(Map<String, String> asked) {
    return scene.in(() -> find.find(scene.acting(Role.CASE_WORKER), Wish.typed(asked)));
  }

  private List<String> names(Map<String, String> asked) {
    return found(asked).hits().stream().map(hit -> hit.service().name().th()).toList();
  }
}
