package org.prasan.meeting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * Whether enough of those who count are there.
 *
 * @param entitled those who count
 * @param present those of them who are there
 * @param percent how many must be, in percent; null while no rule says so
 * @param since the day from which the rule is in force
 */
record Quorum(
    Set<OrganizationId> entitled,
    Set<OrganizationId> present,
    @Nullable Integer percent,
    @Nullable LocalDate since) {

  static Quorum of(
      Set<OrganizationId> entitled,
      Collection<OrganizationId> arrived,
      @Nullable Integer percent,
      @Nullable LocalDate since) {
    return new Quorum(
        Set.copyOf(entitled),
        arrived.stream().filter(entitled::contains).collect(Collectors.toUnmodifiableSet()),
        percent,
        since);
  }

  /** The rule asks for so many in a hundred, and a half person does not sit there. */
  public @Nullable Integer needed() {
    return percent == null ? null : Math.ceilDiv(entitled.size() * percent, 100);
  }

  /** Where nobody counts there is nobody who could decide. */
  public boolean reached() {
    return counted().reached();
  }

  public int missing() {
    var needed = needed();
    return needed == null ? 0 : Math.max(0, Math.max(1, needed) - present.size());
  }

  Meeting.Counted counted() {
    return new Meeting.Counted(entitled.size(), present.size(), needed());
  }
}
