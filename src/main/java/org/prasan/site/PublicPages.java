package org.prasan.site;

import java.time.Clock;
import java.util.List;
import org.prasan.agreement.Agreements;
import org.prasan.coalition.Charter;
import org.prasan.coalition.Event;
import org.prasan.coalition.Highlight;
import org.prasan.coalition.History;
import org.prasan.coalition.PublicFace;
import org.prasan.coalition.StructureView;
import org.prasan.coalition.Territory;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The public face of one coalition. */
@Controller
class PublicPages {
  private static final int LATEST = 3;

  private final Charter charter;
  private final StructureView structure;
  private final History history;
  private final Agreements agreements;
  private final Territory territory;
  private final Dates dates;
  private final Clock clock;

  PublicPages(
      Charter charter,
      StructureView structure,
      History history,
      Agreements agreements,
      Territory territory,
      Dates dates,
      Clock clock) {
    this.charter = charter;
    this.structure = structure;
    this.history = history;
    this.agreements = agreements;
    this.territory = territory;
    this.dates = dates;
    this.clock = clock;
  }

  /** The pattern leaves files such as /favicon.svg alone. */
  @GetMapping("/{coalition:[a-z0-9][a-z0-9-]{1,38}[a-z0-9]}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String coalition(Acting acting, Model model) {
    PublicFace.require(acting);
    var coalition = acting.coalitionId();
    var events = history.events(coalition);
    model.addAttribute("purpose", charter.purpose(coalition));
    model.addAttribute("structure", structure.on(coalition, dates.day(clock.instant())));
    model.addAttribute("highlights", Highlight.of(events));
    model.addAttribute("latest", latest(events));
    model.addAttribute("districts", territory.districts(coalition).size());
    model.addAttribute("agreements", agreements.shown(coalition));
    return "site/coalition";
  }

  private static List<Event> latest(List<Event> events) {
    return events.reversed().stream().limit(LATEST).toList();
  }

  @GetMapping("/{coalition}/members")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String members(Acting acting, Model model) {
    PublicFace.require(acting);
    model.addAttribute("structure", structure.on(acting.coalitionId(), dates.day(clock.instant())));
    return "site/members";
  }
}
