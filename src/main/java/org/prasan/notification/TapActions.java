package org.prasan.notification;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules let people answer from an e-mail. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TapActions {
  private final ObjectProvider<TapAction> actions;
  private final ObjectProvider<Addressees> addressees;

  TapActions(ObjectProvider<TapAction> actions, ObjectProvider<Addressees> addressees) {
    this.actions = actions;
    this.addressees = addressees;
  }

  /** A question to somebody, for the one organization that person answers it for. */
  record Open(TapAction action, Acting acting, TapAction.Asked asked) {}

  /** Empty if this person has nothing to answer there, or not any more. */
  Optional<Open> open(
      Coalition coalition, PersonId person, TapOffer tap, Locale locale, String origin) {
    var action =
        actions.stream().filter(one -> one.action().equals(tap.action())).findFirst().orElse(null);
    if (action == null) return Optional.empty();
    return acting(coalition, person, origin).stream()
        .flatMap(
            acting ->
                asked(action, acting, tap.subject(), locale)
                    .filter(asked -> asked.answers().keySet().containsAll(tap.answers()))
                    .map(asked -> new Open(action, acting, asked))
                    .stream())
        .findFirst();
  }

  private List<Acting> acting(Coalition coalition, PersonId person, String origin) {
    return addressees.stream()
        .filter(known -> known.find(coalition.id(), person).isPresent())
        .flatMap(known -> known.acting(coalition, person, origin).stream())
        .toList();
  }

  private static Optional<TapAction.Asked> asked(
      TapAction action, Acting acting, UUID subject, Locale locale) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      return Tenancy.in(
          acting.coalitionId(), acting.organization(), () -> action.asked(acting, subject, locale));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
