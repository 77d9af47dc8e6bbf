package org.prasan.referral;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.SafetyFlag;
import org.prasan.directory.Languages;
import org.prasan.directory.Needs;
import org.prasan.directory.Sex;
import org.prasan.identity.MandateHolders;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a phone must know to write a referral without network, and whether its owner still may. */
@Service
@Transactional(readOnly = true)
class OfflineChoices {
  private final ReferralPages pages;
  private final Seats seats;
  private final AnsweringSeats answering;
  private final Needs needs;
  private final MandateHolders holders;
  private final ReferralClock clock;

  OfflineChoices(
      ReferralPages pages,
      Seats seats,
      AnsweringSeats answering,
      Needs needs,
      MandateHolders holders,
      ReferralClock clock) {
    this.pages = pages;
    this.seats = seats;
    this.answering = answering;
    this.needs = needs;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * Something to choose.
   *
   * @param phone of a seat: in an emergency nobody waits for network; null for all else
   */
  record Option(String code, String text, @Nullable String phone) {}

  /** By the name of the field; nobody's clients are among them. */
  Map<String, List<Option>> all(Acting acting, Locale locale) {
    var words = pages.clients();
    var all = new LinkedHashMap<String, List<Option>>();
    all.put("needs", options(words.needs(locale)));
    all.put("district", options(words.districts(acting.coalitionId(), locale)));
    all.put("age", options(pages.words(List.of(AgeBand.values()), AgeBand::key, locale)));
    all.put("sex", options(pages.words(List.of(Sex.values()), Sex::key, locale)));
    all.put("languages", options(words.languages(locale)));
    all.put("flags", options(pages.words(List.of(SafetyFlag.values()), SafetyFlag::key, locale)));
    all.put("seat", seats(acting, locale));
    all.put("urgency", options(pages.words(List.of(Urgency.values()), Urgency::key, locale)));
    return all;
  }

  private static List<Option> options(Map<String, String> words) {
    return words.entrySet().stream()
        .map(word -> new Option(word.getKey(), word.getValue(), null))
        .toList();
  }

  /**
   * As on the page: first where somebody can accept, then marked and with the telephone where one
   * calls; nobody refers to one's own. Without saying who is there now: that will be old when read.
   */
  private List<Option> seats(Acting acting, Locale locale) {
    var coalition = acting.coalitionId();
    var answering = this.answering.of(coalition);
    var open =
        seats.list(coalition).stream()
            .filter(seat -> seat.organization() != null && !own(acting, seat))
            .sorted(Comparator.comparing(seat -> !answering.contains(seat.id())))
            .toList();
    var names =
        pages.organizations(
            coalition,
            open.stream().map(Seat::organization).filter(Objects::nonNull).distinct().toList(),
            locale);
    return open.stream()
        .map(
            seat ->
                new Option(
                    seat.id().toString(),
                    pages.seatAlways(
                        seat,
                        answering,
                        names.getOrDefault(Objects.requireNonNull(seat.organization()), ""),
                        locale),
                    seat.phone()))
        .toList();
  }

  private static boolean own(Acting acting, Seat seat) {
    return seat.organization() != null && acting.actsFor(seat.organization());
  }

  /** A phone may still hold one's own from when the choices were brought. */
  boolean ownSeat(Acting acting, SeatId id) {
    return seats.byId(acting.coalitionId(), id).filter(seat -> own(acting, seat)).isPresent();
  }

  Set<String> needs() {
    return needs.offered().stream()
        .filter(term -> term.parent() == null)
        .map(Needs.Term::code)
        .collect(Collectors.toSet());
  }

  Set<String> languages() {
    return Set.copyOf(Languages.CODES);
  }

  Set<String> districts(Acting acting) {
    return pages.clients().districts(acting.coalitionId(), Locale.ROOT).keySet();
  }

  /** Whether this person may still refer clients of that organization. */
  boolean mayStill(CoalitionId coalition, PersonId person, OrganizationId organization) {
    return holders.trusted(coalition, organization, referring(), clock.today()).stream()
        .anyMatch(holder -> holder.person().equals(person));
  }

  private static Set<Role> referring() {
    return Arrays.stream(Role.values())
        .filter(role -> Permissions.allows(role, Action.REFER_CLIENTS))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
