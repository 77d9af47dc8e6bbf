package org.prasan.directory;

import java.util.Set;
import org.prasan.tenancy.Acting;

/**
 * Tells which seats somebody holds at this moment, by their keys; the module that keeps the roster
 * answers. Without an answer nobody holds any, and only named organizations are let in.
 */
public interface SeatsHeld {
  Set<String> now(Acting acting);
}
