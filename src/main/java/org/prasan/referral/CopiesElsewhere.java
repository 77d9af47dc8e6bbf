package org.prasan.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prasan.client.BeforeErasing;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Before a client is erased: which referrals end, and who is asked to destroy what was copied. */
@Component
class CopiesElsewhere implements BeforeErasing {
  private final Referrals referrals;
  private final Outsides outsides;
  private final ReferOutside outside;
  private final Steps steps;
  private final ReferralPages pages;

  CopiesElsewhere(
      Referrals referrals,
      Outsides outsides,
      ReferOutside outside,
      Steps steps,
      ReferralPages pages) {
    this.referrals = referrals;
    this.outsides = outsides;
    this.outside = outside;
    this.steps = steps;
    this.pages = pages;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> of(Acting acting, ClientId client, Locale locale) {
    if (!acting.may(Action.REFER_CLIENTS)) return List.of();
    var told = new ArrayList<String>();
    for (var referral : referrals.ofClient(acting.coalitionId(), client))
      what(acting, referral)
          .ifPresent(key -> told.add(pages.say(key, locale, to(acting, referral, locale))));
    for (var one : outsides.ofClient(acting.coalitionId(), client))
      if (one.consent() != null) told.add(onPaper(acting, one, locale));
    return told;
  }

  private Optional<String> what(Acting acting, Referral referral) {
    boolean asked = steps.asks(acting, referral);
    if (referral.state().over())
      return asked ? Optional.of("referral.erasing.asked-if") : Optional.empty();
    if (asked) return Optional.of("referral.erasing.ends-asked");
    return referral.offered() ? Optional.of("referral.erasing.ends") : Optional.empty();
  }

  private String to(Acting acting, Referral referral, Locale locale) {
    return referral.code()
        + " · "
        + pages.address(acting.coalitionId(), referral.address(), locale);
  }

  /** Nothing closes paper. */
  private String onPaper(Acting acting, Outside one, Locale locale) {
    var to = outside.told(acting.coalitionId(), one).map(Outside.Told::organization).orElse("");
    return pages.say("referral.erasing.on-paper", locale, one.code() + " · " + to);
  }
}
