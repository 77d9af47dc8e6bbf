package org.prasan.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** For what and until when something may be used: chosen first, because it is read out. */
@Component
class ConsentTerms {
  private static final int USUAL_MONTHS = 3;

  private final ReferralPages pages;

  ConsentTerms(ReferralPages pages) {
    this.pages = pages;
  }

  /** As they were chosen; what was not chosen yet is as usual. */
  ConsentForm chosen(
      ConsentForm fresh, @Nullable String purpose, @Nullable String until, String spoken) {
    var usual = pages.dates().full(pages.clock().today().plusMonths(USUAL_MONTHS));
    return fresh.with(
        purpose == null ? Consent.Purpose.GIVE_THE_SERVICE.name() : purpose,
        until == null ? usual : until,
        spoken);
  }

  /** The form with what is wrong in it; false if anything is. */
  boolean show(ConsentForm form, Model model) {
    var errors = new BeanPropertyBindingResult(form, "form");
    var check = new FormCheck(errors);
    if (purpose(form) == null) check.wrong("purpose", "web.wrong.choose");
    var last = check.day("until", form.until());
    if (last != null)
      ConsentRules.until(last, pages.clock().today()).forEach(fault -> fault.tell(check));
    model.addAttribute("form", form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    return !check.refused();
  }

  /** Whether both are there to be read out. */
  boolean readable(ConsentForm form) {
    return purpose(form) != null && last(form) != null;
  }

  /**
   * In sentences, as they are read out; nothing of what cannot be agreed to.
   *
   * @param lastDay the key of the sentence about the last day
   */
  List<String> limits(ConsentForm form, String lastDay, Locale locale) {
    var limits = new ArrayList<String>();
    var purpose = purpose(form);
    var last = last(form);
    if (purpose != null)
      limits.add(pages.say("referral.consent.only", locale, pages.say(purpose.key(), locale)));
    if (last != null) limits.add(pages.say(lastDay, locale, pages.dates().full(last)));
    return limits;
  }

  private @Nullable LocalDate last(ConsentForm form) {
    var last =
        new FormCheck(new BeanPropertyBindingResult(form, "form")).day("until", form.until());
    return last != null && ConsentRules.until(last, pages.clock().today()).isEmpty() ? last : null;
  }

  private static Consent.@Nullable Purpose purpose(ConsentForm form) {
    return Arrays.stream(Consent.Purpose.values())
        .filter(one -> one.name().equals(form.purpose()))
        .findFirst()
        .orElse(null);
  }
}
