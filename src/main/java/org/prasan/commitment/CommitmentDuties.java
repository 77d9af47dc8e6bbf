package org.prasan.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits: to be accepted, done, agreed, confirmed; for the office, what nobody has taken. */
@Component
class CommitmentDuties implements Waiting {
  /** More than a home page shows. */
  private static final int MOST = 20;

  private static final int SOON_DAYS = 7;

  private final JdbcClient jdbc;
  private final CommitmentWords words;
  private final FindCommitments find;
  private final Concerned concerned;
  private final CommitmentClock clock;

  CommitmentDuties(
      JdbcClient jdbc,
      CommitmentWords words,
      FindCommitments find,
      Concerned concerned,
      CommitmentClock clock) {
    this.jdbc = jdbc;
    this.words = words;
    this.find = find;
    this.concerned = concerned;
    this.clock = clock;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SEE_COMMITMENTS) || acting.person() == null) return List.of();
    var waiting = new ArrayList<>(owned(acting));
    waiting.addAll(asked(acting));
    var known = words.known(acting, waiting, List.of(), LocaleContextHolder.getLocale());
    var cards = new ArrayList<Card>();
    for (var one : waiting) {
      var card = card(acting, one, known);
      if (card != null) cards.add(card);
    }
    if (acting.organization() != null && acting.may(Action.ANSWER_COMMITMENT)) left(acting, cards);
    if (acting.may(Action.MANAGE_COMMITMENTS)) orphans(acting, cards);
    return cards;
  }

  private @Nullable Card card(Acting acting, Commitment one, CommitmentWords.Known known) {
    var open = Transitions.open(one.state(), Parties.of(acting, one));
    return switch (one.state()) {
      case PROPOSED ->
          open.contains(Step.ACCEPT) ? card(acting, one, "accept", known.asker(one), 5) : null;
      case ACCEPTED, DELAY_ASKED -> {
        if (one.state() == State.DELAY_ASKED && open.contains(Step.AGREE_DATE))
          yield card(acting, one, "date", known.owner(one), 20);
        if (!open.contains(Step.REPORT_DONE)) yield null;
        var late = one.overdue(clock.today()) ? "late" : "soon";
        yield card(acting, one, late, known.asker(one), 10);
      }
      case DATE_ASKED ->
          open.contains(Step.AGREE_DATE) ? card(acting, one, "date", known.owner(one), 20) : null;
      case DONE ->
          open.contains(Step.CONFIRM) ? card(acting, one, "confirm", known.owner(one), 25) : null;
      case DECLINED ->
          open.contains(Step.HAND_OVER)
              ? card(acting, one, "declined", known.owner(one), 22)
              : null;
      case CONFIRMED, TAKEN_BACK -> null;
    };
  }

  private static Card card(Acting acting, Commitment one, String what, String who, int weight) {
    @Nullable LocalDate due = one.state().toDo() ? one.due() : null;
    return new Card(
        "commitment.duty." + what,
        List.of(one.what(), who),
        "list-check",
        CommitmentPages.address(acting, one.id()),
        due,
        weight);
  }

  /** Nothing is lost with somebody whose mandate has ended. */
  private void left(Acting acting, List<Card> cards) {
    int left = find.count(acting, CommitmentFilter.of(View.LEFT));
    if (left > 0)
      cards.add(
          new Card(
                  "commitment.duty.left",
                  List.of(left),
                  "users",
                  CommitmentPages.base(acting) + "?view=LEFT",
                  null,
                  8)
              .gathering(left));
  }

  private void orphans(Acting acting, List<Card> cards) {
    int orphans = find.count(acting, CommitmentFilter.of(View.ORPHANS));
    if (orphans > 0)
      cards.add(
          new Card(
                  "commitment.duty.orphans",
                  List.of(orphans),
                  "hourglass",
                  CommitmentPages.base(acting) + "?view=ORPHANS",
                  null,
                  45)
              .gathering(orphans));
  }

  /** What this person does, and what the organization promised without naming anybody. */
  private List<Commitment> owned(Acting acting) {
    return jdbc.sql(
            """
            (select * from commitment.commitment
             where coalition_id = :coalition and person = :me and owner = :own and open
               and state in ('PROPOSED', 'ACCEPTED', 'DELAY_ASKED')
               and (state = 'PROPOSED' or due <= :soon)
             order by due, id limit :most)
            union all
            (select * from commitment.commitment
             where coalition_id = :coalition and owner = :own and person is null and open
               and :answers and state in ('PROPOSED', 'ACCEPTED', 'DELAY_ASKED')
               and (state = 'PROPOSED' or due <= :soon)
             order by due, id limit :most)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("me", value(acting))
        .param("own", acting.organization() == null ? null : acting.organization().value())
        .param("answers", acting.may(Action.ANSWER_COMMITMENT))
        .param("soon", clock.today().plusDays(SOON_DAYS))
        .param("most", MOST)
        .query((row, number) -> CommitmentRows.commitment(row))
        .list();
  }

  /** What waits for who asked for it, and what nobody asks after any more. */
  private List<Commitment> asked(Acting acting) {
    return jdbc.sql(
            """
            (select * from commitment.commitment
             where coalition_id = :coalition and asked_person = :me and open
               and state in ('DATE_ASKED', 'DELAY_ASKED', 'DONE', 'DECLINED')
             order by due, id limit :most)
            union all
            (select * from commitment.commitment
             where coalition_id = :coalition and asked_by is null and open and :office
               and state in ('DATE_ASKED', 'DELAY_ASKED', 'DONE')
             order by due, id limit :most)
            union all
            (select * from commitment.commitment
             where coalition_id = :coalition and asked_by = :own and open and :answers
               and asked_person <> all(:present)
               and state in ('DATE_ASKED', 'DELAY_ASKED', 'DONE', 'DECLINED')
             order by due, id limit :most)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("me", value(acting))
        .param("own", acting.organization() == null ? null : acting.organization().value())
        .param("answers", acting.may(Action.ANSWER_COMMITMENT))
        .param("present", concerned.present(acting))
        .param("office", acting.may(Action.MANAGE_COMMITMENTS))
        .param("most", MOST)
        .query((row, number) -> CommitmentRows.commitment(row))
        .list();
  }

  private static Object value(Acting acting) {
    return Objects.requireNonNull(acting.person()).value();
  }
}
