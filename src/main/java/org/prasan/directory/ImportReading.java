package org.prasan.directory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.membership.NewOrganization;
import org.prasan.tenancy.OrganizationId;
import tools.jackson.databind.node.ObjectNode;

/** What taking in a file would do, service by service. */
record ImportReading(List<Line> lines, Map<OrganizationId, NewOrganization> organizations) {

  /** What would become of a service. */
  enum Fate {
    ADDED,
    CHANGED,
    SAME,
    REFUSED
  }

  /**
   * A service of the file.
   *
   * @param number its place in the file, from one
   * @param open the address of a shelter would be shown more openly than to named seats; asks first
   * @param rest what it says beyond the directory
   */
  record Line(
      int number,
      String name,
      Fate fate,
      @Nullable Service before,
      @Nullable Service after,
      @Nullable Confidentiality open,
      ObjectNode rest,
      Findings findings) {

    /** As it is to be, with the address of a shelter open only if somebody said so. */
    Service accepted(boolean openShelters) {
      if (after == null) throw new IllegalStateException("Refused: " + number);
      return openShelters && open != null ? after.with(open) : after;
    }
  }

  List<Line> of(Fate fate) {
    return lines.stream().filter(line -> line.fate() == fate).toList();
  }

  /** The shelters about which their sender is asked. */
  List<Line> asking() {
    return lines.stream().filter(line -> line.open() != null).toList();
  }

  /** Why services are refused, by the keys of the messages that say it. */
  List<String> reasons() {
    return of(Fate.REFUSED).stream()
        .flatMap(line -> line.findings().wrong().stream())
        .map(Findings.Wrong::key)
        .distinct()
        .toList();
  }

  boolean ready() {
    return of(Fate.REFUSED).isEmpty()
        && !(of(Fate.ADDED).isEmpty() && of(Fate.CHANGED).isEmpty() && asking().isEmpty());
  }
}
