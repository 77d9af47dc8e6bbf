package org.prasan.agreement;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** An agreement that organizations sign with each other. */
public record AgreementId(UUID value) {
  public static AgreementId of(String text) {
    return new AgreementId(UUID.fromString(text));
  }

  public static AgreementId fresh() {
    return new AgreementId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
