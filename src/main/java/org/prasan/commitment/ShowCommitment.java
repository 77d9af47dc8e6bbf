package org.prasan.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One commitment with everything its page says of it. */
@Component
class ShowCommitment {
  /** The nearest way on comes first; what remains stands in the menu. */
  private static final List<Step> FORWARD =
      List.of(
          Step.ACCEPT,
          Step.AGREE_DATE,
          Step.REPORT_DONE,
          Step.CONFIRM,
          Step.KEEP_DATE,
          Step.SEND_BACK,
          Step.ASK_DATE,
          Step.DECLINE);

  private final CommitmentRows commitments;
  private final Timeline timeline;
  private final Evidences evidences;
  private final CommitmentWords words;
  private final CommitmentClock clock;
  private final Dates dates;
  private final ObjectProvider<SourcePages> sources;

  ShowCommitment(
      CommitmentRows commitments,
      Timeline timeline,
      Evidences evidences,
      CommitmentWords words,
      CommitmentClock clock,
      Dates dates,
      ObjectProvider<SourcePages> sources) {
    this.commitments = commitments;
    this.timeline = timeline;
    this.evidences = evidences;
    this.words = words;
    this.clock = clock;
    this.dates = dates;
    this.sources = sources;
  }

  /**
   * A commitment as its page shows it.
   *
   * @param next who has to do what; null if nobody has
   */
  record Shown(
      Commitment commitment,
      Set<Step> steps,
      List<Act> forward,
      List<Act> rest,
      String owner,
      String asker,
      String maker,
      SourcePages.@Nullable Named source,
      @Nullable String pillar,
      @Nullable String objective,
      @Nullable Next next,
      boolean late,
      List<Line> story) {
    public boolean mayRemark() {
      return steps.contains(Step.REMARK);
    }
  }

  /** Who has to do what, by when. */
  record Next(String who, String what, @Nullable String by) {}

  /**
   * Something that can be done now.
   *
   * @param id of the form, so that it is done once
   */
  record Act(Step step, UUID id, boolean atOnce, String word, String key, String icon) {}

  /** Something that happened, with what was said and shown. */
  record Line(
      String icon, String text, String words, String when, List<Evidences.Evidence> files) {}

  @Transactional(readOnly = true)
  Optional<Shown> of(Acting acting, CommitmentId id, Locale locale) {
    acting.require(Action.SEE_COMMITMENTS);
    return commitments
        .find(acting.coalitionId(), id)
        .map(commitment -> shown(acting, commitment, locale));
  }

  private Shown shown(Acting acting, Commitment one, Locale locale) {
    var entries = timeline.of(acting.coalitionId(), one.id());
    var known = words.known(acting, List.of(one), entries, locale);
    var steps = EnumSet.copyOf(Transitions.open(one.state(), Parties.of(acting, one)));
    var acts = acts(steps);
    var pillar = one.tags().pillar();
    return new Shown(
        one,
        steps,
        acts.stream().filter(act -> FORWARD.contains(act.step())).toList(),
        acts.stream().filter(act -> !FORWARD.contains(act.step())).toList(),
        known.owner(one),
        known.asker(one),
        known.by(new Entry.By(one.made().by(), one.made().actingFor())),
        source(acting, one, locale),
        pillar == null ? null : words.pillars(acting, locale).get(pillar.toString()),
        one.tags().objective() == null
            ? null
            : words.objectives(acting, locale).get(one.tags().objective().toString()),
        next(one, known, locale),
        one.overdue(clock.today()),
        story(entries, evidences.of(acting.coalitionId(), one.id()), known, locale));
  }

  private static List<Act> acts(Set<Step> open) {
    var acts = new ArrayList<Act>();
    for (var step : FORWARD) if (open.contains(step)) acts.add(act(step));
    for (var step : open) if (!FORWARD.contains(step) && step != Step.REMARK) acts.add(act(step));
    return acts;
  }

  private static Act act(Step step) {
    return new Act(
        step,
        FreshId.next(),
        StepForm.atOnce(step),
        step.word(),
        "commitment.act." + step,
        icon(step));
  }

  private static String icon(Step step) {
    return switch (step) {
      case MAKE -> "plus";
      case ACCEPT, CONFIRM -> "circle-check";
      case DECLINE, TAKE_BACK -> "circle-x";
      case ASK_DATE, AGREE_DATE, KEEP_DATE, MOVE_DATE -> "calendar-event";
      case HAND_OVER -> "arrows-exchange";
      case REPORT_DONE -> "check";
      case SEND_BACK -> "arrow-left";
      case REMIND -> "mail";
      case REMARK -> "message-circle";
      case LEAVE -> "door-exit";
    };
  }

  private SourcePages.@Nullable Named source(Acting acting, Commitment one, Locale locale) {
    var source = one.source();
    if (source == null) return null;
    return sources
        .orderedStream()
        .filter(module -> module.kind().equals(source.kind()))
        .flatMap(module -> module.named(acting.coalitionId(), source, locale).stream())
        .findFirst()
        .orElse(null);
  }

  private @Nullable Next next(Commitment one, CommitmentWords.Known known, Locale locale) {
    var key = "commitment.next." + one.state();
    var due = dates.full(one.due());
    return switch (one.state()) {
      case PROPOSED -> new Next(known.owner(one), words.say(key, locale), due);
      case ACCEPTED -> new Next(known.owner(one), words.say(key, locale), due);
      case DATE_ASKED, DELAY_ASKED ->
          new Next(known.asker(one), words.say(key, locale, dates.full(one.askedDue())), null);
      case DONE, DECLINED -> new Next(known.asker(one), words.say(key, locale), null);
      case CONFIRMED, TAKEN_BACK -> null;
    };
  }

  private List<Line> story(
      Collection<Entry> entries,
      List<Evidences.Evidence> files,
      CommitmentWords.Known known,
      Locale locale) {
    Map<UUID, List<Evidences.Evidence>> byEntry =
        files.stream().collect(Collectors.groupingBy(Evidences.Evidence::entry));
    return entries.stream()
        .map(
            entry ->
                new Line(
                    icon(entry.step()),
                    told(entry, known, locale),
                    entry.words(),
                    dates.moment(entry.at()),
                    byEntry.getOrDefault(entry.id(), List.of())))
        .toList()
        .reversed();
  }

  private String told(Entry entry, CommitmentWords.Known known, Locale locale) {
    var owner = entry.owner();
    var key =
        entry.step() == Step.MAKE && entry.state() == State.ACCEPTED
            ? "commitment.told.PROMISED"
            : "commitment.told." + entry.step();
    return words.say(
        key,
        locale,
        known.by(entry.by()),
        entry.due() == null ? "" : dates.full(entry.due()),
        owner == null ? "" : known.both(owner, entry.person()));
  }
}
