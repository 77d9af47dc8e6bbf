package org.prasan.standing;

import static org.prasan.standing.Standing.ACTIVE;
import static org.prasan.standing.Standing.GRACE;
import static org.prasan.standing.Standing.LAPSED;
import static org.prasan.standing.Standing.RENEWAL_DUE;
import static org.prasan.standing.Standing.RESIGNED;
import static org.prasan.standing.Standing.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.OrganizationId;

/** The one table of what may be done with a membership, by whom and where it stands. */
enum Move {
  RENEW(Action.RENEW_MEMBERSHIP, true, RENEWAL_DUE, GRACE, LAPSED),
  RECORD_RENEWAL(Action.RECORD_MEMBERSHIP, false, ACTIVE, RENEWAL_DUE, GRACE, LAPSED, SUSPENDED),
  REMIND(Action.RECORD_MEMBERSHIP, false, RENEWAL_DUE, GRACE, LAPSED),
  SUSPEND(Action.RECORD_MEMBERSHIP, false, ACTIVE, RENEWAL_DUE, GRACE),
  REINSTATE(Action.RECORD_MEMBERSHIP, false, SUSPENDED),
  RESIGN(Action.RESIGN_MEMBERSHIP, true, ACTIVE, RENEWAL_DUE, GRACE, LAPSED, SUSPENDED),
  RECORD_RESIGNATION(
      Action.RECORD_MEMBERSHIP, false, ACTIVE, RENEWAL_DUE, GRACE, LAPSED, SUSPENDED),
  /** Takes back a fact that was recorded by mistake. */
  ANNUL(Action.RECORD_MEMBERSHIP, false, ACTIVE, RENEWAL_DUE, GRACE, LAPSED, SUSPENDED, RESIGNED);

  private final Action action;
  private final boolean ownOnly;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; the checker does not know
  private final Set<Standing> from;

  Move(Action action, boolean ownOnly, Standing first, Standing... others) {
    this.action = action;
    this.ownOnly = ownOnly;
    this.from = Set.copyOf(EnumSet.of(first, others));
  }

  Action action() {
    return action;
  }

  /** Only for the organization one acts for. */
  boolean ownOnly() {
    return ownOnly;
  }

  boolean fits(Standing standing) {
    return from.contains(standing);
  }

  boolean permitted(Acting acting, OrganizationId organization) {
    return acting.may(action) && (!ownOnly || acting.actsFor(organization));
  }

  void require(Acting acting, OrganizationId organization) {
    if (!permitted(acting, organization)) throw new NotPermitted(action);
  }

  /** What this person may do with it now. */
  static Set<Move> possible(
      Acting acting, OrganizationId organization, @Nullable Standing standing) {
    var moves = EnumSet.noneOf(Move.class);
    for (var move : values())
      if (standing != null && move.fits(standing) && move.permitted(acting, organization))
        moves.add(move);
    return moves;
  }
}
