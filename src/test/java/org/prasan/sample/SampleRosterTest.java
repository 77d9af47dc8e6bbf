package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.identity.SignedIn;
import org.prasan.roster.OnDuty;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The real coalition tells one public fact, the training coalition shows a whole roster. */
@PrasanTest
class SampleRosterTest {
  /** Where a case worker of the Sleepless Owl accepts. */
  private static final String DAY_AND_NIGHT = "053-000-015";

  @Autowired LoadSamples samples;
  @Autowired Coalitions coalitions;
  @Autowired Seats seats;
  @Autowired OnDuty onDuty;
  @Autowired Clock clock;
  @Autowired JsonMapper json;
  @Autowired MockMvcTester pages;

  @Test
  void theTrainingCoalitionHasSomebodyAtEachSeatNowAnOrderAGapAndAnOpenSwap() {
    samples.load("training");
    var id = SampleCoalition.coalitionId("training");
    Tenancy.run(
        id,
        () -> {
          assertThat(seats.list(id)).hasSize(15);
          for (var moment = clock.instant();
              moment.isBefore(clock.instant().plus(Duration.ofDays(2)));
              moment = moment.plus(Duration.ofHours(1)))
            assertThat(onDuty.at(id, moment))
                .filteredOn(OnDuty.Post::needed)
                .isNotEmpty()
                .allMatch(post -> post.person() != null)
                .anyMatch(post -> DAY_AND_NIGHT.equals(post.seat().phone()));
        });
    assertThat(page("training", "secretary", "/training/roster"))
        .hasStatusOk()
        .bodyText()
        .contains("45/2569", "เวรที่ยังไม่มีคน", "ศูนย์พึ่งได้", "ล่ามภาษาอาข่า");
    assertThat(page("training", "caseworker", "/training/roster/mine"))
        .hasStatusOk()
        .bodyText()
        .contains("รอคำตอบ");
    assertThat(page("training", "staff", "/training/home"))
        .bodyText()
        .contains("ตอบคำขอแลกเวร ล่ามภาษาอาข่า");
  }

  @Test
  void theRealCoalitionShowsThatThereWasARosterAndInventsNothing() {
    samples.load("chiangrai");
    var id = SampleCoalition.coalitionId("chiangrai");
    Tenancy.run(id, () -> assertThat(seats.list(id)).isEmpty());
    assertThat(page("chiangrai", "administrator", "/chiangrai/roster"))
        .hasStatusOk()
        .bodyText()
        .contains("ผู้ว่าราชการจังหวัดรับรอง", "พ.ศ. 2562–2565", "ยังไม่มีตำแหน่งเวร");
    assertThat(pages.get().uri("/chiangrai/roster")).hasStatus3xxRedirection();
  }

  private MvcTestResult page(String slug, String person, String path) {
    var coalition = coalitions.byId(SampleCoalition.coalitionId(slug)).orElseThrow();
    var id = new SampleCoalition(coalition, json).person(person);
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn(id.value(), person + "@" + slug + ".example", false),
            null,
            AuthorityUtils.createAuthorityList("FACTOR_PASSWORD", "FACTOR_TOTP"));
    return pages
        .get()
        .uri(path)
        .with(SecurityMockMvcRequestPostProcessors.authentication(signedIn))
        .exchange();
  }
}
