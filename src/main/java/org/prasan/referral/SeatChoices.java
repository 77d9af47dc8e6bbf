package org.prasan.referral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Triage;
import org.prasan.directory.FittingServices;
import org.prasan.directory.ServiceId;
import org.prasan.language.Words;
import org.prasan.roster.OnDuty;
import org.prasan.roster.SeatFunction;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * To which seats a client may be referred: first those whose organization gives a service that
 * fits, with the reasons, then the others, at last those at which nobody can accept.
 */
@Component
class SeatChoices {
  private static final int MOST_SERVICES = 5;

  /** More than these nobody reads through; one looks for a seat by its name. */
  private static final int MOST_SEATS = 30;

  private static final Locale THAI = Locale.of("th");

  private final OnDuty onDuty;
  private final AnsweringSeats seats;
  private final Seats all;
  private final FittingServices services;
  private final ReferralPages pages;

  SeatChoices(
      OnDuty onDuty,
      AnsweringSeats seats,
      Seats all,
      FittingServices services,
      ReferralPages pages) {
    this.onDuty = onDuty;
    this.seats = seats;
    this.all = all;
    this.services = services;
    this.pages = pages;
  }

  /**
   * What may be chosen.
   *
   * @param options what stands in the form, and its words: a seat, or a seat and a service
   * @param fitting those of them that fit
   * @param calling those at which nobody can accept, so that one calls
   * @param without services that fit, of organizations at which no seat can accept
   * @param all how many seats there are, shown or not
   * @param found how many of them were sought; they may be more than are shown
   */
  record Choices(
      Map<String, String> options,
      Set<String> fitting,
      Set<String> calling,
      List<Reached> without,
      int all,
      int found) {
    Choices {
      fitting = Set.copyOf(fitting);
      calling = Set.copyOf(calling);
      without = List.copyOf(without);
    }

    /**
     * Those of these seats that do not fit, in their order: where they accept, or where one calls.
     */
    public Map<String, String> others(Map<String, String> seats, boolean accepting) {
      var others = new LinkedHashMap<>(seats);
      others.keySet().removeIf(one -> fitting.contains(one) || calling.contains(one) == accepting);
      return others;
    }

    /** There are too many to show them all, so that one looks for a seat by its name. */
    public boolean many() {
      return all > MOST_SEATS;
    }

    public int shown() {
      return Math.min(found, MOST_SEATS);
    }

    /** The choice that is this service, if it can be chosen. */
    Optional<String> of(String service) {
      return options.keySet().stream().filter(one -> one.endsWith("/" + service)).findFirst();
    }
  }

  /** A service that is asked by telephone; without a number by what its page says. */
  record Reached(String name, String path, ReferralPages.@Nullable Phone phone) {}

  /**
   * Those that fit, and as many others as a page holds. A seat that stands there with a service
   * stands there once, unless it was chosen without one or is sought.
   *
   * @param sought words of the seat or its organization; empty for the first in their order
   * @param chosen so far, and what was chosen beside it
   * @param kept seats that stand there in any case
   */
  Choices of(
      Acting acting,
      Triage card,
      String sought,
      Set<String> chosen,
      Set<String> kept,
      Locale locale) {
    var answering = seats.of(acting.coalitionId());
    var posts =
        onDuty.at(acting.coalitionId(), pages.clock().now()).stream()
            .filter(post -> post.seat().organization() != null)
            .filter(post -> !acting.actsFor(organization(post)))
            .sorted(
                Comparator.comparing((OnDuty.Post post) -> !answering.contains(post.seat().id()))
                    .thenComparing(post -> post.person() == null))
            .toList();
    var fitting = services(acting, card);
    var above = new HashSet<String>();
    if (sought.isBlank())
      for (var service : fitting)
        serving(service, posts, answering).map(SeatChoices::id).ifPresent(above::add);
    above.removeAll(chosen);
    var found =
        found(acting, posts, sought).stream().filter(post -> !above.contains(id(post))).toList();
    var shown = new HashSet<String>(kept);
    shown.addAll(chosen);
    shown.removeAll(above);
    found.stream().limit(MOST_SEATS).map(SeatChoices::id).forEach(shown::add);
    var giving =
        fitting.stream().map(FittingServices.Fitting::organization).collect(Collectors.toSet());
    var names =
        names(
            acting,
            posts.stream()
                .filter(post -> shown.contains(id(post)) || giving.contains(organization(post))),
            locale);
    var options = new LinkedHashMap<String, String>();
    var without = new ArrayList<Reached>();
    for (var service : fitting)
      if (!serving(service, posts, answering, names, options, locale)
          && !acting.actsFor(service.organization())) without.add(reached(acting, service, locale));
    var fits = Set.copyOf(options.keySet());
    for (var post : posts)
      if (shown.contains(id(post)))
        options.put(
            id(post), seat(post, answering, names.getOrDefault(organization(post), ""), locale));
    var calling =
        posts.stream()
            .filter(post -> !answering.contains(post.seat().id()))
            .map(SeatChoices::id)
            .collect(Collectors.toSet());
    return new Choices(options, fits, calling, without, posts.size() - above.size(), found.size());
  }

  /** Those of these seats that answer for a service that fits, the best first. */
  List<SeatId> fitting(Acting acting, Triage card, List<OnDuty.Post> posts, Set<SeatId> answering) {
    return services(acting, card).stream()
        .flatMap(service -> serving(service, posts, answering).stream())
        .map(post -> post.seat().id())
        .distinct()
        .toList();
  }

  private List<FittingServices.Fitting> services(Acting acting, Triage card) {
    return services.of(
        acting,
        card.needs(),
        card.district(),
        card.languages().isEmpty() ? null : card.languages().getFirst(),
        card.sex(),
        MOST_SERVICES);
  }

  /** Whether this may be chosen, also where the page did not hold it. */
  boolean offers(Acting acting, String choice) {
    var parts = choice.split("/", 2);
    try {
      var seat =
          all.byId(acting.coalitionId(), SeatId.of(parts[0]))
              .filter(one -> one.openAt(pages.clock().now()))
              .orElse(null);
      if (seat == null || seat.organization() == null || acting.actsFor(seat.organization()))
        return false;
      return parts.length < 2
          || services.gives(acting, seat.organization(), ServiceId.of(parts[1]));
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  /**
   * By words in either language, each of which stands in the name of the seat or of whose it is.
   */
  private List<OnDuty.Post> found(Acting acting, List<OnDuty.Post> posts, String sought) {
    if (sought.isBlank()) return posts;
    var words = Words.normalize(sought).strip().split("\\s+");
    var thai = names(acting, posts.stream(), THAI);
    var english = names(acting, posts.stream(), Locale.ENGLISH);
    return posts.stream()
        .filter(
            post -> {
              var text =
                  Words.normalize(
                      String.join(
                          " ",
                          post.seat().name().in(THAI),
                          post.seat().name().in(Locale.ENGLISH),
                          thai.getOrDefault(organization(post), ""),
                          english.getOrDefault(organization(post), "")));
              return Arrays.stream(words).allMatch(text::contains);
            })
        .toList();
  }

  private Map<OrganizationId, String> names(
      Acting acting, Stream<OnDuty.Post> posts, Locale locale) {
    return pages.organizations(
        acting.coalitionId(), posts.map(SeatChoices::organization).distinct().toList(), locale);
  }

  private static String id(OnDuty.Post post) {
    return post.seat().id().toString();
  }

  private Reached reached(Acting acting, FittingServices.Fitting service, Locale locale) {
    var phones = pages.phones(acting.coalitionId(), service.organization(), locale);
    return new Reached(
        service.name().in(locale),
        "/" + acting.coalition().slug() + "/services/" + service.id(),
        phones.isEmpty() ? null : phones.getFirst());
  }

  private boolean serving(
      FittingServices.Fitting service,
      List<OnDuty.Post> posts,
      Set<SeatId> answering,
      Map<OrganizationId, String> names,
      Map<String, String> options,
      Locale locale) {
    var post = serving(service, posts, answering).orElse(null);
    if (post == null) return false;
    options.put(
        post.seat().id() + "/" + service.id(),
        pages.say(
            "referral.seat.service",
            locale,
            service.name().in(locale),
            seat(post, answering, names.getOrDefault(service.organization(), ""), locale),
            String.join(" · ", service.why())));
    return true;
  }

  private static Optional<OnDuty.Post> serving(
      FittingServices.Fitting service, List<OnDuty.Post> posts, Set<SeatId> answering) {
    return posts.stream()
        .filter(one -> service.organization().equals(organization(one)))
        .filter(one -> answering.contains(one.seat().id()))
        .min(Comparator.comparing(SeatChoices::onlyInterprets));
  }

  /** Who interprets answers for a house of the same organization only where nobody else does. */
  private static boolean onlyInterprets(OnDuty.Post post) {
    return post.seat().function() == SeatFunction.INTERPRETER;
  }

  private String seat(OnDuty.Post post, Set<SeatId> answering, String organization, Locale locale) {
    return pages.seatOption(post, answering, organization, locale);
  }

  private static OrganizationId organization(OnDuty.Post post) {
    return Objects.requireNonNull(post.seat().organization());
  }
}
