package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.prasan.tenancy.OrganizationId;

/** Whether enough of those who count are there. */
class QuorumTest {
  @Property(tries = 300)
  void exactlyAsManyAsTheShareOfTheRuleAreEnoughAndOneLessIsNot(
      @ForAll @IntRange(min = 1, max = 200) int members,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var all = organizations(members);
    int needed = Objects.requireNonNull(of(all, 0, 0, percent).needed());
    assertThat(needed * 100).isGreaterThanOrEqualTo(members * percent);
    assertThat((needed - 1) * 100).isLessThan(members * percent);
    assertThat(of(all, needed, 0, percent).reached()).isTrue();
    assertThat(of(all, needed - 1, 0, percent).reached()).isFalse();
    assertThat(of(all, needed - 1, 0, percent).missing()).isEqualTo(1);
  }

  @Property(tries = 200)
  void whoeverDoesNotCountMakesNoQuorum(
      @ForAll @IntRange(min = 1, max = 60) int members,
      @ForAll @IntRange(min = 0, max = 60) int present,
      @ForAll @IntRange(min = 0, max = 60) int strangers,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var all = organizations(members);
    int there = Math.min(present, members);
    assertThat(of(all, there, strangers, percent).reached())
        .isEqualTo(of(all, there, 0, percent).reached());
    assertThat(of(all, there, strangers, percent).present()).hasSize(there);
  }

  @Property(tries = 100)
  void oneMoreNeverBreaksAQuorum(
      @ForAll @IntRange(min = 2, max = 60) int members,
      @ForAll @IntRange(min = 0, max = 59) int present,
      @ForAll @IntRange(min = 0, max = 100) int percent) {
    var all = organizations(members);
    int there = Math.min(present, members - 1);
    if (of(all, there, 0, percent).reached())
      assertThat(of(all, there + 1, 0, percent).reached()).isTrue();
  }

  @Test
  void whereNobodyCountsThereIsNoQuorumWhateverTheRuleSays() {
    assertThat(Quorum.of(Set.of(), List.of(), 50, null).reached()).isFalse();
    assertThat(Quorum.of(Set.of(), List.of(), null, null).reached()).isFalse();
    assertThat(Quorum.of(Set.of(), List.of(), null, null).counted().reached()).isFalse();
    assertThat(Quorum.of(Set.of(), List.of(), 50, null).counted().reached()).isFalse();
    assertThat(of(organizations(2), 0, 0, 0).counted().reached()).isFalse();
  }

  private static Set<OrganizationId> organizations(int number) {
    var all = new LinkedHashSet<OrganizationId>();
    IntStream.range(0, number).forEach(_ -> all.add(OrganizationId.fresh()));
    return all;
  }

  private static Quorum of(Set<OrganizationId> all, int present, int strangers, int percent) {
    var arrived = new ArrayList<>(all.stream().limit(Math.max(0, present)).toList());
    arrived.addAll(organizations(strangers));
    return Quorum.of(all, arrived, percent, null);
  }
}
