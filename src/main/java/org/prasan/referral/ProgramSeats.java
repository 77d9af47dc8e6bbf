package org.prasan.referral;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.FittingServices;
import org.prasan.language.LocalizedText;
import org.prasan.roster.OnDuty;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** To which seats a program may refer, with the services it may know of. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProgramSeats {
  private final OnDuty onDuty;
  private final AnsweringSeats answering;
  private final OrganizationNames organizations;
  private final FittingServices services;
  private final ReferralClock clock;

  ProgramSeats(
      OnDuty onDuty,
      AnsweringSeats answering,
      OrganizationNames organizations,
      FittingServices services,
      ReferralClock clock) {
    this.onDuty = onDuty;
    this.answering = answering;
    this.organizations = organizations;
    this.services = services;
    this.clock = clock;
  }

  /** Nobody refers to one's own, and no agency answers that is not in the registry. */
  List<ReferralShown.Seat> all(Acting acting) {
    var posts =
        onDuty.at(acting.coalitionId(), clock.now()).stream()
            .filter(post -> post.seat().organization() != null)
            .filter(post -> !acting.actsFor(organization(post)))
            .toList();
    var names =
        organizations.named(
            acting.coalitionId(),
            posts.stream().map(ProgramSeats::organization).distinct().toList());
    var accepting = answering.of(acting.coalitionId());
    return posts.stream()
        .map(
            post ->
                seat(
                    acting,
                    post,
                    accepting.contains(post.seat().id()),
                    names.get(organization(post))))
        .toList();
  }

  private ReferralShown.Seat seat(
      Acting acting, OnDuty.Post post, boolean accepts, @Nullable LocalizedText house) {
    var seat = post.seat();
    return new ReferralShown.Seat(
        seat.id().value(),
        name(seat.name()),
        organization(post).value(),
        house == null ? name(LocalizedText.of("")) : name(house),
        seat.phone(),
        accepts,
        post.person() != null,
        services.ofOrganization(acting, organization(post)).stream()
            .map(one -> new ReferralShown.Service(one.id().value(), name(one.name())))
            .toList());
  }

  private static ReferralShown.Name name(LocalizedText text) {
    return new ReferralShown.Name(text.th(), text.en());
  }

  private static OrganizationId organization(OnDuty.Post post) {
    return Objects.requireNonNull(post.seat().organization());
  }
}
