package org.prasan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Somebody who works out of a published table whatever follows from it. */
final class Attacker {
  private static final int UNKNOWN = 100_000;

  private final Cube cube;
  private final int[] least;
  private final int[] most;

  /** The attacker may know the number of all cases exactly; less than zero if not. */
  Attacker(PublishedTable table, int total) {
    cube = new Cube(table.dimensions());
    least = new int[cube.places()];
    most = new int[cube.places()];
    int steps = table.audience().threshold() - 1;
    for (int place = 0; place < least.length; place++) {
      var cell = table.cells().get(place);
      if (cell instanceof Cell.Shown(int atLeast)) least[place] = atLeast;
      most[place] =
          switch (cell) {
            case Cell.Shown(int atLeast) -> atLeast + steps;
            case Cell.Hidden() -> UNKNOWN;
            case Cell.Impossible() -> 0;
          };
    }
    if (total < 0) return;
    least[cube.total()] = total;
    most[cube.total()] = total;
  }

  int least(int place) {
    return least[place];
  }

  int most(int place) {
    return most[place];
  }

  /** Sum by sum, along every dimension, until nothing follows any more. */
  Attacker reasons() {
    boolean learned = true;
    while (learned) {
      learned = false;
      for (int place = 0; place < least.length; place++)
        for (int along = 0; along < cube.depth(); along++)
          if (cube.isAll(place, along)) learned |= reasonsAbout(place, parts(place, along));
    }
    return this;
  }

  private List<Integer> parts(int place, int along) {
    var parts = new ArrayList<Integer>();
    for (int back = 1; back <= cube.width(along); back++)
      parts.add(place - back * cube.stride(along));
    return parts;
  }

  private boolean reasonsAbout(int whole, List<Integer> parts) {
    int leastOfAll = parts.stream().mapToInt(part -> least[part]).sum();
    int mostOfAll = Math.min(UNKNOWN, parts.stream().mapToInt(part -> most[part]).sum());
    boolean learned = narrows(whole, leastOfAll, mostOfAll);
    for (int part : parts) {
      int leastOfOthers = leastOfAll - least[part];
      int mostOfOthers = parts.stream().filter(p -> p != part).mapToInt(p -> most[p]).sum();
      learned |= narrows(part, least[whole] - mostOfOthers, most[whole] - leastOfOthers);
    }
    return learned;
  }

  private boolean narrows(int place, int newLeast, int newMost) {
    boolean narrower = newLeast > least[place] || newMost < most[place];
    least[place] = Math.max(least[place], newLeast);
    most[place] = Math.min(most[place], newMost);
    return narrower;
  }

  /** Every table that would look like the published one, and what each place holds in them. */
  List<SortedSet<Integer>> triesEveryTable() {
    var possible = new ArrayList<SortedSet<Integer>>();
    for (int place = 0; place < least.length; place++) possible.add(new TreeSet<>());
    tries(0, new int[least.length], 0, possible);
    return possible;
  }

  private void tries(int place, int[] leaves, int sum, List<SortedSet<Integer>> possible) {
    if (sum > most[cube.total()]) return;
    if (place == least.length) {
      fits(leaves.clone(), possible);
      return;
    }
    int upTo = cube.isLeaf(place) ? Math.min(most[place], most[cube.total()] - sum) : 0;
    for (int count = cube.isLeaf(place) ? least[place] : 0; count <= upTo; count++) {
      leaves[place] = count;
      tries(place + 1, leaves, sum + count, possible);
    }
    leaves[place] = 0;
  }

  private void fits(int[] counts, List<SortedSet<Integer>> possible) {
    cube.sum(counts);
    for (int place = 0; place < counts.length; place++)
      if (counts[place] < least[place] || counts[place] > most[place]) return;
    for (int place = 0; place < counts.length; place++) possible.get(place).add(counts[place]);
  }
}
