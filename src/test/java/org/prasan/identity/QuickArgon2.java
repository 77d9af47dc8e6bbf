package org.prasan.identity;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Hashes as Prasan does, but in no time: tests set and type thousands of passwords. */
@TestComponent
@Primary
class QuickArgon2 extends Argon2 {
  @Override
  String freshRecipe() {
    return recipe(8, 1);
  }
}
