package org.prasan.commitment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Charter;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Commitments of a sample coalition, written down in a file; their days count from today, so that
 * every state is seen whenever one looks.
 */
@Component
public class SampleCommitments {
  private final MakeCommitment make;
  private final CommitmentRows commitments;
  private final TakeStep take;
  private final Charter charter;
  private final CommitmentClock clock;

  SampleCommitments(
      MakeCommitment make,
      CommitmentRows commitments,
      TakeStep take,
      Charter charter,
      CommitmentClock clock) {
    this.make = make;
    this.commitments = commitments;
    this.take = take;
    this.charter = charter;
    this.clock = clock;
  }

  /**
   * A commitment as the file tells of it.
   *
   * @param by who writes it down, by key
   * @param owner who shall do it, by key; the organization alone if nobody is named
   * @param named whether who shall do it is named
   * @param asks whether the organization of who writes it down asks for it, and not the coalition
   * @param due in how many days
   * @param pillar its code
   */
  public record Facts(
      String key,
      String what,
      String by,
      String owner,
      @Nullable Boolean named,
      @Nullable Boolean asks,
      int due,
      @Nullable String pillar,
      @Nullable List<StepFacts> steps) {}

  /**
   * A step that somebody took.
   *
   * @param days another day, counted from today
   */
  public record StepFacts(String by, String step, @Nullable String words, @Nullable Integer days) {}

  /** Who is who in the file. */
  public interface Keys {
    UUID id(String kind, String key);

    Acting acting(String key);
  }

  /** Made once, with all its steps. */
  @Transactional
  public void load(Facts facts, Keys keys) {
    var by = keys.acting(facts.by());
    var owner = keys.acting(facts.owner());
    var id = new CommitmentId(keys.id("commitment", facts.key()));
    if (!make.make(by, id, promise(facts, by, owner))) return;
    if (facts.steps() == null) return;
    for (var step : facts.steps()) take(keys.acting(step.by()), id, step);
  }

  private Promise promise(Facts facts, Acting by, Acting owner) {
    var pillar =
        charter.pillars(by.coalitionId()).stream()
            .filter(one -> one.code().equals(facts.pillar()))
            .findFirst();
    return new Promise(
        facts.what(),
        organization(owner),
        Boolean.TRUE.equals(facts.named()) ? person(owner) : null,
        clock.today().plusDays(facts.due()),
        null,
        Boolean.TRUE.equals(facts.asks()) ? organization(by) : null,
        pillar.map(one -> one.id()).orElse(null),
        null);
  }

  private void take(Acting by, CommitmentId id, StepFacts facts) {
    var version = commitments.find(by.coalitionId(), id).orElseThrow().version();
    var step = Step.valueOf(facts.step());
    var words = facts.words() == null ? "" : facts.words();
    var wanted =
        facts.days() == null
            ? Wanted.said(step, version, words)
            : Wanted.dated(step, version, clock.today().plusDays(facts.days()));
    var outcome = take.take(by, id, wanted);
    if (!(outcome instanceof Outcome.Taken))
      throw new IllegalStateException("Sample commitment " + id + " " + Map.of(step, outcome));
  }

  private static OrganizationId organization(Acting acting) {
    return Objects.requireNonNull(acting.organization());
  }

  private static PersonId person(Acting acting) {
    return Objects.requireNonNull(acting.person());
  }
}
