package org.prasan.coalition;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** What a rule says; each kind refuses what cannot be meant. */
public sealed interface RuleValue {

  /** So many, so many days or months, or a share in per cent. */
  record Amount(int number) implements RuleValue {
    public Amount {
      if (number < 0 || number > 10_000) throw new IllegalArgumentException("Out of range");
    }
  }

  /** Several numbers of days, the largest first, each once. */
  record Days(List<Integer> numbers) implements RuleValue {
    public Days {
      numbers = numbers.stream().distinct().sorted(Comparator.reverseOrder()).toList();
      if (numbers.isEmpty() || numbers.size() > 10)
        throw new IllegalArgumentException("Between 1 and 10 numbers");
      if (numbers.getFirst() > 365 || numbers.getLast() < 0)
        throw new IllegalArgumentException("Out of range");
    }
  }

  /** A month of each year. */
  record InMonth(Month month) implements RuleValue {}

  /** From one day to another of each year; it may run over New Year. */
  record Window(MonthDay from, MonthDay to) implements RuleValue {
    public boolean contains(LocalDate day) {
      var on = MonthDay.from(day);
      return from.isAfter(to)
          ? !on.isBefore(from) || !on.isAfter(to)
          : !on.isBefore(from) && !on.isAfter(to);
    }
  }

  /** Things of which each is asked, with a weight if they are weighed against each other. */
  record Points(List<Point> points) implements RuleValue {
    public Points {
      points = List.copyOf(points);
      if (points.isEmpty() || points.size() > 40)
        throw new IllegalArgumentException("Between 1 and 40 points");
      var weighed = points.stream().filter(point -> point.weight() != null).count();
      if (weighed != 0 && weighed != points.size())
        throw new IllegalArgumentException("Either all points have a weight or none");
      var sum =
          points.stream()
              .map(Point::weight)
              .filter(Objects::nonNull)
              .mapToInt(Integer::intValue)
              .sum();
      if (weighed != 0 && sum != 100)
        throw new IllegalArgumentException("The weights must add up to 100");
    }
  }

  /** One of several things asked. */
  record Point(LocalizedText text, @Nullable Integer weight) {
    public Point {
      if (text.th().isBlank() || text.th().length() > 300)
        throw new IllegalArgumentException("A point needs words, at most 300 letters");
      if (weight != null && (weight < 1 || weight > 100))
        throw new IllegalArgumentException("A weight is between 1 and 100");
    }
  }

  /** Whether a rule of this type can have this value. */
  default boolean fits(RuleType type) {
    return switch (this) {
      case Amount amount ->
          switch (type) {
            case PERCENT -> amount.number() >= 1 && amount.number() <= 100;
            case MONTHS -> amount.number() >= 1;
            case COUNT, DAYS -> true;
            case DAY_LIST, MONTH, WINDOW, LIST, WEIGHTED_LIST -> false;
          };
      case Days _ -> type == RuleType.DAY_LIST;
      case InMonth _ -> type == RuleType.MONTH;
      case Window _ -> type == RuleType.WINDOW;
      case Points points ->
          type == RuleType.WEIGHTED_LIST
              || (type == RuleType.LIST
                  && points.points().stream().allMatch(point -> point.weight() == null));
    };
  }
}
