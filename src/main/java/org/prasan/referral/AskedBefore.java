package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.FormCheck;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/**
 * Whether somebody who comes again under an id asks for what was asked for the first time. Of a
 * program it is known as far as the referral still tells: what has been rewritten since says
 * nothing about it, and what was sealed is compared for whoever has just sent it alone, or it could
 * be guessed. A person is shown both.
 */
@Component
class AskedBefore {
  private static final Duration SENT_AGAIN = Duration.ofHours(1);

  private final ReadReferral read;
  private final Course course;
  private final Consents consents;
  private final Words words;
  private final Clients clients;
  private final ReferralClock clock;

  AskedBefore(
      ReadReferral read,
      Course course,
      Consents consents,
      Words words,
      Clients clients,
      ReferralClock clock) {
    this.read = read;
    this.course = course;
    this.consents = consents;
    this.words = words;
    this.clients = clients;
    this.clock = clock;
  }

  boolean same(
      Acting acting,
      Seen seen,
      @Nullable UUID client,
      WriteReferral.Asked asked,
      ReferralAsked.@Nullable Agreed consent) {
    var referral = seen.referral();
    if (!referral.client().value().equals(client)) return false;
    if (referral.erased() || referral.epoch() > 1) return true;
    return (rewritten(seen) || sameOrSealed(acting, referral, asked))
        && (consent == null || sameAgreed(acting, seen, consent));
  }

  private boolean sameOrSealed(Acting acting, Referral referral, WriteReferral.Asked asked) {
    return sameOpen(acting, referral, asked)
        && (!hasJustSent(acting, referral.writer(), referral.written())
            || sameReason(acting, referral, asked));
  }

  private boolean hasJustSent(Acting acting, PersonId who, Instant when) {
    return who.equals(acting.person()) && when.isAfter(clock.now().minus(SENT_AGAIN));
  }

  /** What was written under this id and says something else, as it stands now. */
  Optional<Seen> otherwise(
      Acting acting, ReferralId id, ClientId client, WriteReferral.Asked asked) {
    var known = read.bare(acting, id).filter(Seen::sends);
    if (known.filter(seen -> !seen.referral().client().equals(client)).isPresent())
      throw new IdTaken();
    return known
        .filter(seen -> !seen.referral().erased())
        .filter(
            seen -> !sameAsked(acting, seen.referral(), asked) || !flagged(acting, client, asked));
  }

  /** Another than this one, for whoever writes it for the first time. */
  @Nullable Referral stillOpen(
      Acting acting, ReferralId id, ClientId client, WriteReferral.Asked asked) {
    return read.bare(acting, id).isPresent() ? null : read.stillOpen(acting, client, asked);
  }

  private boolean flagged(Acting acting, ClientId client, WriteReferral.Asked asked) {
    return clients
        .card(acting, client)
        .map(card -> card.triage().flags())
        .map(flags -> asked.flags().on(flags).equals(flags))
        .orElse(true);
  }

  /** Nobody does a step under an id under which another was taken. */
  void onlySame(Acting acting, ReferralId id, Steps.Wanted wanted) {
    if (course.knows(acting.coalitionId(), id, wanted.id(), wanted.step()))
      read.bare(acting, id)
          .filter(seen -> another(acting, seen.referral(), wanted))
          .ifPresent(
              _ -> {
                throw new IdTaken();
              });
  }

  /** Whether the step that was taken under this id was taken with something else. */
  boolean another(Acting acting, Referral referral, Steps.Wanted wanted) {
    var coalition = acting.coalitionId();
    var taken =
        course.of(coalition, referral.id()).stream()
            .filter(entry -> entry.id().equals(wanted.id()))
            .findFirst()
            .orElseThrow();
    return !Objects.equals(taken.actedFor(), acting.organization())
        || !Objects.equals(taken.reason(), wanted.reason())
        || !Objects.equals(taken.suggested(), wanted.suggested())
        || !sameWords(coalition, referral, wanted);
  }

  /** Compared by the product: whoever declined has no key to what was said with it any more. */
  private boolean sameWords(CoalitionId coalition, Referral referral, Steps.Wanted wanted) {
    return Tenancy.asProduct(
        coalition,
        () ->
            words
                .talk(coalition, referral)
                .map(key -> course.said(coalition, referral.id(), key))
                .map(said -> said.getOrDefault(wanted.id(), "").equals(wanted.words()))
                .orElse(true));
  }

  /** Nobody agrees to anything else under the id of a consent. */
  void onlySame(Acting acting, Seen seen, UUID form, ReferralAsked.Agreed consent) {
    var known = seen.consent();
    if (known != null && known.id().equals(form) && !sameAgreed(acting, seen, consent))
      throw new IdTaken();
  }

  private static boolean rewritten(Seen seen) {
    return seen.entries().stream().filter(entry -> entry.what() == Step.SAVE).count() > 1;
  }

  private boolean sameAsked(Acting acting, Referral referral, WriteReferral.Asked asked) {
    return sameOpen(acting, referral, asked) && sameReason(acting, referral, asked);
  }

  private boolean sameReason(Acting acting, Referral referral, WriteReferral.Asked asked) {
    return read.reason(acting, referral).map(asked.reason()::equals).orElse(true);
  }

  private boolean sameOpen(Acting acting, Referral referral, WriteReferral.Asked asked) {
    return referral.address().seat().equals(asked.seat())
        && Objects.equals(referral.address().service(), asked.service())
        && referral.urgency() == asked.urgency()
        && referral.groups().equals(asked.groups())
        && sameNeeds(acting, referral, asked);
  }

  /** Needs that the client does not have were left out the first time, too. */
  private boolean sameNeeds(Acting acting, Referral referral, WriteReferral.Asked asked) {
    var more = new HashSet<>(asked.needs());
    if (!more.containsAll(referral.card().needs())) return false;
    referral.card().needs().forEach(more::remove);
    return clients
        .card(acting, referral.client())
        .map(card -> card.triage().needs().stream().noneMatch(more::contains))
        .orElse(true);
  }

  private boolean sameAgreed(Acting acting, Seen seen, ReferralAsked.Agreed consent) {
    var known = seen.consent();
    if (known == null) return false;
    if (hasJustSent(acting, known.explainedBy(), known.given())
        && !sameSealed(acting.coalitionId(), seen.referral(), known, consent)) return false;
    var check = new FormCheck(new BeanPropertyBindingResult(consent, "consent"));
    return known.purpose().name().equals(consent.purpose())
        && known.basis().name().equals(consent.basis())
        && known.language().equals(consent.language())
        && known.interpreter().name().equals(consent.interpreter())
        && known.givenBy().name().equals(consent.givenBy())
        && known.form().name().equals(consent.how())
        && known.until().equals(check.day("until", consent.until()));
  }

  private boolean sameSealed(
      CoalitionId coalition, Referral referral, Consent known, ReferralAsked.Agreed consent) {
    return words
        .details(coalition, referral)
        .map(key -> consents.said(coalition, known, key))
        .map(
            said ->
                said.guardian().equals(FormCheck.plain(consent.guardian()))
                    && same(said.attested(), known, consent))
        .orElse(true);
  }

  /** What was sent where it is not asked for was not kept. */
  private static boolean same(Attested said, Consent known, ReferralAsked.Agreed consent) {
    boolean witnessed =
        known.form() != Consent.Form.SPOKEN
            || (said.witness().equals(Attested.line(FormCheck.plain(consent.witness())))
                && said.is() != null
                && said.is().name().equals(consent.witnessIs()));
    return witnessed
        && (said.ground() == null
            || (said.ground().name().equals(consent.ground())
                && said.paper().equals(Attested.line(FormCheck.plain(consent.paper())))));
  }
}
