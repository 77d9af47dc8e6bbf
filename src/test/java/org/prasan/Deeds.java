package org.prasan;

import java.util.List;

/** What people ask a module for: of what calls the same methods, one. */
public interface Deeds {
  /** By people of this scene, who may do it. */
  List<Asked> all(Scene scene);
}
