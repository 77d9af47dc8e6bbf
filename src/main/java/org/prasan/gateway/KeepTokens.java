package org.prasan.gateway;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.prasan.audit.Audit;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The director or the focal point lets a program act for the organization, and ends that. Nobody
 * hands to a program what that person may not do: whoever does not work with clients can only let
 * it read what a supervisor reads. The others who look after the organization learn of each program
 * that may do more.
 */
@Service
class KeepTokens {
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);
  private static final Duration SENT_AGAIN = Duration.ofMinutes(10);

  private final Tokens tokens;
  private final MandateHolders holders;
  private final Notices notices;
  private final GatewayClock clock;
  private final Audit audit;

  KeepTokens(
      Tokens tokens, MandateHolders holders, Notices notices, GatewayClock clock, Audit audit) {
    this.tokens = tokens;
    this.holders = holders;
    this.notices = notices;
    this.clock = clock;
    this.audit = audit;
  }

  /** What a token is asked to be. */
  record Wish(TokenId id, String name, Set<Scope> scopes, LocalDate lastDay) {}

  /** What this person may let a program do. */
  static Set<Scope> within(Acting acting) {
    var within = EnumSet.noneOf(Scope.class);
    for (var scope : Scope.values())
      if (scope.actions().stream().allMatch(acting::may)) within.add(scope);
    return within;
  }

  /**
   * A token, to be shown once.
   *
   * @param anew it was made before, and what was shown then opens nothing any more
   */
  record Made(Bearer bearer, boolean anew) {}

  /**
   * Sent once more, as after an answer that was lost, the same form gives the same token another
   * secret, as long as no program has used it; later there is nothing to show.
   */
  @Transactional
  Optional<Made> make(Acting acting, Wish wish) {
    acting.require(Action.MANAGE_TOKENS);
    if (!within(acting).containsAll(wish.scopes()))
      throw new IllegalArgumentException("Nobody gives away more than one has");
    var bearer = Bearer.fresh(Objects.requireNonNull(acting.organization()));
    var token =
        new ProgramToken(
            wish.id(),
            bearer.claimed(),
            wish.name(),
            wish.scopes(),
            Objects.requireNonNull(acting.person()),
            clock.now(),
            wish.lastDay(),
            null,
            null);
    if (tokens.insert(acting.coalitionId(), token, bearer.hash())) {
      record(acting, "token.made", token);
      tellTheOthers(acting, token);
      return Optional.of(new Made(bearer, false));
    }
    var since = token.made().minus(SENT_AGAIN);
    if (!tokens.renew(acting.coalitionId(), token, bearer.hash(), since)) return Optional.empty();
    record(acting, "token.made-anew", token);
    return Optional.of(new Made(bearer, true));
  }

  /** A program may do at every seat what its maker may do at some, so others look at it, too. */
  private void tellTheOthers(Acting acting, ProgramToken token) {
    if (token.scopes().equals(Set.of(Scope.READ))) return;
    holders.of(acting.coalitionId(), token.organization(), SUPERVISORS, clock.today()).stream()
        .map(MandateHolders.Holder::person)
        .distinct()
        .filter(person -> !person.equals(token.maker()))
        .forEach(
            person ->
                notices.tell(
                    new Notice(
                        acting.coalition(),
                        person,
                        Topic.REFERRALS,
                        "token-made",
                        List.of(),
                        "/tokens",
                        "token." + token.id() + "." + person)));
  }

  @Transactional(readOnly = true)
  List<ProgramToken> list(Acting acting) {
    acting.require(Action.MANAGE_TOKENS);
    return tokens.of(acting.coalitionId(), Objects.requireNonNull(acting.organization()));
  }

  @Transactional(readOnly = true)
  Optional<ProgramToken> one(Acting acting, TokenId id) {
    acting.require(Action.MANAGE_TOKENS);
    return tokens.find(acting.coalitionId(), Objects.requireNonNull(acting.organization()), id);
  }

  /** Empty if there is no such token; revoked twice it is revoked once. */
  @Transactional
  Optional<ProgramToken> revoke(Acting acting, TokenId id) {
    var token = one(acting, id);
    token.ifPresent(
        known -> {
          if (tokens.revoke(acting.coalitionId(), id, acting.person(), clock.now()))
            record(acting, "token.revoked", known);
        });
    return token;
  }

  private void record(Acting acting, String deed, ProgramToken token) {
    audit.record(
        acting,
        deed,
        "token",
        token.id(),
        null,
        Map.of(
            "title",
            token.name(),
            "scopes",
            token.scopes().stream().map(Scope::word).sorted().toList(),
            "lastDay",
            token.lastDay()));
  }
}
