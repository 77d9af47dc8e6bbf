package org.prasan.operation;

/** What the doctor found about one thing, named by its text {@code operation.doctor.<name>}. */
record Finding(String name, State state, String detail) {

  enum State {
    WELL("✓"),
    ATTENTION("!"),
    ILL("✗");

    final String mark;

    State(String mark) {
      this.mark = mark;
    }
  }

  static Finding needs(boolean well, String name, String detail) {
    return new Finding(name, well ? State.WELL : State.ILL, detail);
  }

  static Finding wants(boolean well, String name, String detail) {
    return new Finding(name, well ? State.WELL : State.ATTENTION, detail);
  }

  /** One line when all is well, and otherwise also what to do, in both languages. */
  String text() {
    var key = "doctor." + name;
    // What is said of a thing that is well would be untrue of one that is not.
    var said = state != State.WELL && OperatorText.knows(key + ".not") ? key + ".not" : key;
    var line =
        "%s %s · %s%n"
            .formatted(
                state.mark, OperatorText.thai(said, detail), OperatorText.english(said, detail));
    if (state == State.WELL) return line;
    return line
        + "    → %s%n    → %s%n"
            .formatted(
                OperatorText.thai(key + ".cure", detail),
                OperatorText.english(key + ".cure", detail));
  }
}
