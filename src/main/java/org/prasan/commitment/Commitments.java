package org.prasan.commitment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules need to know of commitments, and how they make one. */
@Service
public class Commitments {
  /** No meeting reads more. */
  private static final int MOST = 1000;

  private final CommitmentRows commitments;
  private final MakeCommitment make;

  Commitments(CommitmentRows commitments, MakeCommitment make) {
    this.commitments = commitments;
    this.make = make;
  }

  /** The owner is told and has yet to say yes, unless that is who makes it. */
  @Transactional
  public CommitmentId make(Acting acting, Promise promise) {
    return make(acting, CommitmentId.fresh(), promise);
  }

  /** The same under an id of the caller: made twice, it is made once. */
  @Transactional
  public CommitmentId make(Acting acting, CommitmentId id, Promise promise) {
    make.make(acting, id, promise);
    return id;
  }

  /** Those that came from one of the sources, in the order in which they were made. */
  @Transactional(readOnly = true)
  public List<Told> from(CoalitionId coalition, Collection<UUID> sources) {
    return sources.isEmpty()
        ? List.of()
        : commitments.from(coalition, sources).stream().map(Told::of).toList();
  }

  /** Those that are not confirmed or taken back yet, what is due first coming first. */
  @Transactional(readOnly = true)
  public List<Told> open(CoalitionId coalition) {
    return commitments.open(coalition, MOST).stream().map(Told::of).toList();
  }

  /** The same by the organizations that answer for them. */
  @Transactional(readOnly = true)
  public Map<OrganizationId, List<Told>> openByOwner(CoalitionId coalition) {
    return open(coalition).stream().collect(Collectors.groupingBy(Told::owner));
  }

  /** Those an organization has yet to do in these days, in their order. */
  @Transactional(readOnly = true)
  public List<Told> toDoBetween(
      CoalitionId coalition, OrganizationId owner, LocalDate from, LocalDate to) {
    return commitments.toDoBetween(coalition, owner, from, to, MOST).stream()
        .map(Told::of)
        .toList();
  }
}
