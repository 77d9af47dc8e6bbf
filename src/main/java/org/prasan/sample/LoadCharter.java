package org.prasan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.EditCharter;
import org.prasan.coalition.EditOrgans;
import org.prasan.coalition.Event;
import org.prasan.coalition.EventKind;
import org.prasan.coalition.Figure;
import org.prasan.coalition.Help;
import org.prasan.coalition.HelpContact;
import org.prasan.coalition.HelpPage;
import org.prasan.coalition.History;
import org.prasan.coalition.Office;
import org.prasan.coalition.OfficeKind;
import org.prasan.coalition.Organ;
import org.prasan.coalition.PillarId;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.SetTerritory;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a sample coalition has agreed on: {@code charter.yaml}. */
@Component
@Order(10)
class LoadCharter implements SampleStep {
  private final EditCharter charter;
  private final EditOrgans organs;
  private final History history;
  private final ChangeRule rules;
  private final SetTerritory territory;
  private final Help help;

  LoadCharter(
      EditCharter charter,
      EditOrgans organs,
      History history,
      ChangeRule rules,
      SetTerritory territory,
      Help help) {
    this.charter = charter;
    this.organs = organs;
    this.history = history;
    this.rules = rules;
    this.territory = territory;
    this.help = help;
  }

  /** The file. */
  record Facts(
      @Nullable LocalizedText vision,
      @Nullable LocalizedText mission,
      List<Named> pillars,
      List<Named> objectives,
      List<OrganFacts> organs,
      Set<String> districts,
      List<RuleFacts> rules,
      List<EventFacts> history,
      HelpFacts help) {}

  record Named(String code, String th, @Nullable String en) {
    LocalizedText text() {
      return LocalizedText.of(th, en);
    }
  }

  record OrganFacts(String key, String th, @Nullable String en, List<OfficeFacts> offices) {}

  record OfficeFacts(
      String key, String th, @Nullable String en, OfficeKind kind, @Nullable Integer seats) {}

  record RuleFacts(RuleKey key, List<ValueFacts> values) {}

  record ValueFacts(
      String from,
      @Nullable Integer number,
      @Nullable Integer month,
      @Nullable List<Integer> days,
      @Nullable List<Integer> window,
      @Nullable List<PointFacts> points,
      String decidedBy,
      @Nullable String reason) {

    RuleValue value() {
      if (number != null) return new RuleValue.Amount(number);
      if (month != null) return new RuleValue.InMonth(java.time.Month.of(month));
      if (days != null) return new RuleValue.Days(days);
      if (window != null)
        return new RuleValue.Window(
            java.time.MonthDay.of(window.get(1), window.get(0)),
            java.time.MonthDay.of(window.get(3), window.get(2)));
      if (points == null) throw new IllegalStateException("A rule without a value: " + this);
      return new RuleValue.Points(points.stream().map(PointFacts::point).toList());
    }
  }

  record PointFacts(String th, @Nullable String en, @Nullable Integer weight) {
    RuleValue.Point point() {
      return new RuleValue.Point(LocalizedText.of(th, en), weight);
    }
  }

  record EventFacts(
      String key,
      String when,
      EventKind kind,
      String th,
      @Nullable String en,
      @Nullable List<FigureFacts> figures) {}

  record FigureFacts(Figure.Kind kind, int number, @Nullable Boolean moreThan) {
    Figure figure() {
      return new Figure(kind, number, Boolean.TRUE.equals(moreThan));
    }
  }

  record HelpFacts(LocalizedText title, String leaveTo, List<ContactFacts> contacts) {}

  record ContactFacts(
      String key,
      LocalizedText label,
      String number,
      @Nullable LocalizedText hours,
      List<String> languages) {}

  @Override
  public String name() {
    return "charter";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("charter.yaml", Facts.class);
    if (facts.vision() != null || facts.mission() != null)
      charter.purpose(into.acting(), facts.vision(), facts.mission(), 0);
    for (var pillar : facts.pillars())
      charter.addPillar(
          into.acting(),
          new PillarId(into.id("pillar", pillar.code())),
          pillar.code(),
          pillar.text());
    for (var objective : facts.objectives())
      charter.addObjective(
          into.acting(),
          into.id("objective", objective.code()),
          objective.code(),
          objective.text());
    territory.set(into.acting(), facts.districts());
    organs(into, facts.organs());
    facts.rules().forEach(rule -> rule(into, rule));
    facts.history().forEach(event -> history.add(into.acting(), event(into, event)));
    help(into, facts.help());
  }

  private void organs(SampleCoalition into, List<OrganFacts> facts) {
    int position = 0;
    for (var organ : facts) {
      var id = into.id("organ", organ.key());
      organs.addOrgan(
          into.acting(), new Organ(id, LocalizedText.of(organ.th(), organ.en()), ++position));
      for (var office : organ.offices())
        organs.addOffice(
            into.acting(),
            new Office(
                into.id("office", office.key()),
                id,
                LocalizedText.of(office.th(), office.en()),
                office.kind(),
                office.seats() == null ? 1 : office.seats(),
                organ.offices().indexOf(office) + 1));
    }
  }

  private void rule(SampleCoalition into, RuleFacts rule) {
    var entries = new ArrayList<ChangeRule.Proposal>();
    for (var value : rule.values())
      entries.add(
          new ChangeRule.Proposal(
              rule.key(),
              value.value(),
              LocalDate.parse(value.from()),
              value.decidedBy(),
              value.reason() == null ? "" : value.reason()));
    if (!(rules.enterHistory(into.acting(), entries) instanceof ChangeRule.Outcome.Changed))
      throw new IllegalStateException("The sample rule " + rule.key() + " was refused");
  }

  private static Event event(SampleCoalition into, EventFacts event) {
    return new Event(
        into.id("event", event.key()),
        ApproximateDate.of(event.when()),
        event.kind(),
        LocalizedText.of(event.th(), event.en()),
        event.figures() == null
            ? List.of()
            : event.figures().stream().map(FigureFacts::figure).toList(),
        0);
  }

  private void help(SampleCoalition into, HelpFacts facts) {
    help.look(
        into.acting(),
        new HelpPage.Look(facts.title(), facts.leaveTo(), HelpPage.Look.USUAL.icon(), null, null));
    for (var contact : facts.contacts())
      help.show(
          into.acting(),
          new HelpContact(
              into.id("help-contact", contact.key()),
              contact.label(),
              contact.number(),
              contact.hours(),
              contact.languages(),
              facts.contacts().indexOf(contact) + 1));
  }
}
