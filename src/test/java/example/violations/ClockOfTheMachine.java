package example.violations;

class ClockOfTheMachine {
  long now() {
    return System.currentTimeMillis();
  }
}
