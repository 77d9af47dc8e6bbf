package org.prasan.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has been read for the page that is being gathered. Modules that know nothing of each other
 * ask the same on it, and a page shows one moment of the database. Where something is changed, each
 * asks anew.
 */
public final class ReadOnce {
  private static final ScopedValue<Map<Object, Object>> PAGE = ScopedValue.newInstance();

  private ReadOnce() {}

  /** While a page is gathered that changes nothing. */
  public static <R extends @Nullable Object, X extends Throwable> R during(
      ScopedValue.CallableOp<? extends R, X> page) throws X {
    return ScopedValue.where(PAGE, new HashMap<>()).call(page);
  }

  /**
   * What was read already, or is read now.
   *
   * @param key names what is read and all on which it depends, the coalition among it
   */
  @SuppressWarnings("unchecked")
  public static <T> T of(Object key, Supplier<T> reading) {
    if (!PAGE.isBound()) return reading.get();
    var read = PAGE.get();
    var known = (T) read.get(key);
    if (known != null) return known;
    var fresh = Objects.requireNonNull(reading.get());
    read.put(key, fresh);
    return fresh;
  }
}
