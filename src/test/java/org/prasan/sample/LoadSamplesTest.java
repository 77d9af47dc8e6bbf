package org.prasan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.agreement.Agreements;
import org.prasan.coalition.Charter;
import org.prasan.coalition.EditCharter;
import org.prasan.coalition.FoundCoalition;
import org.prasan.coalition.History;
import org.prasan.coalition.Pillar;
import org.prasan.coalition.PillarId;
import org.prasan.coalition.Rules;
import org.prasan.coalition.Territory;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@PrasanTest
@Tag("data")
class LoadSamplesTest {
  @Autowired LoadSamples samples;
  @Autowired SampleSteps remembered;
  @Autowired Settings settings;
  @Autowired Coalitions coalitions;
  @Autowired FoundCoalition found;
  @Autowired EditCharter edit;
  @Autowired JsonMapper json;
  @Autowired Charter charter;
  @Autowired History history;
  @Autowired Rules rules;
  @Autowired Territory territory;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired Agreements agreements;
  @Autowired OrganizationRegistry organizations;
  @Autowired MockMvcTester pages;

  @BeforeEach
  void loaded() {
    SampleCoalition.SLUGS.forEach(samples::load);
  }

  @Test
  void theRealCoalitionIsThereWithItsFourPillarsAndItsWholeProvince() {
    var id = SampleCoalition.coalitionId("chiangrai");
    Tenancy.run(
        id,
        () -> {
          assertThat(charter.pillars(id))
              .extracting(pillar -> pillar.code())
              .containsExactly("counter_trafficking", "statelessness", "protection", "education");
          assertThat(territory.districts(id)).hasSize(18);
          assertThat(territory.subdistricts(id)).hasSize(124);
          assertThat(history.events(id)).hasSize(18);
        });
  }

  @Test
  void rulesThatTheSourceDoesNotStateAreNotDecided() {
    var id = SampleCoalition.coalitionId("chiangrai");
    Tenancy.run(
        id,
        () ->
            assertThat(rules.all(id).stream().filter(history -> history.isEmpty()))
                .extracting(history -> history.key().slug())
                .contains("quorum", "renewal-month", "intake-window", "grace-days"));
  }

  @Test
  void loadingAgainAddsNothing() {
    var before = counts();
    SampleCoalition.SLUGS.forEach(samples::load);
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void aStartThatWasCutOffGoesOnWhereItStopped() {
    var pillar = new AddPillar("pillar", false);
    var cutOff = loader(pillar, new AddPillar("cut_off", true));
    assertThatThrownBy(() -> cutOff.load("cut-off")).hasMessage("The power failed");

    loader(pillar, new AddPillar("cut_off", false)).load("cut-off");

    var id = SampleCoalition.coalitionId("cut-off");
    Tenancy.run(
        id,
        () ->
            assertThat(charter.pillars(id))
                .extracting(Pillar::code)
                .containsExactly("pillar", "cut_off"));
    assertThat(pillar.runs).isOne();
  }

  @Test
  void whoeverProposedSecondedOrLedAMeetingWasThere() {
    var id = SampleCoalition.coalitionId("training");
    Tenancy.run(
        id,
        () ->
            transaction.executeWithoutResult(
                status -> {
                  assertThat(
                          jdbc.sql(
                                  """
                                  select d.number, mover from meeting.decision d
                                  cross join lateral (values (d.proposer), (d.seconder)) m (mover)
                                  where d.coalition_id = :id and mover is not null and not exists (
                                    select from meeting.attendance a
                                    where a.coalition_id = d.coalition_id
                                      and a.meeting_id = d.meeting_id and a.organization_id = mover)
                                  """)
                              .param("id", id.value())
                              .query()
                              .listOfRows())
                      .isEmpty();
                  assertThat(
                          jdbc.sql(
                                  """
                                  select m.id, leader from meeting.meeting m
                                  cross join lateral (values (m.chair), (m.secretary)) l (leader)
                                  where m.coalition_id = :id and m.state = 'CLOSED' and not exists (
                                    select from meeting.attendance a
                                    where a.coalition_id = m.coalition_id
                                      and a.meeting_id = m.id and a.person_id = leader)
                                  """)
                              .param("id", id.value())
                              .query()
                              .listOfRows())
                      .isEmpty();
                }));
  }

  private LoadSamples loader(SampleStep... steps) {
    return new LoadSamples(
        settings, coalitions, found, List.of(steps), remembered, transaction, json);
  }

  /** Writes, and then perhaps dies before the commit. */
  private final class AddPillar implements SampleStep {
    private final String code;
    private final boolean dies;
    private int runs;

    AddPillar(String code, boolean dies) {
      this.code = code;
      this.dies = dies;
    }

    @Override
    public String name() {
      return code;
    }

    @Override
    public void load(SampleCoalition into) {
      runs++;
      edit.addPillar(into.acting(), PillarId.fresh(), code, LocalizedText.of("เสา"));
      if (dies) throw new IllegalStateException("The power failed");
    }
  }

  private List<Integer> counts() {
    return List.of("chiangrai", "training").stream()
        .map(SampleCoalition::coalitionId)
        .map(id -> Tenancy.in(id, () -> history.events(id).size()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"chiangrai,การต่อต้านการค้ามนุษย์", "training,ลุ่มน้ำ"})
  void visitorsSeeTheirPages(String slug, String words) {
    for (var path :
        List.of(
            "",
            "/charter",
            "/structure",
            "/structure.svg",
            "/history",
            "/territory",
            "/members",
            "/agreements",
            "/help"))
      for (var language : List.of("th", "en"))
        assertThat(pages.get().uri("/" + slug + path + "?lang=" + language))
            .as(slug + path)
            .hasStatusOk();
    assertThat(pages.get().uri("/" + slug)).bodyText().contains(words);
  }

  @Test
  void ofTheRealAgreementsOnlyTheNumbersAreToldThatAreKnown() {
    assertThat(pages.get().uri("/chiangrai/agreements"))
        .bodyText()
        .contains("18 กันยายน 2562", "14 องค์กร (ทราบเพียงจำนวน)")
        .contains("พ.ศ. 2562–2565", "10 องค์กร (ทราบเพียงจำนวน)")
        .contains("บ้านพักเด็กและครอบครัวจังหวัดเชียงราย", "ทราบว่าเคยลงนาม");
  }

  @Test
  void theMembersOfTheTrainingCoalitionHaveSignedTheirAgreement() {
    var id = SampleCoalition.coalitionId("training");
    Tenancy.run(
        id,
        () -> {
          assertThat(agreements.membershipAgreement(id, LocalDate.of(2020, 3, 31))).isEmpty();
          var agreement = agreements.membershipAgreement(id, LocalDate.of(2026, 11, 26));
          var members =
              organizations.entries(id).stream().filter(OrganizationRegistry.Entry::member);
          assertThat(members)
              .isNotEmpty()
              .allMatch(member -> agreements.signed(id, agreement.orElseThrow(), member.id()));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/help"})
  void visitorsSeeWhatBelongsToNoCoalition(String path) {
    assertThat(pages.get().uri(path)).hasStatusOk();
  }
}
