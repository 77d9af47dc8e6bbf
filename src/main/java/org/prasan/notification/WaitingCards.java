package org.prasan.notification;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.Waiting;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What waits for somebody who is not here, for whichever organization that person acts. */
@Component
class WaitingCards {
  private final ObjectProvider<Addressees> addressees;
  private final ObjectProvider<Waiting> modules;
  private final NoticeWords words;

  WaitingCards(
      ObjectProvider<Addressees> addressees, ObjectProvider<Waiting> modules, NoticeWords words) {
    this.addressees = addressees;
    this.modules = modules;
    this.words = words;
  }

  /**
   * A card as it may stand in an e-mail.
   *
   * @param due null if nothing breaks
   * @param confidential it says only that something waits
   * @param things how many of it wait
   */
  record Line(
      String sentence,
      String path,
      @Nullable LocalDate due,
      int weight,
      boolean confidential,
      int things) {}

  /**
   * What breaks first comes first; what goes on at this moment is over when somebody reads it. What
   * two organizations have to do stands there once.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Line> of(Coalition coalition, PersonId person, Locale locale) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      return ReadOnce.during(
          () ->
              addressees.stream()
                  .flatMap(known -> known.acting(coalition, person, "digest").stream())
                  .flatMap(acting -> cards(acting).stream())
                  .distinct()
                  .map(card -> line(coalition, card, locale))
                  .sorted(
                      Comparator.comparing(WaitingCards::dueOrLast).thenComparingInt(Line::weight))
                  .toList());
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private List<Waiting.Card> cards(Acting acting) {
    return Tenancy.in(
        acting.coalitionId(),
        acting.organization(),
        () ->
            modules.stream()
                .flatMap(
                    module ->
                        module.waitingFor(acting).stream()
                            .filter(Waiting.Card::later)
                            .map(card -> module.confidential() ? card.asConfidential() : card))
                .toList());
  }

  private Line line(Coalition coalition, Waiting.Card card, Locale locale) {
    boolean named = !card.confidential();
    return new Line(
        named
            ? words.said(locale, card.key(), card.arguments().toArray())
            : words.said(locale, "notification.something.REFERRALS"),
        named ? card.url() : "/" + coalition.slug() + "/waiting",
        card.due(),
        card.weight(),
        card.confidential(),
        card.things());
  }

  private static LocalDate dueOrLast(Line line) {
    return line.due() == null ? LocalDate.MAX : line.due();
  }
}
