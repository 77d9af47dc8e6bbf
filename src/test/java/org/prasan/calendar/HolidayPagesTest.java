package org.prasan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A coalition adds and strikes holidays. */
@PrasanTest
@Tag("data")
class HolidayPagesTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
  private static final LocalDate EXTRA = LocalDate.of(2027, 1, 4);

  @Autowired Scenes scenes;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired Holidays holidays;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyTheOfficeChangesThem(Role role) {
    boolean office = EnumSet.of(Role.SECRETARY, Role.ADMINISTRATOR).contains(role);
    var strike = post("/holidays/" + NEW_YEAR + "/strike", role);
    if (office) assertThat(strike).hasStatus3xxRedirection();
    else if (role == Role.VISITOR) assertThat(strike).hasStatus3xxRedirection();
    else assertThat(strike).hasStatus(403);
    assertThat(set().contains(NEW_YEAR)).isEqualTo(!office);
  }

  @Test
  void eachDayIsStruckByTheButtonBesideIt() {
    var button = "action=\"" + scene.url("/holidays/" + NEW_YEAR) + "/%s\"";
    assertThat(get("/holidays?year=2027", Role.SECRETARY))
        .bodyText()
        .contains(button.formatted("strike"));
    post("/holidays/" + NEW_YEAR + "/strike", Role.SECRETARY);
    assertThat(get("/holidays?year=2027", Role.SECRETARY))
        .bodyText()
        .contains(button.formatted("restore"));
  }

  @Test
  void aDayTheCabinetDeclaresIsAddedAndTakenBack() {
    assertThat(post("/holidays", Role.SECRETARY, "day", "4 ม.ค. 2570", "th", "วันหยุดพิเศษ"))
        .hasStatus3xxRedirection();
    assertThat(set().contains(EXTRA)).isTrue();
    assertThat(get("/holidays?year=2027", Role.STAFF)).bodyText().contains("วันหยุดพิเศษ");
    assertThat(get("/audit", Role.SECRETARY)).bodyText().contains("เพิ่มวันหยุดของเครือข่าย");
    assertThat(post("/holidays/" + EXTRA + "/strike", Role.SECRETARY)).hasStatus3xxRedirection();
    assertThat(set().contains(EXTRA)).isFalse();
    assertThat(get("/holidays?year=2027", Role.STAFF)).bodyText().doesNotContain("วันหยุดพิเศษ");
  }

  @Test
  void aPublicHolidayThatWasStruckIsStillShownAndComesBack() {
    assertThat(get("/holidays?year=2027", Role.STAFF))
        .bodyText()
        .contains("วันขึ้นปีใหม่")
        .doesNotContain("เครือข่ายไม่หยุดวันนี้");
    lines.during(() -> post("/holidays/" + NEW_YEAR + "/strike", Role.SECRETARY));
    assertThat(get("/holidays?year=2027", Role.STAFF))
        .bodyText()
        .contains("วันขึ้นปีใหม่", "เครือข่ายไม่หยุดวันนี้");
    assertThat(post("/holidays/" + NEW_YEAR + "/strike", Role.SECRETARY)).hasStatus3xxRedirection();
    lines.during(() -> post("/holidays/" + NEW_YEAR + "/restore", Role.SECRETARY));
    assertThat(set().contains(NEW_YEAR)).isTrue();
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    assertThat(post("/holidays", Role.SECRETARY, "day", "31 ก.พ. 2570", "th", "วันที่ไม่มี"))
        .hasStatus(422)
        .bodyText()
        .contains("31 ก.พ. 2570", "วันที่ไม่มี");
    assertThat(post("/holidays", Role.SECRETARY, "day", "1/1/2570", "th", "ซ้ำ"))
        .hasStatus(422)
        .bodyText()
        .contains("วันนี้อยู่ในรายการแล้ว");
    assertThat(get("/audit", Role.SECRETARY))
        .bodyText()
        .contains("ส่งวันหยุดที่ระบบรับไว้ไม่ได้", "วันนี้อยู่ในรายการแล้ว")
        .doesNotContain("ซ้ำ<");
  }

  @Test
  void anotherCoalitionKeepsItsOwnHolidays() {
    post("/holidays/" + NEW_YEAR + "/strike", Role.SECRETARY);
    var other = scenes.fresh();
    assertThat(other.in(() -> holidays.of(other.id())).contains(NEW_YEAR)).isTrue();
  }

  private HolidaySet set() {
    return scene.in(() -> holidays.of(scene.id()));
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
