package org.prasan.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.HolidaySet;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.OpeningTimes;
import org.prasan.calendar.Recurrence;
import org.prasan.coalition.District;
import org.prasan.coalition.Subdistrict;
import org.prasan.coalition.Territory;
import org.prasan.directory.Ranking.Judged;
import org.prasan.directory.Ranking.Ranked;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who can help, the best first, each with its reasons. */
@Service
class WhoCanHelp {
  static final int PAGE = 20;

  private final ServiceSearch search;
  private final ReadServices read;
  private final Readers readers;
  private final Schedules schedules;
  private final Holidays holidays;
  private final Territory territory;
  private final Needs needs;
  private final Clock clock;

  WhoCanHelp(
      ServiceSearch search,
      ReadServices read,
      Readers readers,
      Schedules schedules,
      Holidays holidays,
      Territory territory,
      Needs needs,
      Clock clock) {
    this.search = search;
    this.read = read;
    this.readers = readers;
    this.schedules = schedules;
    this.holidays = holidays;
    this.territory = territory;
    this.needs = needs;
    this.clock = clock;
  }

  /** A service that was found, and why it stands there. */
  record Hit(org.prasan.directory.Service service, Ranked ranked) {}

  /**
   * Some of what was found.
   *
   * @param next how many results came until here; none if these were the last
   */
  record Found(List<Hit> hits, int total, @Nullable Integer next, Instant at) {}

  @Transactional
  Found find(Acting acting, Wish wish) {
    return find(acting, readers.of(acting), wish, PAGE);
  }

  /** With the eyes of somebody who is trusted with nothing, for what leaves the house. */
  @Transactional
  Found openOnly(Acting acting, Wish wish, int most) {
    var reader = readers.of(acting);
    return find(acting, new Reader(reader.member(), null, Set.of()), wish, most);
  }

  @Transactional
  Found publicly(Acting acting, Wish wish) {
    return find(acting, Reader.VISITOR, wish, PAGE);
  }

  private Found find(Acting acting, Reader reader, Wish wish, int most) {
    var now = clock.instant();
    var ranked = ranked(acting, reader, wish, now);
    var shown = ranked.stream().skip(wish.from()).limit(most).toList();
    var seen = seen(acting, reader, shown);
    read.listed(acting, seen);
    int until = wish.from() + shown.size();
    return new Found(hits(shown, seen), ranked.size(), until < ranked.size() ? until : null, now);
  }

  /** The best for several wishes at once, all of them of one client. */
  @Transactional
  List<List<Hit>> best(Acting acting, List<Wish> wishes, int most) {
    var reader = readers.of(acting);
    var now = clock.instant();
    var best = new ArrayList<List<Hit>>();
    for (var wish : wishes) {
      var shown = ranked(acting, reader, wish, now).stream().limit(most).toList();
      best.add(hits(shown, seen(acting, reader, shown)));
    }
    read.fitting(acting);
    return best;
  }

  private List<Redaction> seen(Acting acting, Reader reader, List<Ranked> shown) {
    return read.seen(acting, reader, shown.stream().map(one -> one.candidate().id()).toList());
  }

  private static List<Hit> hits(List<Ranked> shown, List<Redaction> seen) {
    var places = new HashMap<ServiceId, Ranked>();
    shown.forEach(one -> places.put(one.candidate().id(), one));
    return seen.stream()
        .map(Redaction::service)
        .map(service -> new Hit(service, Objects.requireNonNull(places.get(service.id()))))
        .toList();
  }

  private List<Ranked> ranked(Acting acting, Reader reader, Wish typed, Instant now) {
    var terms = TypedWord.of(typed, needs, subdistricts(acting, typed));
    var candidates = search.fitting(acting.coalitionId(), reader, typed, terms);
    var wish = nearWhatIsNamed(typed, terms);
    var openings = openings(acting, candidates);
    var here = LocalDateTime.ofInstant(now, clock.getZone());
    var free = holidays.of(acting.coalitionId());
    var known = new HashMap<Recurrence.Parts, Boolean>();
    var from = center(acting, wish);
    var judged =
        candidates.stream()
            .map(
                candidate ->
                    new Judged(
                        candidate,
                        open(openings.get(candidate.id().value()), here, free, known),
                        candidate.point() == null || from == null
                            ? null
                            : from.kilometersTo(candidate.point())))
            .filter(one -> !wish.open() || Boolean.TRUE.equals(one.open()))
            .toList();
    var ranked = Ranking.of(judged, wish, now);
    return typed.narrows() ? ranked : openFirst(ranked);
  }

  private List<Subdistrict> subdistricts(Acting acting, Wish wish) {
    return wish.q() == null ? List.of() : territory.subdistricts(acting.coalitionId());
  }

  /** Where nothing was asked for, nothing says more than whether somebody is there. */
  private static List<Ranked> openFirst(List<Ranked> ranked) {
    return ranked.stream()
        .sorted(Comparator.comparing((Ranked one) -> !Boolean.TRUE.equals(one.open())))
        .toList();
  }

  /** Whoever types a sub-district wants what is near there. */
  private static Wish nearWhatIsNamed(Wish wish, List<TypedWord> terms) {
    var named = terms.stream().flatMap(term -> term.districts().stream()).distinct().toList();
    return wish.near() == null && named.size() == 1 ? wish.near(named.getFirst()) : wish;
  }

  private Map<UUID, List<Opening>> openings(Acting acting, List<Candidate> candidates) {
    if (candidates.isEmpty()) return Map.of();
    return schedules.of(
        acting.coalitionId(),
        candidates.stream().map(one -> one.id().value()).toArray(UUID[]::new));
  }

  /** Many services share their hours; each rule is asked once. */
  private static @Nullable Boolean open(
      @Nullable List<Opening> openings,
      LocalDateTime here,
      HolidaySet free,
      Map<Recurrence.Parts, Boolean> known) {
    if (openings == null) return null;
    Boolean open = null;
    for (var opening : openings) {
      var parts = opening.parts();
      if (parts == null) continue;
      boolean now =
          known.computeIfAbsent(
              parts,
              _ ->
                  opening
                      .rule()
                      .map(rule -> OpeningTimes.of(rule).isOpen(here, free))
                      .orElse(false));
      open = now || Boolean.TRUE.equals(open);
    }
    return open;
  }

  private Place.@Nullable Point center(Acting acting, Wish wish) {
    if (wish.near() == null) return null;
    Map<String, District> districts =
        territory.districts(acting.coalitionId()).stream()
            .collect(Collectors.toMap(District::code, Function.identity()));
    var district = districts.get(wish.near());
    return district == null ? null : new Place.Point(district.latitude(), district.longitude());
  }
}
