package org.prasan.commitment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;

/** Tells what a source of commitments is called and where it is shown; its module answers. */
public interface SourcePages {
  /** The kind of source it knows. */
  String kind();

  /** Empty if it is no more, or nobody may know of it. */
  Optional<Named> named(CoalitionId coalition, Source source, Locale locale);

  /** The latest in which anything could be promised, by name, the latest first. */
  Map<UUID, String> latest(CoalitionId coalition, int most, Locale locale);

  /**
   * A source in words.
   *
   * @param path below the coalition's address
   */
  record Named(String title, String path) {}
}
