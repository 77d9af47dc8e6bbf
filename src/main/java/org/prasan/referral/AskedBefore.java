package org.prasan.referral;

import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/**
 * Whether a program that comes again under an id asks for what it asked for the first time, as far
 * as the referral still tells: what has been rewritten since says nothing about it.
 */
@Component
class AskedBefore {
  private final ReadReferral read;
  private final Clients clients;

  AskedBefore(ReadReferral read, Clients clients) {
    this.read = read;
    this.clients = clients;
  }

  boolean same(
      Acting acting,
      Seen seen,
      @Nullable UUID client,
      WriteReferral.Asked asked,
      ReferralAsked.@Nullable Agreed consent) {
    var referral = seen.referral();
    if (!referral.client().value().equals(client)) return false;
    if (referral.forgotten() || referral.epoch() > 1) return true;
    return (rewritten(seen) || sameAsked(acting, referral, asked))
        && (consent == null || sameAgreed(seen.consent(), consent));
  }

  private static boolean rewritten(Seen seen) {
    return seen.entries().stream().filter(entry -> entry.what() == Step.SAVE).count() > 1;
  }

  private boolean sameAsked(Acting acting, Referral referral, WriteReferral.Asked asked) {
    return referral.address().seat().equals(asked.seat())
        && Objects.equals(referral.address().service(), asked.service())
        && referral.urgency() == asked.urgency()
        && referral.groups().equals(asked.groups())
        && sameNeeds(acting, referral, asked)
        && read.reason(acting, referral).map(asked.reason()::equals).orElse(true);
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

  private static boolean sameAgreed(@Nullable Consent known, ReferralAsked.Agreed consent) {
    if (known == null) return false;
    var check = new FormCheck(new BeanPropertyBindingResult(consent, "consent"));
    return known.purpose().name().equals(consent.purpose())
        && known.basis().name().equals(consent.basis())
        && known.language().equals(consent.language())
        && known.interpreter().name().equals(consent.interpreter())
        && known.givenBy().name().equals(consent.givenBy())
        && known.form().name().equals(consent.how())
        && known.until().equals(check.day("until", consent.until()));
  }
}
