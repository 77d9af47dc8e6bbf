package org.prasan.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the organizations kept what they promised for the days of one year: a record that all members
 * see alike, by name and never by rank.
 */
@Component
class PromiseRecord {
  private final JdbcClient jdbc;
  private final OrganizationNames organizations;
  private final CommitmentClock clock;

  PromiseRecord(JdbcClient jdbc, OrganizationNames organizations, CommitmentClock clock) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.clock = clock;
  }

  /**
   * What became of what was due.
   *
   * @param inTime reported by its day
   * @param late reported after it
   * @param open not done yet, its day is still to come
   * @param overdue not done, and its day has passed
   * @param declined and nobody else has taken it
   * @param asked that the organization has never taken on: no promise, so none broken
   */
  record Counts(int inTime, int late, int open, int overdue, int declined, int asked) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** The same with so much of what was asked counted as what has yet to be done. */
    Counts taken(int open, int overdue) {
      return new Counts(
          inTime, late, this.open + open, this.overdue + overdue, declined, asked - open - overdue);
    }

    /** What had to be done by now, or is done: of this alone one can say whether it was kept. */
    public int due() {
      return inTime + late + overdue;
    }

    public int all() {
      return due() + open + declined + asked;
    }

    Counts and(Counts other) {
      return new Counts(
          inTime + other.inTime,
          late + other.late,
          open + other.open,
          overdue + other.overdue,
          declined + other.declined,
          asked + other.asked);
    }
  }

  /** What one organization did; the own one comes first. */
  record Line(OrganizationId organization, LocalizedText name, boolean own, Counts counts) {}

  /** A year; those of which nothing was due are left out. */
  record Year(int year, List<Integer> years, List<Line> lines, Counts all) {}

  @Transactional(readOnly = true)
  Year of(Acting acting, int year) {
    acting.require(Action.SEE_COMMITMENTS);
    var counts = counts(acting.coalitionId(), year);
    var lines = new ArrayList<Line>();
    for (var named : organizations.all(acting.coalitionId())) {
      var own = acting.actsFor(named.id());
      var here = counts.getOrDefault(named.id(), Counts.NONE);
      if (here.all() == 0 && !own) continue;
      var line = new Line(named.id(), named.name(), own, here);
      if (own) lines.addFirst(line);
      else lines.add(line);
    }
    var all = lines.stream().map(Line::counts).reduce(Counts.NONE, Counts::and);
    return new Year(year, years(acting.coalitionId()), List.copyOf(lines), all);
  }

  int thisYear() {
    return clock.today().getYear();
  }

  /** From the first day that was ever promised to the last. */
  private List<Integer> years(CoalitionId coalition) {
    record Ends(int first, int last) {}
    var now = thisYear();
    var ends =
        jdbc.sql(
                """
                select coalesce(extract(year from min(due)), :now)::int as first,
                  coalesce(extract(year from max(due)), :now)::int as last
                from commitment.commitment where coalition_id = :coalition
                """)
            .param("now", now)
            .param("coalition", coalition.value())
            .query((row, number) -> new Ends(row.getInt("first"), row.getInt("last")))
            .single();
    return IntStream.rangeClosed(Math.min(ends.first(), now), Math.max(ends.last(), now))
        .boxed()
        .toList()
        .reversed();
  }

  private Map<OrganizationId, Counts> counts(CoalitionId coalition, int year) {
    var counts = new HashMap<OrganizationId, Counts>();
    jdbc.sql(
            """
            select owner,
              count(*) filter (where done_on <= due) as in_time,
              count(*) filter (where done_on > due) as late,
              count(*) filter (where state in (:accepted) and due >= :today) as open,
              count(*) filter (where state in (:accepted) and due < :today) as overdue,
              count(*) filter (where state = 'DECLINED') as declined,
              count(*) filter (where state in (:asked)) as asked
            from commitment.commitment
            where coalition_id = :coalition and due between :first and :last
            group by owner
            """)
        .params(named(coalition, year))
        .query(
            row -> {
              counts.put(
                  new OrganizationId(row.getObject("owner", UUID.class)),
                  new Counts(
                      row.getInt("in_time"),
                      row.getInt("late"),
                      row.getInt("open"),
                      row.getInt("overdue"),
                      row.getInt("declined"),
                      row.getInt("asked")));
            });
    countTakenBefore(coalition, year, counts);
    return counts;
  }

  /**
   * Whoever said yes and then handed it on at home has still said yes: as what has yet to be done,
   * and no more as what was only asked.
   */
  private void countTakenBefore(
      CoalitionId coalition, int year, Map<OrganizationId, Counts> counts) {
    jdbc.sql(
            """
            select owner,
              count(*) filter (where due >= :today) as open,
              count(*) filter (where due < :today) as overdue
            from commitment.commitment c
            where coalition_id = :coalition and state in (:asked) and due between :first and :last
              and exists (
                select from commitment.entry e
                where e.coalition_id = c.coalition_id and e.commitment_id = c.id
                  and e.by_owner = c.owner
                  and (e.step in ('ACCEPT', 'REPORT_DONE')
                    or e.step = 'MAKE' and e.state = 'ACCEPTED'
                    or e.step = 'ASK_DATE' and exists (
                      select from commitment.entry a
                      where a.coalition_id = e.coalition_id and a.commitment_id = e.commitment_id
                        and a.step = 'AGREE_DATE' and a.number > e.number)))
            group by owner
            """)
        .params(named(coalition, year))
        .query(
            row -> {
              int open = row.getInt("open");
              int overdue = row.getInt("overdue");
              counts.computeIfPresent(
                  new OrganizationId(row.getObject("owner", UUID.class)),
                  (_, before) -> before.taken(open, overdue));
            });
  }

  private Map<String, Object> named(CoalitionId coalition, int year) {
    return Map.of(
        "accepted", List.of(State.ACCEPTED.name(), State.DELAY_ASKED.name()),
        "asked", List.of(State.PROPOSED.name(), State.DATE_ASKED.name()),
        "today", clock.today(),
        "coalition", coalition.value(),
        "first", LocalDate.of(year, 1, 1),
        "last", LocalDate.of(year, 12, 31));
  }
}
