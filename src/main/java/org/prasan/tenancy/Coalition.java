package org.prasan.tenancy;

import java.util.UUID;
import org.prasan.language.LocalizedText;

/**
 * A coalition of organizations as every page needs it; its charter belongs to the coalition module.
 *
 * @param slug its name in addresses: small Latin letters, digits and hyphens
 * @param invented its data are made up for training; each page says so
 * @param open it shows itself to visitors
 */
public record Coalition(
    CoalitionId id,
    String slug,
    LocalizedText name,
    LocalizedText shortName,
    boolean invented,
    boolean open) {

  /** Stands where no coalition is chosen, and owns the installation's own audit log. */
  public static final Coalition NONE =
      new Coalition(
          new CoalitionId(new UUID(0, 0)),
          "",
          new LocalizedText("ประสาน", "Prasan"),
          new LocalizedText("ประสาน", "Prasan"),
          false,
          false);
}
