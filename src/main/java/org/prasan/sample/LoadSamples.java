package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.prasan.coalition.FoundCoalition;
import org.prasan.language.LocalizedText;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the sample coalitions at the first start in sample mode. Each part commits together with
 * the note that it is there: a start that was cut off goes on with the parts that are missing.
 */
@Component
class LoadSamples implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(LoadSamples.class);

  private final Settings settings;
  private final Coalitions coalitions;
  private final FoundCoalition found;
  private final List<SampleStep> steps;
  private final SampleSteps remembered;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  LoadSamples(
      Settings settings,
      Coalitions coalitions,
      FoundCoalition found,
      List<SampleStep> steps,
      SampleSteps remembered,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.settings = settings;
    this.coalitions = coalitions;
    this.found = found;
    this.steps = steps;
    this.remembered = remembered;
    this.transaction = transaction;
    this.json = json;
  }

  /** The names of a sample coalition. */
  record Names(LocalizedText name, LocalizedText shortName, boolean invented) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (settings.sample()) load();
  }

  /** Beside a coalition that people founded themselves no samples appear. */
  void load() {
    var there = coalitions.all();
    if (!there.isEmpty() && there.stream().noneMatch(SampleCoalition::isSample)) return;
    SampleCoalition.SLUGS.forEach(slug -> load(slug));
  }

  void load(String slug) {
    var id = SampleCoalition.coalitionId(slug);
    var coalition = coalitions.byId(id).orElseGet(() -> found(slug));
    var into = new SampleCoalition(coalition, json);
    Tenancy.run(id, () -> loadMissing(into));
  }

  private Coalition found(String slug) {
    var names = SampleCoalition.read(slug, "coalition.yaml", Names.class, json);
    var wish =
        new FoundCoalition.Wish(
            SampleCoalition.coalitionId(slug),
            slug,
            names.name(),
            names.shortName(),
            names.invented(),
            true);
    return switch (found.foundEmpty(founder(), wish)) {
      case FoundCoalition.Outcome.Founded(var coalition) -> coalition;
      case FoundCoalition.Outcome.AddressTaken(), FoundCoalition.Outcome.AddressUnfit() ->
          throw new IllegalStateException("The sample coalition " + slug + " cannot be founded");
    };
  }

  private static Acting founder() {
    var nobody = LocalizedText.of("");
    return new Acting(
        Coalition.NONE, null, null, null, nobody, nobody, EnumSet.of(Role.OPERATOR), "sample data");
  }

  private void loadMissing(SampleCoalition into) {
    Set<String> done =
        Objects.requireNonNull(transaction.execute(_ -> remembered.loaded(into.coalition().id())));
    for (var step : steps) {
      if (done.contains(step.name())) continue;
      transaction.executeWithoutResult(
          _ -> {
            step.load(into);
            remembered.remember(into.coalition().id(), step.name());
          });
      log.info("Sample coalition {}: loaded {}", into.coalition().slug(), step.name());
    }
  }
}
