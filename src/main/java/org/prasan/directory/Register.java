package org.prasan.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All services of the coalition that the reader may know of, by name. */
@Component
@Transactional(readOnly = true)
class Register {
  static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final Needs needs;

  Register(JdbcClient jdbc, Needs needs) {
    this.jdbc = jdbc;
    this.needs = needs;
  }

  /**
   * A part of the register.
   *
   * @param next the last one on this page, if more follow
   */
  record Page(List<ServiceId> ids, int total, @Nullable ServiceId next) {}

  Page page(CoalitionId coalition, Reader reader, RegisterFilter filter) {
    var condition = condition(coalition, reader, filter);
    var found =
        jdbc.sql(
                """
                select s.id from directory.service s
                join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
                where %s %s
                order by s.name_th collate "th-x-icu", s.id limit :limit
                """
                    .formatted(
                        condition.where(),
                        filter.after() == null
                            ? ""
                            : """
                            and (s.name_th collate "th-x-icu", s.id) > (
                              select s.name_th collate "th-x-icu", s.id from directory.service s
                              where s.coalition_id = :coalition and s.id = :after and %s)\
                            """
                                .formatted(Visibility.service())))
            .params(condition.values())
            .param("limit", PAGE + 1)
            .param("after", filter.after())
            .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
            .list();
    var shown = found.stream().limit(PAGE).toList();
    return new Page(
        shown, count(coalition, reader, filter), found.size() > PAGE ? shown.getLast() : null);
  }

  int count(CoalitionId coalition, Reader reader, RegisterFilter filter) {
    var condition = condition(coalition, reader, filter);
    return jdbc.sql(
            """
            select count(*) from directory.service s
            join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
            where %s
            """
                .formatted(condition.where()))
        .params(condition.values())
        .query(Integer.class)
        .single();
  }

  /** For programs: in an order that no change of a name can disturb, after the one named. */
  List<ServiceId> byId(CoalitionId coalition, Reader reader, RegisterFilter filter, int limit) {
    var condition = condition(coalition, reader, filter);
    return jdbc.sql(
            """
            select s.id from directory.service s
            join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
            where %s %s order by s.id limit :limit
            """
                .formatted(condition.where(), filter.after() == null ? "" : "and s.id > :after"))
        .params(condition.values())
        .param("after", filter.after())
        .param("limit", limit)
        .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
        .list();
  }

  /** The organizations whose services these are. */
  List<OrganizationId> owners(CoalitionId coalition, Reader reader) {
    var condition = condition(coalition, reader, RegisterFilter.ALL);
    return jdbc.sql(
            """
            select distinct s.organization_id from directory.service s
            where %s order by s.organization_id
            """
                .formatted(condition.where()))
        .params(condition.values())
        .query((row, number) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
        .list();
  }

  /** For a file: all of them, in the same order. */
  List<ServiceId> ids(CoalitionId coalition, Reader reader, RegisterFilter filter) {
    var condition = condition(coalition, reader, filter);
    return jdbc.sql(
            """
            select s.id from directory.service s
            join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
            where %s order by s.name_th collate "th-x-icu", s.id
            """
                .formatted(condition.where()))
        .params(condition.values())
        .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
        .list();
  }

  /** The one whose reference was typed; none if it names none, or several. */
  Optional<ServiceId> named(CoalitionId coalition, Reader reader, @Nullable String typed) {
    var reference = Reference.read(typed);
    if (reference == null) return Optional.empty();
    var found =
        jdbc.sql(
                """
                select s.id from directory.service s
                where s.coalition_id = :coalition and %s and %s = :reference limit 2
                """
                    .formatted(Visibility.service(), Reference.sql("s.id")))
            .params(Visibility.values(reader))
            .param("coalition", coalition.value())
            .param("reference", reference)
            .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
            .list();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** What somebody may have meant whose search found nothing: a name that this reader may know. */
  Optional<String> insteadOf(CoalitionId coalition, Reader reader, String query) {
    return jdbc.sql(
            """
            select s.name_th from directory.service s
            join directory.search x on x.coalition_id = s.coalition_id and x.service_id = s.id
            where s.coalition_id = :coalition and %s
              and public.similarity(s.name_th, :query) > 0.2
            order by public.similarity(s.name_th, :query) desc, s.id limit 1
            """
                .formatted(Visibility.service()))
        .params(Visibility.values(reader))
        .param("coalition", coalition.value())
        .param("query", query)
        .query(String.class)
        .optional();
  }

  /** In SQL, over directory.service s and what it is found by, directory.search x. */
  record Condition(String where, Map<String, @Nullable Object> values) {}

  Condition condition(CoalitionId coalition, Reader reader, RegisterFilter filter) {
    var values = Visibility.values(reader);
    var where = new ArrayList<String>();
    values.put("coalition", coalition.value());
    where.add("s.coalition_id = :coalition");
    where.add(Visibility.service());
    if (filter.need() != null) {
      values.put("needs", needs.within(filter.need()).toArray(String[]::new));
      where.add("s.needs && cast(:needs as text[])");
    }
    if (filter.district() != null) {
      values.put("district", filter.district());
      where.add("(s.districts = '{}' or :district = any(s.districts))");
    }
    if (filter.status() != null) {
      values.put("status", filter.status().name());
      where.add("s.status = :status");
    }
    if (filter.organization() != null) {
      values.put("organization", filter.organization().value());
      where.add("s.organization_id = :organization");
    }
    ServiceSearch.words(TypedWord.of(Wish.ANYTHING.asking(filter.q()), needs), where, values);
    return new Condition(String.join(" and ", where), values);
  }
}
