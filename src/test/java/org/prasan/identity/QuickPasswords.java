package org.prasan.identity;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Nobody guesses the passwords of tests: they are hashed by the same way with little effort. That
 * the ordinary effort is made for everybody else is a test of its own.
 */
@TestComponent
class QuickPasswords implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Passwords ? new Passwords(new Quick()) : bean;
  }

  private static final class Quick extends Argon2 {
    @Override
    String freshRecipe() {
      return super.freshRecipe().replaceFirst("m=\\d+,t=\\d+", "m=64,t=1");
    }
  }
}
