package org.prasan.operation;

import java.util.List;
import java.util.Optional;

/** The words that follow a command, without the {@code --settings}. */
public record Arguments(List<String> words) {
  public Optional<String> first() {
    return words.stream().findFirst();
  }
}
