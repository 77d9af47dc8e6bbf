package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An organization that leaves holds no seat of the duty roster any longer. */
@PrasanTest
class LeavingSeatsTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Seats seats;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private String membership;

  @BeforeEach
  void aMemberWithASeat() {
    scene = scenes.fresh();
    members.usualRules(scene);
    var ours = members.ours(scene, Standing.ACTIVE);
    membership = "/organizations/" + ours + "/membership";
    open("บ้านพักของเรา", ours.toString());
    open("ตำรวจ", "");
  }

  @Test
  void itsSeatsAreNamedBeforehandAndCloseWhenItHasLeft() {
    assertThat(pages.get().uri(scene.url(membership + "/resign")).with(scene.as(Role.DIRECTOR)))
        .hasStatusOk()
        .bodyText()
        .contains("1 ตำแหน่งในตารางเวร: บ้านพักของเรา", "ตำแหน่งปิดเมื่อการลาออกมีผล");
    resign();
    assertThat(openSeats()).containsExactly("ตำรวจ");
  }

  @Test
  void duringTheNoticeTheSeatIsServedToItsLastDay() {
    members.rule(scene, RuleKey.NOTICE_DAYS, new RuleValue.Amount(30));
    resign();
    assertThat(openSeats()).containsExactlyInAnyOrder("บ้านพักของเรา", "ตำรวจ");
    assertThat(pages.get().uri(scene.url("/duty")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("บ้านพักของเรา");
  }

  private void resign() {
    post(membership + "/resign", Role.DIRECTOR, "step", "leave");
  }

  private void open(String name, String organization) {
    post(
        "/roster/seats/new",
        Role.SECRETARY,
        "id",
        UUID.randomUUID().toString(),
        "function",
        "SHELTER",
        "nameTh",
        name,
        "organization",
        organization,
        "agencyTh",
        organization.isEmpty() ? "หน่วยงานทดสอบ" : "",
        "hours",
        "ALL_DAY",
        "dayFrom",
        "8.30",
        "dayTo",
        "16.30",
        "required",
        "true");
  }

  private void post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role));
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }

  private List<String> openSeats() {
    return scene.in(() -> seats.list(scene.id()).stream().map(seat -> seat.name().th()).toList());
  }
}
