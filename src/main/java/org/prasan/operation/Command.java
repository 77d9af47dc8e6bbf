package org.prasan.operation;

/**
 * Something the operator can ask of the jar besides serving pages. What it is for stands in {@code
 * messages/operation.properties} under {@code operation.command.<name>}.
 */
public interface Command {
  /** The word after {@code java -jar prasan.jar}. */
  String name();

  /** Does it and returns the exit code: 0 when all is well. */
  int run(Arguments arguments);
}
