package org.prasan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client is told: what is shared with whom and until when, what comes next, and who looked.
 * Section 33 of the Anti-Human Trafficking Act B.E. 2551 makes the times of each stage a duty.
 */
@Service
class TellClient {
  private final Referrals referrals;
  private final Addresses addresses;
  private final Consents consents;
  private final Course course;
  private final Looks looks;
  private final Emergencies emergencies;
  private final OwnFiles ownFiles;
  private final ObjectProvider<LooksBeside> beside;
  private final Outsides outsides;
  private final Clients clients;
  private final ReferralClock clock;
  private final Audit audit;

  TellClient(
      Referrals referrals,
      Addresses addresses,
      Consents consents,
      Course course,
      Looks looks,
      Emergencies emergencies,
      OwnFiles ownFiles,
      ObjectProvider<LooksBeside> beside,
      Outsides outsides,
      Clients clients,
      ReferralClock clock,
      Audit audit) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.consents = consents;
    this.course = course;
    this.looks = looks;
    this.emergencies = emergencies;
    this.ownFiles = ownFiles;
    this.beside = beside;
    this.outsides = outsides;
    this.clients = clients;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * One referral as its client is told of it.
   *
   * @param asked when its seat was asked; null while nobody was
   * @param earlier the seats that were asked before
   * @param seen who looked, the newest first
   * @param emergencies in which it was opened without asking, the newest first
   * @param receipts for copies that were destroyed
   * @param ownFiles that receivers opened from it
   * @param toldThere the client took consent back at the desk of the receiver
   */
  record One(
      Referral referral,
      @Nullable Instant asked,
      @Nullable Consent consent,
      List<Run> running,
      List<Addressed> earlier,
      List<LooksBeside.Beside> seen,
      List<Emergency> emergencies,
      List<Entry> receipts,
      List<OwnFiles.OwnFile> ownFiles,
      boolean toldThere) {
    One {
      running = List.copyOf(running);
      earlier = List.copyOf(earlier);
      seen = List.copyOf(seen);
      emergencies = List.copyOf(emergencies);
      receipts = List.copyOf(receipts);
      ownFiles = List.copyOf(ownFiles);
    }

    /** The seat it is at now has opened it in an emergency. */
    boolean openedThere() {
      return emergencies.stream().anyMatch(this::here);
    }

    boolean here(Emergency opened) {
      return opened.epoch() == referral.epoch()
          && opened.actedFor().equals(referral.address().receiver());
    }

    boolean mayTakeBack() {
      return Transitions.take(referral, Step.WITHDRAW_CONSENT, Set.of(Party.SENDER))
          instanceof Transitions.Answer.Leads;
    }
  }

  /** Everything one organization shares, or shared, of one client. */
  record Told(OrganizationId by, List<One> referrals, List<Outside> outside) {
    Told {
      referrals = List.copyOf(referrals);
      outside = List.copyOf(outside);
    }
  }

  /** Empty if the client is not there or not one's own. */
  @Transactional
  Optional<Told> of(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    return clients.card(acting, client).map(card -> told(acting, card));
  }

  private Told told(Acting acting, Clients.Card card) {
    audit.record(
        acting, "client.statement-read", "client", card.id(), null, Map.of("title", card.number()));
    return told(acting.coalitionId(), card.owner(), card.id());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  Told told(CoalitionId coalition, OrganizationId owner, ClientId client) {
    var told = new ArrayList<One>();
    for (var referral : referrals.ofClient(coalition, client))
      if (referral.sender().equals(owner)) one(coalition, referral).ifPresent(told::add);
    return new Told(owner, told, outsides.ofClient(coalition, client));
  }

  /** What never left the case worker's desk concerns nobody else yet. */
  private Optional<One> one(CoalitionId coalition, Referral referral) {
    var asked =
        addresses.of(coalition, referral.id()).stream()
            .filter(address -> address.offered() != null)
            .toList();
    if (asked.isEmpty() && referral.state() != State.CONSENT_PENDING && !referral.refused())
      return Optional.empty();
    var entries = course.of(coalition, referral.id());
    var history = Course.history(referral, entries);
    var opened = emergencies.of(coalition, referral.id());
    return Optional.of(
        new One(
            referral,
            askedNow(asked, referral),
            consents.of(coalition, referral).orElse(null),
            clock.of(coalition).running(history, clock.now()),
            asked.stream().filter(address -> address.epoch() < referral.epoch()).toList(),
            seen(coalition, referral, entries, opened),
            opened,
            entries.stream().filter(one -> one.what() == Milestone.COPIES_DESTROYED).toList(),
            ownFiles.all(coalition, referral.id()),
            entries.stream()
                .anyMatch(one -> one.what() == Step.WITHDRAW_CONSENT && one.party().receives())));
  }

  private static @Nullable Instant askedNow(List<Addressed> asked, Referral referral) {
    return asked.stream()
        .filter(address -> address.epoch() == referral.epoch())
        .map(Addressed::offered)
        .findFirst()
        .orElse(null);
  }

  private List<LooksBeside.Beside> seen(
      CoalitionId coalition, Referral referral, List<Entry> entries, List<Emergency> opened) {
    var seen = new ArrayList<LooksBeside.Beside>();
    for (var look : looks.of(coalition, referral.id()))
      seen.add(
          new LooksBeside.Beside(
              look.person(),
              look.actedFor(),
              look.at(),
              opened.stream().anyMatch(one -> inEmergency(look, one, entries))
                  ? "referral.statement.look.emergency"
                  : "referral.statement.look"));
    beside.orderedStream().forEach(other -> seen.addAll(other.of(coalition, referral)));
    seen.sort(Comparator.comparing(LooksBeside.Beside::at).reversed());
    return seen;
  }

  /** Whoever had accepted in the meantime read as anybody who has accepted does. */
  private static boolean inEmergency(Looks.Look look, Emergency one, List<Entry> entries) {
    return look.person().equals(one.person())
        && !look.at().isBefore(one.opened())
        && one.runs(look.at())
        && entries.stream()
            .noneMatch(
                entry ->
                    entry.what() == Step.ACCEPT
                        && entry.epoch() == one.epoch()
                        && !entry.at().isAfter(look.at()));
  }
}
