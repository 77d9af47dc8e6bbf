package org.prasan.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which services fit what is looked for. Whatever the reader may not read neither finds a service
 * nor comes back with it.
 */
@Component
class ServiceSearch {
  /** Nobody looks through more; whoever finds so many narrows the search. */
  private static final int MOST = 5000;

  private static final double ALIKE = 0.5;

  private final JdbcClient jdbc;
  private final Needs needs;
  private final Clock clock;

  ServiceSearch(JdbcClient jdbc, Needs needs, Clock clock) {
    this.jdbc = jdbc;
    this.needs = needs;
    this.clock = clock;
  }

  List<Candidate> fitting(CoalitionId coalition, Reader reader, Wish wish, List<TypedWord> terms) {
    var values = Visibility.values(reader);
    values.put("coalition", coalition.value());
    values.put("most", MOST);
    var where = conditions(wish, values);
    words(terms, where, values);
    var likeness = likeness(terms);
    var sql =
        """
        select s.id, s.name_th, s.languages, s.districts, s.sexes, s.legal_statuses,
          coalesce(s.minimum_age, s.maximum_age) is not null as names_age,
          case when %1$s then s.capacity_available end as capacity_available,
          case when %1$s then s.capacity_maximum end as capacity_maximum,
          case when %1$s then s.capacity_updated_at end as capacity_updated_at,
          p.latitude, p.longitude, %2$s as likeness
        from directory.service s
        join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
        left join lateral (
          select l.latitude, l.longitude
          from directory.service_at_location a
          join directory.location l
            on l.coalition_id = a.coalition_id and l.id = a.location_id
          where a.coalition_id = s.coalition_id and a.service_id = s.id
            and l.latitude is not null and %3$s and %4$s
          order by a.id limit 1) p on true
        where s.coalition_id = :coalition and %5$s
        order by s.id limit :most
        """
            .formatted(
                Visibility.part(FieldGroup.CAPACITY),
                likeness,
                Visibility.part(FieldGroup.ADDRESS),
                Visibility.level("l.level"),
                String.join(" and ", where));
    return jdbc.sql(sql).params(values).query((row, number) -> candidate(row)).list();
  }

  private List<String> conditions(Wish wish, Map<String, @Nullable Object> values) {
    var where = new ArrayList<String>();
    where.add(Visibility.service());
    where.add("s.status = 'ACTIVE'");
    if (wish.need() != null) {
      values.put("needs", needs.within(wish.need()).toArray(String[]::new));
      where.add("s.needs && cast(:needs as text[])");
    }
    add(where, values, "near", wish.near(), "(s.districts = '{}' or :near = any(s.districts))");
    add(where, values, "language", wish.language(), ":language = any(s.languages)");
    add(where, values, "sex", name(wish.sex()), "(s.sexes = '{}' or :sex = any(s.sexes))");
    add(
        where,
        values,
        "status",
        name(wish.status()),
        "(s.legal_statuses = '{}' or :status = any(s.legal_statuses))");
    add(
        where,
        values,
        "age",
        wish.age(),
        "coalesce(s.minimum_age, 0) <= :age and coalesce(s.maximum_age, 999) >= :age");
    if (wish.room()) {
      values.put("since", clock.instant().minus(Capacity.KNOWN_FOR).atOffset(ZoneOffset.UTC));
      where.add(Visibility.part(FieldGroup.CAPACITY));
      where.add("s.capacity_available > 0 and s.capacity_updated_at >= :since");
    }
    return where;
  }

  /** Each word typed must be found somewhere, if need be in a similar spelling. */
  static void words(
      List<TypedWord> terms, List<String> where, Map<String, @Nullable Object> values) {
    for (int i = 0; i < terms.size(); i++) {
      var term = terms.get(i);
      values.put("words" + i, Words.tsquery(term.word()));
      values.put("part" + i, term.word());
      values.put("meant" + i, term.needs().toArray(String[]::new));
      values.put("around" + i, term.districts().toArray(String[]::new));
      values.put("alike", ALIKE);
      where.add(
          "(%s or (%s and public.word_similarity(:part%d, x.text) >= :alike))"
              .formatted(exactly(term, i), Signature.mayBeLike(":part" + i, ":alike"), i));
    }
  }

  /** As it was typed, or as what it means. */
  private static String exactly(TypedWord term, int i) {
    var served =
        term.districts().isEmpty()
            ? ""
            : " or s.districts = '{}' or s.districts && cast(:around%d as text[])".formatted(i);
    return """
    (x.words @@ cast(:words%1$d as tsquery) or strpos(x.text, :part%1$d) > 0
      or s.needs && cast(:meant%1$d as text[])
      or (%2$s and x.description_words @@ cast(:words%1$d as tsquery))
      or (%3$s and x.place_words @@ cast(:words%1$d as tsquery))%4$s)\
    """
        .formatted(
            i,
            Visibility.part(FieldGroup.DESCRIPTION),
            Visibility.part(FieldGroup.ADDRESS),
            served);
  }

  private static String likeness(List<TypedWord> terms) {
    if (terms.isEmpty()) return "1.0";
    var sum = new ArrayList<String>();
    for (int i = 0; i < terms.size(); i++)
      sum.add("(case when %s then 1.0 else %s end)".formatted(exactly(terms.get(i), i), alike(i)));
    return "(" + String.join(" + ", sum) + ") / " + terms.size();
  }

  /** Also by whole words: what is like the end of one and the beginning of the next is less so. */
  private static String alike(int i) {
    return """
    (public.word_similarity(:part%1$d, x.text)
      + public.strict_word_similarity(:part%1$d, x.text)) / 2\
    """
        .formatted(i);
  }

  private static void add(
      List<String> where,
      Map<String, @Nullable Object> values,
      String name,
      @Nullable Object value,
      String sql) {
    if (value == null) return;
    values.put(name, value);
    where.add(sql);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new ServiceId(row.getObject("id", UUID.class)),
        row.getString("name_th"),
        ServiceRow.list(row, "languages"),
        ServiceRow.list(row, "districts"),
        !ServiceRow.list(row, "sexes").isEmpty(),
        !ServiceRow.list(row, "legal_statuses").isEmpty(),
        row.getBoolean("names_age"),
        new Capacity(
            null,
            row.getObject("capacity_available", Integer.class),
            row.getObject("capacity_maximum", Integer.class),
            null,
            ServiceRow.instant(row, "capacity_updated_at"),
            null),
        ServicePlaces.point(row),
        row.getDouble("likeness"));
  }
}
