package org.prasan.sample;

import org.prasan.notification.SampleNotices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A first notice for everybody; people of a real coalition are told nothing that did not happen.
 */
@Component
@Order(130)
class LoadNotices implements SampleStep {
  private final SampleNotices notices;

  LoadNotices(SampleNotices notices) {
    this.notices = notices;
  }

  @Override
  public String name() {
    return "notices";
  }

  @Override
  public void load(SampleCoalition into) {
    var coalition = into.acting().coalition();
    if (coalition.invented()) notices.load(coalition);
  }
}
