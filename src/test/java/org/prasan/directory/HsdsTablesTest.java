package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Services as an archive of tables: named as HSDS names them, and whole in themselves. */
@PrasanTest
@Tag("data")
class HsdsTablesTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired HsdsScenes files;
  @Autowired Needs needs;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeEach
  void aCoalitionWithOneOrganization() {
    scene = scenes.fresh();
    files.registered(scene, scene.organization(), "มูลนิธิทดสอบ");
  }

  @Test
  void theFilesAreNamedAsHsdsNamesThem() throws IOException {
    assertThat(handedOut().keySet())
        .contains(
            "services.csv",
            "organizations.csv",
            "locations.csv",
            "service_at_location.csv",
            "addresses.csv",
            "phones.csv",
            "contacts.csv",
            "schedules.csv",
            "service_areas.csv",
            "languages.csv",
            "accessibility.csv",
            "required_documents.csv",
            "cost_options.csv",
            "funding.csv",
            "programs.csv",
            "attributes.csv",
            "taxonomy_terms.csv",
            "taxonomies.csv",
            "metadata.csv");
  }

  @Test
  void theVocabularyGoesAlongWithItsVersionAndEveryTerm() throws IOException {
    directory.own(scene, "คลินิก", service -> service);
    var tables = handedOut();
    assertThat(tables.get("taxonomies.csv"))
        .contains(HsdsTaxonomy.ID.toString(), needs.name(), needs.version());
    for (var term : needs.terms())
      assertThat(tables.get("taxonomy_terms.csv"))
          .containsOnlyOnce("\n" + HsdsTaxonomy.id(term.code()) + ",");
  }

  @ParameterizedTest
  @CsvSource({
    "services, organizations, service_at_location, locations",
    "service, organization, service_at_locations, location"
  })
  void anArchiveIsReadWithTheNamesOfHsdsAndWithOurFormerOnes(
      String services, String organizations, String at, String locations) throws IOException {
    var id = FreshId.next();
    var organization = FreshId.next();
    var place = FreshId.next();
    var archive =
        packed(
            Map.of(
                services,
                "id,name,status,organization_id\n%s,บริการจากตาราง,active,%s\n"
                    .formatted(id, organization),
                organizations,
                "id,name,description\n%s,สมาคมดาวหาง,\n".formatted(organization),
                at,
                "id,service_id,location_id\n%s,%s,%s\n".formatted(FreshId.next(), id, place),
                locations,
                "id,location_type,name\n%s,physical,บ้านริมน้ำ\n".formatted(place)));
    var preview =
        files.upload(scene, Role.SECRETARY, "a.zip", archive).getResponse().getRedirectedUrl();
    assertThat(preview).isNotNull();
    assertThat(pages.get().uri(String.valueOf(preview)).with(scene.as(Role.SECRETARY)).exchange())
        .bodyText()
        .contains("บริการจากตาราง", "สมาคมดาวหาง");
    var read = (HsdsUpload.Read) HsdsUpload.read(new ByteArrayInputStream(archive));
    assertThat(read.content().services().getFirst().toString()).contains("บ้านริมน้ำ");
  }

  private Map<String, String> handedOut() throws IOException {
    var answer =
        pages
            .get()
            .uri(scene.url("/services/export/hsds/zip"))
            .with(scene.as(Role.STAFF))
            .exchange();
    var tables = new LinkedHashMap<String, String>();
    var bytes = answer.getResponse().getContentAsByteArray();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
        tables.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
    }
    return tables;
  }

  private static byte[] packed(Map<String, String> tables) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var table : List.copyOf(tables.entrySet())) {
        zip.putNextEntry(new ZipEntry(table.getKey() + ".csv"));
        zip.write(HsdsScenes.bytes(table.getValue()));
      }
    }
    return bytes.toByteArray();
  }
}
