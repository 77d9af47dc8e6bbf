package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lists for programs, each with one question to the database and none about a number of all. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProgramLists {
  private static final int PAGE = 25;

  /** In other states what was asked for is no longer the receiver's to know. */
  private static final Set<State> CARD_OPEN =
      EnumSet.copyOf(
          Arrays.stream(State.values())
              .filter(state -> Readings.of(state, Party.RECEIVER).atLeast(Reading.TRIAGE))
              .toList());

  /** By what it asks for, who only reads finds nothing of which the card is not theirs to read. */
  private static final String CARD_READ =
      " and state <> 'DRAFT' and (offered or epoch > 1 or escalated_from is not null)";

  private static final String PRESSED = "1";

  private final JdbcClient jdbc;

  ProgramLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where a part ended.
   *
   * @param due in a list that begins with what breaks first
   * @param pressed there, the last was an emergency, which stand before all others
   */
  record Cursor(Instant at, UUID id, OffsetDateTime due, boolean pressed) {
    /** Nothing if no part of such a list ended there. */
    static @Nullable Cursor read(String text, boolean ours) {
      try {
        var parts = text.split("\\.", 4);
        boolean pressed = ours && parts.length == 4 && parts[3].equals(PRESSED);
        if (parts.length != (ours ? pressed ? 4 : 3 : 2)) return null;
        var due =
            !ours || parts[2].isEmpty() ? OffsetDateTime.MAX : Referrals.utc(moment(parts[2]));
        return new Cursor(moment(parts[0]), UUID.fromString(parts[1]), due, pressed);
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
        return null;
      }
    }

    private static Instant moment(String micros) {
      return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private static String after(Found last, boolean ours) {
      var line = last.line();
      var plain = micros(line.at()) + "." + line.id();
      if (!ours) return plain;
      var due = plain + "." + (line.due() == null ? "" : micros(line.due()));
      return last.pressed() ? due + "." + PRESSED : due;
    }

    private static long micros(Instant moment) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
  }

  /**
   * A line of a list.
   *
   * @param pressed an emergency that waits for whose list it is
   */
  private record Found(ReferralShown.Line line, boolean pressed) {
    /** In a list that does not ask for it. */
    static Found plain(ReferralShown.Line line) {
      return new Found(line, false);
    }
  }

  ReferralShown.Page received(Acting acting, Sought sought) {
    acting.require(Action.SEE_REFERRALS);
    var after = sought.after();
    var states = states(sought, ListReferrals.Shown.OUR_SEAT);
    var seat = sought.seat();
    var sql =
        """
        select r.*, a.referral_id, a.code as known_as, a.state as there, a.seat_id as at_seat,
          a.sender_id as from_id, a.offered_at as at, r.epoch = a.epoch as current,
          a.due_at as due_there, a.presses, a.recalled
        from referral.address a
        join referral.referral r on r.coalition_id = a.coalition_id and r.id = a.referral_id
        where a.coalition_id = :coalition and a.receiver_id = :own and a.offered_at is not null
        """
            + (seat == null ? "" : " and a.seat_id = :seat")
            + (states == null ? "" : " and (a.state = any(:states)")
            + (states == null ? "" : sought.ours() ? " or a.recalled)" : ")")
            + order(sought, after, "not a.presses", "a.due_at", "a.offered_at", "a.referral_id");
    var own = own(acting);
    return page(
        sought,
        bind(sql, acting, after)
            .param("seat", seat)
            .param("states", names(states))
            .query((row, number) -> new Found(came(row, own), row.getBoolean("presses")))
            .list());
  }

  /**
   * Newest first, or first the emergencies and then what breaks first; and from where the part
   * before ended.
   */
  private static String order(
      Sought sought, @Nullable Cursor after, String calmer, String due, String at, String id) {
    var newer = "(" + at + ", " + id + ") < (:at, :after)";
    var newest = at + " desc, " + id + " desc limit :most";
    if (!sought.ours()) return (after == null ? "" : " and " + newer) + " order by " + newest;
    var there = "(" + calmer + ", " + due + ")";
    var last = "(not :pressed, :due)";
    var later = " and (" + there + " > " + last + " or (" + there + " = " + last + " and " + newer;
    return (after == null ? "" : later + "))") + " order by " + calmer + ", " + due + ", " + newest;
  }

  private static ReferralShown.Line came(ResultSet row, OrganizationId own) throws SQLException {
    var state = State.valueOf(row.getString("there"));
    var due = Referrals.due(row, "due_there");
    var turn = row.getBoolean("recalled") ? Party.RECEIVER : state.ended() ? null : state.turn();
    var open = row.getBoolean("current") ? open(Referrals.referral(row), own) : null;
    return new ReferralShown.Line(
        row.getObject("referral_id", UUID.class),
        row.getString("known_as"),
        state.name(),
        row.getObject("from_id", UUID.class),
        own.value(),
        row.getObject("at_seat", UUID.class),
        open == null ? null : open.urgency().name(),
        open == null ? null : card(open),
        turn == null ? null : turn.name(),
        due,
        Referrals.instant(row, "at"));
  }

  /** Nothing where only the trace of it is left. */
  private static @Nullable Referral open(Referral referral, OrganizationId own) {
    return referral.address().receiver().equals(own)
            && referral.reading(Party.RECEIVER).atLeast(Reading.TRIAGE)
        ? referral
        : null;
  }

  ReferralShown.Page sent(Acting acting, Sought sought) {
    acting.require(Action.SEE_REFERRALS);
    var after = sought.after();
    var states = states(sought, ListReferrals.Shown.OURS);
    var seat = sought.seat();
    var sql =
        "select * from referral.referral where coalition_id = :coalition and sender_id = :own"
            + (seat == null ? "" : " and seat_id = :seat")
            + (states == null ? "" : " and state = any(:states)")
            + order(sought, after, Referrals.CALMER, "due_at", "written_at", "id");
    return page(
        sought,
        bind(sql, acting, after)
            .param("seat", seat)
            .param("states", names(states))
            .query((row, number) -> sent(acting, Referrals.referral(row)))
            .list());
  }

  private static Found sent(Acting acting, Referral one) {
    boolean pressed = one.urgency() == Urgency.EMERGENCY && one.state().turn() == Party.SENDER;
    return new Found(line(acting, one), pressed);
  }

  /**
   * Sent, or received and still open to read, each side by its own index.
   *
   * @param needs empty for whatever need
   */
  ReferralShown.Page found(Acting acting, Sought sought, Collection<String> needs) {
    acting.require(Action.SEE_REFERRALS);
    var after = sought.after();
    var rest =
        (needs.isEmpty() ? "" : " and needs && :needs::text[]")
            + (sought.district() == null ? "" : " and district = :district")
            + (after == null ? "" : " and (written_at, id) < (:at, :after)")
            + " order by written_at desc, id desc limit :most)";
    var sql =
        "(select * from referral.referral where coalition_id = :coalition and sender_id = :own"
            + (acting.may(Action.REFER_CLIENTS) ? "" : CARD_READ)
            + rest
            + " union all (select * from referral.referral where coalition_id = :coalition"
            + " and receiver_id = :own and sender_id <> :own and offered and state = any(:open)"
            + rest
            + " order by written_at desc, id desc limit :most";
    return page(
        sought,
        bind(sql, acting, after)
            .param("needs", needs.toArray(String[]::new))
            .param("district", sought.district())
            .param("open", Referrals.names(CARD_OPEN))
            .query((row, number) -> Found.plain(line(acting, Referrals.referral(row))))
            .list());
  }

  /** At most one. */
  ReferralShown.Page coded(Acting acting, String code) {
    acting.require(Action.SEE_REFERRALS);
    return new ReferralShown.Page(
        jdbc
            .sql("select * from referral.referral where coalition_id = :coalition and code = :code")
            .param("coalition", acting.coalitionId().value())
            .param("code", code)
            .query((row, number) -> Referrals.referral(row))
            .list()
            .stream()
            .filter(one -> known(acting, one))
            .map(one -> line(acting, one))
            .toList(),
        null);
  }

  private static boolean known(Acting acting, Referral one) {
    return acting.actsFor(one.sender())
        || (acting.actsFor(one.address().receiver())
            && one.reading(Party.RECEIVER).atLeast(Reading.TRIAGE));
  }

  private JdbcClient.StatementSpec bind(String sql, Acting acting, @Nullable Cursor after) {
    return jdbc.sql(sql)
        .param("coalition", acting.coalitionId().value())
        .param("own", own(acting).value())
        .param("at", after == null ? null : Referrals.utc(after.at()))
        .param("after", after == null ? null : after.id())
        .param("due", after == null ? null : after.due())
        .param("pressed", after != null && after.pressed())
        .param("most", PAGE + 1);
  }

  private static OrganizationId own(Acting acting) {
    return Objects.requireNonNull(acting.organization());
  }

  private static ReferralShown.Page page(Sought sought, List<Found> found) {
    var shown = found.stream().limit(PAGE).toList();
    return new ReferralShown.Page(
        shown.stream().map(Found::line).toList(),
        found.size() > PAGE ? Cursor.after(shown.getLast(), sought.ours()) : null);
  }

  /** Before a seat is asked, who only reads finds that it is there. */
  private static ReferralShown.Line line(Acting acting, Referral one) {
    var turn = one.turn();
    boolean card =
        acting.may(Action.REFER_CLIENTS)
            || !acting.actsFor(one.sender())
            || one.reading(Party.SENDER_SUPERVISOR).atLeast(Reading.TRIAGE);
    return new ReferralShown.Line(
        one.id().value(),
        one.code(),
        one.state().name(),
        one.sender().value(),
        one.address().receiver().value(),
        one.address().seat().value(),
        card ? one.urgency().name() : null,
        card ? card(one) : null,
        turn == null ? null : turn.name(),
        one.due(),
        one.written());
  }

  /** Nothing once the client was erased: empty fields would say what was never asked. */
  static ReferralShown.@Nullable Card card(Referral of) {
    if (of.erased()) return null;
    var card = of.card();
    return new ReferralShown.Card(
        card.needs(),
        card.district(),
        card.ageBand().name(),
        card.sex() == null ? null : card.sex().name(),
        card.languages(),
        card.flags().stream().map(Enum::name).sorted().toList());
  }

  private static @Nullable Set<State> states(Sought sought, ListReferrals.Shown ours) {
    if (sought.ours()) return ours.states();
    return sought.states().isEmpty() ? null : sought.states();
  }

  private static String @Nullable [] names(@Nullable Set<State> states) {
    return states == null ? null : Referrals.names(states);
  }
}
