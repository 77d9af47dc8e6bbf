package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The seats to which referrals were addressed, and what was sent there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Addresses {
  private static final String ALL =
      "select * from referral.address where coalition_id = :coalition ";

  /** Of several seats of one organization it stands in a list with the last. */
  private static final String AFTER =
      """
       and exists (
         select from (
           select l.presses, l.due_at, l.offered_at from referral.address l
           where l.coalition_id = :coalition and l.referral_id = :after
             and l.receiver_id = :receiver and l.offered_at is not null
           order by l.epoch desc limit 1) as last
         where (not address.presses, address.due_at) > (not last.presses, last.due_at)
           or ((not address.presses, address.due_at) = (not last.presses, last.due_at)
             and (address.offered_at, address.referral_id) < (last.offered_at, :after)))
      """;

  private final JdbcClient jdbc;

  Addresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CoalitionId coalition, Referral referral) {
    jdbc.sql(
            """
            insert into referral.address
              (coalition_id, referral_id, epoch, code, sender_id, receiver_id, seat_id, state)
            values (:coalition, :referral, :epoch, :code, :sender, :receiver, :seat, :state)
            on conflict (coalition_id, referral_id, epoch) do update set
              receiver_id = excluded.receiver_id, seat_id = excluded.seat_id
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .param("code", referral.code())
        .param("sender", referral.sender().value())
        .param("receiver", referral.address().receiver().value())
        .param("seat", referral.address().seat().value())
        .param("state", referral.state().name())
        .update();
  }

  /** What the seat gets with the first offer stays as it was sent. */
  void send(CoalitionId coalition, Referral referral, Snapshot.Sealed details, Instant now) {
    jdbc.sql(
            """
            update referral.address set
              details = :details, fingerprint = :fingerprint,
              offered_at = coalesce(offered_at, :now)
            where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .param("details", details.bytes())
        .param("fingerprint", details.fingerprint())
        .param("now", Referrals.utc(now))
        .update();
  }

  /** Whoever accepts may have what was to be destroyed before. */
  void move(CoalitionId coalition, Referral referral, State to, @Nullable Instant due) {
    jdbc.sql(
            """
            update referral.address set
              state = :to, due_at = :due, presses = :presses,
              recalled = recalled and :to <> 'ACCEPTED'
            where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("epoch", referral.epoch())
        .param("to", to.name())
        .param("presses", presses(referral, to))
        .param("due", Referrals.utcOrNever(due))
        .update();
  }

  /** An alarm is an emergency, however urgent it was before. */
  private static boolean presses(Referral referral, State to) {
    return to == State.ESCALATED
        || (to == State.OFFERED && referral.urgency() == Urgency.EMERGENCY);
  }

  /** Whether a seat has to destroy what it copied. */
  void recall(CoalitionId coalition, ReferralId referral, int epoch, boolean recalled) {
    jdbc.sql(
            """
            update referral.address set recalled = :recalled
            where coalition_id = :coalition and referral_id = :referral and epoch = :epoch
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .param("epoch", epoch)
        .param("recalled", recalled)
        .update();
  }

  /** By when each of its seats has to do something. */
  void due(CoalitionId coalition, ReferralId referral, Times times) {
    times
        .atSeats()
        .forEach(
            (epoch, due) ->
                jdbc.sql(
                        """
                        update referral.address set due_at = :due
                        where coalition_id = :coalition and referral_id = :referral
                          and epoch = :epoch
                        """)
                    .param("coalition", coalition.value())
                    .param("referral", referral.value())
                    .param("epoch", epoch)
                    .param("due", Referrals.utcOrNever(due))
                    .update());
  }

  /** Empty if nothing was sent to the seat yet. */
  Optional<Snapshot.Sealed> details(CoalitionId coalition, ReferralId referral, int epoch) {
    return jdbc.sql(ALL + "and referral_id = :referral and epoch = :epoch and details is not null")
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .param("epoch", epoch)
        .query(
            (row, number) ->
                new Snapshot.Sealed(row.getBytes("details"), row.getBytes("fingerprint")))
        .optional();
  }

  /** Where it was, the first seat first; an organization sees its own seats alone. */
  List<Addressed> of(CoalitionId coalition, ReferralId referral) {
    return jdbc.sql(ALL + "and referral_id = :referral order by epoch")
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .query((row, number) -> addressed(row))
        .list();
  }

  /**
   * What came to an organization's seats: first emergencies that wait for an answer, then what
   * breaks first, then the newest.
   *
   * @param recalled also where copies have to be destroyed
   */
  List<Addressed> received(
      CoalitionId coalition,
      OrganizationId receiver,
      Collection<SeatId> seats,
      Collection<State> states,
      boolean recalled,
      @Nullable ReferralId after,
      int most) {
    return jdbc.sql(
            ALL
                + "and receiver_id = :receiver and offered_at is not null"
                + " and seat_id = any(:seats) and (state = any(:states)"
                + (recalled ? " or recalled)" : ")")
                + (after == null ? "" : AFTER)
                + " order by not presses, due_at, offered_at desc, referral_id desc limit :most")
        .param("coalition", coalition.value())
        .param("receiver", receiver.value())
        .param("seats", seats.stream().map(SeatId::value).toArray(UUID[]::new))
        .param("states", states.stream().map(State::name).toArray(String[]::new))
        .param("after", after == null ? null : after.value())
        .param("most", most)
        .query((row, number) -> addressed(row))
        .list();
  }

  /** What waits for an answer. */
  record Unanswered(Pile emergencies, Pile others) {}

  Unanswered unanswered(CoalitionId coalition, OrganizationId receiver, Collection<SeatId> seats) {
    return jdbc.sql(
            """
            select count(*) filter (where presses) as pressing,
              coalesce(min(due_at) filter (where presses), 'infinity') as pressing_due_at,
              count(*) filter (where not presses) as many,
              coalesce(min(due_at) filter (where not presses), 'infinity') as due_at
            from referral.address
            where coalition_id = :coalition and receiver_id = :receiver
              and offered_at is not null and seat_id = any(:seats) and state = any(:states)
            """)
        .param("coalition", coalition.value())
        .param("receiver", receiver.value())
        .param("seats", seats.stream().map(SeatId::value).toArray(UUID[]::new))
        .param("states", Referrals.names(State.UNANSWERED))
        .query(
            (row, number) ->
                new Unanswered(
                    new Pile(row.getInt("pressing"), Referrals.due(row, "pressing_due_at")),
                    new Pile(row.getInt("many"), Referrals.due(row))))
        .single();
  }

  /** Those of these states; what the sender has to do first is not due here. */
  Pile pile(
      CoalitionId coalition,
      OrganizationId receiver,
      Collection<SeatId> seats,
      Collection<State> states) {
    return jdbc.sql(
            """
            select count(*) as many,
              coalesce(min(due_at) filter (where state = any(:turn)), 'infinity') as due_at
            from referral.address
            where coalition_id = :coalition and receiver_id = :receiver
              and offered_at is not null and seat_id = any(:seats) and state = any(:states)
            """)
        .param("coalition", coalition.value())
        .param("receiver", receiver.value())
        .param("seats", seats.stream().map(SeatId::value).toArray(UUID[]::new))
        .param("states", Referrals.names(states))
        .param("turn", Referrals.names(ListReferrals.Shown.turn(Party.RECEIVER)))
        .query((row, number) -> new Pile(row.getInt("many"), Referrals.due(row)))
        .single();
  }

  /** Where copies of the details have to be destroyed. */
  List<Addressed> recalled(
      CoalitionId coalition, OrganizationId receiver, Collection<SeatId> seats) {
    return jdbc.sql(
            ALL
                + "and receiver_id = :receiver and offered_at is not null"
                + " and seat_id = any(:seats) and recalled")
        .param("coalition", coalition.value())
        .param("receiver", receiver.value())
        .param("seats", seats.stream().map(SeatId::value).toArray(UUID[]::new))
        .query((row, number) -> addressed(row))
        .list();
  }

  void forget(CoalitionId coalition, ReferralId referral) {
    jdbc.sql(
            """
            update referral.address set details = ''
            where coalition_id = :coalition and referral_id = :referral and details is not null
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.value())
        .update();
  }

  private static Addressed addressed(ResultSet row) throws SQLException {
    return new Addressed(
        new ReferralId(row.getObject("referral_id", UUID.class)),
        row.getInt("epoch"),
        row.getString("code"),
        new OrganizationId(row.getObject("sender_id", UUID.class)),
        new OrganizationId(row.getObject("receiver_id", UUID.class)),
        new SeatId(row.getObject("seat_id", UUID.class)),
        State.valueOf(row.getString("state")),
        Referrals.instantIfAny(row, "offered_at"),
        Referrals.due(row),
        row.getBoolean("recalled"));
  }
}
