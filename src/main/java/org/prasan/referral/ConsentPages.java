package org.prasan.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.client.ClientWords.Fact;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A recorded consent in words: what was agreed to, and for the sender also by what it shows it. */
@Component
class ConsentPages implements ReferralPart {
  private final ProveConsent prove;
  private final ReferralPages pages;

  ConsentPages(ProveConsent prove, ReferralPages pages) {
    this.prove = prove;
    this.pages = pages;
  }

  List<Fact> facts(Consent consent, Locale locale) {
    var facts = new ArrayList<Fact>();
    facts.add(fact("groups", groups(consent, locale), locale));
    facts.add(fact("purpose", pages.say(consent.purpose().key(), locale), locale));
    facts.add(
        fact(
            "basis",
            pages.say(
                "referral.basis.option",
                locale,
                pages.say(consent.basis().key(), locale),
                consent.basis().section()),
            locale));
    facts.add(fact("given-by", pages.say(consent.givenBy().key(), locale), locale));
    facts.add(fact("form", pages.say(consent.form().key(), locale), locale));
    if (consent.form() != Consent.Form.NONE) {
      facts.add(fact("language", pages.language(consent.language(), locale), locale));
      facts.add(fact("interpreter", pages.say(consent.interpreter().key(), locale), locale));
    }
    facts.add(fact("until", pages.dates().full(consent.until()), locale));
    return facts;
  }

  private Fact fact(String what, String value, Locale locale) {
    return new Fact(pages.say("referral.consent." + what, locale), value);
  }

  private String groups(Consent consent, Locale locale) {
    return consent.groups().isEmpty()
        ? pages.say("referral.groups.none", locale)
        : consent.groups().stream()
            .sorted()
            .map(group -> pages.say(group.key(), locale))
            .collect(Collectors.joining(" · "));
  }

  @Override
  public void show(Acting acting, Seen seen, Locale locale, Model model) {
    prove
        .of(acting, seen)
        .ifPresent(
            proof -> {
              model.addAttribute("proof", proof);
              model.addAttribute("proofFacts", proven(acting, proof, locale));
            });
  }

  /** Who stood in the client's place and by what, before whom it was spoken, who explained it. */
  List<Fact> proven(Acting acting, ProveConsent.Proof proof, Locale locale) {
    var facts = new ArrayList<Fact>();
    if (!proof.said().guardian().isEmpty())
      facts.add(fact(guardian(proof.consent().givenBy()), proof.said().guardian(), locale));
    facts.addAll(attested(proof.said().attested(), locale));
    var by = proof.consent().explainedBy();
    facts.add(
        fact(
            "explained",
            pages.people(acting.coalitionId(), Set.of(by), locale).getOrDefault(by, ""),
            locale));
    return facts;
  }

  /** Somebody who is named and did not agree passes for nobody who did. */
  private static String guardian(Consent.GivenBy who) {
    if (who.guardian()) return "guardian";
    return who == Consent.GivenBy.CLIENT_GUARDIAN_SUSPECTED
        ? "guardian.suspected"
        : "guardian.apart";
  }

  private List<Fact> attested(Attested said, Locale locale) {
    var facts = new ArrayList<Fact>();
    if (said.ground() != null) {
      var ground = pages.say(said.ground().key(), locale);
      facts.add(
          fact("ground", said.paper().isEmpty() ? ground : ground + " · " + said.paper(), locale));
    }
    if (said.is() != null)
      facts.add(
          fact("witness", said.witness() + " · " + pages.say(said.is().key(), locale), locale));
    return facts;
  }
}
