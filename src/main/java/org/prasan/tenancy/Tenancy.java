package org.prasan.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the coalition and the acting organization that row-level security shows rows for. */
public final class Tenancy {
  /** The coalition, and the acting organization if there is one. */
  record Scope(UUID coalition, @Nullable UUID organization) {}

  private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();
  private static final OrganizationId PRODUCT = new OrganizationId(new UUID(0, 0));

  private Tenancy() {}

  /** Runs the work so that each transaction within it sees this coalition's rows and no others. */
  public static <R extends @Nullable Object, X extends Throwable> R in(
      CoalitionId coalition,
      @Nullable OrganizationId organization,
      ScopedValue.CallableOp<? extends R, X> work)
      throws X {
    var scope = new Scope(coalition.value(), organization == null ? null : organization.value());
    return ScopedValue.where(SCOPE, scope).call(work);
  }

  public static <R extends @Nullable Object, X extends Throwable> R in(
      CoalitionId coalition, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return in(coalition, null, work);
  }

  public static void run(CoalitionId coalition, Runnable work) {
    ScopedValue.where(SCOPE, new Scope(coalition.value(), null)).run(work);
  }

  /**
   * As the product itself, for whom the second wall between organizations stands open: when it
   * wraps keys anew, watches clocks, or answers a client who holds a link.
   */
  public static <R extends @Nullable Object, X extends Throwable> R asProduct(
      CoalitionId coalition, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return in(coalition, PRODUCT, work);
  }

  static @Nullable Scope current() {
    return SCOPE.isBound() ? SCOPE.get() : null;
  }
}
