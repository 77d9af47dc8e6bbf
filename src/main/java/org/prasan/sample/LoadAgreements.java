package org.prasan.sample;

import java.util.List;
import org.prasan.agreement.AgreementId;
import org.prasan.agreement.SampleAgreements;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a sample coalition has agreed on in writing: {@code agreements.yaml}. */
@Component
@Order(50)
class LoadAgreements implements SampleStep {
  private final SampleAgreements agreements;

  LoadAgreements(SampleAgreements agreements) {
    this.agreements = agreements;
  }

  /** The file. */
  record Facts(List<SampleAgreements.Facts> agreements) {}

  @Override
  public String name() {
    return "agreements";
  }

  @Override
  public void load(SampleCoalition into) {
    for (var facts : into.read("agreements.yaml", Facts.class).agreements())
      agreements.load(into.acting(), new AgreementId(into.id("agreement", facts.key())), facts);
  }
}
