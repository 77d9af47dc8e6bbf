package org.prasan.commitment;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Component;

/** Commitments as lists and boards show them, with what one may do at once. */
@Component
class CommitmentLines {
  private final CommitmentWords words;
  private final CommitmentClock clock;
  private final Dates dates;

  CommitmentLines(CommitmentWords words, CommitmentClock clock, Dates dates) {
    this.words = words;
    this.clock = clock;
    this.dates = dates;
  }

  /**
   * A line.
   *
   * @param form id of the form that answers it
   * @param accept it can be accepted here
   * @param confirm it can be confirmed here
   * @param report it can be reported as done
   * @param note what its day has to say: late, or another day asked for
   */
  record Line(
      Commitment commitment,
      String owner,
      String asker,
      UUID form,
      boolean accept,
      boolean decline,
      boolean confirm,
      boolean report,
      boolean late,
      @Nullable String note) {
    public String path() {
      return "/commitments/" + commitment.id();
    }
  }

  List<Line> of(Acting acting, Collection<Commitment> commitments, Locale locale) {
    var known = words.known(acting, commitments, List.of(), locale);
    return commitments.stream().map(one -> line(acting, one, known, locale)).toList();
  }

  private Line line(Acting acting, Commitment one, CommitmentWords.Known known, Locale locale) {
    var open = Transitions.open(one.state(), Parties.of(acting, one));
    return new Line(
        one,
        known.owner(one),
        known.asker(one),
        FreshId.next(),
        one.state() != State.DECLINED && open.contains(Step.ACCEPT),
        one.state() == State.PROPOSED && open.contains(Step.DECLINE),
        open.contains(Step.CONFIRM),
        open.contains(Step.REPORT_DONE),
        one.overdue(clock.today()),
        note(one, locale));
  }

  private @Nullable String note(Commitment one, Locale locale) {
    if (one.askedDue() != null)
      return words.say("commitment.note.asked", locale, dates.full(one.askedDue()));
    if (one.overdue(clock.today()))
      return words.say(
          "commitment.note.late", locale, clock.today().toEpochDay() - one.due().toEpochDay());
    return null;
  }
}
