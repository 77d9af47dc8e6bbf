package org.prasan.exchange;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of a table: its heading and what it says about each item. */
public record Column<T>(String heading, Function<? super T, ? extends @Nullable Object> value) {
  public static <T> Column<T> of(
      String heading, Function<? super T, ? extends @Nullable Object> value) {
    return new Column<>(heading, value);
  }
}
