package org.prasan.sample;

import java.util.List;
import org.prasan.commitment.SampleCommitments;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented promises of a sample coalition: {@code commitments.yaml}. */
@Component
@Order(130)
class LoadCommitments implements SampleStep {
  private final SampleCommitments commitments;
  private final SampleCast cast;

  LoadCommitments(SampleCommitments commitments, SampleCast cast) {
    this.commitments = commitments;
    this.cast = cast;
  }

  /** The file. */
  record Facts(List<SampleCast.Member> people, List<SampleCommitments.Facts> commitments) {}

  @Override
  public String name() {
    return "commitments";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("commitments.yaml", Facts.class);
    if (facts.commitments().isEmpty()) return;
    var keys = cast.of(into, facts.people());
    for (var commitment : facts.commitments()) commitments.load(commitment, keys);
  }
}
