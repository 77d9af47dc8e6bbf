package org.prasan.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Triage;
import org.prasan.directory.FittingServices;
import org.prasan.roster.OnDuty;
import org.prasan.roster.SeatFunction;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * To which seats a client may be referred: first those whose organization gives a service that
 * fits, with the reasons, then all others, at last those at which nobody can accept.
 */
@Component
class SeatChoices {
  private static final int MOST_SERVICES = 5;

  private final OnDuty onDuty;
  private final AnsweringSeats seats;
  private final FittingServices services;
  private final ReferralPages pages;

  SeatChoices(OnDuty onDuty, AnsweringSeats seats, FittingServices services, ReferralPages pages) {
    this.onDuty = onDuty;
    this.seats = seats;
    this.services = services;
    this.pages = pages;
  }

  /**
   * What may be chosen.
   *
   * @param options what stands in the form, and its words: a seat, or a seat and a service
   * @param fitting those of them that fit
   * @param without services that fit, of organizations at which no seat can accept
   */
  record Choices(Map<String, String> options, Set<String> fitting, List<Reached> without) {
    Choices {
      fitting = Set.copyOf(fitting);
      without = List.copyOf(without);
    }

    /** The choice that is this service, if it can be chosen. */
    Optional<String> of(String service) {
      return options.keySet().stream().filter(one -> one.endsWith("/" + service)).findFirst();
    }
  }

  /** A service that is asked by telephone; without a number by what its page says. */
  record Reached(String name, String path, ReferralPages.@Nullable Phone phone) {}

  Choices of(Acting acting, Triage card, Locale locale) {
    var answering = seats.of(acting.coalitionId());
    var posts =
        onDuty.at(acting.coalitionId(), pages.clock().now()).stream()
            .filter(post -> post.seat().organization() != null)
            .filter(post -> !acting.actsFor(organization(post)))
            .sorted(
                Comparator.comparing((OnDuty.Post post) -> !answering.contains(post.seat().id()))
                    .thenComparing(post -> post.person() == null))
            .toList();
    var fitting =
        services.of(
            acting,
            card.needs(),
            card.district(),
            card.languages().isEmpty() ? null : card.languages().getFirst(),
            card.sex(),
            MOST_SERVICES);
    var names =
        pages.organizations(
            acting.coalitionId(),
            posts.stream().map(post -> organization(post)).distinct().toList(),
            locale);
    var options = new LinkedHashMap<String, String>();
    var without = new ArrayList<Reached>();
    for (var service : fitting)
      if (!serving(service, posts, answering, names, options, locale)
          && !acting.actsFor(service.organization())) without.add(reached(acting, service, locale));
    var fits = Set.copyOf(options.keySet());
    for (var post : posts)
      options.put(
          post.seat().id().toString(),
          seat(post, answering, names.getOrDefault(organization(post), ""), locale));
    return new Choices(options, fits, without);
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
    var post =
        posts.stream()
            .filter(one -> service.organization().equals(organization(one)))
            .filter(one -> answering.contains(one.seat().id()))
            .min(Comparator.comparing(SeatChoices::onlyInterprets))
            .orElse(null);
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
