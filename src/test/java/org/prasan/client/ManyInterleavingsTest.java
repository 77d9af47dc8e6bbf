package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two people open the same file and save what they typed, in six hundred orders from a fixed seed,
 * a part of them truly at once: who saves what was read before somebody else saved is told, and
 * what stands is always what the last who was told "saved" had typed.
 */
@PrasanTest
@Tag("data")
class ManyInterleavingsTest {
  private static final int TIMES = 600;

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired EditClient edit;
  @Autowired ReadClient read;

  private Scene scene;
  private ClientId id;

  @BeforeEach
  void aFile() {
    scene = scenes.fresh();
    id = clients.client(scene);
  }

  private int version() {
    return clients.file(scene, id).version();
  }

  private EditClient.Outcome save(int basis, String text) {
    return scene.in(
        () ->
            edit.tell(
                scene.acting(Role.CASE_WORKER),
                id,
                basis,
                DataGroup.STORY,
                Map.of(Detail.STORY, text),
                false));
  }

  private String story() {
    return scene.in(
        () ->
            read.read(scene.acting(Role.CASE_WORKER), id, EnumSet.of(DataGroup.STORY))
                .orElseThrow()
                .details()
                .getOrDefault(Detail.STORY, ""));
  }

  @Test
  void oneWinsAndTheOtherIsToldInWhateverOrderTheyReadAndSave() throws Exception {
    var random = new Random(15);
    scene.person(Role.CASE_WORKER);
    var stands = "";
    int told = 0;
    for (int time = 0; time < TIMES; time++) {
      var texts = List.of("ก" + time, "ข" + time);
      var outcomes = random.nextInt(5) == 0 ? atOnce(texts) : inSomeOrder(texts, random);
      var saved = new ArrayList<String>();
      for (var one : outcomes)
        if (one.outcome() == EditClient.Outcome.SAVED) saved.add(one.text());
        else assertThat(one.outcome()).isEqualTo(EditClient.Outcome.CHANGED_MEANWHILE);
      for (var one : outcomes)
        if (one.known())
          assertThat(one.outcome() == EditClient.Outcome.SAVED).isEqualTo(one.fresh());
      assertThat(saved).as("time " + time).isNotEmpty();
      told += 2 - saved.size();
      if (time % 10 == 0) {
        stands = story();
        assertThat(saved).as("time " + time).contains(stands);
        if (outcomes.getFirst().known()) assertThat(stands).isEqualTo(saved.getLast());
      }
    }
    assertThat(told).isBetween(TIMES / 4, TIMES - TIMES / 10);
  }

  /**
   * What came of one save.
   *
   * @param known whether the order is known
   * @param fresh whether nobody had saved since it was read
   */
  private record Saved(String text, EditClient.Outcome outcome, boolean known, boolean fresh) {}

  private List<Saved> atOnce(List<String> texts) throws Exception {
    int basis = version();
    return AtOnce.all(at(basis, texts.get(0)), at(basis, texts.get(1)));
  }

  private Callable<Saved> at(int basis, String text) {
    return () -> new Saved(text, save(basis, text), false, true);
  }

  private List<Saved> inSomeOrder(List<String> texts, Random random) {
    var basis = new Integer[2];
    var saved = new ArrayList<Saved>();
    var last = version();
    while (saved.size() < 2) {
      int who = random.nextInt(2);
      var text = texts.get(who);
      if (basis[who] == null) basis[who] = version();
      else if (saved.stream().noneMatch(one -> one.text().equals(text))) {
        boolean fresh = basis[who] == last;
        var outcome = save(basis[who], text);
        if (outcome == EditClient.Outcome.SAVED) last++;
        saved.add(new Saved(text, outcome, true, fresh));
      }
    }
    return saved;
  }
}
