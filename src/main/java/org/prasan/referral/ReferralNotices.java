package org.prasan.referral;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.HeldOffices;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.roster.OnDuty;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages about referrals: that something waits, never what, of whom, or from whom. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReferralNotices {
  private static final Set<Role> WORKERS = EnumSet.of(Role.CASE_WORKER);
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);
  private static final Set<Role> ALL =
      EnumSet.of(
          Role.STAFF,
          Role.CASE_WORKER,
          Role.ALTERNATE,
          Role.FOCAL_POINT,
          Role.DIRECTOR,
          Role.ADMINISTRATOR);

  private final MandateHolders holders;
  private final ObjectProvider<HeldOffices> offices;
  private final OnDuty onDuty;
  private final Outbox outbox;
  private final Settings settings;
  private final ReferralClock clock;

  ReferralNotices(
      MandateHolders holders,
      ObjectProvider<HeldOffices> offices,
      OnDuty onDuty,
      Outbox outbox,
      Settings settings,
      ReferralClock clock) {
    this.holders = holders;
    this.offices = offices;
    this.onDuty = onDuty;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** The other side hears that something happened, once it has been told at all. */
  void tell(Coalition coalition, Referral referral, Party by) {
    if (!referral.offered()) return;
    if (!by.sends()) sender(coalition, referral);
    if (!by.receives()) receiver(coalition, referral);
  }

  /** Somebody is in danger: who stands in on both sides, and the secretary. */
  void alarm(Coalition coalition, Referral referral) {
    supervisors(coalition, referral.sender(), referral);
    supervisors(coalition, referral.address().receiver(), referral);
    secretary(coalition);
  }

  /** The case worker who wrote it, or whoever there works with clients now. */
  int sender(Coalition coalition, Referral referral) {
    return worker(coalition, referral.sender(), referral.writer(), page(referral));
  }

  int worker(Coalition coalition, OrganizationId organization, PersonId wrote, String path) {
    var workers = holders.of(coalition.id(), organization, WORKERS, clock.today());
    var writer = workers.stream().filter(one -> one.person().equals(wrote)).toList();
    return send(coalition, writer.isEmpty() ? workers : writer, path);
  }

  /** Whoever is on duty at the seat; where nobody is, those who work with clients there. */
  int receiver(Coalition coalition, Referral referral) {
    var workers = holders.of(coalition.id(), referral.address().receiver(), WORKERS, clock.today());
    // Who is alone is told in any case; the whole roster need not be read for that.
    if (workers.size() < 2) return send(coalition, workers, page(referral));
    var serving = serving(coalition, referral);
    var there = workers.stream().filter(one -> serving.contains(one.person())).toList();
    return send(coalition, there.isEmpty() ? workers : there, page(referral));
  }

  private Set<PersonId> serving(Coalition coalition, Referral referral) {
    return onDuty.at(coalition.id(), clock.now()).stream()
        .filter(post -> post.seat().id().equals(referral.address().seat()))
        .map(post -> post.person() == null ? null : post.person().account())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Those who stand in: the supervisors of an organization. */
  int supervisors(Coalition coalition, OrganizationId organization, Referral referral) {
    return send(
        coalition,
        holders.of(coalition.id(), organization, SUPERVISORS, clock.today()),
        page(referral));
  }

  /** The coalition's secretary, who learns that one exists and nothing else. */
  int secretary(Coalition coalition) {
    var secretaries =
        holders.all(coalition.id(), ALL, clock.today()).stream()
            .filter(one -> isSecretary(coalition, one))
            .toList();
    return send(coalition, secretaries, "/referrals/review");
  }

  private boolean isSecretary(Coalition coalition, MandateHolders.Holder holder) {
    return offices.stream()
        .anyMatch(
            held ->
                held.rolesOf(coalition.id(), holder.person(), holder.organization(), clock.today())
                    .contains(Role.SECRETARY));
  }

  private static String page(Referral referral) {
    return "/referrals/" + referral.id();
  }

  private int send(Coalition coalition, Collection<MandateHolders.Holder> to, String path) {
    var base = settings.baseUrl().toString().replaceAll("/+$", "");
    var told = new HashSet<PersonId>();
    for (var holder : List.copyOf(to))
      if (told.add(holder.person()))
        outbox.put(
            new Message(
                holder.email(),
                "referral",
                holder.language(),
                base + "/" + coalition.slug() + path));
    return told.size();
  }
}
