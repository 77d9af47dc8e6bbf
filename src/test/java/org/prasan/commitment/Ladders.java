package org.prasan.commitment;

import org.prasan.Scene;
import org.prasan.tenancy.Tenancy;
import org.springframework.boot.test.context.TestComponent;

/** The daily round that reminds of commitments, for one coalition. */
@TestComponent
public class Ladders {
  private final ClimbLadder ladder;

  Ladders(ClimbLadder ladder) {
    this.ladder = ladder;
  }

  /** Answers how many rungs were climbed. */
  public int climb(Scene scene) {
    return Tenancy.in(scene.id(), () -> ladder.climb(scene.coalition()));
  }
}
