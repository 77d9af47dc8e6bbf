package org.prasan.meeting;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Told;
import org.prasan.identity.MandateHolders;
import org.prasan.language.Names;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a meeting that is being held have in common. */
@Component
class RoomPages {
  private final Commitments commitments;
  private final MandateHolders holders;
  private final MeetingNames names;
  private final Arising arising;
  private final AdoptMinutes adoptMinutes;
  private final MeetingWords words;
  private final MeetingClock clock;

  RoomPages(
      Commitments commitments,
      MandateHolders holders,
      MeetingNames names,
      Arising arising,
      AdoptMinutes adoptMinutes,
      MeetingWords words,
      MeetingClock clock) {
    this.commitments = commitments;
    this.holders = holders;
    this.names = names;
    this.arising = arising;
    this.adoptMinutes = adoptMinutes;
    this.words = words;
    this.clock = clock;
  }

  /** Where the meeting is on its agenda, or where somebody looks. */
  static Agenda.@Nullable Line at(Dossier dossier, @Nullable ItemId wanted, Model model) {
    var agenda = dossier.agenda();
    var at = wanted == null ? dossier.meeting().desk().item() : wanted;
    var line =
        (at == null ? Optional.<Agenda.Line>empty() : agenda.line(at))
            .or(() -> agenda.lines().stream().findFirst())
            .orElse(null);
    model.addAttribute("line", line);
    model.addAttribute(
        "before", line == null ? null : agenda.before(line.item().id()).orElse(null));
    model.addAttribute("after", line == null ? null : agenda.after(line.item().id()).orElse(null));
    return line;
  }

  /** Organizations that are there, in the order of the Thai alphabet. */
  static List<OrganizationId> speaking(Dossier dossier) {
    return dossier.quorum().present().stream()
        .sorted(Names.inOrder(one -> dossier.names().organization(one)))
        .toList();
  }

  String room(
      Acting acting,
      Dossier dossier,
      @Nullable ItemId item,
      Outcome.Kind add,
      Locale locale,
      Model model) {
    var line = at(dossier, item, model);
    model.addAttribute("add", add);
    model.addAttribute("records", RecordOutcome.mayRecord(acting, dossier) && !dossier.settled());
    model.addAttribute("adds", EnumSet.allOf(Outcome.Kind.class));
    model.addAttribute("promises", promises(acting, dossier));
    model.addAttribute(
        "left",
        dossier.agenda().standsAt(Heading.Kind.ARISING, line)
            ? arising.of(acting.coalitionId(), dossier.meeting())
            : null);
    model.addAttribute(
        "awaiting",
        dossier.agenda().standsAt(Heading.Kind.MINUTES, line)
            ? adoptMinutes.awaiting(acting.coalitionId(), dossier.series(), dossier.meeting())
            : List.of());
    model.addAttribute("adopts", AdoptMinutes.records(acting, dossier));
    if (add == Outcome.Kind.DECISION) decisionModel(dossier, locale, model);
    if (add == Outcome.Kind.COMMITMENT) promiseModel(acting, locale, model);
    return "meeting/room";
  }

  private void decisionModel(Dossier dossier, Locale locale, Model model) {
    var present = new LinkedHashMap<String, String>();
    for (var one : speaking(dossier))
      present.put(one.toString(), dossier.names().organization(one));
    model.addAttribute("present", present);
    var ways = new LinkedHashMap<String, String>();
    for (var way : Decision.Way.values()) ways.put(way.name(), words.say(way.key(), locale));
    model.addAttribute("ways", ways);
    var votes = new LinkedHashMap<String, String>();
    for (var vote : Decision.Vote.values()) votes.put(vote.name(), words.say(vote.key(), locale));
    model.addAttribute("votes", votes);
    var links = new LinkedHashMap<String, String>();
    for (var link : Decision.Link.values()) links.put(link.name(), words.say(link.key(), locale));
    model.addAttribute("links", links);
  }

  private void promiseModel(Acting acting, Locale locale, Model model) {
    var called = names.organizations(acting.coalitionId(), locale);
    model.addAttribute("organizations", called);
    model.addAttribute(
        "people", holders.choices(acting.coalitionId(), called, clock.today(), locale));
  }

  private Map<UUID, Told> promises(Acting acting, Dossier dossier) {
    return commitments.from(acting.coalitionId(), List.of(dossier.id().value())).stream()
        .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
  }
}
