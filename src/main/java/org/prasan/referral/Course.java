package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.prasan.web.IdTaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The course referrals took: what happened with each of them, one after the other. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Course {
  private static final Set<Happening> FOR_REVIEW = Set.of(Step.REPORT_OUTCOME, Step.DISPUTE);

  private final JdbcClient jdbc;

  Course(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the words of an entry stand. */
  static Place words(UUID entry) {
    return new Place("referral.entry.words", entry);
  }

  /**
   * Nothing of it is kept twice.
   *
   * @throws IdTaken if something else is kept under the id of the entry
   */
  void add(CoalitionId coalition, Referral referral, Entry entry, byte @Nullable [] words) {
    add(coalition, referral, referral.address().receiver(), entry, words);
  }

  /** The same for what the receiver must not see. */
  void addForSender(
      CoalitionId coalition, Referral referral, Entry entry, byte @Nullable [] words) {
    add(coalition, referral, referral.sender(), entry, words);
  }

  private void add(
      CoalitionId coalition,
      Referral referral,
      OrganizationId receiver,
      Entry entry,
      byte @Nullable [] words) {
    int added =
        jdbc.sql(
                """
                insert into referral.entry
                  (coalition_id, id, referral_id, epoch, sender_id, receiver_id, what, state, party,
                   reason, words, for_review, suggested, person_id, acted_for, happened_at)
                values
                  (:coalition, :id, :referral, :epoch, :sender, :receiver, :what, :state, :party,
                   :reason, :words, :forReview, :suggested, :person, :actedFor, :at)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", entry.id())
            .param("referral", referral.id().value())
            .param("epoch", entry.epoch())
            .param("sender", referral.sender().value())
            .param("receiver", receiver.value())
            .param("what", entry.what().name())
            .param("state", entry.state().name())
            .param("party", entry.party().name())
            .param("reason", entry.reason())
            .param("words", words)
            .param("forReview", FOR_REVIEW.contains(entry.what()))
            .param("suggested", entry.suggested() == null ? null : entry.suggested().value())
            .param("person", entry.person() == null ? null : entry.person().value())
            .param("actedFor", entry.actedFor() == null ? null : entry.actedFor().value())
            .param("at", Referrals.utc(entry.at()))
            .update();
    if (added != 1) throw new IdTaken();
  }

  /** Whether the form with this id has done what it asks for with this referral. */
  boolean knows(CoalitionId coalition, ReferralId referral, UUID entry, Happening what) {
    return jdbc.sql(
            """
            select exists (
              select from referral.entry
              where coalition_id = :coalition and id = :id and referral_id = :referral
                and what = :what)
            """)
        .param("coalition", coalition.value())
        .param("id", entry)
        .param("referral", referral.value())
        .param("what", what.name())
        .query(Boolean.class)
        .single();
  }

  /** The oldest first; an organization sees what happened while it was a side. */
  List<Entry> of(CoalitionId coalition, ReferralId referral) {
    return jdbc.sql(
            """
            select * from referral.entry
            where coalition_id = :coalition and referral_id = :referral
            order by happened_at, id
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query((row, number) -> entry(row))
        .list();
  }

  /** What was said with entries, by their ids. */
  Map<UUID, String> said(CoalitionId coalition, ReferralId referral, ClientKey talk) {
    var said = new HashMap<UUID, String>();
    jdbc.sql(
            """
            select id, words from referral.entry
            where coalition_id = :coalition and referral_id = :referral and words is not null
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query(
            row -> {
              var id = row.getObject("id", UUID.class);
              said.put(id, talk.open(words(id), row.getBytes("words")));
            });
    return said;
  }

  /** Of which of its words at this seat it was told beforehand that reviewers read them. */
  Set<UUID> forReview(CoalitionId coalition, Referral referral) {
    return jdbc.sql(
            """
            select id from referral.entry
            where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
              and for_review
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .query((row, number) -> row.getObject("id", UUID.class))
        .set();
  }

  /** What its clocks count from; which copies earlier seats have to destroy is counted apart. */
  static History history(Referral referral, List<Entry> entries) {
    return history(referral, entries, entry -> !recall(entry) || entry.epoch() == referral.epoch());
  }

  /** What the clock counts from by which an earlier seat destroys its copies. */
  static History recall(Referral referral, List<Entry> entries, int epoch) {
    return history(referral, entries, entry -> recall(entry) && entry.epoch() == epoch);
  }

  private static History history(Referral referral, List<Entry> entries, Predicate<Entry> counts) {
    return new History(
        referral.urgency(),
        inForce(entries).stream()
            .filter(counts)
            .map(entry -> new History.Happened(entry.what(), entry.at()))
            .toList());
  }

  /** Whoever accepts afterwards may have what was to be destroyed before. */
  private static List<Entry> inForce(List<Entry> entries) {
    var accepted = new HashSet<Integer>();
    var inForce = new ArrayList<Entry>();
    for (var entry : entries.reversed()) {
      if (entry.what() == Step.ACCEPT) accepted.add(entry.epoch());
      if (!recall(entry) || !accepted.contains(entry.epoch())) inForce.add(entry);
    }
    return inForce.reversed();
  }

  private static boolean recall(Entry entry) {
    return entry.what() == Milestone.RECALL_ISSUED || entry.what() == Milestone.COPIES_DESTROYED;
  }

  /** Earlier seats that were ever asked to destroy their copies. */
  static Set<Integer> recalledBefore(Referral referral, List<Entry> entries) {
    return inForce(entries).stream()
        .filter(entry -> entry.what() == Milestone.RECALL_ISSUED)
        .map(Entry::epoch)
        .filter(epoch -> epoch < referral.epoch())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a seat has to destroy its copies, and has not said yet that it did. */
  static boolean recalled(List<Entry> entries, int epoch) {
    boolean recalled = false;
    for (var entry : inForce(entries))
      if (recall(entry) && entry.epoch() == epoch)
        recalled = entry.what() == Milestone.RECALL_ISSUED;
    return recalled;
  }

  static boolean accepted(List<Entry> entries, int epoch) {
    return entries.stream()
        .anyMatch(entry -> entry.epoch() == epoch && entry.what() == Step.ACCEPT);
  }

  /** Whether a seat could read the details and has not said since that it destroyed its copies. */
  static boolean mayHaveCopies(List<Entry> entries, int epoch) {
    return sinceDestroyed(entries, epoch, Course::opens);
  }

  /** The same of what it read without being accepted, whatever became of it since. */
  static boolean mayHaveCopiesOfEmergency(List<Entry> entries, int epoch) {
    return sinceDestroyed(entries, epoch, entry -> opens(entry) && entry.what() != Step.ACCEPT);
  }

  private static boolean sinceDestroyed(List<Entry> entries, int epoch, Predicate<Entry> happened) {
    boolean since = false;
    for (var entry : entries)
      if (entry.epoch() == epoch)
        since = happened.test(entry) || (since && entry.what() != Milestone.COPIES_DESTROYED);
    return since;
  }

  /** When a seat last said that it destroyed its copies. */
  static Optional<Instant> destroyed(List<Entry> entries, int epoch) {
    return entries.stream()
        .filter(entry -> entry.epoch() == epoch && entry.what() == Milestone.COPIES_DESTROYED)
        .map(Entry::at)
        .reduce((earlier, later) -> later);
  }

  /** By accepting, or in an emergency. */
  private static boolean opens(Entry entry) {
    return entry.what() == Step.ACCEPT
        || (entry.what() == Milestone.EMERGENCY_OPENED && entry.party().receives());
  }

  static Entry entry(ResultSet row) throws SQLException {
    @Nullable UUID suggested = row.getObject("suggested", UUID.class);
    @Nullable UUID person = row.getObject("person_id", UUID.class);
    @Nullable UUID actedFor = row.getObject("acted_for", UUID.class);
    return new Entry(
        row.getObject("id", UUID.class),
        row.getInt("epoch"),
        Happening.of(row.getString("what")),
        State.valueOf(row.getString("state")),
        Party.valueOf(row.getString("party")),
        row.getString("reason"),
        suggested == null ? null : new SeatId(suggested),
        person == null ? null : new PersonId(person),
        actedFor == null ? null : new OrganizationId(actedFor),
        Referrals.instant(row, "happened_at"));
  }
}
