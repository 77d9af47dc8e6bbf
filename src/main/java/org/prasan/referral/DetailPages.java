package org.prasan.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prasan.client.ClientWords;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The details of a referral as they were sent, on a page. */
@Component
class DetailPages {
  private final ReferralPages pages;

  DetailPages(ReferralPages pages) {
    this.pages = pages;
  }

  /** A group of what was sent. */
  record Part(String name, List<ClientWords.Fact> facts) {}

  String show(Acting acting, ReadReferral.Details details, Locale locale, Model model) {
    var snapshot = details.snapshot();
    model.addAttribute("referral", details.referral());
    model.addAttribute("url", ReferralPages.base(acting) + "/" + details.referral().id());
    model.addAttribute("flags", pages.clients().flags(details.referral().card(), locale));
    model.addAttribute("reason", snapshot.reason());
    model.addAttribute("parts", parts(snapshot, locale));
    model.addAttribute("fingerprint", details.fingerprint());
    model.addAttribute("sent", pages.dates().moment(snapshot.taken()));
    return "referral/details";
  }

  private List<Part> parts(Snapshot snapshot, Locale locale) {
    var parts = new ArrayList<Part>();
    for (var group : DataGroup.values()) {
      var facts =
          snapshot.lines().stream()
              .filter(line -> line.group() == group)
              .map(line -> new Clients.Told(line.group(), line.detail(), line.text()))
              .map(told -> pages.clients().told(told, locale))
              .toList();
      if (!facts.isEmpty()) parts.add(new Part(pages.say(group.key(), locale), facts));
    }
    return parts;
  }
}
