package org.prasan.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.vault.DataKeyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of clients; each query finds those of the acting organization alone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClientFiles {
  private static final String OWN =
      " from client.file where coalition_id = :coalition and organization_id = :owner ";

  private static final String TOLD =
      Arrays.stream(Detail.values())
              .map(detail -> detail.column() + " is not null as " + detail.column())
              .collect(Collectors.joining(", "))
          + """
          , exists (select from client.note n
              where n.coalition_id = file.coalition_id
                and n.organization_id = file.organization_id and n.file_id = file.id) as notes
          """;

  private final JdbcClient jdbc;
  private final ClientClock clock;

  ClientFiles(JdbcClient jdbc, ClientClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<ClientFile> find(Acting acting, ClientId id) {
    return one(acting, id, "select *" + OWN + "and id = :id");
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<ClientFile> lock(Acting acting, ClientId id) {
    return one(acting, id, "select *" + OWN + "and id = :id for update");
  }

  private Optional<ClientFile> one(Acting acting, ClientId id, String sql) {
    return jdbc.sql(sql)
        .params(scope(acting))
        .param("id", id.value())
        .query((row, number) -> file(row))
        .optional();
  }

  /** One more than asked for shows that there are more. */
  List<ClientFile> newest(Acting acting, Shown shown, @Nullable ClientId after, int most) {
    return jdbc.sql(
            "select *"
                + OWN
                + shown.condition()
                + (after == null
                    ? ""
                    : " and (opened_at, id) < (select opened_at, id" + OWN + "and id = :after)")
                + " order by opened_at desc, id desc limit :most")
        .params(scope(acting))
        .param("after", after == null ? null : after.value())
        .param("most", most)
        .query((row, number) -> file(row))
        .list();
  }

  List<ClientFile> all(Acting acting, Collection<ClientId> ids) {
    return jdbc.sql("select *" + OWN + "and id = any(:ids) order by opened_at desc, id desc")
        .params(scope(acting))
        .param("ids", ids.stream().map(ClientId::value).toArray(UUID[]::new))
        .query((row, number) -> file(row))
        .list();
  }

  Optional<ClientId> numbered(Acting acting, String number) {
    return jdbc.sql("select id" + OWN + "and number = :number")
        .params(scope(acting))
        .param("number", number)
        .query(UUID.class)
        .optional()
        .map(ClientId::new);
  }

  /** Which files a list shows. */
  enum Shown {
    OPEN(" and closed_at is null and erased_at is null"),
    CLOSED(" and closed_at is not null and erased_at is null"),
    ENDING(
        """
         and closed_at is not null and erased_at is null
         and id in (select k.id from client.keeping k
           where k.coalition_id = :coalition and k.announced is not null)
        """),
    ERASED(" and erased_at is not null");

    private final String condition;

    Shown(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }

    public String key() {
      return "client.shown." + this;
    }
  }

  int count(Acting acting, Shown shown) {
    return jdbc.sql("select count(*)" + OWN + shown.condition())
        .params(scope(acting))
        .query(Integer.class)
        .single();
  }

  /** A file, and whose it is. */
  record Owned(ClientId id, OrganizationId owner) {}

  /** Asked by the product: those under one of the keys that are not erased. */
  List<Owned> under(CoalitionId coalition, Collection<DataKeyId> keys) {
    if (keys.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select id, organization_id from client.file
            where coalition_id = :coalition and key_id = any(:keys) and erased_at is null
            """)
        .param("coalition", coalition.value())
        .param("keys", keys.stream().map(DataKeyId::value).toArray(UUID[]::new))
        .query(
            (row, number) ->
                new Owned(
                    new ClientId(row.getObject("id", UUID.class)),
                    new OrganizationId(row.getObject("organization_id", UUID.class))))
        .list();
  }

  /** Asked by the product: organizations that have closed files. */
  List<OrganizationId> ownersOfClosed(CoalitionId coalition) {
    return jdbc.sql(
            """
            select distinct organization_id from client.file
            where coalition_id = :coalition and closed_at is not null and erased_at is null
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
        .list();
  }

  /** Waits for whoever numbers a file of the same organization and year. */
  void lockNumbers(Acting acting, int year) {
    jdbc.sql(
            """
            insert into client.counter (coalition_id, organization_id, year, last)
            values (:coalition, :owner, :year, 0) on conflict do nothing
            """)
        .params(scope(acting))
        .param("year", year)
        .update();
    jdbc.sql(
            """
            select last from client.counter
            where coalition_id = :coalition and organization_id = :owner and year = :year
            for update
            """)
        .params(scope(acting))
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  int nextNumber(Acting acting, int year) {
    return jdbc.sql(
            """
            update client.counter set last = last + 1
            where coalition_id = :coalition and organization_id = :owner and year = :year
            returning last
            """)
        .params(scope(acting))
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** False if another organization has a file under this id. */
  boolean insert(Acting acting, ClientFile file) {
    return jdbc.sql(
                """
                insert into client.file
                  (coalition_id, id, organization_id, key_id, number, needs, district, age_band, sex,
                   languages, legal_status, safety_flags, opened_at, opened_by, changed_at)
                values
                  (:coalition, :id, :owner, :key, :number, :needs, :district, :ageBand, :sex,
                   :languages, :legalStatus, :flags, :opened, :by, :now)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values(acting, file.triage()))
            .param("id", file.id().value())
            .param("key", file.key().value())
            .param("number", file.number())
            .param("opened", ClientClock.utc(file.opened()))
            .param("by", acting.person() == null ? null : acting.person().value())
            .update()
        == 1;
  }

  void update(Acting acting, ClientId id, Triage triage) {
    jdbc.sql(
            """
            update client.file set
              needs = :needs, district = :district, age_band = :ageBand, sex = :sex,
              languages = :languages, legal_status = :legalStatus, safety_flags = :flags,
              changed_at = :now, version = version + 1
            where coalition_id = :coalition and organization_id = :owner and id = :id
            """)
        .params(values(acting, triage))
        .param("id", id.value())
        .update();
  }

  Map<Detail, byte[]> sealed(Acting acting, ClientId id) {
    return jdbc.sql("select *" + OWN + "and id = :id")
        .params(scope(acting))
        .param("id", id.value())
        .query((row, number) -> sealed(row))
        .optional()
        .orElseGet(Map::of);
  }

  /** Of which parts anything was told at all, without what it is. */
  Set<DataGroup> told(Acting acting, ClientId id) {
    return jdbc.sql("select " + TOLD + OWN + "and id = :id")
        .params(scope(acting))
        .param("id", id.value())
        .query((row, number) -> groups(row))
        .optional()
        .orElseGet(() -> EnumSet.noneOf(DataGroup.class));
  }

  private static Set<DataGroup> groups(ResultSet row) throws SQLException {
    var told = EnumSet.noneOf(DataGroup.class);
    for (var detail : Detail.values())
      if (row.getBoolean(detail.column())) told.add(detail.group());
    if (row.getBoolean("notes")) told.add(DataGroup.NOTES);
    return told;
  }

  /** What is not in the map is as if it had never been told. */
  void seal(Acting acting, ClientId id, DataGroup group, Map<Detail, byte[]> sealed) {
    var set =
        Detail.of(group).stream()
            .map(detail -> detail.column() + " = :" + detail.column())
            .collect(Collectors.joining(", "));
    var values = scope(acting);
    for (var detail : Detail.of(group)) values.put(detail.column(), sealed.get(detail));
    jdbc.sql(
            "update client.file set "
                + set
                + ", changed_at = :now, version = version + 1"
                + " where coalition_id = :coalition and organization_id = :owner and id = :id")
        .params(values)
        .param("id", id.value())
        .param("now", ClientClock.utc(clock.now()))
        .update();
  }

  void withhold(Acting acting, ClientId id, Set<DataGroup> withheld) {
    change(acting, id, "withheld = :withheld", Map.of("withheld", names(withheld)));
  }

  void close(Acting acting, ClientId id, CloseReason why) {
    change(acting, id, "closed_at = :now, closed_why = :why", Map.of("why", why.name()));
  }

  void reopen(Acting acting, ClientId id) {
    change(acting, id, "closed_at = null, closed_why = null", Map.of());
  }

  /** Leaves the number, and that there was somebody. */
  void erase(Acting acting, ClientId id, EraseReason why) {
    var nothing =
        Arrays.stream(Detail.values())
            .map(detail -> detail.column() + " = null, ")
            .collect(Collectors.joining());
    change(
        acting,
        id,
        nothing
            + "needs = '{}', district = null, age_band = 'UNKNOWN', sex = null, languages = '{}',"
            + " legal_status = null, safety_flags = '{}', withheld = '{}', closed_at = null,"
            + " closed_why = null, erased_at = :now, erased_why = :why",
        Map.of("why", why.name()));
  }

  private void change(Acting acting, ClientId id, String set, Map<String, Object> values) {
    jdbc.sql(
            "update client.file set "
                + set
                + ", changed_at = :now, version = version + 1"
                + " where coalition_id = :coalition and organization_id = :owner and id = :id")
        .params(scope(acting))
        .params(values)
        .param("id", id.value())
        .param("now", ClientClock.utc(clock.now()))
        .update();
  }

  static Map<String, @Nullable Object> scope(Acting acting) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", acting.coalitionId().value());
    values.put("owner", acting.organization() == null ? null : acting.organization().value());
    return values;
  }

  private Map<String, @Nullable Object> values(Acting acting, Triage triage) {
    var values = scope(acting);
    values.put("needs", triage.needs().toArray(String[]::new));
    values.put("district", triage.district());
    values.put("ageBand", triage.ageBand().name());
    values.put("sex", triage.sex() == null ? null : triage.sex().name());
    values.put("languages", triage.languages().toArray(String[]::new));
    values.put("legalStatus", triage.legalStatus() == null ? null : triage.legalStatus().name());
    values.put("flags", names(triage.flags()));
    values.put("now", ClientClock.utc(clock.now()));
    return values;
  }

  private static String[] names(Set<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toArray(String[]::new);
  }

  private static ClientFile file(ResultSet row) throws SQLException {
    return new ClientFile(
        new ClientId(row.getObject("id", UUID.class)),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        new DataKeyId(row.getObject("key_id", UUID.class)),
        row.getString("number"),
        triage(row),
        strings(row, "withheld").stream().map(DataGroup::valueOf).collect(Collectors.toSet()),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        closing(row),
        erasure(row),
        row.getInt("version"));
  }

  private static Triage triage(ResultSet row) throws SQLException {
    @Nullable String sex = row.getString("sex");
    @Nullable String legalStatus = row.getString("legal_status");
    return new Triage(
        strings(row, "needs"),
        row.getString("district"),
        AgeBand.valueOf(row.getString("age_band")),
        sex == null ? null : Sex.valueOf(sex),
        strings(row, "languages"),
        legalStatus == null ? null : LegalStatus.valueOf(legalStatus),
        strings(row, "safety_flags").stream().map(SafetyFlag::valueOf).collect(Collectors.toSet()));
  }

  private static ClientFile.@Nullable Closing closing(ResultSet row) throws SQLException {
    var at = moment(row, "closed_at");
    return at == null
        ? null
        : new ClientFile.Closing(at, CloseReason.valueOf(row.getString("closed_why")));
  }

  private static ClientFile.@Nullable Erasure erasure(ResultSet row) throws SQLException {
    var at = moment(row, "erased_at");
    return at == null
        ? null
        : new ClientFile.Erasure(at, EraseReason.valueOf(row.getString("erased_why")));
  }

  private static Map<Detail, byte[]> sealed(ResultSet row) throws SQLException {
    var sealed = new EnumMap<Detail, byte[]>(Detail.class);
    for (var detail : Detail.values()) {
      byte @Nullable [] bytes = row.getBytes(detail.column());
      if (bytes != null) sealed.put(detail, bytes);
    }
    return sealed;
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(Object::toString).toList();
  }
}
