package org.prasan.sample;

import org.prasan.operation.CannotStart;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalitions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets no page be served for real work where accounts stand whose passwords everybody knows. */
@Component
@ConditionalOnProperty(name = "operation.mode", havingValue = "SERVE")
class RefuseSampleAccounts implements SmartLifecycle {
  private final Settings settings;
  private final Coalitions coalitions;
  private boolean running;

  RefuseSampleAccounts(Settings settings, Coalitions coalitions) {
    this.settings = settings;
    this.coalitions = coalitions;
  }

  @Override
  public void start() {
    if (!settings.sample() && coalitions.all().stream().anyMatch(SampleCoalition::isSample))
      throw CannotStart.because("sample-accounts", place());
    running = true;
  }

  private String place() {
    var elsewhere = settings.database().url();
    return elsewhere == null ? settings.data().toString() : elsewhere;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** As soon as the database is open, and before the port is. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }
}
