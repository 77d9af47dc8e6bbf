package org.prasan.referral;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.Scene;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.roster.RosterScenes;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Leads referrals to where a test begins, by the deeds that lead there in life. */
@TestComponent
class ReferralScenes {
  static final Map<Detail, String> TOLD =
      Map.of(
          Detail.NAME_TH, "เอื้องคำ ดอยสูง",
          Detail.PHONE, "081 234 5678",
          Detail.CHANNEL, "PHONE",
          Detail.STORY, "เรื่องที่เล่าที่แม่สาย",
          Detail.HEALTH, "นอนไม่หลับมาหลายคืน");
  static final String REASON = "ขอที่พักที่ปลอดภัยคืนนี้";
  static final String WORDS = "ตามที่คุยกัน";

  private final ClientScenes clients;
  private final RosterScenes roster;
  private final WriteReferral write;
  private final RecordConsent consent;
  private final TakeStep take;
  private final Referrals referrals;
  private final ReferralClock clock;

  ReferralScenes(
      ClientScenes clients,
      RosterScenes roster,
      WriteReferral write,
      RecordConsent consent,
      TakeStep take,
      Referrals referrals,
      ReferralClock clock) {
    this.clients = clients;
    this.roster = roster;
    this.write = write;
    this.consent = consent;
    this.take = take;
    this.referrals = referrals;
    this.clock = clock;
  }

  /** Two organizations, a client of the first, a seat of the second. */
  record Sides(Scene sender, Scene receiver, SeatId seat, ClientId client) {}

  Sides sides(Scene sender) {
    return sides(sender, TOLD);
  }

  Sides sides(Scene sender, Map<Detail, String> told) {
    var receiver = sender.beside();
    var seat = roster.seatServedByCaseWorker(receiver, "เวรรับเรื่อง");
    return new Sides(sender, receiver, seat, clients.client(sender, told));
  }

  SeatId seat(Scene scene) {
    return roster.seatServedByCaseWorker(scene, "เวรอื่น");
  }

  WriteReferral.Asked asked(SeatId seat) {
    return asked(seat, Set.of(DataGroup.IDENTITY, DataGroup.CONTACT));
  }

  private static WriteReferral.Asked asked(SeatId seat, Set<DataGroup> groups) {
    return asked(seat, Urgency.URGENT, groups);
  }

  private static WriteReferral.Asked asked(SeatId seat, Urgency urgency, Set<DataGroup> groups) {
    return new WriteReferral.Asked(seat, null, urgency, Set.of("shelter"), groups, REASON);
  }

  ReferralId draft(Sides sides) {
    return draft(sides, asked(sides.seat()));
  }

  private ReferralId draft(Sides sides, WriteReferral.Asked asked) {
    var id = ReferralId.fresh();
    sides
        .sender()
        .in(() -> write.write(sides.sender().acting(Role.CASE_WORKER), id, sides.client(), asked));
    return id;
  }

  ReferralId pending(Sides sides) {
    var id = draft(sides);
    take(sides.sender(), Role.CASE_WORKER, id, Step.ASK_CONSENT);
    return id;
  }

  ReferralId offered(Sides sides) {
    var id = pending(sides);
    agree(sides.sender(), id);
    return id;
  }

  ReferralId offered(Sides sides, Set<DataGroup> groups) {
    var id = draft(sides, asked(sides.seat(), groups));
    take(sides.sender(), Role.CASE_WORKER, id, Step.ASK_CONSENT);
    agree(sides.sender(), id);
    return id;
  }

  ReferralId draft(Sides sides, Urgency urgency) {
    return draft(sides, asked(sides.seat(), urgency, Set.of(DataGroup.IDENTITY)));
  }

  ReferralId pending(Sides sides, Urgency urgency) {
    var id = draft(sides, urgency);
    take(sides.sender(), Role.CASE_WORKER, id, Step.ASK_CONSENT);
    return id;
  }

  ReferralId offered(Sides sides, Urgency urgency) {
    var id = pending(sides, urgency);
    agree(sides.sender(), id);
    return id;
  }

  ReferralId accepted(Sides sides) {
    var id = offered(sides);
    take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    return id;
  }

  Outcome agree(Scene sender, ReferralId id) {
    return agree(sender, id, clock.today().plusMonths(1));
  }

  Outcome agree(Scene sender, ReferralId id, LocalDate until) {
    return agree(sender, Role.CASE_WORKER, id, until);
  }

  Outcome agree(Scene sender, Role role, ReferralId id, LocalDate until) {
    var agreed =
        new RecordConsent.Agreed(
            Consent.Purpose.GIVE_THE_SERVICE,
            LegalBasis.S26_5_LAW,
            "tha",
            Consent.Interpreter.NOT_NEEDED,
            Consent.GivenBy.NOBODY,
            Consent.Form.NONE,
            "",
            Attested.NOTHING,
            until);
    int version = version(sender, id);
    return sender.in(() -> consent.offer(sender.acting(role), id, FreshId.next(), version, agreed));
  }

  Outcome take(Scene who, Role role, ReferralId id, Step step) {
    return take(who, role, id, step, null);
  }

  Outcome take(Scene who, Role role, ReferralId id, Step step, @Nullable String reason) {
    return who.in(
        () ->
            take.take(
                who.acting(role),
                id,
                new Steps.Wanted(FreshId.next(), null, step, reason, WORDS, null)));
  }

  Outcome take(Scene who, Role role, ReferralId id, Step step, UUID form, int version) {
    return who.in(
        () ->
            take.take(who.acting(role), id, new Steps.Wanted(form, version, step, null, "", null)));
  }

  Outcome elsewhere(Sides sides, ReferralId id, SeatId seat) {
    int version = version(sides.sender(), id);
    return sides
        .sender()
        .in(
            () ->
                write.readdress(
                    sides.sender().acting(Role.CASE_WORKER),
                    id,
                    FreshId.next(),
                    version,
                    asked(seat)));
  }

  Referral find(Scene scene, ReferralId id) {
    return scene.in(() -> referrals.find(scene.id(), id).orElseThrow());
  }

  boolean written(Scene scene, ReferralId id) {
    return scene.in(() -> referrals.find(scene.id(), id).isPresent());
  }

  int version(Scene scene, ReferralId id) {
    return find(scene, id).version();
  }

  State state(Scene scene, ReferralId id) {
    return find(scene, id).state();
  }
}
