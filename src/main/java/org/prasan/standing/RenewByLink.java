package org.prasan.standing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.audit.Refusals;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.Token;
import org.prasan.language.LocalizedText;
import org.prasan.standing.Fact.How;
import org.prasan.standing.RenewalLinks.Link;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody renews by the link of a message. Looking at the link changes nothing: programs that
 * examine e-mail look at every link before its reader does.
 */
@Service
class RenewByLink {
  /** Whom reminders reach, and who may renew. */
  static final Set<Role> HOLDERS = Set.of(Role.DIRECTOR, Role.FOCAL_POINT, Role.ALTERNATE);

  private final RenewalLinks links;
  private final RenewMembership renew;
  private final MandateHolders holders;
  private final Facts facts;
  private final Audit audit;

  RenewByLink(
      RenewalLinks links, RenewMembership renew, MandateHolders holders, Facts facts, Audit audit) {
    this.links = links;
    this.renew = renew;
    this.holders = holders;
    this.facts = facts;
    this.audit = audit;
  }

  /** How it stands with a link. */
  sealed interface State {
    /** It opens the renewal of this term. */
    record Open(Link link, Standing standing) implements State {}

    /** It did what it was for. */
    record Used() implements State {}

    record Expired() implements State {}

    /** The organization has said that it leaves, from this day: there is nothing to renew. */
    record Leaves(LocalDate on) implements State {}

    /** The term was renewed otherwise, the organization has left, or the person no longer acts. */
    record Needless() implements State {}

    /** There never was such a link here. */
    record Unknown() implements State {}
  }

  /** What became of it. */
  sealed interface Outcome {
    record Renewed(@Nullable LocalDate until, String reference) implements Outcome {}

    record Refused(State state) implements Outcome {}
  }

  @Transactional(readOnly = true)
  State look(Coalition coalition, Token token) {
    var link = links.find(coalition.id(), token).orElse(null);
    if (link == null) return new State.Unknown();
    if (link.usedAt() != null) return new State.Used();
    if (links.expired(link)) return new State.Expired();
    var course = facts.course(coalition.id(), link.organization());
    var today = facts.today();
    var standing = course.on(today).filter(Move.RENEW::fits).orElse(null);
    var ends = course.term(today).map(Term::end);
    if (standing == null
        || !ends.equals(Optional.of(link.term()))
        || holder(coalition, link).isEmpty()) return new State.Needless();
    var leaves = course.resignsLater(today).orElse(null);
    if (leaves != null) return new State.Leaves(leaves.on());
    return new State.Open(link, standing);
  }

  @Transactional
  Outcome renew(Coalition coalition, Token token, String origin) {
    var state = look(coalition, token);
    if (!(state instanceof State.Open(var link, _))) {
      links.find(coalition.id(), token).ifPresent(old -> note(coalition, old, origin));
      return new Outcome.Refused(state);
    }
    var holder = holder(coalition, link).orElse(null);
    if (holder == null) return new Outcome.Refused(new State.Needless());
    if (!links.use(coalition.id(), token)) return new Outcome.Refused(new State.Used());
    return switch (renew.renew(
        acting(coalition, holder, origin), link.organization(), link.term(), How.LINK)) {
      case RenewMembership.Outcome.Renewed(var until, var reference) ->
          new Outcome.Renewed(until, reference);
      case RenewMembership.Outcome.Leaves(var on) -> new Outcome.Refused(new State.Leaves(on));
      case RenewMembership.Outcome.RenewedBefore _,
          RenewMembership.Outcome.NotNow _,
          RenewMembership.Outcome.DayDoesNotFit _,
          RenewMembership.Outcome.NotFound _ ->
          new Outcome.Refused(new State.Needless());
    };
  }

  /** A link that does nothing any more was pressed: under the name of whom it was sent to. */
  private void note(Coalition coalition, Link link, String origin) {
    Refusals.noted();
    holder(coalition, link)
        .ifPresent(
            holder ->
                audit.record(
                    acting(coalition, holder, origin),
                    "membership.renewal-refused",
                    "organization",
                    link.organization(),
                    null,
                    Map.of("term", link.term())));
  }

  private Optional<MandateHolders.Holder> holder(Coalition coalition, Link link) {
    return holders.of(coalition.id(), link.organization(), HOLDERS, facts.today()).stream()
        .filter(holder -> holder.person().equals(link.person()))
        .findFirst();
  }

  private static Acting acting(Coalition coalition, MandateHolders.Holder holder, String origin) {
    return new Acting(
        coalition,
        holder.person(),
        holder.organization(),
        null,
        holder.name(),
        LocalizedText.of(""),
        EnumSet.of(Role.VISITOR, holder.role()),
        origin);
  }
}
