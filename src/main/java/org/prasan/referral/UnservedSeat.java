package org.prasan.referral;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.OnDuty;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * Warns before an emergency goes to a seat at which nobody is now or can accept, and says where
 * somebody is.
 */
@Component
class UnservedSeat {
  private static final Set<State> BEFORE_IT_GOES =
      EnumSet.of(State.DRAFT, State.CONSENT_PENDING, State.EXPIRED);

  private final OnDuty onDuty;
  private final AnsweringSeats seats;
  private final SeatChoices choices;
  private final ReferralPages pages;

  UnservedSeat(OnDuty onDuty, AnsweringSeats seats, SeatChoices choices, ReferralPages pages) {
    this.onDuty = onDuty;
    this.seats = seats;
    this.choices = choices;
    this.pages = pages;
  }

  /**
   * What is said.
   *
   * @param mute whoever is there cannot accept
   * @param phone under which the seat is reached whoever is on duty
   * @param others at which somebody is and can accept
   * @param reached the other seats where somebody is, by telephone alone
   */
  record Warning(
      String seat,
      boolean mute,
      @Nullable String phone,
      List<Other> others,
      List<ReferralPages.Phone> reached) {
    Warning {
      others = List.copyOf(others);
      reached = List.copyOf(reached);
    }
  }

  /** Another seat, and where it is chosen instead; null to whoever does not refer clients. */
  record Other(String name, @Nullable String url) {}

  /** Whether somebody is at the seat at this moment who can accept. */
  boolean serves(CoalitionId coalition, SeatId seat, Instant moment) {
    return seats.of(coalition).contains(seat)
        && onDuty.at(coalition, moment).stream()
            .anyMatch(post -> post.seat().id().equals(seat) && post.person() != null);
  }

  /** Empty where nothing is to be warned of. */
  Optional<Warning> of(Acting acting, Referral referral, Locale locale) {
    if (referral.urgency() != Urgency.EMERGENCY
        || !BEFORE_IT_GOES.contains(referral.state())
        || !acting.actsFor(referral.sender())) return Optional.empty();
    var posts = onDuty.at(acting.coalitionId(), pages.clock().now());
    var answering = seats.of(acting.coalitionId());
    boolean mute = !answering.contains(referral.address().seat());
    boolean served = posts.stream().anyMatch(post -> at(referral, post) && post.person() != null);
    if (served && !mute) return Optional.empty();
    var free =
        posts.stream()
            .filter(post -> post.person() != null && answering.contains(post.seat().id()))
            .filter(post -> !acting.actsFor(Objects.requireNonNull(post.seat().organization())))
            .toList();
    // The order would say what the client needs to who may not read it.
    var fitting =
        acting.may(Action.REFER_CLIENTS)
            ? choices.fitting(acting, referral.card(), free, answering)
            : List.<SeatId>of();
    var others =
        free.stream()
            .sorted(Comparator.comparingInt(post -> place(fitting, post)))
            .map(post -> other(acting, referral, post, locale))
            .toList();
    var reached =
        posts.stream()
            .filter(post -> post.person() != null && !answering.contains(post.seat().id()))
            .filter(post -> !at(referral, post))
            .flatMap(post -> phone(acting, post, locale).stream())
            .toList();
    return Optional.of(
        new Warning(
            pages.address(acting.coalitionId(), referral.address(), locale),
            mute,
            pages.phone(acting.coalitionId(), referral.address().seat()),
            others,
            reached));
  }

  /** Those that fit first, as good as they fit. */
  private static int place(List<SeatId> fitting, OnDuty.Post post) {
    int place = fitting.indexOf(post.seat().id());
    return place < 0 ? fitting.size() : place;
  }

  private static boolean at(Referral referral, OnDuty.Post post) {
    return post.seat().id().equals(referral.address().seat());
  }

  private Optional<ReferralPages.Phone> phone(Acting acting, OnDuty.Post post, Locale locale) {
    var seat = post.seat();
    var number = seat.phone();
    if (number == null) return Optional.empty();
    var agency = seat.agency();
    var whose =
        agency == null
            ? pages.organization(
                acting.coalitionId(), Objects.requireNonNull(seat.organization()), locale)
            : agency.in(locale);
    return Optional.of(
        new ReferralPages.Phone(
            pages.say("referral.seat.of", locale, seat.name().in(locale), whose), number));
  }

  private Other other(Acting acting, Referral referral, OnDuty.Post post, Locale locale) {
    var path = referral.state() == State.EXPIRED ? "/elsewhere" : "/edit";
    return new Other(
        pages.say(
            "referral.seat.of",
            locale,
            post.seat().name().in(locale),
            pages.organization(
                acting.coalitionId(), Objects.requireNonNull(post.seat().organization()), locale)),
        acting.may(Action.REFER_CLIENTS)
            ? ReferralPages.base(acting) + "/" + referral.id() + path + "?seat=" + post.seat().id()
            : null);
  }
}
