package org.prasan.operation;

import java.util.List;

/** What a module wants the operator to read on the screen when Prasan has started. */
public interface StartNotes {
  /** Lines to print, Thai and English, without anything that must stay secret. */
  List<String> lines();
}
