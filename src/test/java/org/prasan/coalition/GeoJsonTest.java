package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.language.LocalizedText;
import tools.jackson.databind.json.JsonMapper;

class GeoJsonTest {
  private static final List<District> TERRITORY =
      List.of(
          new District("5701", LocalizedText.of("เมืองเชียงราย", "Mueang Chiang Rai"), 19.9, 99.8),
          new District("5709", LocalizedText.of("แม่สาย", "Mae Sai"), 20.4, 99.9));
  private static final String SQUARE = "[[[99.8,19.8],[99.9,19.8],[99.9,19.9],[99.8,19.8]]]";

  @Test
  void districtsAreFoundByCodeByInternationalCodeAndByName() {
    var file =
        collection(
            feature("{\"adm2_pcode\":\"TH5701\"}", "Polygon", SQUARE),
            feature("{\"name\":\"อำเภอแม่สาย\"}", "MultiPolygon", "[" + SQUARE + "]"));
    assertThat(read(file))
        .isInstanceOfSatisfying(
            GeoJson.Reading.Read.class,
            read -> assertThat(read.outlines().byDistrict()).containsOnlyKeys("5701", "5709"));
  }

  @Test
  void districtsOfOtherProvincesAreLeftOut() {
    var file =
        collection(
            feature("{\"code\":5701}", "Polygon", SQUARE),
            feature("{\"code\":\"5709\"}", "Polygon", SQUARE),
            feature("{\"code\":\"5001\"}", "Polygon", SQUARE));
    assertThat(read(file)).isInstanceOf(GeoJson.Reading.Read.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_JSON            | <svg onload=alert(1)>",
        "NOT_JSON            | {\"type\":",
        "NOT_A_COLLECTION    | {\"type\":\"Feature\"}",
        "NOT_A_COLLECTION    | [1,2,3]",
        "NOT_A_COLLECTION    | {\"type\":\"FeatureCollection\",\"features\":[]}",
      })
  void whatIsNoCollectionIsRefused(GeoJson.Fault fault, String file) {
    assertThat(fault(file)).isEqualTo(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_A_POLYGON    | Point   | [99.8,19.8]",
        "NOT_A_POLYGON    | Polygon | []",
        "NOT_A_POLYGON    | Polygon | [[[\"a\",19.8],[99.9,19.8],[99.9,19.9],[\"a\",19.8]]]",
        "RING_NOT_CLOSED  | Polygon | [[[99.8,19.8],[99.9,19.8],[99.9,19.9],[99.7,19.8]]]",
        "RING_NOT_CLOSED  | Polygon | [[[99.8,19.8],[99.9,19.8],[99.8,19.8]]]",
        "OUTSIDE_THAILAND | Polygon | [[[19.8,99.8],[19.8,99.9],[19.9,99.9],[19.8,99.8]]]",
        "OUTSIDE_THAILAND | Polygon | [[[999,19.8],[99.9,19.8],[99.9,19.9],[999,19.8]]]",
      })
  void shapesThatCannotBeADistrictAreRefused(GeoJson.Fault fault, String type, String coordinates) {
    assertThat(fault(collection(feature("{\"code\":\"5701\"}", type, coordinates))))
        .isEqualTo(fault);
  }

  @Test
  void aDistrictNobodyKnowsAndOneThatIsMissingAreNamed() {
    var strange = collection(feature("{\"name\":\"อำเภอในฝัน\"}", "Polygon", SQUARE));
    assertThat(read(strange))
        .isEqualTo(new GeoJson.Reading.Wrong(GeoJson.Fault.UNKNOWN_DISTRICT, "อำเภอในฝัน"));
    var partial = collection(feature("{\"code\":\"5701\"}", "Polygon", SQUARE));
    assertThat(read(partial))
        .isEqualTo(new GeoJson.Reading.Wrong(GeoJson.Fault.DISTRICT_MISSING, "แม่สาย"));
  }

  @Test
  void aFileNestedWithoutEndIsRefused() {
    assertThat(fault("[".repeat(100_000))).isEqualTo(GeoJson.Fault.NOT_JSON);
  }

  private static GeoJson.Reading read(String file) {
    return GeoJson.read(new JsonMapper(), file.getBytes(StandardCharsets.UTF_8), TERRITORY);
  }

  private static GeoJson.Fault fault(String file) {
    return ((GeoJson.Reading.Wrong) read(file)).fault();
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
        .formatted(properties, type, coordinates);
  }
}
