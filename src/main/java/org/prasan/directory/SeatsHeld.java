package org.prasan.directory;

import java.util.Map;
import java.util.Set;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;

/**
 * Tells which seats there are, and at which of them somebody is on duty at this moment; the module
 * that keeps the roster answers. Without an answer only named organizations are let in.
 */
public interface SeatsHeld {
  /** The seats that a service may be shown to, by their keys. */
  Map<String, LocalizedText> all(CoalitionId coalition);

  Set<String> now(Acting acting);
}
