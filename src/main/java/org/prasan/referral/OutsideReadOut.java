package org.prasan.referral;

import java.util.ArrayList;
import java.util.Locale;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** What is read out before somebody agrees to a referral to outside, where all is read at once. */
@Component
class OutsideReadOut {
  private final ReferOutside refer;
  private final ConsentTerms terms;
  private final ReferralPages pages;

  OutsideReadOut(ReferOutside refer, ConsentTerms terms, ReferralPages pages) {
    this.refer = refer;
    this.terms = terms;
    this.pages = pages;
  }

  ReadOut of(Acting acting, Outside one, ConsentForm form, Locale locale) {
    var coalition = acting.coalitionId();
    var to = refer.told(coalition, one).map(Outside.Told::organization).orElse("");
    var flags = pages.clients().flags(one.card(), locale);
    var shared = new ArrayList<String>();
    shared.add(pages.say("referral.consent.reason", locale));
    one.groups().stream()
        .sorted()
        .map(DataGroup::key)
        .forEach(key -> shared.add(pages.say(key, locale)));
    return new ReadOut(
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
