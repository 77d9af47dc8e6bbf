package org.prasan.admission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The complete reviews of an application side by side. */
record Scorecard(List<Row> rows, List<Column> columns, @Nullable Integer percent) {

  /** Whether there is anything to compare: one reviewer agrees with nobody. */
  public boolean comparable() {
    return columns.size() > 1;
  }

  /** One criterion, and how far the reviewers are apart on it. */
  record Row(Criterion criterion, List<Review.Score> scores, Spread spread) {}

  /** One reviewer, with the weighted result out of 100; null without criteria. */
  record Column(Review review, @Nullable Integer percent) {}

  /** How far scores are apart; said in words and by a sign, never by a color alone. */
  enum Spread {
    SAME("=", "done"),
    NEAR("≈", "plain"),
    FAR("≠", "waiting");

    private final String sign;
    private final String chip;

    Spread(String sign, String chip) {
      this.sign = sign;
      this.chip = chip;
    }

    public String sign() {
      return sign;
    }

    public String chip() {
      return chip;
    }

    public String key() {
      return "admission.spread." + name();
    }

    static Spread of(List<Review.Score> scores) {
      var statistics = scores.stream().mapToInt(Review.Score::points).summaryStatistics();
      var apart = statistics.getMax() - statistics.getMin();
      return apart == 0 ? SAME : apart == 1 ? NEAR : FAR;
    }
  }

  static Scorecard of(List<Criterion> criteria, List<Review> reviews) {
    var complete = reviews.stream().filter(Review::complete).toList();
    var rows = new ArrayList<Row>();
    for (int i = 0; i < criteria.size(); i++) {
      int number = i;
      var scores = complete.stream().map(review -> review.scores().get(number)).toList();
      if (!scores.isEmpty()) rows.add(new Row(criteria.get(i), scores, Spread.of(scores)));
    }
    var columns =
        complete.stream()
            .map(review -> new Column(review, percent(criteria, List.of(review))))
            .toList();
    return new Scorecard(rows, columns, percent(criteria, complete));
  }

  /** Where no weights are given every criterion weighs the same. */
  private static @Nullable Integer percent(List<Criterion> criteria, List<Review> reviews) {
    if (criteria.isEmpty() || reviews.isEmpty()) return null;
    double reached = 0;
    double possible = 0;
    for (int i = 0; i < criteria.size(); i++) {
      var weight = criteria.get(i).weight();
      double counts = weight == null ? 1 : weight;
      for (var review : reviews) {
        reached += counts * review.scores().get(i).points();
        possible += counts * Review.BEST;
      }
    }
    return (int) Math.round(100 * reached / possible);
  }
}
