package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The seats of a coalition's multidisciplinary team, for whoever addresses a seat. */
@Service
public class Seats {
  private final JdbcClient jdbc;
  private final RosterClock clock;

  Seats(JdbcClient jdbc, RosterClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those that are open, by function. */
  @Transactional(readOnly = true)
  public List<Seat> list(CoalitionId coalition) {
    var now = clock.now();
    return all(coalition).stream().filter(seat -> seat.openAt(now)).toList();
  }

  /** Also one that was closed. */
  @Transactional(readOnly = true)
  public Optional<Seat> byId(CoalitionId coalition, SeatId id) {
    return jdbc.sql("select * from roster.seat where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> seat(row))
        .optional();
  }

  @Transactional(readOnly = true)
  List<Seat> all(CoalitionId coalition) {
    return ReadOnce.of(List.of("seats", coalition), () -> read(coalition));
  }

  private List<Seat> read(CoalitionId coalition) {
    return jdbc
        .sql("select * from roster.seat where coalition_id = :coalition order by opened_at, id")
        .param("coalition", coalition.value())
        .query((row, number) -> seat(row))
        .list()
        .stream()
        .sorted(Comparator.comparing(Seat::function))
        .toList();
  }

  /** Nobody else changes it, its rotations or overrides until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Seat> lock(CoalitionId coalition, SeatId id) {
    return jdbc.sql(
            "select * from roster.seat where coalition_id = :coalition and id = :id for update")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> seat(row))
        .optional();
  }

  /** False if it is there already. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(Acting acting, Seat seat, Instant now) {
    var values = values(acting, seat.facts(), now);
    values.put("id", seat.id().value());
    values.put("hours", seat.hours().name());
    values.put("dayFrom", seat.frame().dayFrom());
    values.put("dayTo", seat.frame().dayTo());
    values.put("opened", RosterClock.utc(seat.opened()));
    return jdbc.sql(
                """
                insert into roster.seat
                  (coalition_id, id, function, name_th, name_en, organization_id, agency_th,
                   agency_en, tongues, phone, hours, day_from, day_to, required, opened_at,
                   changed_at, changed_by, changed_for)
                values
                  (:coalition, :id, :function, :nameTh, :nameEn, :organization, :agencyTh,
                   :agencyEn, :tongues, :phone, :hours, :dayFrom, :dayTo, :required, :opened,
                   :now, :by, :actingFor)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void update(Acting acting, SeatId id, Seat.Facts facts, Instant now) {
    var values = values(acting, facts, now);
    values.put("id", id.value());
    jdbc.sql(
            """
            update roster.seat set
              function = :function, name_th = :nameTh, name_en = :nameEn,
              organization_id = :organization, agency_th = :agencyTh, agency_en = :agencyEn,
              tongues = :tongues, phone = :phone, required = :required, changed_at = :now,
              changed_by = :by, changed_for = :actingFor, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void close(CoalitionId coalition, SeatId id, Instant at) {
    jdbc.sql(
            """
            update roster.seat set closed_at = :at, version = version + 1
            where coalition_id = :coalition and id = :id and (closed_at is null or closed_at > :at)
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("at", RosterClock.utc(at))
        .update();
  }

  private static Map<String, @Nullable Object> values(
      Acting acting, Seat.Facts facts, Instant now) {
    var agency = facts.agency();
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", acting.coalitionId().value());
    values.put("function", facts.function().name());
    values.put("nameTh", facts.name().th());
    values.put("nameEn", facts.name().en());
    values.put("organization", facts.organization() == null ? null : facts.organization().value());
    values.put("agencyTh", agency == null ? null : agency.th());
    values.put("agencyEn", agency == null ? null : agency.en());
    values.put("tongues", facts.tongues().stream().map(Tongue::name).toArray(String[]::new));
    values.put("phone", facts.phone());
    values.put("required", facts.required());
    values.put("now", RosterClock.utc(now));
    values.put("by", acting.person() == null ? null : acting.person().value());
    values.put("actingFor", acting.organization() == null ? null : acting.organization().value());
    return values;
  }

  private static Seat seat(ResultSet row) throws SQLException {
    @Nullable UUID organization = Row.uuid(row, "organization_id");
    return new Seat(
        new SeatId(row.getObject("id", UUID.class)),
        SeatFunction.valueOf(row.getString("function")),
        Row.text(row, "name"),
        organization == null ? null : new OrganizationId(organization),
        organization == null
            ? LocalizedText.of(row.getString("agency_th"), row.getString("agency_en"))
            : null,
        Tongue.of(Row.array(row, "tongues")),
        row.getString("phone"),
        NeededHours.valueOf(row.getString("hours")),
        new NeededHours.Frame(
            row.getObject("day_from", LocalTime.class), row.getObject("day_to", LocalTime.class)),
        row.getBoolean("required"),
        Row.instant(row, "opened_at"),
        Row.instantIfAny(row, "closed_at"),
        row.getInt("version"));
  }
}
