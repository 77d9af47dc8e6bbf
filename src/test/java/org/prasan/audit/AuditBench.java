package org.prasan.audit;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many entries a second one log takes, how many several logs take, and how fast one is checked.
 */
@PrasanTest
@Tag("slow")
class AuditBench {
  private static final int SECONDS = 8;

  @Autowired Audit audit;
  @Autowired VerifyChain chain;
  @Autowired Scenes scenes;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void measure() throws Exception {
    write("warm-up", 16, 1);
    write("1 writer, 1 coalition", 1, 1);
    write("16 writers, 1 coalition", 16, 1);
    var full = write("50 writers, 1 coalition", 50, 1);
    write("50 writers, 50 coalitions", 50, 50);
    long start = System.nanoTime();
    var verdict = Tenancy.in(full.id(), () -> chain.verify(full.id()));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("check: %s in %.2f s%n", verdict, seconds);
  }

  private Coalition write(String name, int writers, int logs) throws Exception {
    var into = new Coalition[logs];
    for (int i = 0; i < logs; i++) into[i] = fresh();
    var entries = new AtomicInteger();
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < writers; i++) {
        var log = into[i % logs];
        work.add(
            () -> {
              while (System.nanoTime() < end) {
                write(log);
                entries.incrementAndGet();
              }
              return true;
            });
      }
      for (var done : threads.invokeAll(work)) done.get();
    }
    System.out.printf("%s: %d entries/s%n", name, entries.get() / SECONDS);
    return into[0];
  }

  private void write(Coalition coalition) {
    var acting = Acting.system(coalition, "bench");
    Tenancy.run(
        coalition.id(),
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(
                    status ->
                        audit.record(
                            acting,
                            "thing.named",
                            "thing",
                            FreshId.next(),
                            Map.of("name", "เดิม"),
                            Map.of("name", "ใหม่"))));
  }

  private Coalition fresh() {
    return scenes.fresh().coalition();
  }
}
