package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Files of services: a look first, each mistake in words, all of it or nothing, nothing lost. */
@PrasanTest
class ImportServicesTest {
  @Autowired Scenes scenes;
  @Autowired SampleScenes samples;
  @Autowired DirectoryScenes directory;
  @Autowired HsdsScenes files;
  @Autowired MockMvcTester pages;
  @Autowired EditService edit;
  @Autowired Remainders remainders;
  @Autowired Needs needs;
  @Autowired JdbcClient jdbc;

  Scene scene;
  UUID id;

  @BeforeEach
  void aCoalitionWithOneOrganization() {
    scene = scenes.fresh();
    id = FreshId.next();
    files.registered(scene, scene.organization(), "มูลนิธิทดสอบ");
  }

  private String file(String more) {
    return HsdsScenes.file(id, scene.organization(), more);
  }

  private Service imported() {
    return directory.find(scene, files.brought(scene, id));
  }

  // ── nothing is lost ──

  @Test
  void aHundredServicesOfEveryKindComeBackTheSameFromAnEmptyCoalition() {
    var random = new RandomServices(new Random(20_261_126), needs);
    var here = HsdsScenes.allowedEverything(scene, scene.organization());
    scene.in(
        () -> {
          for (int n = 0; n < 100; n++)
            edit.add(here, random.next(scene.organization(), Level.PUBLIC));
          return true;
        });
    var first = files.exported(scene, here);
    var enriched = JsonNodeFactory.instance.objectNode();
    enriched
        .putArray("contents")
        .addAll(HsdsScenes.contents(first).stream().map(random::withMore).toList());
    sameInAnEmptyCoalition(enriched, scene.organization(), 100);
  }

  @Test
  void theTrainingCoalitionComesBackTheSameFromAnEmptyCoalition() {
    var training = samples.fresh();
    var first = files.exported(training, training.acting(Role.SECRETARY));
    assertThat(HsdsScenes.contents(first)).hasSizeGreaterThan(10);
    sameInAnEmptyCoalition(first, OrganizationId.fresh(), HsdsScenes.contents(first).size());
  }

  private void sameInAnEmptyCoalition(ObjectNode file, OrganizationId organization, int many) {
    var empty = scenes.fresh();
    var there = HsdsScenes.allowedEverything(empty, organization);
    assertThat(files.imported(empty, there, file)).isEqualTo(new ImportServices.Accepted(many, 0));
    var first = byId(file);
    var again = byId(files.exported(empty, there));
    // Of what somebody was not given they were not told how closely it is kept.
    first.forEach((one, said) -> onlyAsToldIn(said, Objects.requireNonNull(again.get(one))));
    assertThat(again).isEqualTo(first);
  }

  private static void onlyAsToldIn(ObjectNode said, ObjectNode service) {
    if (service.get("x_confidentiality") instanceof ObjectNode kept)
      kept.retain(List.copyOf(said.path("x_confidentiality").propertyNames()));
  }

  @Test
  void whatIsPublicHereIsPublicThereToo() {
    directory.own(
        scene,
        "คลินิก",
        s ->
            DirectoryScenes.at(s, "5 ถนนสมมติ", null)
                .with(
                    new Confidentiality(
                        Level.PUBLIC,
                        Map.of(FieldGroup.ADDRESS, Level.PUBLIC, FieldGroup.PHONES, Level.MEMBERS),
                        List.of(),
                        List.of())));
    var file = files.exported(scene, scene.acting(Role.SECRETARY));
    assertThat(HsdsScenes.contents(file).getFirst().path("x_confidentiality").propertyNames())
        .containsExactlyInAnyOrder("level", "address");
    var empty = scenes.fresh();
    files.imported(empty, HsdsScenes.allowedEverything(empty, scene.organization()), file);
    var there = HsdsScenes.contents(file).getFirst().path("id").asString();
    var kept =
        directory.find(empty, files.brought(empty, UUID.fromString(there))).confidentiality();
    assertThat(kept.of(FieldGroup.ADDRESS)).isEqualTo(Level.PUBLIC);
    assertThat(kept.of(FieldGroup.PHONES)).isEqualTo(Level.MEMBERS);
  }

  @Test
  void aNumberThatIsLargerThanLifeComesOutAsItCameIn() {
    var more =
        "\"x_large\": [1e400, -2.5E-400, {\"of\": 0.12345678901234567890123}], \"x_plain\": 1.5";
    files.taken(scene, file(more), false);
    var out =
        pages
            .get()
            .uri(scene.url("/services/export/hsds/json"))
            .with(scene.as(Role.SECRETARY))
            .exchange();
    assertThat(HsdsScenes.text(out))
        .contains("[1E+400,-2.5E-400,{\"of\":0.12345678901234567890123}]", "\"x_plain\":1.5");
    assertThat(files.preview(scene, file(more))).contains("ทุกบริการตรงกับทะเบียนอยู่แล้ว");
  }

  /** When it was last changed is told by each coalition for itself. */
  private static Map<String, ObjectNode> byId(ObjectNode file) {
    return HsdsScenes.contents(file).stream()
        .map(ObjectNode::deepCopy)
        .peek(one -> one.remove("last_modified"))
        .collect(Collectors.toMap(one -> one.path("id").asString(), one -> one));
  }

  @Test
  void aFileThatWasJustHandedOutChangesNothing() {
    directory.own(scene, "บริการเดิม", service -> service);
    var file = files.exported(scene, scene.acting(Role.SECRETARY));
    assertThat(files.preview(scene, file.toString())).contains("ทุกบริการตรงกับทะเบียนอยู่แล้ว");
  }

  @Test
  void whatAFileCannotSeeIsNotTakenAway() {
    var house =
        directory.own(
            scene,
            "บ้านพักเดิม",
            service ->
                DirectoryScenes.at(DirectoryScenes.needing(service, "shelter"), "ที่ลับ 9", null));
    var file = files.exported(scene, scene.acting(Role.SECRETARY));
    assertThat(file.toString()).doesNotContain("ที่ลับ 9");
    var said = HsdsScenes.contents(file).getFirst();
    said.put("alternate_name", "ชื่อใหม่");
    said.putArray("service_at_locations");
    assertThat(files.preview(scene, "[" + said + "]")).contains("คุณไม่มีสิทธิ์แก้สถานที่");
    files.taken(scene, "[" + said + "]", true);
    var now = directory.find(scene, house);
    assertThat(now.basics().alternateName()).isEqualTo("ชื่อใหม่");
    assertThat(now.place()).isNotNull();
    assertThat(now.confidentiality().of(FieldGroup.ADDRESS)).isEqualTo(Level.SEATS);
  }

  // ── what happens ──

  @Test
  void aFileIsTakenInAfterItsPreviewAndOnlyOnce() {
    var preview = files.uploaded(scene, file(""));
    assertThat(count()).isZero();
    for (int time = 0; time < 2; time++)
      assertThat(pages.post().uri(preview).with(scene.as(Role.SECRETARY)).with(csrf()).exchange())
          .hasStatus3xxRedirection();
    assertThat(count()).isEqualTo(1);
    assertThat(deeds("services.imported")).isEqualTo(1);
    assertThat(deeds("service.added")).isEqualTo(1);
  }

  @Test
  void theSameIdIsUpdatedAndNotAddedAgain() {
    files.taken(scene, file(""), false);
    files.taken(scene, file("\"alternate_name\": \"อีกชื่อ\""), false);
    assertThat(count()).isEqualTo(1);
    assertThat(imported().basics().alternateName()).isEqualTo("อีกชื่อ");
    assertThat(deeds("service.changed")).isEqualTo(1);
  }

  @Test
  void withoutAWordOnItAServiceIsForMembersOnly() {
    files.taken(scene, file(""), false);
    assertThat(imported().confidentiality()).isEqualTo(Confidentiality.all(Level.MEMBERS));
  }

  @Test
  void unknownPropertiesAreNamedAndKept() {
    var file =
        file(
            "\"x_color\": {\"of\": \"door\"}, \"funding\": [{\"id\": \"%s\", \"source\": \"ทุน\"}]"
                .formatted(FreshId.next()));
    assertThat(files.preview(scene, file)).contains("นอกมาตรฐาน", "x_color");
    files.taken(scene, file, false);
    var service = files.brought(scene, id);
    var rest =
        Objects.requireNonNull(
            scene.in(() -> remainders.of(scene.id(), List.of(service))).get(service));
    assertThat(rest.path("x_color").path("of").asString("")).isEqualTo("door");
    assertThat(files.exported(scene, scene.acting(Role.SECRETARY)).toString())
        .contains("\"door\"", "ทุน");
  }

  @Test
  void anOrganizationThatTheFileBringsIsAddedToTheRegistry() {
    var other = OrganizationId.fresh();
    var file =
        HsdsScenes.file(
            id,
            other,
            "\"organization\": {\"id\": \"%s\", \"name\": \"สมาคมดาวหาง\", \"description\": \"\"}"
                .formatted(other));
    assertThat(files.preview(scene, file)).contains("องค์กรที่จะเพิ่มในทะเบียน", "สมาคมดาวหาง");
    files.taken(scene, file, false);
    assertThat(imported().organization()).isEqualTo(other);
    assertThat(deeds("organization.added")).isEqualTo(2);
  }

  @Test
  void aFileLikeTheExampleOfTheStandardIsTakenIn() {
    var organization = FreshId.next();
    var file =
        """
        {"id": "%s", "name": "Community Listening", "status": "active", "url": "http://example.com",
         "organization": {"id": "%s", "name": "Example Inc.", "description": "An example"},
         "phones": [{"id": "%s", "number": "\\"+44 1234 234567\\"", "extension": 100,
           "type": "voice", "languages": [{"id": "%s", "name": "Urdu", "code": "ur"}]}],
         "schedules": [{"id": "%s", "timezone": 3, "freq": "WEEKLY", "interval": 1, "wkst": "TU",
           "byday": "TH,FR", "byweekno": "41,42", "bymonthday": "2,3,4", "byyearday": "2,3,4",
           "description": "Ten to six", "opens_at": "10:00:00", "closes_at": "18:00:00"}],
         "service_at_locations": [{"id": "%s", "location": {"id": "%s",
           "location_type": "physical", "name": "Civic Center", "latitude": 100,
           "longitude": 101}}],
         "attributes": [{"id": "%s", "value": "v", "taxonomy_term": {"id": "%s", "code": "code",
           "name": "name", "description": "d", "taxonomy": "taxonomy"}}]}
        """
            .formatted(
                id,
                organization,
                FreshId.next(),
                FreshId.next(),
                FreshId.next(),
                FreshId.next(),
                FreshId.next(),
                FreshId.next(),
                FreshId.next());
    assertThat(files.preview(scene, file)).contains("พิกัดของสถานที่").doesNotContain("ที่ต้องแก้");
    files.taken(scene, file, false);
    assertThat(imported().reach().phones().getFirst().number()).isEqualTo("+44 1234 234567");
    assertThat(Objects.requireNonNull(imported().place()).point()).isNull();
    assertThat(files.exported(scene, scene.acting(Role.SECRETARY)).toString())
        .contains("\"latitude\":100", "\"byweekno\":\"41,42\"");
  }

  @Test
  void aPositionIsReadAlsoWhereItIsWrittenAsText() {
    for (var written : List.of("\"19.9\"", "\"'19.9'\"", "19.9")) {
      var file =
          file(
              """
              "service_at_locations": [{"id": "%s", "location": {"id": "%s",
                "location_type": "physical", "latitude": %s, "longitude": "99.8"}}]
              """
                  .formatted(FreshId.next(), FreshId.next(), written));
      files.taken(scene, file, false);
      assertThat(Objects.requireNonNull(imported().place()).point())
          .isEqualTo(new Place.Point(19.9, 99.8));
    }
  }

  // ── shelters ──

  private String shelter(String kept) {
    return file(
        """
        "attributes": [{"id": "%s", "taxonomy_term_id": "%s"}],
        "service_at_locations": [{"id": "%s", "location": {"id": "%s",
          "location_type": "physical", "addresses": [{"id": "%s", "address_1": "ที่ลับ 9"}]}}]%s
        """
            .formatted(
                FreshId.next(),
                HsdsTaxonomy.id("shelter"),
                FreshId.next(),
                FreshId.next(),
                FreshId.next(),
                kept));
  }

  private static String open() {
    var parts = new EnumMap<FieldGroup, String>(FieldGroup.class);
    for (var part : FieldGroup.values()) parts.put(part, "public");
    return ", \"x_confidentiality\": {\"level\": \"public\", "
        + parts.keySet().stream()
            .map(part -> "\"" + HsdsWords.word(part) + "\": \"public\"")
            .collect(Collectors.joining(", "))
        + "}";
  }

  @Test
  void theAddressOfAShelterIsClosedWhereTheFileIsSilent() {
    files.taken(scene, shelter(""), true);
    assertThat(imported().confidentiality().of(FieldGroup.ADDRESS)).isEqualTo(Level.SEATS);
  }

  @Test
  void aShelterIsMadePublicOnlyAfterAQuestion() {
    var file = shelter(open());
    assertThat(files.preview(scene, file)).contains("ที่อยู่ของบ้านพัก", "ให้เปิดที่อยู่ตามไฟล์");
    files.taken(scene, file, false);
    assertThat(imported().confidentiality().of(FieldGroup.ADDRESS)).isEqualTo(Level.SEATS);
    assertThat(imported().confidentiality().level()).isEqualTo(Level.PUBLIC);
  }

  @Test
  void whoSaysThatTheOrganizationWasAskedOpensIt() {
    files.taken(scene, shelter(open()), true);
    assertThat(imported().confidentiality().of(FieldGroup.ADDRESS)).isEqualTo(Level.PUBLIC);
  }

  @Test
  void theTablesComeInLikeTheJson() {
    directory.own(
        scene,
        "=บริการที่ตั้งชื่อแปลก",
        service ->
            service.with(
                new Service.Reach(
                    List.of(new Service.Phone("+66 000 111", null, null, List.of("mya"))),
                    List.of())));
    var zip =
        pages
            .get()
            .uri(scene.url("/services/export/hsds/zip"))
            .with(scene.as(Role.SECRETARY))
            .exchange()
            .getResponse()
            .getContentAsByteArray();
    var empty = scenes.fresh();
    var place = files.upload(empty, Role.SECRETARY, "s.zip", zip).getResponse().getRedirectedUrl();
    assertThat(place).isNotNull();
    pages
        .post()
        .uri(Objects.requireNonNull(place))
        .with(empty.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
    var before = files.exported(scene, scene.acting(Role.SECRETARY));
    var after = files.exported(empty, empty.acting(Role.SECRETARY));
    assertThat(byId(after)).isEqualTo(byId(before)).hasSize(1);
  }

  private int count() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from directory.service where coalition_id = ?")
                .param(scene.id().value())
                .query(Integer.class)
                .single());
  }

  private int deeds(String deed) {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from audit.entry where deed = ?")
                .param(deed)
                .query(Integer.class)
                .single());
  }
}
