package org.prasan.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists and searches the organizations of a coalition. */
@Component
@Transactional(readOnly = true)
class Registry implements OrganizationNames {
  static final int PAGE = 25;

  private final JdbcClient jdbc;

  Registry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line of the registry. */
  record Line(
      OrganizationId id,
      LocalizedText name,
      @Nullable String shortName,
      OrganizationKind kind,
      boolean member,
      List<String> pillars,
      List<TargetGroup> groups,
      List<String> districts,
      @Nullable UUID logo,
      int told,
      int asked) {}

  /**
   * A page of lines.
   *
   * @param total how many there are on all pages
   * @param next the last line, after which the next page begins; null on the last page
   */
  record Page(List<Line> lines, int total, @Nullable UUID next) {}

  /** In the order of the names as a reader of this language sees them. */
  Page page(CoalitionId coalition, RegistryFilter filter, Locale locale) {
    var order = NameOrder.of(locale);
    var condition = Condition.of(coalition, filter, order);
    var total = new int[1];
    var found =
        jdbc.sql(
                """
                with hit as (
                  select o.id, %s as name from membership.organization o %s where %s)
                select o.id, o.name_th, o.name_en, o.short_name, o.kind, o.member, o.pillars,
                  o.target_groups, o.districts, o.logo_file, o.told, o.asked,
                  (select count(*) from hit) as total
                from (select id from hit %s order by name, id limit :limit) page
                join membership.organization o
                  on o.coalition_id = :coalition and o.id = page.id
                order by %s, o.id
                """
                    .formatted(
                        order.sql("o"),
                        condition.join(),
                        condition.where(),
                        condition.keyset(),
                        order.sql("o")))
            .params(condition.values())
            .param("limit", PAGE + 1)
            .query(
                (row, number) -> {
                  total[0] = row.getInt("total");
                  return line(row);
                })
            .list();
    var more = found.size() > PAGE;
    var lines = more ? found.subList(0, PAGE) : found;
    return new Page(lines, total[0], more ? lines.getLast().id().value() : null);
  }

  /** The ids of all that a filter lets through, in the order of the list. */
  List<OrganizationId> ids(CoalitionId coalition, RegistryFilter filter, Locale locale) {
    var order = NameOrder.of(locale);
    var condition = Condition.of(coalition, filter.after(null), order);
    return jdbc.sql(
            "select o.id from membership.organization o %s where %s order by %s, o.id"
                .formatted(condition.join(), condition.where(), order.sql("o")))
        .params(condition.values())
        .query((row, number) -> id(row))
        .list();
  }

  /** Where and for whom each organization works that a filter lets through. */
  List<Coverage.Told> told(CoalitionId coalition, RegistryFilter filter) {
    var condition = Condition.of(coalition, filter.after(null), NameOrder.THAI);
    return jdbc.sql(
            "select o.districts, o.target_groups from membership.organization o %s where %s"
                .formatted(condition.join(), condition.where()))
        .params(condition.values())
        .query(
            (row, number) ->
                new Coverage.Told(
                    Organizations.list(row, "districts"),
                    Organizations.list(row, "target_groups").stream()
                        .map(TargetGroup::valueOf)
                        .toList()))
        .list();
  }

  /** Names and parts of names that have so many letters. */
  List<String> phrases(CoalitionId coalition, int shortest, int longest) {
    return jdbc.sql(
            """
            select distinct word from (
              select unnest(phrases[starts[:shortest] : starts[:beyond] - 1]) as word
              from membership.phrase where coalition_id = :coalition) said
            """)
        .param("coalition", coalition.value())
        .param("shortest", Math.min(shortest, SearchEntry.LONGEST + 1))
        .param("beyond", Math.min(longest, SearchEntry.LONGEST) + 1)
        .query((row, number) -> row.getString("word"))
        .list();
  }

  @Override
  public Map<OrganizationId, LocalizedText> named(
      CoalitionId coalition, Collection<OrganizationId> ids) {
    if (ids.isEmpty()) return Map.of();
    return jdbc
        .sql(
            """
            select id, name_th, name_en from membership.organization
            where coalition_id = :coalition and id = any(:ids)
            """)
        .param("coalition", coalition.value())
        .param("ids", ids.stream().map(OrganizationId::value).toArray(UUID[]::new))
        .query((row, number) -> new Named(id(row), name(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Named::id, Named::name));
  }

  @Override
  public List<Named> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id, name_th, name_en from membership.organization
            where coalition_id = :coalition order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> new Named(id(row), name(row)))
        .list();
  }

  /** In Thai, in English and in short, as far as it has such names. */
  Map<OrganizationId, List<String>> names(CoalitionId coalition) {
    var names = new HashMap<OrganizationId, List<String>>();
    jdbc.sql(
            """
            select id, array_remove(array[name_th, name_en, short_name], null) as names
            from membership.organization where coalition_id = :coalition
            """)
        .param("coalition", coalition.value())
        .query(
            row -> {
              names.put(id(row), Organizations.list(row, "names"));
            });
    return names;
  }

  /** All of them for other modules, in the order of the Thai alphabet. */
  List<OrganizationRegistry.Entry> entries(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id, name_th, name_en, kind, member from membership.organization
            where coalition_id = :coalition order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new OrganizationRegistry.Entry(
                    id(row),
                    name(row),
                    OrganizationKind.valueOf(row.getString("kind")),
                    row.getBoolean("member")))
        .list();
  }

  /** An organization by its own name or another spelling, as exactly as computers compare. */
  Optional<OrganizationId> byName(CoalitionId coalition, String name) {
    return jdbc.sql(
            """
            select id from membership.organization
            where coalition_id = :coalition and (name_th = :name or :name = any(also_spelled))
            order by name_th = :name desc, id limit 1
            """)
        .param("coalition", coalition.value())
        .param("name", name)
        .query((row, number) -> id(row))
        .optional();
  }

  /** Which organization holds this number of this register, if any. */
  Optional<Named> registered(CoalitionId coalition, String authority, String number) {
    return jdbc.sql(
            """
            select id, name_th, name_en from membership.organization
            where coalition_id = :coalition and registration_authority = :authority
              and registration_number = :number
            """)
        .param("coalition", coalition.value())
        .param("authority", authority)
        .param("number", number)
        .query((row, number2) -> new Named(id(row), name(row)))
        .optional();
  }

  /** What a filter means in SQL; only what is asked for stands in it, so that its plan fits. */
  private record Condition(
      String join, String where, String keyset, Map<String, @Nullable Object> values) {

    static Condition of(CoalitionId coalition, RegistryFilter filter, NameOrder order) {
      var values = new HashMap<String, @Nullable Object>();
      var where = new ArrayList<String>();
      values.put("coalition", coalition.value());
      where.add("o.coalition_id = :coalition");
      add(where, values, "pillar", filter.pillar(), ":pillar = any(o.pillars)");
      add(where, values, "district", filter.district(), ":district = any(o.districts)");
      add(where, values, "group", name(filter.group()), ":group = any(o.target_groups)");
      add(where, values, "kind", name(filter.kind()), "o.kind = :kind");
      var terms = filter.terms();
      for (var i = 0; i < terms.size(); i++) {
        values.put("words" + i, Words.tsquery(terms.get(i)));
        values.put("part" + i, terms.get(i));
        where.add(
            "(s.words @@ cast(:words%d as tsquery) or strpos(s.names, :part%d) > 0)"
                .formatted(i, i));
      }
      values.put("after", filter.after());
      return new Condition(
          terms.isEmpty()
              ? ""
              : """
              join membership.search s
                on s.coalition_id = o.coalition_id and s.organization_id = o.id\
              """,
          String.join(" and ", where),
          filter.after() == null
              ? ""
              : """
              where (name, id) > (
                select %s, a.id from membership.organization a
                where a.coalition_id = :coalition and a.id = :after)\
              """
                  .formatted(order.sql("a")),
          values);
    }

    private static void add(
        List<String> where,
        Map<String, @Nullable Object> values,
        String name,
        @Nullable String value,
        String sql) {
      if (value == null) return;
      values.put(name, value);
      where.add(sql);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
      return value == null ? null : value.name();
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        id(row),
        name(row),
        row.getString("short_name"),
        OrganizationKind.valueOf(row.getString("kind")),
        row.getBoolean("member"),
        Organizations.list(row, "pillars"),
        Organizations.list(row, "target_groups").stream().map(TargetGroup::valueOf).toList(),
        Organizations.list(row, "districts"),
        row.getObject("logo_file", UUID.class),
        row.getInt("told"),
        row.getInt("asked"));
  }

  private static OrganizationId id(ResultSet row) throws SQLException {
    return new OrganizationId(row.getObject("id", UUID.class));
  }

  private static LocalizedText name(ResultSet row) throws SQLException {
    return LocalizedText.of(row.getString("name_th"), row.getString("name_en"));
  }
}
