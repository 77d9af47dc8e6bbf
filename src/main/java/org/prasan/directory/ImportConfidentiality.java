package org.prasan.directory;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * How closely an imported service will be kept. Silence means members only; the address of a
 * shelter is shown to no more than named seats until somebody has been asked.
 *
 * @param service as it will be unless somebody says yes
 * @param open how it will be kept if somebody says yes; none if there is nothing to ask
 */
record ImportConfidentiality(Service service, @Nullable Confidentiality open) {

  static ImportConfidentiality decide(
      Service before,
      boolean isNew,
      Service read,
      Confidentiality wanted,
      boolean decides,
      Given given) {
    var now = before.confidentiality();
    if (!wanted.equals(now) && !decides) {
      given.notice("directory.hsds.notice.kept");
      return plain(read, Shelters.closedIfNew(before, read.with(now)).confidentiality());
    }
    var address = wanted.of(FieldGroup.ADDRESS);
    boolean becomesShelter = Shelters.isShelter(read) && (isNew || !Shelters.isShelter(before));
    boolean showsShelter = becomesShelter || now.of(FieldGroup.ADDRESS).compareTo(Level.SEATS) >= 0;
    boolean opens =
        (showsShelter && Shelters.isShelter(read) && address.compareTo(Level.SEATS) < 0)
            || (!isNew && Shelters.wouldExpose(before, wanted));
    if (!opens) return plain(read, wanted);
    var closed =
        becomesShelter ? Shelters.closed(wanted) : atLeast(wanted, now.of(FieldGroup.ADDRESS));
    if (HsdsConfidentiality.tellsOfTheAddress(given))
      return new ImportConfidentiality(read.with(closed), wanted);
    given.notice("directory.hsds.notice.shelter");
    return plain(read, closed);
  }

  private static Confidentiality atLeast(Confidentiality kept, Level address) {
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var part : FieldGroup.values()) parts.put(part, kept.of(part));
    parts.put(FieldGroup.ADDRESS, kept.of(FieldGroup.ADDRESS).stricter(address));
    return new Confidentiality(kept.level(), parts, kept.organizations(), kept.seats());
  }

  private static ImportConfidentiality plain(Service read, Confidentiality kept) {
    return new ImportConfidentiality(read.with(kept), null);
  }
}
