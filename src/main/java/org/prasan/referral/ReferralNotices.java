package org.prasan.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

/**
 * Messages about referrals: what kind of thing waits, an answer, a step, a look; never what, of
 * whom, or from whom.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReferralNotices {
  private static final Set<Role> WORKERS = EnumSet.of(Role.CASE_WORKER);
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);

  /** What kind of thing it is. */
  private enum Kind {
    ANSWER(Topic.REFERRALS, "referral-answer"),
    STEP(Topic.REFERRALS, "referral-step"),
    NEWS(Topic.REFERRALS, "referral-news"),
    TIME(Topic.REFERRALS, "referral-time"),
    ALARM(Topic.SAFETY, "referral-urgent"),
    OPENED(Topic.SAFETY, "referral-opened"),
    UNJUSTIFIED(Topic.SAFETY, "referral-unjustified");

    private final Topic topic;
    private final String sentence;

    Kind(Topic topic, String sentence) {
      this.topic = topic;
      this.sentence = sentence;
    }
  }

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

  /**
   * Somebody is in danger: whoever has to accept at the seat, also where it was raised there, who
   * stands in on both sides, and the secretary.
   */
  void alarm(Coalition coalition, Referral referral, Party by) {
    if (!by.sends()) sender(coalition, referral);
    var all = new ArrayList<>(atSeat(coalition, referral));
    all.addAll(standingIn(coalition, referral.address().receiver()));
    all.addAll(standingIn(coalition, referral.sender()));
    send(coalition, all, page(referral), Kind.ALARM);
    secretary(coalition, Kind.ALARM);
  }

  /** Somebody reads without consent: whoever sent it, who stands in there, and the secretary. */
  void opened(Coalition coalition, Referral referral) {
    sender(coalition, referral, Kind.OPENED);
    supervisors(coalition, referral.sender(), referral, Kind.OPENED);
    secretary(coalition, Kind.OPENED);
  }

  /** The case worker who wrote it, or whoever there works with clients now. */
  int sender(Coalition coalition, Referral referral) {
    var turn = referral.turn();
    return sender(coalition, referral, turn != null && turn.sends() ? Kind.STEP : Kind.NEWS);
  }

  private int sender(Coalition coalition, Referral referral, Kind kind) {
    return worker(coalition, referral.sender(), referral.writer(), page(referral), kind);
  }

  int worker(Coalition coalition, OrganizationId organization, PersonId wrote, String path) {
    return worker(coalition, organization, wrote, path, Kind.NEWS);
  }

  private int worker(
      Coalition coalition, OrganizationId organization, PersonId wrote, String path, Kind kind) {
    var workers = holders.trusted(coalition.id(), organization, WORKERS, clock.today());
    var writer = workers.stream().filter(one -> one.person().equals(wrote)).toList();
    return send(coalition, writer.isEmpty() ? workers : writer, path, kind);
  }

  /** Whoever is on duty at the seat; where nobody is, those who work with clients there. */
  int receiver(Coalition coalition, Referral referral) {
    return send(coalition, atSeat(coalition, referral), page(referral), ofReceiver(referral));
  }

  private List<MandateHolders.Holder> atSeat(Coalition coalition, Referral referral) {
    var workers =
        holders.trusted(coalition.id(), referral.address().receiver(), WORKERS, clock.today());
    // Who is alone is told in any case; the whole roster need not be read for that.
    if (workers.size() < 2) return workers;
    var serving = serving(coalition, referral);
    var there = workers.stream().filter(one -> serving.contains(one.person())).toList();
    return there.isEmpty() ? workers : there;
  }

  private static Kind ofReceiver(Referral referral) {
    if (referral.state() == State.ESCALATED) return Kind.ALARM;
    if (referral.state() == State.OFFERED) return Kind.ANSWER;
    var turn = referral.turn();
    return turn != null && turn.receives() ? Kind.STEP : Kind.NEWS;
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
    return supervisors(coalition, organization, referral, Kind.TIME);
  }

  private int supervisors(
      Coalition coalition, OrganizationId organization, Referral referral, Kind kind) {
    return send(coalition, standingIn(coalition, organization), page(referral), kind);
  }

  private List<MandateHolders.Holder> standingIn(Coalition coalition, OrganizationId organization) {
    return holders.trusted(coalition.id(), organization, SUPERVISORS, clock.today());
  }

  /** The coalition's secretary, who learns that one exists and nothing else. */
  int secretary(Coalition coalition) {
    return secretary(coalition, Kind.TIME);
  }

  private int secretary(Coalition coalition, Kind kind) {
    var secretaries = holders.secretaries(coalition.id(), clock.today());
    return send(coalition, secretaries, "/referrals/review", kind);
  }

  /**
   * An emergency access was found unjustified: the secretary takes it up with who opened it. One of
   * either side may not read the case; where there is no other, the two who reviewed it are told.
   */
  void unjustified(Coalition coalition, Emergency emergency, Set<OrganizationId> sides) {
    var secretaries =
        holders.secretaries(coalition.id(), clock.today()).stream()
            .map(MandateHolders.Holder::person)
            .filter(person -> !person.equals(emergency.person()))
            .collect(Collectors.toSet());
    holders
        .organizationsOf(coalition.id(), secretaries, clock.today())
        .forEach(
            (person, own) -> {
              if (!Collections.disjoint(own, sides)) secretaries.remove(person);
            });
    var to =
        secretaries.isEmpty()
            ? emergency.reviews().stream().map(Emergency.Review::person).toList()
            : List.copyOf(secretaries);
    tell(coalition, to, "/referrals/review/emergencies/" + emergency.id(), Kind.UNJUSTIFIED);
  }

  private static String page(Referral referral) {
    return "/referrals/" + referral.id();
  }

  /** Each event is told, however many there are of the same referral. */
  private int send(
      Coalition coalition, Collection<MandateHolders.Holder> to, String path, Kind kind) {
    var people = to.stream().map(MandateHolders.Holder::person).distinct().toList();
    return tell(coalition, people, path, kind);
  }

  private int tell(Coalition coalition, List<PersonId> people, String path, Kind kind) {
    for (var person : people)
      notices.tell(
          new Notice(
              coalition,
              person,
              kind.topic,
              kind.sentence,
              List.of(),
              path,
              "referral" + path + "." + FreshId.next()));
    return people.size();
  }
}
