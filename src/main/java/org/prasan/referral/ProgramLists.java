package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.Triage;
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

  private final JdbcClient jdbc;

  ProgramLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a part ended. */
  private record Cursor(Instant at, UUID id) {
    private static final Cursor END = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** What cannot be read is after everything. */
    static @Nullable Cursor read(@Nullable String text) {
      if (text == null) return null;
      try {
        int dot = text.indexOf('.');
        if (dot < 0) return END;
        var at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, dot)), ChronoUnit.MICROS);
        return new Cursor(at, UUID.fromString(text.substring(dot + 1)));
      } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
        return END;
      }
    }

    static String after(ReferralShown.Line line) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, line.at()) + "." + line.id();
    }
  }

  ReferralShown.Page received(Acting acting, ReferralAsked.Filter filter) {
    acting.require(Action.SEE_REFERRALS);
    var after = Cursor.read(filter.after());
    var states = states(filter);
    var seat = seat(filter);
    var sql =
        """
        select r.*, a.referral_id, a.code as known_as, a.state as there, a.seat_id as at_seat,
          a.sender_id as from_id, a.offered_at as at, r.epoch = a.epoch as current
        from referral.address a
        join referral.referral r on r.coalition_id = a.coalition_id and r.id = a.referral_id
        where a.coalition_id = :coalition and a.receiver_id = :own and a.offered_at is not null
        """
            + (seat == null ? "" : " and a.seat_id = :seat")
            + (states == null ? "" : " and a.state = any(:states)")
            + (after == null ? "" : " and (a.offered_at, a.referral_id) < (:at, :after)")
            + " order by a.offered_at desc, a.referral_id desc limit :most";
    var own = own(acting);
    return page(
        bind(sql, acting, after)
            .param("seat", seat)
            .param("states", names(states))
            .query((row, number) -> came(row, own))
            .list());
  }

  private static ReferralShown.Line came(ResultSet row, OrganizationId own) throws SQLException {
    var open = row.getBoolean("current") ? open(Referrals.referral(row), own) : null;
    return new ReferralShown.Line(
        row.getObject("referral_id", UUID.class),
        row.getString("known_as"),
        row.getString("there"),
        row.getObject("from_id", UUID.class),
        own.value(),
        row.getObject("at_seat", UUID.class),
        open == null ? null : open.urgency().name(),
        open == null ? null : card(open.card()),
        Referrals.instant(row, "at"));
  }

  /** Nothing where only the trace of it is left. */
  private static @Nullable Referral open(Referral referral, OrganizationId own) {
    return referral.address().receiver().equals(own)
            && referral.reading(Party.RECEIVER).atLeast(Reading.TRIAGE)
        ? referral
        : null;
  }

  ReferralShown.Page sent(Acting acting, ReferralAsked.Filter filter) {
    acting.require(Action.SEE_REFERRALS);
    var after = Cursor.read(filter.after());
    var states = states(filter);
    var seat = seat(filter);
    var sql =
        "select * from referral.referral where coalition_id = :coalition and sender_id = :own"
            + (seat == null ? "" : " and seat_id = :seat")
            + (states == null ? "" : " and state = any(:states)")
            + (after == null ? "" : " and (written_at, id) < (:at, :after)")
            + " order by written_at desc, id desc limit :most";
    return page(
        bind(sql, acting, after)
            .param("seat", seat)
            .param("states", names(states))
            .query((row, number) -> line(Referrals.referral(row)))
            .list());
  }

  /**
   * Sent, or received and still open to read, each side by its own index.
   *
   * @param needs empty for whatever need
   */
  ReferralShown.Page found(Acting acting, ReferralAsked.Filter filter, Collection<String> needs) {
    acting.require(Action.SEE_REFERRALS);
    var after = Cursor.read(filter.after());
    var rest =
        (needs.isEmpty() ? "" : " and needs && :needs::text[]")
            + (filter.district() == null ? "" : " and district = :district")
            + (after == null ? "" : " and (written_at, id) < (:at, :after)")
            + " order by written_at desc, id desc limit :most)";
    var sql =
        "(select * from referral.referral where coalition_id = :coalition and sender_id = :own"
            + rest
            + " union all (select * from referral.referral where coalition_id = :coalition"
            + " and receiver_id = :own and sender_id <> :own and offered and state = any(:open)"
            + rest
            + " order by written_at desc, id desc limit :most";
    return page(
        bind(sql, acting, after)
            .param("needs", needs.toArray(String[]::new))
            .param("district", filter.district())
            .param("open", Referrals.names(CARD_OPEN))
            .query((row, number) -> line(Referrals.referral(row)))
            .list());
  }

  /** At most one. */
  ReferralShown.Page coded(Acting acting, String code) {
    acting.require(Action.SEE_REFERRALS);
    return page(
        jdbc
            .sql("select * from referral.referral where coalition_id = :coalition and code = :code")
            .param("coalition", acting.coalitionId().value())
            .param("code", code)
            .query((row, number) -> Referrals.referral(row))
            .list()
            .stream()
            .filter(one -> known(acting, one))
            .map(ProgramLists::line)
            .toList());
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
        .param("most", PAGE + 1);
  }

  private static OrganizationId own(Acting acting) {
    return Objects.requireNonNull(acting.organization());
  }

  private static ReferralShown.Page page(List<ReferralShown.Line> found) {
    var shown = found.stream().limit(PAGE).toList();
    return new ReferralShown.Page(
        shown, found.size() > PAGE ? Cursor.after(shown.getLast()) : null);
  }

  private static ReferralShown.Line line(Referral one) {
    return new ReferralShown.Line(
        one.id().value(),
        one.code(),
        one.state().name(),
        one.sender().value(),
        one.address().receiver().value(),
        one.address().seat().value(),
        one.urgency().name(),
        card(one.card()),
        one.written());
  }

  static ReferralShown.Card card(Triage card) {
    return new ReferralShown.Card(
        card.needs(),
        card.district(),
        card.ageBand().name(),
        card.sex() == null ? null : card.sex().name(),
        card.languages(),
        card.flags().stream().map(Enum::name).sorted().toList());
  }

  /** A seat that is none has nothing. */
  private static @Nullable UUID seat(ReferralAsked.Filter filter) {
    if (filter.seat() == null) return null;
    try {
      return UUID.fromString(filter.seat());
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  private static @Nullable Set<State> states(ReferralAsked.Filter filter) {
    if (filter.states().isEmpty()) return null;
    var asked =
        filter.states().stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    var states = EnumSet.noneOf(State.class);
    for (var state : State.values()) if (asked.contains(state.name())) states.add(state);
    return states;
  }

  private static String @Nullable [] names(@Nullable Set<State> states) {
    return states == null ? null : Referrals.names(states);
  }
}
