package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.Planted;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Whatever is consented to and wherever a referral goes, the receiver never sees more than the
 * consent names: words planted in each group of data are looked for on every page it can open.
 */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
class ConsentScopeTest {
  private static final List<Step> COURSE =
      List.of(
          Step.ACCEPT,
          Step.WAITLIST,
          Step.START_SERVICE,
          Step.ESCALATE,
          Step.RETURN,
          Step.REPORT_OUTCOME,
          Step.WITHDRAW_CONSENT,
          Step.WITHDRAW,
          Step.CONFIRM_CLOSE);

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void noPageOfTheReceiverSaysMore(long seed) {
    saysNoMore(seed);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void noPageOfTheReceiverSaysMoreOnOtherWays(long seed) {
    saysNoMore(seed);
  }

  private void saysNoMore(long seed) {
    var random = new Random(seed);
    var words = planted();
    var sides = referrals.sides(scenes.fresh(), told(words));
    var groups = EnumSet.noneOf(DataGroup.class);
    for (var group : words.keySet()) if (random.nextBoolean()) groups.add(group);
    var id = referrals.offered(sides, groups);
    check(sides, id, words, Set.of());
    for (var step : COURSE) {
      if (random.nextInt(3) == 0) continue;
      boolean received = random.nextBoolean();
      var who = received || step == Step.ACCEPT ? sides.receiver() : sides.sender();
      referrals.take(who, Role.CASE_WORKER, id, step, reason(step));
      boolean open = referrals.find(sides.sender(), id).reading(Party.RECEIVER) == Reading.SEALED;
      check(sides, id, words, open ? groups : Set.of());
    }
  }

  private static @Nullable String reason(Step step) {
    return switch (step) {
      case RETURN -> "NO_CAPACITY";
      case REPORT_OUTCOME -> "SERVED";
      default -> null;
    };
  }

  private void check(
      ReferralScenes.Sides sides,
      ReferralId id,
      Map<DataGroup, String> words,
      Set<DataGroup> open) {
    for (var role : List.of(Role.CASE_WORKER, Role.DIRECTOR, Role.SECRETARY)) {
      var read = everything(sides.receiver(), role, id);
      for (var group : words.keySet())
        if (role != Role.CASE_WORKER || !open.contains(group))
          assertThat(read).as(role + " " + group + " " + open).doesNotContain(words.get(group));
        else assertThat(read).as(role + " " + group + " " + open).contains(words.get(group));
    }
    var stranger = everything(sides.sender().beside(), Role.CASE_WORKER, id);
    for (var word : words.values()) assertThat(stranger).doesNotContain(word);
    assertThat(stranger).doesNotContain(referrals.find(sides.sender(), id).code());
  }

  private String everything(Scene who, Role role, ReferralId id) {
    var read = new StringBuilder();
    for (var path :
        List.of(
            "/home",
            "/referrals",
            "/referrals?shown=RUNNING",
            "/referrals?shown=ENDED",
            "/referrals/" + id,
            "/referrals/" + id + "/details",
            "/referrals/" + id + "/consent",
            "/referrals/" + id + "/edit",
            "/referrals/" + id + "/steps/return",
            "/referrals/review",
            "/referrals/review/" + id,
            "/clients",
            "/audit",
            "/search?q=" + id)) read.append(page(who, role, path));
    return read.toString();
  }

  private String page(Scene who, Role role, String path) {
    var response = pages.get().uri(who.url(path)).with(who.as(role)).exchange().getResponse();
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void neitherTheDatabaseNorALogNorAMailHoldsAWordOfIt(CapturedOutput output) throws SQLException {
    var words = planted();
    var sides = referrals.sides(scenes.fresh(), told(words));
    var id = referrals.offered(sides, words.keySet());
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    page(sides.receiver(), Role.CASE_WORKER, "/referrals/" + id + "/details");
    var secret = new ArrayList<>(words.values());
    secret.add(ReferralScenes.REASON);
    secret.add(ReferralScenes.WORDS);
    assertThat(Planted.anywhere(secret)).isEmpty();
    for (var word : secret) assertThat(output.getAll()).doesNotContain(word);
    var code = referrals.find(sides.sender(), id).code();
    var told =
        sides
            .receiver()
            .in(
                () ->
                    jdbc.sql(
                            "select row_to_json(n)::text from notification.notice n"
                                + " where coalition_id = :coalition and kind like 'referral%'")
                        .param("coalition", sides.receiver().id().value())
                        .query(String.class)
                        .list());
    assertThat(told).isNotEmpty().allSatisfy(notice -> assertThat(notice).doesNotContain(code));
  }

  private static Map<DataGroup, String> planted() {
    var words = new EnumMap<DataGroup, String>(DataGroup.class);
    for (var group : EnumSet.complementOf(EnumSet.of(DataGroup.NOTES)))
      words.put(group, "ปลูก" + UUID.randomUUID().toString().substring(0, 8));
    return words;
  }

  private static Map<Detail, String> told(Map<DataGroup, String> words) {
    var told = new EnumMap<Detail, String>(Detail.class);
    words.forEach(
        (group, word) ->
            told.put(
                switch (group) {
                  case CONTACT -> Detail.HOURS;
                  case IDENTITY -> Detail.NICKNAME;
                  case STORY -> Detail.STORY;
                  case HEALTH_AND_SAFETY -> Detail.HEALTH;
                  case LEGAL -> Detail.LEGAL;
                  case NOTES -> throw new IllegalStateException();
                },
                word));
    return told;
  }
}
