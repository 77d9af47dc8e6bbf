package org.prasan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several people do something at the same moment. */
public final class AtOnce {
  private AtOnce() {}

  /** What came out for each, in the order given. */
  @SafeVarargs
  public static <R> List<R> all(Callable<R>... deeds) throws Exception {
    var listed = new ArrayList<Callable<R>>();
    for (var deed : deeds) listed.add(deed);
    return all(listed);
  }

  /** What came out for each, in the order given. */
  public static <R> List<R> all(List<Callable<R>> deeds) throws Exception {
    var start = new CyclicBarrier(deeds.size());
    try (var people = Executors.newFixedThreadPool(deeds.size())) {
      var running = new ArrayList<Future<R>>();
      for (var deed : deeds)
        running.add(
            people.submit(
                () -> {
                  start.await();
                  return deed.call();
                }));
      var results = new ArrayList<R>();
      for (var one : running) results.add(one.get());
      return results;
    }
  }
}
