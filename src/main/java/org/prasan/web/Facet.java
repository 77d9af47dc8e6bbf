package org.prasan.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way to narrow a list.
 *
 * @param key message key of its name
 * @param chosen what it is narrowed to; null if it is not
 * @param known what it is narrowed to is one of the choices; who came by an old or mistyped address
 *     may end that too
 * @param clear where it is no longer narrowed
 */
public record Facet(
    String key, @Nullable String chosen, boolean known, String clear, List<Choice> choices) {
  /** A value one may narrow to. */
  public record Choice(String label, String url) {}

  /**
   * With a choice for each value, in their order.
   *
   * @param address of the list, narrowed to this; to nothing by null
   * @param values what one may narrow to, with its words
   */
  public static <T> Facet of(
      String key,
      @Nullable T chosen,
      Function<@Nullable T, String> address,
      Map<T, String> values) {
    var choices =
        values.entrySet().stream()
            .map(value -> new Choice(value.getValue(), address.apply(value.getKey())))
            .toList();
    return new Facet(
        key, label(chosen, values), values.containsKey(chosen), address.apply(null), choices);
  }

  private static <T> @Nullable String label(@Nullable T chosen, Map<T, String> values) {
    return chosen == null
        ? null
        : Objects.requireNonNullElse(values.get(chosen), chosen.toString());
  }
}
