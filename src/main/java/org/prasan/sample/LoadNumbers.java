package org.prasan.sample;

import org.prasan.report.SampleNumbers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Invented numbers of past months, where everything is invented. */
@Component
@Order(120)
class LoadNumbers implements SampleStep {
  private final SampleNumbers numbers;

  LoadNumbers(SampleNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public void load(SampleCoalition into) {
    if (into.coalition().invented()) numbers.load(into.coalition().id());
  }
}
