package org.prasan.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prasan.client.Triage;
import org.prasan.directory.FittingServices;
import org.prasan.roster.OnDuty;
import org.prasan.roster.SeatFunction;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/**
 * To which seats a client may be referred: first those whose organization gives a service that
 * fits, with the reasons, then all others.
 */
@Component
class SeatChoices {
  private static final int MOST_SERVICES = 5;

  private final OnDuty onDuty;
  private final FittingServices services;
  private final ReferralPages pages;

  SeatChoices(OnDuty onDuty, FittingServices services, ReferralPages pages) {
    this.onDuty = onDuty;
    this.services = services;
    this.pages = pages;
  }

  /**
   * What may be chosen.
   *
   * @param options what stands in the form, and its words: a seat, or a seat and a service
   * @param without services that fit, of organizations that have no seat
   */
  record Choices(Map<String, String> options, List<FittingServices.Fitting> without) {
    Choices {
      without = List.copyOf(without);
    }

    /** The choice that is this service, if it can be chosen. */
    Optional<String> of(String service) {
      return options.keySet().stream().filter(one -> one.endsWith("/" + service)).findFirst();
    }
  }

  Choices of(Acting acting, Triage card, Locale locale) {
    var posts =
        onDuty.at(acting.coalitionId(), pages.clock().now()).stream()
            .filter(post -> post.seat().organization() != null)
            .filter(post -> !acting.actsFor(organization(post)))
            .sorted(Comparator.comparing(post -> post.person() == null))
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
    var without = new ArrayList<FittingServices.Fitting>();
    for (var service : fitting)
      if (!serving(service, posts, names, options, locale)) without.add(service);
    for (var post : posts)
      options.put(
          post.seat().id().toString(),
          seat(post, names.getOrDefault(organization(post), ""), locale));
    return new Choices(options, without);
  }

  private boolean serving(
      FittingServices.Fitting service,
      List<OnDuty.Post> posts,
      Map<OrganizationId, String> names,
      Map<String, String> options,
      Locale locale) {
    var post =
        posts.stream()
            .filter(one -> service.organization().equals(organization(one)))
            .min(Comparator.comparing(SeatChoices::onlyInterprets))
            .orElse(null);
    if (post == null) return false;
    options.put(
        post.seat().id() + "/" + service.id(),
        pages.say(
            "referral.seat.service",
            locale,
            service.name().in(locale),
            seat(post, names.getOrDefault(service.organization(), ""), locale),
            String.join(" · ", service.why())));
    return true;
  }

  /** Who interprets answers for a house of the same organization only where nobody else does. */
  private static boolean onlyInterprets(OnDuty.Post post) {
    return post.seat().function() == SeatFunction.INTERPRETER;
  }

  private String seat(OnDuty.Post post, String organization, Locale locale) {
    return pages.say(
        post.person() == null ? "referral.seat.option" : "referral.seat.option.now",
        locale,
        post.seat().name().in(locale),
        organization);
  }

  private static OrganizationId organization(OnDuty.Post post) {
    return Objects.requireNonNull(post.seat().organization());
  }
}
