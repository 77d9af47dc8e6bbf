package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Emergency accesses, and what those found who reviewed them; nothing in it is ever changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Emergencies {
  private static final String ALL =
      "select * from referral.emergency where coalition_id = :coalition ";

  private final JdbcClient jdbc;

  Emergencies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where stands why somebody opened it. */
  static Place words(UUID emergency) {
    return new Place("referral.emergency.words", emergency);
  }

  /** Where stands what a reviewer found. */
  static Place verdict(UUID emergency) {
    return new Place("referral.emergency_review.words", emergency);
  }

  /** False if it was recorded before. */
  boolean add(CoalitionId coalition, Referral referral, Emergency emergency, byte[] words) {
    return jdbc.sql(
                """
                insert into referral.emergency
                  (coalition_id, id, referral_id, epoch, sender_id, receiver_id, person_id,
                   acted_for, reason, words, opened_at, until)
                values
                  (:coalition, :id, :referral, :epoch, :sender, :receiver, :person,
                   :actedFor, :reason, :words, :opened, :until)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", emergency.id())
            .param("referral", referral.id().value())
            .param("epoch", emergency.epoch())
            .param("sender", referral.sender().value())
            .param("receiver", referral.address().receiver().value())
            .param("person", emergency.person().value())
            .param("actedFor", emergency.actedFor().value())
            .param("reason", emergency.reason().name())
            .param("words", words)
            .param("opened", Referrals.utc(emergency.opened()))
            .param("until", Referrals.utc(emergency.until()))
            .update()
        == 1;
  }

  Optional<Emergency> find(CoalitionId coalition, UUID id) {
    return jdbc.sql(ALL + "and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> emergency(row))
        .optional()
        .map(found -> withReviews(coalition, List.of(found)).getFirst());
  }

  /** The newest first; an organization sees those of the time when it was a side. */
  List<Emergency> of(CoalitionId coalition, ReferralId referral) {
    return withReviews(
        coalition,
        jdbc.sql(ALL + "and referral_id = :referral order by opened_at desc, id desc")
            .param("coalition", coalition.value())
            .param("referral", referral.value())
            .query((row, number) -> emergency(row))
            .list());
  }

  /** Those that wait for a review, the oldest first. */
  List<Emergency> waiting(CoalitionId coalition) {
    return withReviews(
        coalition,
        jdbc.sql(
                ALL
                    + "and (select count(*) from referral.emergency_review r"
                    + " where r.coalition_id = :coalition and r.emergency_id = emergency.id)"
                    + " < :reviewers order by opened_at, id")
            .param("coalition", coalition.value())
            .param("reviewers", Emergency.REVIEWERS)
            .query((row, number) -> emergency(row))
            .list());
  }

  private List<Emergency> withReviews(CoalitionId coalition, List<Emergency> found) {
    if (found.isEmpty()) return found;
    var reviews = new HashMap<UUID, List<Emergency.Review>>();
    jdbc.sql(
            """
            select * from referral.emergency_review
            where coalition_id = :coalition and emergency_id = any(:ids) order by reviewed_at
            """)
        .param("coalition", coalition.value())
        .param("ids", found.stream().map(Emergency::id).toArray(UUID[]::new))
        .query(
            row -> {
              reviews
                  .computeIfAbsent(
                      row.getObject("emergency_id", UUID.class), _ -> new ArrayList<>())
                  .add(review(row));
            });
    return found.stream().map(one -> with(one, reviews.getOrDefault(one.id(), List.of()))).toList();
  }

  private static Emergency with(Emergency one, List<Emergency.Review> reviews) {
    return new Emergency(
        one.id(),
        one.referral(),
        one.epoch(),
        one.person(),
        one.actedFor(),
        one.reason(),
        one.opened(),
        one.until(),
        reviews);
  }

  /** False if this person has reviewed it before. */
  boolean review(
      CoalitionId coalition,
      Referral referral,
      UUID emergency,
      Emergency.Review review,
      byte @Nullable [] words) {
    return jdbc.sql(
                """
                insert into referral.emergency_review
                  (coalition_id, emergency_id, person_id, sender_id, receiver_id, justified, words,
                   reviewed_at)
                select :coalition, id, :person, sender_id, receiver_id, :justified, :words, :at
                from referral.emergency
                where coalition_id = :coalition and id = :id and referral_id = :referral
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", emergency)
            .param("referral", referral.id().value())
            .param("person", review.person().value())
            .param("justified", review.justified())
            .param("words", words)
            .param("at", Referrals.utc(review.at()))
            .update()
        == 1;
  }

  /**
   * What was said.
   *
   * @param why by id of the emergency
   * @param found by id of the emergency, then by reviewer
   */
  record Said(Map<UUID, String> why, Map<UUID, Map<PersonId, String>> found) {
    static final Said NOTHING = new Said(Map.of(), Map.of());

    @Override
    public String toString() {
      return "Said[]";
    }
  }

  Said said(CoalitionId coalition, ReferralId referral, ClientKey talk) {
    var why = new HashMap<UUID, String>();
    jdbc.sql(ALL + "and referral_id = :referral")
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query(
            row -> {
              var id = row.getObject("id", UUID.class);
              why.put(id, talk.open(words(id), row.getBytes("words")));
            });
    return new Said(why, found(coalition, why.keySet().toArray(UUID[]::new), talk));
  }

  private Map<UUID, Map<PersonId, String>> found(
      CoalitionId coalition, UUID[] emergencies, ClientKey talk) {
    var found = new HashMap<UUID, Map<PersonId, String>>();
    jdbc.sql(
            """
            select * from referral.emergency_review
            where coalition_id = :coalition and emergency_id = any(:ids) and words is not null
            """)
        .param("coalition", coalition.value())
        .param("ids", emergencies)
        .query(
            row -> {
              var id = row.getObject("emergency_id", UUID.class);
              found
                  .computeIfAbsent(id, _ -> new HashMap<>())
                  .put(review(row).person(), talk.open(verdict(id), row.getBytes("words")));
            });
    return found;
  }

  /** How often this person read while it was open. */
  int readings(CoalitionId coalition, Emergency emergency) {
    return jdbc.sql(
            """
            select count(*) from referral.look
            where coalition_id = :coalition and referral_id = :referral and person_id = :person
              and looked_at >= :from and looked_at < :until
            """)
        .param("coalition", coalition.value())
        .param("referral", emergency.referral().value())
        .param("person", emergency.person().value())
        .param("from", Referrals.utc(emergency.opened()))
        .param("until", Referrals.utc(emergency.until()))
        .query(Integer.class)
        .single();
  }

  private static Emergency.Review review(ResultSet row) throws SQLException {
    return new Emergency.Review(
        new PersonId(row.getObject("person_id", UUID.class)),
        row.getBoolean("justified"),
        Referrals.instant(row, "reviewed_at"));
  }

  private static Emergency emergency(ResultSet row) throws SQLException {
    return new Emergency(
        row.getObject("id", UUID.class),
        new ReferralId(row.getObject("referral_id", UUID.class)),
        row.getInt("epoch"),
        new PersonId(row.getObject("person_id", UUID.class)),
        new OrganizationId(row.getObject("acted_for", UUID.class)),
        EmergencyReason.valueOf(row.getString("reason")),
        Referrals.instant(row, "opened_at"),
        Referrals.instant(row, "until"),
        List.<Emergency.Review>of());
  }

  /** The last that is open for this person at the seat where the referral is now. */
  Optional<Emergency> running(
      CoalitionId coalition, Referral referral, PersonId person, Instant now) {
    return of(coalition, referral.id()).stream()
        .filter(one -> one.person().equals(person) && one.epoch() == referral.epoch())
        .filter(one -> one.runs(now))
        .findFirst();
  }
}
