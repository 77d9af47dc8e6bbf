package org.prasan.referral;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inbox of one's seats, and what one's organization sent: first what breaks first. */
@Service
class ListReferrals {
  private static final int PAGE = 25;

  private final Referrals referrals;
  private final Addresses addresses;
  private final Course course;
  private final Standing standing;
  private final ReferralClock clock;

  ListReferrals(
      Referrals referrals,
      Addresses addresses,
      Course course,
      Standing standing,
      ReferralClock clock) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.course = course;
    this.standing = standing;
    this.clock = clock;
  }

  /** Which referrals a list shows. */
  enum Shown {
    /** It waits for a seat of one's own. */
    OUR_SEAT,
    /** It waits for whoever sent it. */
    OURS,
    WAITING,
    RUNNING,
    ENDED,
    WRITING,
    /** A seat gave it up: the sender looks for another. */
    READDRESS,
    OVER,
    ALL;

    Set<State> states() {
      return switch (this) {
        case OUR_SEAT -> turn(Party.RECEIVER);
        case OURS -> turn(Party.SENDER);
        case WAITING -> EnumSet.of(State.OFFERED, State.INFORMATION_REQUESTED, State.ESCALATED);
        case RUNNING ->
            EnumSet.of(
                State.ACCEPTED,
                State.WAITLISTED,
                State.NO_CONTACT,
                State.IN_SERVICE,
                State.OUTCOME_REPORTED,
                State.DISPUTED);
        case ENDED ->
            EnumSet.of(
                State.DECLINED,
                State.EXPIRED,
                State.WITHDRAWN,
                State.CONSENT_WITHDRAWN,
                State.RETURNED,
                State.LOOP_CLOSED);
        case READDRESS -> EnumSet.of(State.DECLINED, State.EXPIRED, State.RETURNED);
        case OVER -> EnumSet.of(State.WITHDRAWN, State.CONSENT_WITHDRAWN, State.LOOP_CLOSED);
        case WRITING -> EnumSet.of(State.DRAFT, State.CONSENT_PENDING);
        case ALL -> EnumSet.allOf(State.class);
      };
    }

    static Set<State> turn(Party side) {
      return Arrays.stream(State.values())
          .filter(state -> state.turn() == side && state != State.DRAFT)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
    }

    public String key() {
      return "referral.shown." + name();
    }
  }

  /**
   * A line of a list.
   *
   * @param whole null where only its trace is left to this organization
   * @param card whether this person may read its triage card
   * @param turn who has to do something; null if nobody has to
   * @param ours whether that is the own organization
   * @param due by when; null if no clock runs
   */
  record Line(
      ReferralId id,
      String code,
      State state,
      OrganizationId other,
      @Nullable Referral whole,
      boolean card,
      @Nullable Party turn,
      boolean ours,
      @Nullable Instant due) {}

  /**
   * A part of a list.
   *
   * @param more the last of it, if there are more
   */
  record Page(List<Line> lines, @Nullable ReferralId more) {}

  /** What came to the seats whose referrals this person sees. */
  @Transactional(readOnly = true)
  Page received(Acting acting, Shown shown, @Nullable ReferralId after) {
    acting.require(Action.SEE_REFERRALS);
    var seats = standing.seats(acting);
    if (seats.isEmpty() || acting.organization() == null) return new Page(List.of(), null);
    var found =
        addresses.received(
            acting.coalitionId(),
            acting.organization(),
            seats,
            shown.states(),
            shown == Shown.OUR_SEAT,
            after,
            PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    var known = known(acting, page);
    return new Page(
        page.stream().map(one -> line(acting, one, known.get(one.referral()))).toList(),
        found.size() > PAGE ? page.getLast().referral() : null);
  }

  private Map<ReferralId, Referral> known(Acting acting, List<Addressed> page) {
    var known = new HashMap<ReferralId, Referral>();
    for (var one :
        referrals.all(acting.coalitionId(), page.stream().map(Addressed::referral).toList()))
      known.put(one.id(), one);
    return known;
  }

  private static Line line(Acting acting, Addressed one, @Nullable Referral known) {
    boolean current =
        known != null
            && known.epoch() == one.epoch()
            && acting.actsFor(known.address().receiver())
            && known.reading(Party.RECEIVER).atLeast(Reading.TRIAGE);
    var turn = one.recalled() ? Party.RECEIVER : one.state().ended() ? null : one.state().turn();
    return new Line(
        one.referral(),
        one.code(),
        one.state(),
        one.sender(),
        current ? known : null,
        current,
        turn,
        turn == Party.RECEIVER,
        one.due());
  }

  @Transactional(readOnly = true)
  Page sent(Acting acting, Shown shown, @Nullable ReferralId after) {
    acting.require(Action.SEE_REFERRALS);
    var sender = Objects.requireNonNull(acting.organization());
    var found = referrals.sent(acting.coalitionId(), sender, shown.states(), after, PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    return new Page(
        page.stream().map(one -> sent(acting, one)).toList(),
        found.size() > PAGE ? page.getLast().id() : null);
  }

  /** Before a seat is asked a supervisor sees that it is there, and how urgent. */
  private static Line sent(Acting acting, Referral one) {
    return line(one, one, readsCard(acting, one), Party.SENDER);
  }

  private static boolean readsCard(Acting acting, Referral one) {
    return acting.may(Action.REFER_CLIENTS)
        || one.reading(Party.SENDER_SUPERVISOR).atLeast(Reading.TRIAGE);
  }

  private static Line line(Referral one, @Nullable Referral whole, boolean card, Party own) {
    var turn = one.turn();
    return new Line(
        one.id(),
        one.code(),
        one.state(),
        one.address().receiver(),
        whole,
        card,
        turn,
        turn == own,
        one.due());
  }

  /** Those of one client of one's own whose card this person reads: the client's page has it. */
  @Transactional(readOnly = true)
  List<Line> ofClient(Acting acting, ClientId client) {
    acting.require(Action.SEE_REFERRALS);
    return referrals.ofClient(acting.coalitionId(), client).stream()
        .filter(one -> acting.actsFor(one.sender()) && readsCard(acting, one))
        .map(one -> line(one, one, true, Party.SENDER))
        .toList();
  }

  /**
   * What there is to do at the seats whose referrals this person sees.
   *
   * @param emergencies that wait for an answer
   * @param waiting for an answer besides
   * @param takenOn and not reported yet
   * @param recalled of whose details the copies have to be destroyed
   */
  record AtSeats(Pile emergencies, Pile waiting, Pile takenOn, Pile recalled) {
    static final AtSeats NOTHING = new AtSeats(Pile.EMPTY, Pile.EMPTY, Pile.EMPTY, Pile.EMPTY);
  }

  @Transactional(readOnly = true)
  AtSeats atSeats(Acting acting) {
    var seats = standing.seats(acting);
    if (seats.isEmpty() || acting.organization() == null) return AtSeats.NOTHING;
    var coalition = acting.coalitionId();
    var receiver = acting.organization();
    var unanswered = addresses.unanswered(coalition, receiver, seats);
    return new AtSeats(
        unanswered.emergencies(),
        unanswered.others(),
        addresses.pile(
            coalition,
            receiver,
            seats,
            EnumSet.of(State.ACCEPTED, State.WAITLISTED, State.NO_CONTACT, State.IN_SERVICE)),
        recalled(coalition, addresses.recalled(coalition, receiver, seats)));
  }

  private Pile recalled(CoalitionId coalition, List<Addressed> seats) {
    var referrals = seats.stream().map(Addressed::referral).distinct().count();
    var first = seats.stream().flatMap(seat -> destroyedBy(coalition, seat)).min(naturalOrder());
    return new Pile((int) referrals, first.orElse(null));
  }

  /** As long as it goes on there, what is due at the seat is its answer. */
  private Stream<Instant> destroyedBy(CoalitionId coalition, Addressed seat) {
    if (seat.state().ended()) return Stream.ofNullable(seat.due());
    return referrals.find(coalition, seat.referral()).stream()
        .map(there -> Course.recall(there, course.of(coalition, there.id()), seat.epoch()))
        .flatMap(recall -> clock.of(coalition).running(recall, clock.now()).stream())
        .map(Run::due);
  }

  /** Those one's organization sent that wait for it. */
  @Transactional(readOnly = true)
  Pile ours(Acting acting) {
    return referrals.pile(
        acting.coalitionId(), Objects.requireNonNull(acting.organization()), Shown.OURS.states());
  }

  private static Line reviewed(Referral one) {
    boolean card = one.reading(Party.REVIEWER).atLeast(Reading.TRIAGE);
    return line(one, card ? one : null, card, Party.REVIEWER);
  }

  /** Those in dispute or in an emergency; a reviewer sees that they are, and no client. */
  @Transactional(readOnly = true)
  List<Line> toReview(Acting acting) {
    acting.require(Action.REVIEW_REFERRALS);
    return Tenancy.asProduct(
        acting.coalitionId(),
        () ->
            referrals.toReview(acting.coalitionId()).stream()
                .filter(one -> standing.of(acting, one).contains(Party.REVIEWER))
                .map(ListReferrals::reviewed)
                .toList());
  }
}
