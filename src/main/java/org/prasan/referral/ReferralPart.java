package org.prasan.referral;

import java.util.Locale;
import org.prasan.tenancy.Acting;
import org.springframework.ui.Model;

/** Something shown beside the course on the page of a referral. */
interface ReferralPart {
  void show(Acting acting, Seen seen, Locale locale, Model model);
}
