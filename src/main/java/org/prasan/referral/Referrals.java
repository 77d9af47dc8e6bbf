package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.ClientId;
import org.prasan.client.DataGroup;
import org.prasan.client.SafetyFlag;
import org.prasan.client.Triage;
import org.prasan.directory.ServiceId;
import org.prasan.directory.Sex;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.DataKeyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The referrals of a coalition; row-level security shows an organization those it is a side of. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Referrals {
  private static final String ALL =
      "select * from referral.referral where coalition_id = :coalition ";

  /** No emergency that waits for the sender; as the index says it that the list is read by. */
  static final String CALMER =
      "(referral.urgency <> 'EMERGENCY' or referral.state not in ('"
          + Arrays.stream(State.values())
              .filter(state -> state.turn() == Party.SENDER)
              .map(State::name)
              .collect(Collectors.joining("', '"))
          + "'))";

  private static final String AFTER =
      """
       and ((%1$s, referral.due_at) > (%2$s, l.due_at)
         or ((%1$s, referral.due_at) = (%2$s, l.due_at)
           and (referral.written_at, referral.id) < (l.written_at, l.id)))
      """
          .formatted(CALMER, CALMER.replace("referral.", "l."));

  private final JdbcClient jdbc;

  Referrals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Referral> find(CoalitionId coalition, ReferralId id) {
    return one(coalition, id, ALL + "and id = :id");
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Referral> lock(CoalitionId coalition, ReferralId id) {
    return one(coalition, id, ALL + "and id = :id for update");
  }

  /** By which people name them. */
  Map<ReferralId, String> codes(CoalitionId coalition, Collection<ReferralId> ids) {
    var codes = new HashMap<ReferralId, String>();
    if (!ids.isEmpty())
      jdbc.sql(
              """
              select id, code from referral.referral
              where coalition_id = :coalition and id = any (:ids)
              """)
          .param("coalition", coalition.value())
          .param("ids", ids.stream().map(ReferralId::value).toArray(UUID[]::new))
          .query(
              row -> {
                codes.put(new ReferralId(row.getObject("id", UUID.class)), row.getString("code"));
              });
    return codes;
  }

  private Optional<Referral> one(CoalitionId coalition, ReferralId id, String sql) {
    return jdbc.sql(sql)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> referral(row))
        .optional();
  }

  List<Referral> all(CoalitionId coalition, Collection<ReferralId> ids) {
    return jdbc.sql(ALL + "and id = any(:ids)")
        .param("coalition", coalition.value())
        .param("ids", ids.stream().map(ReferralId::value).toArray(UUID[]::new))
        .query((row, number) -> referral(row))
        .list();
  }

  List<Referral> ofClient(CoalitionId coalition, ClientId client) {
    return jdbc.sql(ALL + "and client_id = :client order by written_at desc, id desc")
        .param("coalition", coalition.value())
        .param("client", client.value())
        .query((row, number) -> referral(row))
        .list();
  }

  /** The newest of a client at a seat for one of these needs that has not ended there. */
  Optional<Referral> open(
      CoalitionId coalition, ClientId client, SeatId seat, Collection<String> needs) {
    return jdbc.sql(
            ALL
                + """
                and client_id = :client and seat_id = :seat and needs && :needs::text[]
                and state = any(:states)
                order by written_at desc, id desc limit 1
                """)
        .param("coalition", coalition.value())
        .param("client", client.value())
        .param("seat", seat.value())
        .param("needs", needs.toArray(String[]::new))
        .param(
            "states",
            Arrays.stream(State.values())
                .filter(state -> !state.ended())
                .map(State::name)
                .toArray(String[]::new))
        .query((row, number) -> referral(row))
        .optional();
  }

  /**
   * Those an organization sent: first emergencies that wait for it, whether or not a clock runs,
   * then what breaks first, then the newest; one more than a page shows that there are more.
   */
  List<Referral> sent(
      CoalitionId coalition,
      OrganizationId sender,
      Collection<State> states,
      @Nullable ReferralId after,
      int most) {
    return jdbc.sql(
            ALL
                + "and sender_id = :sender and state = any(:states)"
                + (after == null
                    ? ""
                    : " and exists (select from referral.referral l"
                        + " where l.coalition_id = :coalition and l.id = :after"
                        + AFTER
                        + ")")
                + " order by "
                + CALMER
                + ", due_at, written_at desc, id desc limit :most")
        .param("coalition", coalition.value())
        .param("sender", sender.value())
        .param("states", states.stream().map(State::name).toArray(String[]::new))
        .param("after", after == null ? null : after.value())
        .param("most", most)
        .query((row, number) -> referral(row))
        .list();
  }

  Pile pile(CoalitionId coalition, OrganizationId sender, Collection<State> states) {
    return jdbc.sql(
            """
            select count(*) as many, coalesce(min(due_at), 'infinity') as due_at
            from referral.referral
            where coalition_id = :coalition and sender_id = :sender and state = any(:states)
            """)
        .param("coalition", coalition.value())
        .param("sender", sender.value())
        .param("states", names(states))
        .query((row, number) -> new Pile(row.getInt("many"), due(row)))
        .single();
  }

  /** First alarms, then disputes, for whoever reviews them; seen by the product alone. */
  List<Referral> toReview(CoalitionId coalition) {
    return jdbc.sql(
            ALL
                + "and state in ('ESCALATED', 'DISPUTED')"
                + " order by state <> 'ESCALATED', changed_at desc")
        .param("coalition", coalition.value())
        .query((row, number) -> referral(row))
        .list();
  }

  /** Those of which a clock calls somebody by now, the longest waiting first. */
  List<ReferralId> called(CoalitionId coalition, Instant now, int most) {
    return jdbc.sql(
            """
            select id from referral.referral
            where coalition_id = :coalition and next_call <= :now
            order by next_call, id limit :most
            """)
        .param("coalition", coalition.value())
        .param("now", utc(now))
        .param("most", most)
        .query((row, number) -> new ReferralId(row.getObject("id", UUID.class)))
        .list();
  }

  /** Locked; empty where another copy has it, or has called already. */
  Optional<Referral> lockCalled(CoalitionId coalition, ReferralId id, Instant now) {
    return jdbc.sql(ALL + "and id = :id and next_call <= :now for update skip locked")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("now", utc(now))
        .query((row, number) -> referral(row))
        .optional();
  }

  /** False if the id or the code is taken. */
  boolean insert(CoalitionId coalition, Referral referral, byte[] reason) {
    return jdbc.sql(
                """
                insert into referral.referral
                  (coalition_id, id, code, sender_id, receiver_id, seat_id, service_id, client_id,
                   talk_key, details_key, state, urgency, needs, district, age_band, sex, languages,
                   safety_flags, groups, reason, written_at, written_by, changed_at)
                values
                  (:coalition, :id, :code, :sender, :receiver, :seat, :service, :client,
                   :talk, :details, :state, :urgency, :needs, :district, :ageBand, :sex, :languages,
                   :flags, :groups, :reason, :written, :by, :written)
                on conflict do nothing
                """)
            .params(values(coalition, referral))
            .param("code", referral.code())
            .param("sender", referral.sender().value())
            .param("client", referral.client().value())
            .param("talk", referral.keys().talk().value())
            .param("details", referral.keys().details().value())
            .param("state", referral.state().name())
            .param("reason", reason)
            .param("written", utc(referral.written()))
            .param("by", referral.writer().value())
            .update()
        == 1;
  }

  /** What a draft says, or to which seat it goes after another gave it up. */
  void rewrite(CoalitionId coalition, Referral referral, byte[] reason, Instant now) {
    jdbc.sql(
            """
            update referral.referral set
              receiver_id = :receiver, seat_id = :seat, service_id = :service, urgency = :urgency,
              needs = :needs, district = :district, age_band = :ageBand, sex = :sex,
              languages = :languages, safety_flags = :flags, groups = :groups, reason = :reason,
              epoch = :epoch, changed_at = :now
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, referral))
        .param("epoch", referral.epoch())
        .param("reason", reason)
        .param("now", utc(now))
        .update();
  }

  /** A step was taken: it stands anew, and every page opened before it is old. */
  void move(CoalitionId coalition, Referral moved, Times times, Instant now) {
    var from = moved.escalatedFrom();
    jdbc.sql(
            """
            update referral.referral set
              state = :to, escalated_from = :escalatedFrom, offered = :offered, changed_at = :now,
              next_call = :next, due_at = :due, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", moved.id().value())
        .param("to", moved.state().name())
        .param("escalatedFrom", from == null ? null : from.name())
        .param("offered", moved.offered())
        .param("next", times.call() == null ? null : utc(times.call()))
        .param("due", utcOrNever(times.due()))
        .param("now", utc(now))
        .update();
  }

  void call(CoalitionId coalition, ReferralId id, Times times) {
    jdbc.sql(
            "update referral.referral set next_call = :next, due_at = :due"
                + " where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("next", times.call() == null ? null : utc(times.call()))
        .param("due", utcOrNever(times.due()))
        .update();
  }

  byte @Nullable [] reason(CoalitionId coalition, ReferralId id) {
    return jdbc.sql("select reason" + ALL.substring("select *".length()) + "and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> Optional.ofNullable(row.getBytes("reason")))
        .single()
        .orElse(null);
  }

  /** Leaves that there was one, and what course it took. */
  void forget(CoalitionId coalition, ReferralId id) {
    jdbc.sql(
            """
            update referral.referral set
              needs = '{}', district = null, age_band = 'UNKNOWN', sex = null,
              languages = '{}', safety_flags = '{}', reason = null
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Referral referral) {
    var card = referral.card();
    var service = referral.address().service();
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", referral.id().value());
    values.put("receiver", referral.address().receiver().value());
    values.put("seat", referral.address().seat().value());
    values.put("service", service == null ? null : service.value());
    values.put("urgency", referral.urgency().name());
    values.put("needs", card.needs().toArray(String[]::new));
    values.put("district", card.district());
    values.put("ageBand", card.ageBand().name());
    values.put("sex", card.sex() == null ? null : card.sex().name());
    values.put("languages", card.languages().toArray(String[]::new));
    values.put("flags", names(card.flags()));
    values.put("groups", names(referral.groups()));
    return values;
  }

  static String[] names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toArray(String[]::new);
  }

  static Referral referral(ResultSet row) throws SQLException {
    @Nullable UUID service = row.getObject("service_id", UUID.class);
    @Nullable String escalatedFrom = row.getString("escalated_from");
    return new Referral(
        new ReferralId(row.getObject("id", UUID.class)),
        row.getString("code"),
        new OrganizationId(row.getObject("sender_id", UUID.class)),
        new PersonId(row.getObject("written_by", UUID.class)),
        new ClientId(row.getObject("client_id", UUID.class)),
        new Referral.Keys(
            new DataKeyId(row.getObject("talk_key", UUID.class)),
            new DataKeyId(row.getObject("details_key", UUID.class))),
        new Referral.Address(
            new SeatId(row.getObject("seat_id", UUID.class)),
            new OrganizationId(row.getObject("receiver_id", UUID.class)),
            service == null ? null : new ServiceId(service)),
        State.valueOf(row.getString("state")),
        escalatedFrom == null ? null : State.valueOf(escalatedFrom),
        row.getBoolean("offered"),
        Urgency.valueOf(row.getString("urgency")),
        card(row),
        groups(row),
        row.getInt("epoch"),
        row.getInt("version"),
        instant(row, "written_at"),
        instant(row, "changed_at"),
        due(row),
        row.getBytes("reason") == null);
  }

  private static Triage card(ResultSet row) throws SQLException {
    @Nullable String sex = row.getString("sex");
    return new Triage(
        strings(row, "needs"),
        row.getString("district"),
        AgeBand.valueOf(row.getString("age_band")),
        sex == null ? null : Sex.valueOf(sex),
        strings(row, "languages"),
        null,
        strings(row, "safety_flags").stream().map(SafetyFlag::valueOf).collect(Collectors.toSet()));
  }

  static Set<DataGroup> groups(ResultSet row) throws SQLException {
    return strings(row, "groups").stream().map(DataGroup::valueOf).collect(Collectors.toSet());
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(Object::toString).toList();
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantIfAny(row, column));
  }

  static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** Nothing for what is never due. */
  static @Nullable Instant due(ResultSet row) throws SQLException {
    return due(row, "due_at");
  }

  static @Nullable Instant due(ResultSet row, String column) throws SQLException {
    var due = row.getObject(column, OffsetDateTime.class);
    return due.equals(OffsetDateTime.MAX) ? null : due.toInstant();
  }

  static OffsetDateTime utcOrNever(@Nullable Instant moment) {
    return moment == null ? OffsetDateTime.MAX : utc(moment);
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
