package org.prasan.referral;

import java.util.Arrays;
import java.util.stream.Stream;

/** Something that a clock can begin or stop with. */
sealed interface Happening permits Step, Milestone {
  String name();

  String key();

  static Happening of(String name) {
    return Stream.<Happening>concat(Arrays.stream(Step.values()), Arrays.stream(Milestone.values()))
        .filter(happening -> happening.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nothing happens that is called " + name));
  }
}
