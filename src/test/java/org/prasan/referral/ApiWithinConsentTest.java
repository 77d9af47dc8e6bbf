package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.client.ClientScenes;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.roster.RosterScenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a client agreed to, and however far a referral has come, no answer to the receiver's
 * program holds a word of a group outside of it, and before acceptance no word at all.
 */
@PrasanTest
class ApiWithinConsentTest {
  private static final Map<Detail, String> PLANTED =
      new EnumMap<>(
          Map.of(
              Detail.NAME_TH, "คำปลูกชื่อ",
              Detail.PHONE, "081 777 6655",
              Detail.STORY, "คำปลูกเรื่อง",
              Detail.HEALTH, "คำปลูกสุขภาพ",
              Detail.LEGAL, "คำปลูกคดี"));
  private static final String REASON = "คำปลูกเหตุผล";
  private static final Set<State> SEALED_OPEN =
      EnumSet.of(
          State.ACCEPTED,
          State.IN_SERVICE,
          State.WAITLISTED,
          State.NO_CONTACT,
          State.OUTCOME_REPORTED,
          State.DISPUTED,
          State.LOOP_CLOSED,
          State.ESCALATED);
  private static final Map<Step, String> REASONS =
      Map.of(
          Step.DECLINE, "NO_CAPACITY", Step.RETURN, "NO_CAPACITY", Step.REPORT_OUTCOME, "SERVED");

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired RosterScenes roster;
  @Autowired Programs programs;
  @Autowired JsonMapper json;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noAnswerHoldsAWordOutsideOfTheConsent(long seed) {
    var random = new Random(seed);
    var sender = scenes.fresh();
    var receiver = sender.beside();
    var seat = roster.seatServedByCaseWorker(receiver, "เวรรับเรื่อง");
    var sides = new ReferralScenes.Sides(sender, receiver, seat, clients.client(sender, PLANTED));
    var sends = programs.of(sender);
    var receives = programs.of(receiver);
    var outside = programs.of(sender.beside());
    var groups = EnumSet.noneOf(DataGroup.class);
    for (var group : DataGroup.values()) if (random.nextBoolean()) groups.add(group);
    groups.remove(DataGroup.NOTES);
    var id = UUID.randomUUID();
    var fresh = Programs.fresh(sides, groups.stream().map(Enum::name).toList(), Programs.byLaw());
    fresh.put("reason", REASON);
    assertThat(programs.post(sends, "/referrals", id, fresh)).hasStatus(201);
    for (int n = 0; n < 7; n++) {
      look(receives, id, groups, state(sends, id));
      nothing(outside, id);
      step(random, random.nextInt(3) == 0 ? sends : receives, id);
    }
    look(receives, id, groups, state(sends, id));
  }

  private void look(Programs.Program receives, UUID id, Set<DataGroup> groups, State state) {
    for (var path : paths(id)) {
      var answer = Programs.text(programs.get(receives, path));
      boolean details = path.endsWith("/details") && SEALED_OPEN.contains(state);
      PLANTED.forEach(
          (detail, word) -> {
            if (!details || !groups.contains(detail.group()))
              assertThat(answer)
                  .as("%s in %s, agreed %s", path, state, groups)
                  .doesNotContain(word);
          });
      if (!details) assertThat(answer).as("%s in %s", path, state).doesNotContain(REASON);
    }
  }

  /** An organization that has no part in it: not even that there is one. */
  private void nothing(Programs.Program outside, UUID id) {
    for (var path : paths(id))
      assertThat(Programs.text(programs.get(outside, path)))
          .as(path)
          .doesNotContain(
              "คำปลูก", "081 777 6655", path.contains(id.toString()) ? "OFFERED" : id.toString());
  }

  private static List<String> paths(UUID id) {
    return List.of(
        "/referrals/" + id,
        "/referrals/" + id + "/details",
        "/referrals/" + id + "/messages",
        "/inbox",
        "/sent",
        "/search?q=ที่พัก");
  }

  /** One of the steps that are open to whoever comes; none is fine as well. */
  private void step(Random random, Programs.Program program, UUID id) {
    var whole = programs.get(program, "/referrals/" + id);
    if (whole.getResponse().getStatus() != 200) return;
    var tree = json.readTree(Programs.text(whole));
    var open = new ArrayList<String>();
    tree.path("open").forEach(step -> open.add(step.asString()));
    if (open.isEmpty()) return;
    var step = Step.valueOf(open.get(random.nextInt(open.size())));
    var body = new HashMap<String, Object>();
    body.put("step", step.name());
    body.put("version", tree.path("version").asInt());
    body.put("reason", REASONS.get(step));
    body.put("words", "ตามที่คุยกัน");
    assertThat(programs.post(program, "/referrals/" + id + "/steps", UUID.randomUUID(), body))
        .as("%s", step)
        .satisfies(answer -> assertThat(status(answer)).isIn(200, 409));
  }

  private static int status(MvcTestResult answer) {
    return answer.getResponse().getStatus();
  }

  private State state(Programs.Program program, UUID id) {
    var tree = json.readTree(Programs.text(programs.get(program, "/referrals/" + id)));
    return State.valueOf(tree.path("state").asString());
  }
}
