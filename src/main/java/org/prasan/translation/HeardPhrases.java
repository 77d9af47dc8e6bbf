package org.prasan.translation;

import java.util.List;

/** All that clients hear and read, told by the module that says it. */
public interface HeardPhrases {
  /** In the order in which they are translated; their sections in that order, too. */
  List<Phrase> all();
}
