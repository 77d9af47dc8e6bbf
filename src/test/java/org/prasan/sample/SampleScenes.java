package org.prasan.sample;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Fresh coalitions that hold what the training coalition holds, apart from its people. */
@TestComponent
public class SampleScenes {
  private static final Set<String> LOADED =
      Set.of("charter", "organizations", "memberships", "services");
  private static final Set<String> REFERRING =
      Set.of("charter", "organizations", "people", "memberships", "services", "roster", "clients");

  private final Scenes scenes;
  private final List<SampleStep> steps;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  SampleScenes(
      Scenes scenes, List<SampleStep> steps, TransactionTemplate transaction, JsonMapper json) {
    this.scenes = scenes;
    this.steps = steps;
    this.transaction = transaction;
    this.json = json;
  }

  public Scene fresh() {
    return with(step -> LOADED.contains(step.name()));
  }

  /** With its people, its roster and its clients, none of whom was referred. */
  Scene referring() {
    return with(step -> REFERRING.contains(step.name()));
  }

  /** With its people, clients, meetings and everything else as well. */
  public Scene whole() {
    return with(_ -> true);
  }

  private Scene with(Predicate<SampleStep> wanted) {
    var scene = scenes.fresh();
    var into = new SampleCoalition(asTraining(scene.coalition()), json);
    Tenancy.run(
        scene.id(),
        () ->
            steps.stream()
                .filter(wanted)
                .forEach(step -> transaction.executeWithoutResult(_ -> step.load(into))));
    return scene;
  }

  /** The address of a sample coalition is also the name of its folder. */
  static Coalition asTraining(Coalition fresh) {
    return new Coalition(
        fresh.id(), "training", fresh.name(), fresh.shortName(), fresh.invented(), fresh.open());
  }
}
