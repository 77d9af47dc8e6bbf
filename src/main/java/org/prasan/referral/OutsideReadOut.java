package org.prasan.referral;

import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** What is read out before somebody agrees to a referral to outside, where all is read at once. */
@Component
class OutsideReadOut {
  private final ReferOutside refer;
  private final ConsentTerms terms;
  private final ReadIn readIn;
  private final ReferralPages pages;

  OutsideReadOut(ReferOutside refer, ConsentTerms terms, ReadIn readIn, ReferralPages pages) {
    this.refer = refer;
    this.terms = terms;
    this.readIn = readIn;
    this.pages = pages;
  }

  /** With the terms as they are usual, and in the client's language where it is offered. */
  ConsentForm fresh(
      Acting acting,
      Outside one,
      @Nullable String purpose,
      @Nullable String until,
      @Nullable String spoken) {
    var languages = one.card().languages();
    return terms.chosen(
        ConsentForm.fresh(languages, 0),
        purpose,
        until,
        spoken == null ? readIn.usual(acting.coalitionId(), languages) : spoken);
  }

  ReadOut of(Acting acting, Outside one, ConsentForm form, Locale page) {
    return readIn.read(
        acting.coalitionId(), form.readIn(), page, locale -> said(acting, one, form, locale));
  }

  private ReadOut said(Acting acting, Outside one, ConsentForm form, Locale locale) {
    var coalition = acting.coalitionId();
    var to = refer.told(coalition, one).map(Outside.Told::organization).orElse("");
    var flags = pages.clients().flags(one.card(), locale);
    var shared = new ArrayList<String>();
    shared.add(pages.say("referral.consent.reason", locale));
    one.groups().stream()
        .sorted()
        .map(DataGroup::key)
        .forEach(key -> shared.add(pages.say(key, locale)));
    return ReadOut.of(
        pages.say("referral.consent.to", locale, to),
        pages.say("referral.outside.says", locale),
        pages.clients().card(coalition, one.card(), locale),
        flags.isEmpty() ? "" : pages.say("client.flags", locale) + " " + String.join(" · ", flags),
        pages.say("referral.outside.says.too", locale),
        shared,
        terms.limits(form, "referral.outside.last", locale),
        pages.say("referral.outside.back", locale));
  }
}
