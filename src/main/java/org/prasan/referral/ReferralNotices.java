package org.prasan.referral;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.Topic;
import org.prasan.roster.OnDuty;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages about referrals: that something waits, never what, of whom, or from whom. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReferralNotices {
  private static final Set<Role> WORKERS = EnumSet.of(Role.CASE_WORKER);
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);

  private final MandateHolders holders;
  private final OnDuty onDuty;
  private final Notices notices;
  private final ReferralClock clock;

  ReferralNotices(MandateHolders holders, OnDuty onDuty, Notices notices, ReferralClock clock) {
    this.holders = holders;
    this.onDuty = onDuty;
    this.notices = notices;
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
    supervisors(coalition, referral.sender(), referral, Topic.SAFETY);
    supervisors(coalition, referral.address().receiver(), referral, Topic.SAFETY);
    secretary(coalition, Topic.SAFETY);
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
    return supervisors(coalition, organization, referral, Topic.REFERRALS);
  }

  private int supervisors(
      Coalition coalition, OrganizationId organization, Referral referral, Topic topic) {
    return send(
        coalition,
        holders.of(coalition.id(), organization, SUPERVISORS, clock.today()),
        page(referral),
        topic);
  }

  /** The coalition's secretary, who learns that one exists and nothing else. */
  int secretary(Coalition coalition) {
    return secretary(coalition, Topic.REFERRALS);
  }

  private int secretary(Coalition coalition, Topic topic) {
    var secretaries = holders.secretaries(coalition.id(), clock.today());
    return send(coalition, secretaries, "/referrals/review", topic);
  }

  /** An emergency access was found unjustified: the secretary takes it up with who opened it. */
  void unjustified(Coalition coalition, Emergency emergency) {
    send(
        coalition,
        holders.secretaries(coalition.id(), clock.today()),
        "/referrals/review/emergencies/" + emergency.id(),
        Topic.SAFETY);
  }

  private static String page(Referral referral) {
    return "/referrals/" + referral.id();
  }

  private int send(Coalition coalition, Collection<MandateHolders.Holder> to, String path) {
    return send(coalition, to, path, Topic.REFERRALS);
  }

  /** Each event is told, however many there are of the same referral. */
  private int send(
      Coalition coalition, Collection<MandateHolders.Holder> to, String path, Topic topic) {
    var people = to.stream().map(MandateHolders.Holder::person).distinct().toList();
    for (var person : people)
      notices.tell(
          new Notice(
              coalition,
              person,
              topic,
              topic == Topic.SAFETY ? "referral-urgent" : "referral",
              List.of(),
              path,
              "referral" + path + "." + FreshId.next()));
    return people.size();
  }
}
