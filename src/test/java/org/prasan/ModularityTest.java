package org.prasan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
  @Test
  void everyModuleKeepsToWhatItMayDependOn() {
    ApplicationModules.of(Prasan.class).verify();
  }
}
