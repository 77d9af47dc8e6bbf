package org.prasan.referral;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.DataGroup;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented referrals written down in a file, for a sample coalition. */
@Component
public class SampleReferrals {
  private static final int MONTHS = 6;

  private final WriteReferral write;
  private final RecordConsent consent;
  private final TakeStep take;
  private final SendMessage message;
  private final Referrals referrals;
  private final ReferralClock clock;

  SampleReferrals(
      WriteReferral write,
      RecordConsent consent,
      TakeStep take,
      SendMessage message,
      Referrals referrals,
      ReferralClock clock) {
    this.write = write;
    this.consent = consent;
    this.take = take;
    this.message = message;
    this.referrals = referrals;
    this.clock = clock;
  }

  /** A referral, and what happened with it one after the other. */
  public record Facts(
      String key,
      String client,
      String by,
      String seat,
      String urgency,
      Set<String> needs,
      @Nullable Set<DataGroup> groups,
      String reason,
      @Nullable String basis,
      @Nullable String givenBy,
      List<StepFacts> steps) {}

  /** Something somebody does: a step, or a message. */
  public record StepFacts(
      String by, @Nullable String take, @Nullable String reason, @Nullable String words) {}

  /** Ids and people of the sample coalition. */
  public interface Keys {
    UUID id(String kind, String key);

    Acting acting(String key);
  }

  @Transactional
  public void load(Facts facts, Keys keys) {
    var id = new ReferralId(keys.id("referral", facts.key()));
    var sender = keys.acting(facts.by());
    // Samples that an earlier version loaded lack the seats it is addressed to.
    if (as(sender, () -> write(sender, id, facts, keys)) instanceof Outcome.NotOpen) return;
    int number = 0;
    for (var step : facts.steps()) {
      var who = keys.acting(step.by());
      var form = keys.id("referral-step", facts.key() + ++number);
      as(who, () -> done(who, id, form, facts, step));
    }
  }

  private Outcome write(Acting sender, ReferralId id, Facts facts, Keys keys) {
    return write.write(
        sender,
        id,
        new ClientId(keys.id("client", facts.client())),
        new WriteReferral.Asked(
            new SeatId(keys.id("seat", facts.seat())),
            null,
            Urgency.valueOf(facts.urgency()),
            facts.needs(),
            Objects.requireNonNullElse(facts.groups(), EnumSet.noneOf(DataGroup.class)),
            facts.reason()));
  }

  private Outcome done(Acting who, ReferralId id, UUID form, Facts facts, StepFacts step) {
    var words = Objects.requireNonNullElse(step.words(), "");
    if (step.take() == null) return message.write(who, id, form, words);
    var wanted = Step.valueOf(step.take());
    int version = referrals.find(who.coalitionId(), id).orElseThrow().version();
    return wanted == Step.OFFER
        ? consent.offer(who, id, form, version, agreed(facts))
        : take.take(who, id, new Steps.Wanted(form, version, wanted, step.reason(), words, null));
  }

  private RecordConsent.Agreed agreed(Facts facts) {
    var basis = LegalBasis.valueOf(Objects.requireNonNullElse(facts.basis(), "S26_5_LAW"));
    return new RecordConsent.Agreed(
        Consent.Purpose.GIVE_THE_SERVICE,
        basis,
        "tha",
        Consent.Interpreter.NOT_NEEDED,
        Consent.GivenBy.valueOf(Objects.requireNonNullElse(facts.givenBy(), "NOBODY")),
        basis.asks() ? Consent.Form.SIGNATURE : Consent.Form.NONE,
        "",
        Attested.NOTHING,
        until());
  }

  private LocalDate until() {
    return clock.today().plusMonths(MONTHS);
  }

  private static Outcome as(Acting who, ScopedValue.CallableOp<Outcome, RuntimeException> work) {
    var outcome = Tenancy.in(who.coalitionId(), who.organization(), work);
    if (outcome instanceof Outcome.Done || outcome instanceof Outcome.NotOpen) return outcome;
    throw new IllegalStateException("A sample referral was refused: " + outcome);
  }
}
