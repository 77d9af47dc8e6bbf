package org.prasan.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleValue;
import org.prasan.language.LocalizedText;

/**
 * Something the coalition looks at before it takes a member, or asks a paper for.
 *
 * @param weight out of 100; null if the criteria are not weighed against each other
 */
record Criterion(LocalizedText text, @Nullable Integer weight) {
  static List<Criterion> of(RuleValue value) {
    return value instanceof RuleValue.Points(var points)
        ? points.stream().map(point -> new Criterion(point.text(), point.weight())).toList()
        : List.of();
  }
}
