package org.prasan.identity;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.Invitations.Invitation;
import org.prasan.language.LocalizedText;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is asked by a link to act for an organization of the coalition. */
@Service
class InvitePerson {
  private final Invitations invitations;
  private final Appointments appointments;
  private final Mandates mandates;
  private final Vouching vouching;
  private final Links links;
  private final Outbox outbox;
  private final Audit audit;
  private final Throttle throttle;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InvitePerson(
      Invitations invitations,
      Appointments appointments,
      Mandates mandates,
      Vouching vouching,
      Links links,
      Outbox outbox,
      Audit audit,
      Throttle throttle,
      Settings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.invitations = invitations;
    this.appointments = appointments;
    this.mandates = mandates;
    this.vouching = vouching;
    this.links = links;
    this.outbox = outbox;
    this.audit = audit;
    this.throttle = throttle;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Who is asked to do what. */
  record Wanted(
      EmailAddress email,
      LocalizedText name,
      Appointments.Appointment appointment,
      String language) {}

  sealed interface Outcome {
    /**
     * The link is for the inviter's eyes, once: it works without e-mail, too. The message carries
     * another one, which therefore proves the mailbox.
     */
    record Invited(String link) implements Outcome {
      @Override
      public String toString() {
        return "Invited[…]";
      }
    }

    /** An invitation to the same is waiting, and its links go on working: nothing is made. */
    record AlreadyInvited() implements Outcome {}

    record AnotherVotes(LocalizedText voter) implements Outcome {}

    record TooMany() implements Outcome {}
  }

  /**
   * The key of what to tell after that: where nothing is sent, the link goes by hand, and in sample
   * mode the message can be read on a page.
   */
  String told(String key) {
    if (outbox.sends()) return key;
    return key + (settings.sample() ? ".sample" : ".hand");
  }

  Outcome invite(Acting acting, Wanted wanted) {
    appointments.require(acting, wanted.appointment());
    if (tooMany(acting)) return new Outcome.TooMany();
    return Objects.requireNonNull(transaction.execute(status -> uncounted(acting, wanted)));
  }

  /** Within the transaction of something that happens seldom anyway. */
  @Transactional
  Outcome uncounted(Acting acting, Wanted wanted) {
    appointments.require(acting, wanted.appointment());
    var inviter = acting.person();
    var today = mandates.today();
    Optional<LocalizedText> voter =
        appointments.voterOf(acting.coalitionId(), wanted.appointment(), today, null);
    if (voter.isPresent()) return new Outcome.AnotherVotes(voter.get());
    var email = wanted.email().value();
    var waiting = invitations.waiting(acting.coalitionId(), email, wanted.appointment());
    if (waiting.isPresent()) return already(acting, waiting.get());
    var now = clock.instant();
    var invitation =
        new Invitation(
            FreshId.next(),
            email,
            wanted.name(),
            wanted.appointment().organization(),
            wanted.appointment().role(),
            wanted.appointment().voter(),
            wanted.language(),
            now,
            links.expiry(Links.Purpose.INVITATION),
            vouching.mayVouch(acting, wanted.appointment().organization()));
    invitations.add(acting.coalitionId(), invitation, inviter == null ? null : inviter.value());
    audit.record(acting, "person.invited", "invitation", invitation.id(), null, noted(invitation));
    return new Outcome.Invited(send(acting, invitation));
  }

  /**
   * A button pressed twice changes nothing, unless the first invitation has lost its force: whoever
   * was given its link may be about to open it.
   */
  private Outcome already(Acting acting, Invitation waiting) {
    if (waiting.expiresAt().isBefore(clock.instant()))
      return new Outcome.Invited(prolong(acting, waiting));
    return new Outcome.AlreadyInvited();
  }

  /** A fresh link for the same invitation; the former one opens nothing any more. */
  Optional<String> again(Acting acting, UUID id) {
    if (waitingFor(acting, id).isEmpty() || tooMany(acting)) return Optional.empty();
    return Objects.requireNonNull(
        transaction.execute(status -> waitingFor(acting, id).map(found -> prolong(acting, found))));
  }

  private String prolong(Acting acting, Invitation invitation) {
    var id = invitation.id();
    boolean vouched = vouching.mayVouch(acting, invitation.organization());
    invitations.prolonged(
        acting.coalitionId(), id, links.expiry(Links.Purpose.INVITATION), vouched);
    audit.record(acting, "invitation.sent-again", "invitation", id, null, noted(invitation));
    return send(acting, invitation);
  }

  @Transactional
  boolean withdraw(Acting acting, UUID id) {
    var found = waitingFor(acting, id);
    if (found.isEmpty()) return false;
    links.revoke(Links.Purpose.INVITATION, id);
    invitations.withdrawn(acting.coalitionId(), id);
    audit.record(acting, "invitation.withdrawn", "invitation", id, noted(found.get()), null);
    return true;
  }

  private Optional<Invitation> waitingFor(Acting acting, UUID id) {
    return invitations
        .waiting(acting.coalitionId(), id)
        .filter(invitation -> Appointments.mayAppoint(acting, invitation.appointment()));
  }

  private boolean tooMany(Acting acting) {
    return throttle.count(Throttle.Channel.INVITE, acting.person(), acting.origin())
        != Throttle.Answer.GO_ON;
  }

  private String send(Acting acting, Invitation invitation) {
    var mailed = issue(acting, invitation, Links.Way.MAILED);
    outbox.put(new Message(invitation.email(), "invitation", invitation.language(), mailed));
    return issue(acting, invitation, Links.Way.HANDED_OVER);
  }

  private String issue(Acting acting, Invitation invitation, Links.Way way) {
    return links.issue(Links.Purpose.INVITATION, way, acting.coalitionId(), invitation.id());
  }

  private static Map<String, Object> noted(Invitation invitation) {
    @Nullable Object organization = invitation.organization();
    return Map.of(
        "name",
        invitation.name().th(),
        "organization",
        organization == null ? "" : organization.toString(),
        "role",
        invitation.role(),
        "voter",
        invitation.voter());
  }
}
