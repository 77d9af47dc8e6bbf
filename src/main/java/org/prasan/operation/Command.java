package org.prasan.operation;

/** Something the operator can ask of the jar besides serving pages. */
public interface Command {
  /** The word after {@code java -jar prasan.jar}. */
  String name();

  /** One line for the list of commands, Thai and English. */
  String usage();

  /** Does it and returns the exit code: 0 when all is well. */
  int run(Arguments arguments);
}
