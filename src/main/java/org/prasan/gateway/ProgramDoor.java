package org.prasan.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.prasan.identity.MandateHolders;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.ActingArgument;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a program in for one request: finds out by its token for whom it acts, and does the work
 * under the same row-level security, in the same transaction.
 */
@Component
class ProgramDoor {
  private static final LocalizedText NOTHING = new LocalizedText("", null);

  private final Coalitions coalitions;
  private final Tokens tokens;
  private final MandateHolders holders;
  private final Allowance allowance;
  private final GatewayClock clock;
  private final TransactionTemplate changing;
  private final TransactionTemplate reading;
  private final Map<String, Coalition> places = new ConcurrentHashMap<>();

  ProgramDoor(
      Coalitions coalitions,
      Tokens tokens,
      MandateHolders holders,
      Allowance allowance,
      GatewayClock clock,
      PlatformTransactionManager transactions) {
    this.coalitions = coalitions;
    this.tokens = tokens;
    this.holders = holders;
    this.allowance = allowance;
    this.clock = clock;
    changing = new TransactionTemplate(transactions);
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /** What was done, and by which token. */
  private record Done<R>(ProgramToken token, R result) {}

  <R> R read(HttpServletRequest request, String slug, Scope scope, Function<Acting, R> work) {
    return in(reading, request, slug, scope, work);
  }

  <R> R change(HttpServletRequest request, String slug, Scope scope, Function<Acting, R> work) {
    return in(changing, request, slug, scope, work);
  }

  private <R> R in(
      TransactionTemplate transaction,
      HttpServletRequest request,
      String slug,
      Scope scope,
      Function<Acting, R> work) {
    var bearer = Bearer.in(request.getHeader("Authorization")).orElseThrow(ProgramDoor::unknown);
    var coalition = coalition(slug);
    return Tenancy.in(
        coalition.id(),
        bearer.claimed(),
        () -> {
          var done =
              Objects.requireNonNull(
                  transaction.execute(
                      status -> {
                        var token = token(coalition, bearer);
                        if (!transaction.isReadOnly()) used(coalition, token);
                        var acting = acting(coalition, token, request.getRemoteAddr());
                        ActingArgument.bind(request, acting);
                        if (!token.scopes().contains(scope))
                          throw Refused.because(HttpStatus.FORBIDDEN, "gateway.out-of-scope");
                        return new Done<>(token, work.apply(acting));
                      }));
          if (transaction.isReadOnly()) used(coalition, done.token());
          return done.result();
        });
  }

  /** An address stays with its coalition for good. */
  private Coalition coalition(String slug) {
    var known = places.get(slug);
    if (known != null) return known;
    var found = coalitions.bySlug(slug).orElseThrow(ProgramDoor::unknown);
    places.put(slug, found);
    return found;
  }

  private ProgramToken token(Coalition coalition, Bearer bearer) {
    var token = tokens.shown(coalition.id(), bearer).orElseThrow(ProgramDoor::unknown);
    if (!token.works(clock.today()) || !isAnsweredFor(coalition, token)) throw unknown();
    if (!allowance.takes(token.id(), clock.now()))
      throw Refused.because(HttpStatus.TOO_MANY_REQUESTS, "gateway.too-often");
    return token;
  }

  /** Whoever grants more than a list works with clients there. */
  private static Set<Role> makers(ProgramToken token) {
    return Scope.actions(token.scopes()).contains(Action.REFER_CLIENTS)
        ? EnumSet.of(Role.CASE_WORKER)
        : EnumSet.of(Role.CASE_WORKER, Role.FOCAL_POINT, Role.DIRECTOR);
  }

  /** A token ends at once with the mandate, or the organization's yes, of whoever made it. */
  private boolean isAnsweredFor(Coalition coalition, ProgramToken token) {
    return holders
        .trustedBy(coalition.id(), token.maker(), makers(token), clock.today())
        .contains(token.organization());
  }

  /** That a coalition, an organization or a token is not there is never told apart. */
  private static Refused unknown() {
    return Refused.with(HttpStatus.UNAUTHORIZED);
  }

  private static Acting acting(Coalition coalition, ProgramToken token, String origin) {
    return new Acting(
        coalition,
        new PersonId(token.id().value()),
        token.organization(),
        null,
        token.shownName(),
        NOTHING,
        EnumSet.of(Role.CASE_WORKER),
        Set.of(),
        origin,
        Scope.actions(token.scopes()));
  }

  /** By its day alone: once a day what is only read costs one more transaction. */
  private void used(Coalition coalition, ProgramToken token) {
    var today = clock.today();
    if (!today.equals(token.usedOn()))
      changing.executeWithoutResult(status -> tokens.used(coalition.id(), token.id(), today));
  }
}
