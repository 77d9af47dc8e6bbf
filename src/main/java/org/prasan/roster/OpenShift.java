package org.prasan.roster;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shift for which the solver tries people. Only those are tried who may serve the seat and are
 * not on leave, so these two rules cannot be broken. Public, with setters, because the solver fills
 * it in.
 */
@PlanningEntity
public class OpenShift {
  @PlanningId private @Nullable Integer id;
  private Problem.@Nullable Opening opening;
  @PlanningPin private boolean pinned;

  @ValueRangeProvider(id = "fit")
  private List<Problem.Candidate> fit = List.of();

  @PlanningVariable(valueRangeProviderRefs = "fit", allowsUnassigned = true)
  private Problem.@Nullable Candidate person;

  /** The solver makes copies with it. */
  public OpenShift() {}

  OpenShift(
      int id,
      Problem.Opening opening,
      List<Problem.Candidate> fit,
      Problem.@Nullable Candidate person,
      boolean pinned) {
    this.id = id;
    this.opening = opening;
    this.fit = fit;
    this.person = person;
    this.pinned = pinned;
  }

  public @Nullable Integer getId() {
    return id;
  }

  public void setId(Integer id) {
    this.id = id;
  }

  public List<Problem.Candidate> getFit() {
    return fit;
  }

  public void setFit(List<Problem.Candidate> fit) {
    this.fit = fit;
  }

  public Problem.@Nullable Candidate getPerson() {
    return person;
  }

  public void setPerson(Problem.@Nullable Candidate person) {
    this.person = person;
  }

  public boolean isPinned() {
    return pinned;
  }

  public void setPinned(boolean pinned) {
    this.pinned = pinned;
  }

  Problem.Opening opening() {
    return Objects.requireNonNull(opening);
  }

  boolean isOpen() {
    return !pinned && person == null;
  }

  boolean isNight() {
    return opening().night();
  }

  Instant start() {
    return opening().start();
  }

  /** Until when nobody who served it may serve again. */
  Instant rested() {
    return opening().end().plus(DutyRules.REST);
  }

  /** Until when it would be kind to leave somebody alone. */
  Instant spread() {
    return opening().end().plus(Duration.ofHours(40));
  }

  LocalDate week() {
    return DutyRules.week(opening().day());
  }

  long points() {
    return pinned ? 0 : opening().points();
  }

  boolean unwelcome() {
    return !pinned && person != null && person.ratherNot().contains(opening().day());
  }

  boolean welcome() {
    return !pinned && person != null && person.gladly().contains(opening().day());
  }
}
