package org.prasan;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.assertj.core.api.Assertions;

/** How much memory this thread asks for, whether or not it gives it back at once. */
public final class Memory {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Memory() {}

  /** What is measured. */
  public interface Work<R, E extends Exception> {
    R done() throws E;
  }

  /** Fails if work asks for more than so many megabytes in all, so that it never holds more. */
  public static <R, E extends Exception> R within(int megabytes, Work<R, E> work) throws E {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    var result = work.done();
    long asked = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
    Assertions.assertThat(asked).as("megabytes asked for").isLessThanOrEqualTo(megabytes);
    return result;
  }
}
