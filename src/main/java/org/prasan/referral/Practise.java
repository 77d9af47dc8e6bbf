package org.prasan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.SampleClients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.IdTaken;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A case worker practises with a made-up client in a coalition that is made up itself: everything
 * on the own side is done on the usual pages, and the product plays the other side.
 */
@Service
class Practise {
  private final Practices practices;
  private final Referrals referrals;
  private final Consents consents;
  private final Course course;
  private final Steps steps;
  private final Words words;
  private final SampleClients clients;
  private final UnservedSeat unserved;
  private final ReferralClock clock;
  private final MessageSource messages;

  Practise(
      Practices practices,
      Referrals referrals,
      Consents consents,
      Course course,
      Steps steps,
      Words words,
      SampleClients clients,
      UnservedSeat unserved,
      ReferralClock clock,
      MessageSource messages) {
    this.practices = practices;
    this.referrals = referrals;
    this.consents = consents;
    this.course = course;
    this.steps = steps;
    this.words = words;
    this.clients = clients;
    this.unserved = unserved;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * A made-up client and how far the learner has come.
   *
   * @param referral the latest; null while there is none
   * @param other what the other side can do now
   * @param advice on what was done so far
   */
  record Turn(
      Practice practice, @Nullable Referral referral, List<OtherSide> other, List<Advice> advice) {
    /** How much of it was done well. */
    public long well() {
      return advice.stream().filter(Advice::good).count();
    }

    public boolean over() {
      return referral != null && referral.state().over();
    }
  }

  /** Only where everything is made up. */
  static boolean open(Acting acting) {
    return acting.coalition().invented() && acting.organization() != null;
  }

  /** Those with which somebody practises, of these that are shown to whoever may see them. */
  @Transactional(readOnly = true)
  Set<ReferralId> among(Acting acting, Collection<ReferralId> ids) {
    return acting.coalition().invented() && !ids.isEmpty()
        ? practices.among(acting.coalitionId(), ids)
        : Set.of();
  }

  /** Whether this client is made up. */
  @Transactional(readOnly = true)
  boolean madeUp(Acting acting, ClientId client) {
    acting.require(Action.SEE_REFERRALS);
    return acting.coalition().invented() && practices.has(acting.coalitionId(), client);
  }

  /** Sent once more under the same id it is begun once. */
  @Transactional
  void start(Acting acting, ClientId client, Scenario scenario) {
    require(acting);
    var practice =
        new Practice(
            client,
            Objects.requireNonNull(acting.organization()),
            scenario,
            Objects.requireNonNull(acting.person()),
            clock.now(),
            null);
    if (practices.insert(acting.coalitionId(), practice))
      clients.load(acting, facts(scenario), (_, _) -> client.value());
    else if (!isOwn(acting, client)) throw new IdTaken();
  }

  private boolean isOwn(Acting acting, ClientId client) {
    var owner = Objects.requireNonNull(acting.organization());
    return practices.isOf(acting.coalitionId(), client, owner);
  }

  /** Whether one has practised with it, and it is erased. */
  @Transactional(readOnly = true)
  boolean hasEnded(Acting acting, ClientId client) {
    require(acting);
    return isOwn(acting, client) && own(acting, client).isEmpty();
  }

  private static SampleClients.Facts facts(Scenario scenario) {
    return new SampleClients.Facts(
        scenario.name(),
        "",
        0,
        scenario.needs(),
        null,
        null,
        scenario.sex(),
        List.of(scenario.language()),
        scenario.legalStatus(),
        scenario.flags(),
        scenario.told(),
        null,
        null);
  }

  @Transactional(readOnly = true)
  List<Turn> all(Acting acting) {
    require(acting);
    return practices
        .of(acting.coalitionId(), Objects.requireNonNull(acting.organization()))
        .stream()
        .map(practice -> turn(acting, practice))
        .toList();
  }

  private Turn turn(Acting acting, Practice practice) {
    var coalition = acting.coalitionId();
    var referral = latest(acting, practice).orElse(null);
    if (referral == null) return new Turn(practice, null, List.of(), List.of());
    var other = Arrays.stream(OtherSide.values()).filter(one -> one.can(referral.state())).toList();
    var entries = course.of(coalition, referral.id());
    var consent = consents.of(coalition, referral).orElse(null);
    var readIn = consent == null ? null : readIn(coalition, referral, consent);
    return new Turn(
        practice,
        referral,
        other,
        Advice.on(
            practice.scenario(),
            referral,
            consent,
            readIn,
            unserved.serves(coalition, referral.address().seat(), asked(referral, entries)),
            entries));
  }

  /** When the seat was asked; now, as long as it is not. */
  private Instant asked(Referral referral, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.epoch() == referral.epoch() && entry.what() == Step.OFFER)
        .findFirst()
        .map(Entry::at)
        .orElseGet(clock::now);
  }

  private @Nullable String readIn(CoalitionId coalition, Referral referral, Consent consent) {
    return words
        .details(coalition, referral)
        .map(key -> consents.said(coalition, consent, key).readIn())
        .orElse(null);
  }

  private Optional<Referral> latest(Acting acting, Practice practice) {
    return referrals.ofClient(acting.coalitionId(), practice.client()).stream()
        .filter(one -> acting.actsFor(one.sender()))
        .findFirst();
  }

  /** False if there is no such practice, or the other side cannot do that now. */
  @Transactional
  boolean other(Acting acting, ClientId client, OtherSide what, Locale locale) {
    require(acting);
    var practice = own(acting, client).orElse(null);
    if (practice == null) return false;
    var referral = latest(acting, practice).orElse(null);
    if (referral == null) return false;
    var product = Acting.system(acting.coalition(), "practice");
    return Tenancy.asProduct(acting.coalitionId(), () -> played(product, referral, what, locale));
  }

  private boolean played(Acting product, Referral known, OtherSide what, Locale locale) {
    var referral = referrals.lock(product.coalitionId(), known.id()).orElseThrow();
    if (!what.can(referral.state())) return false;
    var words = messages.getMessage(what.wordsKey(), null, locale);
    steps.take(
        product,
        referral,
        Set.of(what.party()),
        new Steps.Wanted(
            FreshId.next(), null, what.step(referral.urgency()), what.reason(), words, null));
    return true;
  }

  private Optional<Practice> own(Acting acting, ClientId client) {
    return practices
        .find(acting.coalitionId(), client)
        .filter(practice -> acting.actsFor(practice.owner()));
  }

  /** Erases the made-up client like any other, and tells how it went; empty if there is none. */
  @Transactional
  Optional<Turn> end(Acting acting, ClientId client) {
    require(acting);
    var turn = own(acting, client).map(practice -> turn(acting, practice));
    turn.ifPresent(_ -> ended(acting, client));
    return turn;
  }

  private void ended(Acting acting, ClientId client) {
    clients.erase(acting, client);
    practices.end(acting.coalitionId(), client, clock.now());
  }

  /** Those that were started more than a week ago, found by the product. */
  @Transactional(readOnly = true)
  List<Practice> over(Acting product) {
    return Tenancy.asProduct(
        product.coalitionId(),
        () ->
            new ArrayList<>(
                practices.startedBefore(product.coalitionId(), clock.now().minus(Practice.LASTS))));
  }

  private static void require(Acting acting) {
    acting.require(Action.REFER_CLIENTS);
    if (!open(acting)) throw ReferralPages.notFound();
  }
}
